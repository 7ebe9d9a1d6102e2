import { stances } from '#domain/stance.ts';
import { textWidth } from './fit-text.ts';
import type { ShownStance } from './stance-shape.ts';

const rowHeight = 18;

/** Lays out what the signs of stances mean, in as many rows as it takes; `height` is what it needs in all. */
export function stanceKey(width: number, words: (stance: ShownStance) => string) {
  let [x, row] = [10, 0];
  const entries = [...stances, null].map((stance) => {
    const label = words(stance);
    const room = 18 + textWidth(label, 11) + 14;
    if (x > 10 && x + room > width) [x, row] = [10, row + 1];
    const entry = { stance, label, x, y: row * rowHeight + 12 };
    x += room;
    return entry;
  });
  return { entries, height: (row + 1) * rowHeight + 6 };
}
