import type { Span } from './span.ts';

// What a reader takes for one character may be many code units: a letter with its marks, a flag, a family of emoji.
// Boundaries are those of Unicode Standard Annex 29. All offsets are UTF-16 code units.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Going through a whole text for one place takes as long as the text; a space is where a grapheme begins. */
const reach = 2000;

/** The grapheme that holds the code unit at `offset`, or null outside of `within`. */
export function graphemeAt(text: string, offset: number, within: Span): Span | null {
  if (offset < within.start || offset >= within.end) return null;
  const least = Math.max(within.start, offset - reach);
  const from = least + Math.max(0, text.slice(least, offset).lastIndexOf(' '));
  for (const { segment, index } of segmenter.segment(
    text.slice(from, Math.min(within.end, offset + reach)),
  )) {
    const start = from + index;
    if (start + segment.length > offset) return { start, end: start + segment.length };
  }
  return null;
}

/** The span with both ends moved outward to where graphemes begin and end; ends outside of `within` stay. */
export function wholeGraphemes(text: string, span: Span, within: Span): Span {
  return {
    start: graphemeAt(text, span.start, within)?.start ?? span.start,
    end: graphemeAt(text, span.end - 1, within)?.end ?? span.end,
  };
}
