import type { Block } from '#domain/article.ts';
import { isParagraph } from '#domain/progress.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { t } from './strings.ts';

/** Goes to the next or the previous paragraph in which nothing is marked. */
export function stepUnmarked(reader: ReaderController, direction: 1 | -1): void {
  const { document, surface } = reader;
  if (!surface) return;
  const { blocks, index: marks } = document;
  const isFree = (block: Block): boolean => isParagraph(block) && marks.overlapping(block).length === 0;
  for (let at = surface.blockIndexAt(reader.caret) + direction; blocks[at]; at += direction) {
    const block = blocks[at];
    if (!block || !isFree(block)) continue;
    reader.placeCaret(block.start);
    void reader.showCaret();
    return;
  }
  reader.spoken = t(direction === 1 ? 'noNextUnmarked' : 'noPreviousUnmarked');
  reader.say(reader.spoken);
}
