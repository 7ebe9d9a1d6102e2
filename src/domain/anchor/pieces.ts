import { Failure } from '../failure.ts';
import { normalisePieces, type Span } from '../span.ts';

/** A piece of an occurrence with its exact words. */
export type ExactPiece = Span & { readonly exact: string };

/** How the pieces of one occurrence are joined where they are shown as one line. */
export const pieceSeparator = ' … ';

/** The longest text a claim gets from the words it was marked with, UTF-16 code units. */
export const maxClaimText = 1000;

/**
 * Checks that a span lies inside the text and splits no surrogate pair.
 * @throws Failure `occurrence.bad-span`
 */
export function checkSpan(text: string, span: Span): void {
  if (span.start < 0 || span.end > text.length || span.end <= span.start) {
    throw new Failure(
      'occurrence.bad-span',
      `Characters ${span.start} to ${span.end} do not lie in the article’s text, which has ${text.length}.`,
      { start: span.start, end: span.end, length: text.length },
    );
  }
  if (splitsPair(text, span.start) || splitsPair(text, span.end)) {
    throw new Failure(
      'occurrence.bad-span',
      `Characters ${span.start} to ${span.end} begin or end in the middle of a character; take the whole of it.`,
      { start: span.start, end: span.end },
    );
  }
}

/**
 * Turns selected spans into the pieces that are kept: in text order, touching ones merged, white space cut off at both
 * ends of each, with the exact words.
 * @throws Failure `occurrence.bad-span` when a span lies outside the text, splits a surrogate pair, or no words are left.
 */
export function anchorPieces(text: string, spans: readonly Span[]): readonly ExactPiece[] {
  for (const span of spans) checkSpan(text, span);
  const pieces = normalisePieces(spans).flatMap((span) => {
    const words = text.slice(span.start, span.end);
    const start = span.start + (words.length - words.trimStart().length);
    const exact = words.trim();
    return exact === '' ? [] : [{ start, end: start + exact.length, exact }];
  });
  if (pieces.length === 0) {
    throw new Failure(
      'occurrence.bad-span',
      'The selection holds nothing but white space; select some words.',
    );
  }
  return pieces;
}

/** The text a claim gets from the words it was marked with: pieces joined, white space collapsed, cut at 1,000. */
export function claimTextOf(exact: readonly string[]): string {
  const text = exact.map(collapse).join(pieceSeparator);
  if (text.length <= maxClaimText) return text;
  const cut = splitsPair(text, maxClaimText - 1) ? maxClaimText - 2 : maxClaimText - 1;
  return `${text.slice(0, cut).trimEnd()}…`;
}

/** Every run of white space as one space, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
