import type { BlockKind } from '#domain/article.ts';

// Plain text comes in two dresses: text copied from a page, in which each line is a block, and text wrapped by hand or by
// a mail program, in which a block is several lines. Nothing says which one a file is; its lines do.

/** A block before it is judged: offsets are UTF-16 code units of the text. */
export type TextBlock = { readonly start: number; readonly end: number; readonly kind: BlockKind };

type Line = {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly newBlock: boolean;
};

const bullet = /^(?:[-*•‣◦▪●·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S/u;
const quoted = /^>/u;
const lineEnd = /[\n\u2028\u2029]/gu;

/** The lines of the text that are not blank, without the white space around them, in order; blank lines as null. */
function linesOf(text: string): readonly (Line | null)[] {
  const lines: (Line | null)[] = [];
  let from = 0;
  lineEnd.lastIndex = 0;
  while (from <= text.length) {
    const to = lineEnd.exec(text)?.index ?? text.length;
    let start = from;
    let end = to;
    while (start < end && /\s/u.test(text.charAt(start))) start++;
    while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
    if (start === end) {
      lines.push(null);
    } else {
      const head = text.slice(start, Math.min(end, start + 80));
      const space = head.search(/\s/u);
      lines.push({
        start,
        end,
        firstWord: space < 0 ? end - start : space,
        newBlock: bullet.test(head) || quoted.test(head) || !/[\p{L}\p{N}]/u.test(head),
      });
    }
    from = to + 1;
    if (to === text.length) break;
  }
  return lines;
}

const widest = 132;
const narrowest = 44;

/**
 * The column at which the text is wrapped, in UTF-16 code units; null when its lines are blocks. In wrapped text a line
 * ends because the next line's first word would not have fitted, so nearly all line breaks inside paragraphs are forced;
 * and new lines begin in the middle of sentences, so few begin with a capital.
 */
function findWrapWidth(text: string, lines: readonly (Line | null)[]): number | null {
  const inner: { readonly line: Line; readonly next: Line }[] = [];
  for (let i = 0; i + 1 < lines.length && inner.length < 5000; i++) {
    const line = lines[i];
    const next = lines[i + 1];
    if (line && next && !next.newBlock) inner.push({ line, next });
  }
  if (inner.length === 0) return null;
  const lengths = inner.map(({ line }) => line.end - line.start).sort((a, b) => a - b);
  // A long address can stick out of a wrapped text; the width is that of nearly all lines.
  const width = lengths[Math.floor((lengths.length - 1) * 0.97)] ?? 0;
  if (width < narrowest || width > widest) return null;
  const forced = inner.filter(({ line, next }) => isForced(line, next, width)).length;
  const continued = inner.filter(
    ({ next }) => !/^["'“«(]?\p{Lu}/u.test(text.slice(next.start, next.start + 3)),
  ).length;
  const needed = inner.length < 3 ? 1 : 0.7;
  return forced >= inner.length * needed && continued >= inner.length * 0.4 ? width : null;
}

/** True when the line could not have taken the next line's first word, give or take the raggedness of good wrapping. */
const isForced = (line: Line, next: Line, width: number): boolean =>
  line.end - line.start + 1 + next.firstWord > width - Math.max(2, Math.floor(width / 12));

/** The blocks of a plain text, in order; headings and furniture are for others to find. Linear in the text's length. */
export function blocksOfPlainText(text: string): readonly TextBlock[] {
  const lines = linesOf(text);
  const width = findWrapWidth(text, lines);
  const blocks: TextBlock[] = [];
  let open: { start: number; end: number; kind: BlockKind } | null = null;
  let last: Line | null = null;
  for (const line of lines) {
    if (!line) {
      open = null;
      last = null;
      continue;
    }
    const isQuoted = text.charAt(line.start) === '>';
    const continues =
      open &&
      last &&
      (isQuoted
        ? open.kind === 'quotation'
        : !line.newBlock && width !== null && isForced(last, line, width));
    if (open && continues) {
      open.end = line.end;
    } else {
      const kind = isQuoted
        ? 'quotation'
        : bullet.test(text.slice(line.start, line.start + 8))
          ? 'list-item'
          : 'paragraph';
      open = { start: line.start, end: line.end, kind };
      blocks.push(open);
    }
    last = line;
  }
  return withoutLoneNumbers(blocks, text);
}

/** "1. The water" is a list item only beside another one; by itself it is a paragraph that begins with a number. */
function withoutLoneNumbers(blocks: readonly TextBlock[], text: string): readonly TextBlock[] {
  return blocks.map((block, i) => {
    if (block.kind !== 'list-item' || !/^\(?(?:\d|[a-z]\))/u.test(text.slice(block.start, block.start + 3)))
      return block;
    const hasCompany = blocks[i - 1]?.kind === 'list-item' || blocks[i + 1]?.kind === 'list-item';
    return hasCompany ? block : { ...block, kind: 'paragraph' };
  });
}
