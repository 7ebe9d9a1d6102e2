import { graphemeAt } from './grapheme.ts';
import { sentencesOf } from './sentence.ts';
import type { Span } from './span.ts';

// Where the caret goes by sentences and paragraphs, which no browser does rightly in a text of blocks. The blocks given are
// those that are shown, in order. All offsets are UTF-16 code units of the article's text.

/** The text a caret moves in: the blocks that are shown, and its language as a BCP 47 tag. */
export type CaretText = {
  readonly text: string;
  readonly blocks: readonly Span[];
  readonly locale: string | undefined;
};

/** The beginning of the next sentence, or of this or the previous one; at the last the end of the text. */
export function sentenceStop({ text, blocks, locale }: CaretText, offset: number, direction: 1 | -1): number {
  const at = blockIndexAt(blocks, offset);
  const starts = (index: number): readonly number[] => {
    const block = blocks[index];
    return block ? sentencesOf(text, block.start, block.end, locale).map(({ start }) => start) : [];
  };
  if (direction === 1) {
    const next = starts(at).find((start) => start > offset) ?? starts(at + 1)[0];
    return next ?? Math.max(offset, blocks.at(-1)?.end ?? offset);
  }
  const previous = starts(at).findLast((start) => start < offset) ?? starts(at - 1).at(-1);
  return previous ?? Math.min(offset, blocks[0]?.start ?? offset);
}

/** The beginning of the next paragraph, or of this or the previous one; at the last the end of the text. */
export function paragraphStop({ blocks }: CaretText, offset: number, direction: 1 | -1): number {
  const at = blockIndexAt(blocks, offset);
  const block = blocks[at];
  if (direction === 1) return blocks[at + 1]?.start ?? Math.max(offset, block?.end ?? offset);
  if (block && offset > block.start) return block.start;
  return blocks[at - 1]?.start ?? offset;
}

/** The offset itself where the caret may stand; inside a grapheme, where that ends in the direction of the move. */
export function outsideGrapheme({ text, blocks }: CaretText, offset: number, direction: 1 | -1): number {
  const block = blocks[blockIndexAt(blocks, offset)];
  const grapheme = block && graphemeAt(text, offset, block);
  if (!grapheme || grapheme.start === offset) return offset;
  return direction === 1 ? grapheme.end : grapheme.start;
}

/** The last block that begins at or before the offset, else the first. */
function blockIndexAt(blocks: readonly Span[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
