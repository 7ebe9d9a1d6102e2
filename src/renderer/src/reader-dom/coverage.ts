import type { Span } from '#domain/span.ts';

/** The stretches taken so far, in order and apart. Works on any line: offsets of a text or pixels of a margin. */
export class Coverage {
  readonly #taken: Span[] = [];

  /** True when a part of the span is taken. */
  touches({ start, end }: Span): boolean {
    const next = this.#taken[this.#firstAfter(start)];
    return next !== undefined && next.start < end;
  }

  /** Takes the span and gives the parts of it that were free, in order. */
  take({ start, end }: Span): readonly Span[] {
    const from = this.#firstAfter(start);
    let to = from;
    let at = start;
    const free: Span[] = [];
    for (let next = this.#taken[to]; next && next.start < end; next = this.#taken[to]) {
      if (next.start > at) free.push({ start: at, end: next.start });
      at = next.end;
      to += 1;
    }
    if (at < end) free.push({ start: at, end });
    const first = to > from ? this.#taken[from] : undefined;
    const whole = { start: Math.min(start, first?.start ?? start), end: Math.max(end, at) };
    this.#taken.splice(from, to - from, whole);
    return free;
  }

  /** The index of the first stretch that ends after the place. */
  #firstAfter(place: number): number {
    let low = 0;
    let high = this.#taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#taken[middle]?.end ?? Infinity) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Lays spans in levels so that what lies within another comes on a level before it, and spans on one level do not
 * overlap, but on the last, which takes all that are left. Gives the level of each span, from 0.
 */
export function stackLevels(spans: readonly Span[], most: number): readonly number[] {
  const levels = Array.from({ length: Math.max(0, most - 1) }, () => new Coverage());
  const found = new Array<number>(spans.length).fill(0);
  for (const index of innermostFirst(spans)) {
    const span = spans[index];
    if (!span) continue;
    const free = levels.findIndex((level) => !level.touches(span));
    levels[free]?.take(span);
    found[index] = free === -1 ? levels.length : free;
  }
  return found;
}

/** The indexes of spans from the shortest to the longest; of two alike the later comes first. */
export function innermostFirst(spans: readonly Span[]): readonly number[] {
  const length = (index: number): number => (spans[index]?.end ?? 0) - (spans[index]?.start ?? 0);
  return spans.map((_, index) => index).sort((a, b) => length(a) - length(b) || b - a);
}
