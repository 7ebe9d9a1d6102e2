import type { AddedValues } from '#domain/case-codebook.ts';
import type { CellLine } from '#domain/compare/matrix-cells.ts';
import type { Commitment } from '#domain/occurrence.ts';
import { stances, type Stance } from '#domain/stance.ts';

/** A stance as a sign stands for it; null is "not judged". */
export type ShownStance = { readonly stance: Stance | null; readonly added: AddedValues | undefined };

/** A cell where there is no room for words. */
export type CellSummary = {
  /** The different stances in the order of the scale, not judged at the end. */
  readonly stances: readonly ShownStance[];
  /** Whether the words negate the claim: nowhere, everywhere, or in some of the places. */
  readonly negates: 'none' | 'all' | 'some';
  /** What all places have alike, null where it is not judged. */
  readonly commitment: Commitment | 'several' | null;
  /** The longest chain. */
  readonly depth: number;
  /** How many places. */
  readonly count: number;
};

/** Sums up the lines of a cell; null where there are none, which is "not addressed". */
export function summaryOf(lines: readonly CellLine[]): CellSummary | null {
  const [first] = lines;
  if (!first) return null;
  const shown = new Map<string, ShownStance>();
  let negating = 0;
  let depth = 0;
  let count = 0;
  let commitment: CellSummary['commitment'] = first.commitment;
  for (const line of lines) {
    const key = line.added?.stance ?? line.stance ?? '';
    if (!shown.has(key)) shown.set(key, { stance: line.stance, added: line.added });
    if (line.polarity === 'negates') negating += 1;
    if (line.commitment !== first.commitment || line.added?.commitment !== first.added?.commitment)
      commitment = 'several';
    depth = Math.max(depth, line.depth);
    count += line.count;
  }
  return {
    stances: shown.size === 1 ? [...shown.values()] : [...shown.values()].sort(byScale),
    negates: negating === 0 ? 'none' : negating === lines.length ? 'all' : 'some',
    commitment,
    depth,
    count,
  };
}

function byScale(a: ShownStance, b: ShownStance): number {
  const place = ({ stance }: ShownStance): number =>
    stance === null ? stances.length : stances.indexOf(stance);
  return place(a) - place(b);
}
