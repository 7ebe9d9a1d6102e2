import type { Block } from './article.ts';
import type { Span } from './span.ts';

/** How many of an article's paragraphs carry a mark. It says how far marking has come, not how much there is to mark. */
export type Progress = { readonly marked: number; readonly paragraphs: number };

/** True for a block that can make claims: no page furniture and no heading. */
export function isParagraph(block: Block): boolean {
  return !block.furniture && block.kind !== 'heading';
}

/** Counts the paragraphs, and those that share a part with one of the spans. The blocks are in text order. */
export function progressOf(blocks: readonly Block[], marks: Iterable<Span>): Progress {
  const marked = new Set<Block>();
  for (const { start, end } of marks) {
    for (let index = firstEndingAfter(blocks, start); ; index += 1) {
      const block = blocks[index];
      if (!block || block.start >= end) break;
      if (isParagraph(block)) marked.add(block);
    }
  }
  return { marked: marked.size, paragraphs: blocks.filter(isParagraph).length };
}

/** How much of some articles was read, from 0 to 1, each counting by its words. */
export function readShareOf(
  articles: readonly { readonly wordCount: number; readonly readShare: number }[],
): number {
  let all = 0;
  let read = 0;
  for (const { wordCount, readShare } of articles) {
    all += wordCount;
    read += wordCount * readShare;
  }
  return all === 0 ? 0 : read / all;
}

/** A share from 0 to 1 in whole per cent: what was begun is never 0, and only the whole is 100. */
export function perCent(share: number): number {
  return share <= 0 ? 0 : Math.max(1, Math.floor(Math.min(share, 1) * 100));
}

function firstEndingAfter(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
