import type { Span } from '../span.ts';
import { collapse } from './pieces.ts';

/** Words to find in an article; `prefix` and `suffix` stand right beside them, `start` is their offset in UTF-16 code units. */
export type Quote = {
  readonly quote: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
};

/** Where a quote is: in one place, in none, or in more than one, so that nothing is guessed. */
export type QuoteMatch =
  | { readonly kind: 'found'; readonly span: Span }
  | { readonly kind: 'missing' }
  | { readonly kind: 'ambiguous'; readonly starts: readonly number[] };

/** A text prepared so that many quotes are found in it quickly. */
export type QuoteIndex = {
  readonly text: string;
  /** The text with every run of white space as one space. */
  readonly collapsed: string;
  /** For each code unit of `collapsed`, its offset in the text. */
  readonly offsets: Uint32Array;
};

/** Prepares a text for {@link findQuote}. */
export function quoteIndex(text: string): QuoteIndex {
  const offsets = new Uint32Array(text.length);
  const pieces: string[] = [];
  let length = 0;
  for (const match of text.matchAll(/\s+|\S+/gu)) {
    const run = match[0];
    if (run.trim() === '') {
      offsets[length] = match.index;
      length += 1;
      pieces.push(' ');
    } else {
      for (let unit = 0; unit < run.length; unit += 1) offsets[length + unit] = match.index + unit;
      length += run.length;
      pieces.push(run);
    }
  }
  return { text, collapsed: pieces.join(''), offsets: offsets.subarray(0, length) };
}

/**
 * Finds the exact words in the text. White space in quote, prefix and suffix matches any white space, and there may be some
 * between them; nothing else is matched loosely. With `start` the words must stand there; without, they must be in
 * the text once only.
 */
export function findQuote(index: QuoteIndex, { quote, prefix, suffix, start }: Quote): QuoteMatch {
  const words = collapse(quote);
  if (words === '') return { kind: 'missing' };
  const before = collapse(prefix ?? '');
  const after = collapse(suffix ?? '');
  const places =
    start === undefined
      ? placesOf(index.collapsed, words)
      : [placeOf(index.offsets, start)].filter((place) => index.collapsed.startsWith(words, place));
  const spans = places
    .filter((place) => standsBefore(index.collapsed, place, before))
    .filter((place) => standsAfter(index.collapsed, place + words.length, after))
    .map((place) => spanOf(index, place, words.length));
  const [span, ...others] = spans;
  if (span === undefined) return { kind: 'missing' };
  return others.length === 0
    ? { kind: 'found', span }
    : { kind: 'ambiguous', starts: spans.map((s) => s.start) };
}

function placesOf(collapsed: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = collapsed.indexOf(words); at >= 0; at = collapsed.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The place in the collapsed text of an offset in the text itself; past its end when nothing begins there. */
function placeOf(offsets: Uint32Array, start: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return offsets[low] === start ? low : offsets.length;
}

function standsBefore(collapsed: string, place: number, before: string): boolean {
  return collapsed
    .slice(Math.max(0, place - before.length - 1), place)
    .trimEnd()
    .endsWith(before);
}

function standsAfter(collapsed: string, place: number, after: string): boolean {
  return collapsed
    .slice(place, place + after.length + 1)
    .trimStart()
    .startsWith(after);
}

function spanOf(index: QuoteIndex, place: number, length: number): Span {
  const last = index.offsets[place + length - 1] ?? 0;
  return { start: index.offsets[place] ?? 0, end: last + 1 };
}
