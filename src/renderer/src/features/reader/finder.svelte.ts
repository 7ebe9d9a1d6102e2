import { SearchedText, soughtOf } from '#domain/find-in-text.ts';
import type { Span } from '#domain/span.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';

/** The longest stretch of milliseconds for which the window waits for a search. */
const slice = 10;

/** Finds words in one article, block by block, without ever holding the window up. */
export class Finder {
  open = $state(false);
  typed = $state('');
  /** Every place found so far, in text order. */
  hits = $state.raw<readonly Span[]>([]);
  /** The place on show, an index of `hits`; -1 for none. */
  at = $state(-1);
  searching = $state(false);
  readonly #document: OpenDocument;
  #text: SearchedText | null = null;
  #search = 0;

  constructor(document: OpenDocument) {
    this.#document = document;
  }

  get current(): Span | null {
    return this.hits[this.at] ?? null;
  }

  /** True when something is sought, and it is nowhere in the text. */
  get isNowhere(): boolean {
    return soughtOf(this.typed) !== null && !this.searching && this.hits.length === 0;
  }

  /** The places that share a part with the span. */
  within({ start, end }: Span): readonly Span[] {
    let low = 0;
    let high = this.hits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.hits[middle]?.end ?? Infinity) <= start) low = middle + 1;
      else high = middle;
    }
    const last = this.hits.findIndex((hit, index) => index >= low && hit.start >= end);
    return this.hits.slice(low, last === -1 ? undefined : last);
  }

  /** Seeks what is typed now and shows the first place at or after an offset; resolves when that is known. */
  async seek(typed: string, from: number): Promise<void> {
    this.typed = typed;
    const search = (this.#search += 1);
    const sought = soughtOf(typed);
    this.at = -1;
    this.hits = [];
    this.searching = sought !== null;
    if (!sought) return;
    const { text, blocks } = this.#document;
    this.#text ??= new SearchedText(text, blocks);
    const hits: Span[] = [];
    let until = performance.now() + slice;
    for (const found of this.#text.find(sought)) {
      hits.push(...found);
      if (performance.now() < until) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (search !== this.#search) return;
      until = performance.now() + slice;
    }
    this.hits = hits;
    this.searching = false;
    this.at = this.#firstFrom(from);
  }

  /** Goes to the next or the previous place, round the ends of the text. */
  step(direction: 1 | -1): void {
    const count = this.hits.length;
    if (count > 0) this.at = (this.at + direction + count) % count;
  }

  /** Goes to the first place at or after an offset, or to the last before it. */
  stepFrom(offset: number, direction: 1 | -1): void {
    const first = this.hits.findIndex((hit) => (direction === 1 ? hit.start > offset : hit.start >= offset));
    const count = this.hits.length;
    if (count === 0) return;
    if (direction === 1) this.at = first === -1 ? 0 : first;
    else this.at = first === -1 ? count - 1 : (first - 1 + count) % count;
  }

  /** Ends the search; what was typed is kept for the next. */
  close(): void {
    this.#search += 1;
    this.open = false;
    this.searching = false;
    this.hits = [];
    this.at = -1;
    this.#text = null;
  }

  #firstFrom(offset: number): number {
    if (this.hits.length === 0) return -1;
    return Math.max(
      0,
      this.hits.findIndex(({ start }) => start >= offset),
    );
  }
}
