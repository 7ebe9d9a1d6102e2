/** A half-open range of an article's text: `start` inclusive, `end` exclusive, UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/** True when the two spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Orders spans by start, then the longer one first, so that an enclosing span comes before what it encloses. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * Sorts the pieces of one occurrence and merges those that touch or overlap.
 * Empty pieces are dropped; the result is in text order and disjoint.
 */
export function normalisePieces(pieces: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const piece of pieces.filter((p) => p.end > p.start).toSorted(compareSpans)) {
    const last = merged.at(-1);
    if (last && piece.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, piece.end) };
    } else {
      merged.push({ start: piece.start, end: piece.end });
    }
  }
  return merged;
}
