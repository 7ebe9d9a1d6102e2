import type { ReadingBlock } from '#domain/article-reading.ts';

const ended = /[.!?…:;,。！？]["'”’»)\]]*$/u;
const maxHeadingLength = 120;
const maxHeadingWords = 15;
/** More short lines than this in a row are a poem or a list, and no headings. */
const maxRun = 2;

/**
 * Sets as headings, in plain text that marks none: the headline, and one or two short lines that end like no sentence and
 * stand before a paragraph.
 */
export function findHeadings(
  text: string,
  blocks: readonly ReadingBlock[],
  headline: number | null,
): readonly ReadingBlock[] {
  const headings = new Set<number>(headline === null ? [] : [headline]);
  let run: number[] = [];
  blocks.forEach((block, i) => {
    if (block.furniture || i === headline) return;
    if (isShortLine(text, block)) {
      run.push(i);
      return;
    }
    const isParagraph = block.kind === 'paragraph' && block.end - block.start >= 60;
    if (isParagraph && run.length <= maxRun) for (const index of run) headings.add(index);
    run = [];
  });
  return blocks.map((block, i) => (headings.has(i) ? { ...block, kind: 'heading' } : block));
}

function isShortLine(text: string, { start, end, kind }: ReadingBlock): boolean {
  if (kind !== 'paragraph' || end - start > maxHeadingLength) return false;
  const line = text.slice(start, end);
  return (
    !line.includes('\n') &&
    !ended.test(line) &&
    line.split(/\s+/u).length <= maxHeadingWords &&
    /^["'“«„(]?[\p{Lu}\p{Lo}\p{N}]/u.test(line)
  );
}
