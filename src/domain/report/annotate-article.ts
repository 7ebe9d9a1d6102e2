import type { Block } from '../article.ts';
import type { Span } from '../span.ts';
import type { ArticleRecord } from './case-record.ts';
import { type Mark, type Segment, segmentText } from './segment-text.ts';

/**
 * A block of an article's text cut at the boundaries of its marks. Where a mark runs on from the block before or into
 * the next one, it is not among the segments' `starting` or `ending`.
 */
export type AnnotatedBlock<Key> = {
  readonly block: Block;
  readonly segments: readonly Segment<Key>[];
};

/** A part of an annotated text: a numbered block of the body, or a run of blocks of page furniture. */
export type AnnotatedPart<Key> =
  | ({
      readonly kind: 'body';
      readonly paragraph: number;
      /** What begins in this block, each once, in text order: the notes that stand beside it. */
      readonly notes: readonly Key[];
    } & AnnotatedBlock<Key>)
  | {
      readonly kind: 'furniture';
      readonly blocks: readonly AnnotatedBlock<Key>[];
      readonly lineCount: number;
      readonly notes: readonly Key[];
    };

/** Where in an article some words stand: in numbered blocks of its body, in the furniture, or in no block at all. */
export type Place =
  | { readonly kind: 'body'; readonly first: number; readonly last: number }
  | { readonly kind: 'furniture' }
  | { readonly kind: 'outside' };

/** Sets out an article's text as numbered body blocks and runs of furniture, with the marks in each. */
export function annotateArticle<Key>(
  article: Pick<ArticleRecord, 'text' | 'blocks'>,
  marks: readonly Mark<Key>[],
): readonly AnnotatedPart<Key>[] {
  const marksOfBlock = spreadOverBlocks(article.blocks, marks);
  const noted = new Set<Key>();
  const takeNotes = (segments: readonly Segment<Key>[]): readonly Key[] => {
    const fresh: Key[] = [];
    for (const { key } of segments.flatMap((segment) => segment.starting)) {
      if (noted.has(key)) continue;
      noted.add(key);
      fresh.push(key);
    }
    return fresh;
  };

  const parts: AnnotatedPart<Key>[] = [];
  let paragraph = 0;
  article.blocks.forEach((block, index) => {
    const segments = withoutRunOns(
      segmentText(article.text, block, marksOfBlock[index] ?? []),
      article.blocks[index - 1]?.end ?? 0,
      article.blocks[index + 1]?.start ?? article.text.length,
    );
    const notes = takeNotes(segments);
    if (!block.furniture) {
      paragraph += 1;
      parts.push({ kind: 'body', paragraph, block, segments, notes });
      return;
    }
    const lineCount = linesOf(article.text.slice(block.start, block.end));
    const last = parts.at(-1);
    if (last?.kind === 'furniture') {
      parts[parts.length - 1] = {
        kind: 'furniture',
        blocks: [...last.blocks, { block, segments }],
        lineCount: last.lineCount + lineCount,
        notes: [...last.notes, ...notes],
      };
    } else {
      parts.push({ kind: 'furniture', blocks: [{ block, segments }], lineCount, notes });
    }
  });
  return parts;
}

/** Finds the numbered body blocks that a span touches. `blocks` are all blocks of the article, in text order. */
export function placeOf(blocks: readonly Block[], span: Span): Place {
  let paragraph = 0;
  let first = 0;
  let last = 0;
  let inFurniture = false;
  for (const block of blocks) {
    if (block.start >= span.end) break;
    if (!block.furniture) paragraph += 1;
    if (block.end <= span.start) continue;
    if (block.furniture) {
      inFurniture = true;
    } else {
      if (first === 0) first = paragraph;
      last = paragraph;
    }
  }
  if (first > 0) return { kind: 'body', first, last };
  return inFurniture ? { kind: 'furniture' } : { kind: 'outside' };
}

function withoutRunOns<Key>(
  segments: readonly Segment<Key>[],
  endOfPrevious: number,
  startOfNext: number,
): readonly Segment<Key>[] {
  return segments.map((segment) => ({
    ...segment,
    starting: segment.starting.filter((mark) => mark.start >= endOfPrevious),
    ending: segment.ending.filter((mark) => mark.end <= startOfNext),
  }));
}

/** For each block the marks that touch it; linear in blocks and touches, whatever the number of marks. */
function spreadOverBlocks<Key>(
  blocks: readonly Block[],
  marks: readonly Mark<Key>[],
): readonly (readonly Mark<Key>[])[] {
  const spread: Mark<Key>[][] = blocks.map(() => []);
  for (const mark of marks) {
    for (let index = firstEndingAfter(blocks, mark.start); index < blocks.length; index += 1) {
      if ((blocks[index] as Block).start >= mark.end) break;
      spread[index]?.push(mark);
    }
  }
  return spread;
}

function firstEndingAfter(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle] as Block).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const linesOf = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length;
