import type { Span } from './span.ts';

/** One item of an {@link IntervalIndex} with one of the spans it lies on. */
export type IndexedSpan<Item> = Span & { readonly item: Item };

/**
 * Finds which items lie on a place of a text, in O(log n + k). An immutable binary tree laid out in arrays sorted by
 * start, each node with the largest end beneath it (after Cormen et al., Introduction to Algorithms, interval trees).
 * An item with several spans is found by each of them. Offsets are UTF-16 code units, spans half-open.
 */
export class IntervalIndex<Item> {
  readonly #entries: readonly IndexedSpan<Item>[];
  /** `#maxEnds[i]` is the largest end in the subtree of the range whose middle is `i`. */
  readonly #maxEnds: Float64Array;

  constructor(items: readonly Item[], spansOf: (item: Item) => readonly Span[]) {
    this.#entries = items
      .flatMap((item) => spansOf(item).map(({ start, end }) => ({ start, end, item })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    this.#maxEnds = new Float64Array(this.#entries.length);
    this.#fill(0, this.#entries.length);
  }

  /** Items with a span that holds the code unit at `offset`, in text order. */
  at(offset: number): readonly Item[] {
    return this.overlapping({ start: offset, end: offset + 1 });
  }

  /** Items with a span that holds the place between two code units: `start <= offset <= end`, in text order. */
  touching(offset: number): readonly Item[] {
    return this.#find(offset - 1, offset + 1);
  }

  /** Items with a span that shares at least one code unit with the span, in text order, each once. */
  overlapping(span: Span): readonly Item[] {
    return span.end > span.start ? this.#find(span.start, span.end) : [];
  }

  #fill(low: number, high: number): number {
    if (low >= high) return -Infinity;
    const middle = (low + high) >> 1;
    const own = this.#entries[middle]?.end ?? -Infinity;
    const max = Math.max(own, this.#fill(low, middle), this.#fill(middle + 1, high));
    this.#maxEnds[middle] = max;
    return max;
  }

  #find(start: number, end: number): readonly Item[] {
    const found = new Set<Item>();
    this.#collect(0, this.#entries.length, start, end, found);
    return [...found];
  }

  #collect(low: number, high: number, start: number, end: number, found: Set<Item>): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    const entry = this.#entries[middle];
    if (!entry || (this.#maxEnds[middle] ?? -Infinity) <= start) return;
    this.#collect(low, middle, start, end, found);
    if (entry.start >= end) return;
    if (entry.end > start) found.add(entry.item);
    this.#collect(middle + 1, high, start, end, found);
  }
}
