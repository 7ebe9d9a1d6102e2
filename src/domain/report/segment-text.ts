import { compareSpans, type Span } from '../span.ts';

/** A stretch of text that belongs to something; several pieces of one thing share its key. */
export type Mark<Key> = Span & { readonly key: Key };

/** A stretch of text over which the set of marks does not change. `marks` begins with the outermost. */
export type Segment<Key> = Span & {
  readonly text: string;
  readonly marks: readonly Mark<Key>[];
  /** The marks whose first character in this block lies at the segment's start. */
  readonly starting: readonly Mark<Key>[];
  /** The marks whose last character in this block lies at the segment's end. */
  readonly ending: readonly Mark<Key>[];
};

/**
 * Cuts one block of a text at every boundary of the marks that touch it, so that overlapping marks can be written as
 * properly nested elements. The segments are in text order, none is empty, and joined they are the block; a mark that
 * reaches beyond the block is clipped to it. All offsets are UTF-16 code units of `text`.
 */
export function segmentText<Key>(
  text: string,
  block: Span,
  marks: readonly Mark<Key>[],
): readonly Segment<Key>[] {
  const touching = marks
    .filter((mark) => mark.start < block.end && block.start < mark.end && mark.start < mark.end)
    .toSorted(compareSpans);
  const startOf = (mark: Span): number => Math.max(mark.start, block.start);
  const endOf = (mark: Span): number => Math.min(mark.end, block.end);
  const cuts = new Set([block.start, block.end]);
  for (const mark of touching) cuts.add(startOf(mark)).add(endOf(mark));
  const boundaries = [...cuts].toSorted((a, b) => a - b);

  const segments: Segment<Key>[] = [];
  let open: readonly Mark<Key>[] = [];
  let next = 0;
  for (let index = 1; index < boundaries.length; index += 1) {
    const start = boundaries[index - 1] as number;
    const end = boundaries[index] as number;
    const starting: Mark<Key>[] = [];
    for (let mark = touching[next]; mark && startOf(mark) === start; mark = touching[next]) {
      starting.push(mark);
      next += 1;
    }
    // Marks that were clipped to the block's start are sorted by where they really begin, so the order stays outer first.
    const current = [...open, ...starting];
    const ending = current.filter((mark) => endOf(mark) === end);
    segments.push({ start, end, text: text.slice(start, end), marks: current, starting, ending });
    open = current.filter((mark) => endOf(mark) !== end);
  }
  return segments;
}

/**
 * Gives each mark a lane so that no two overlapping marks share one: the first free lane, in text order. A mark keeps
 * its lane over all its length, so that its underline does not jump where another mark begins.
 * @returns the lane of each mark, in the order of `marks`; lanes count from 0.
 */
export function assignLanes(marks: readonly Span[]): readonly number[] {
  const lanes = new Array<number>(marks.length).fill(0);
  const endOfLane: number[] = [];
  const order = marks.map((_, index) => index);
  order.sort((a, b) => compareSpans(marks[a] as Span, marks[b] as Span) || a - b);
  for (const index of order) {
    const mark = marks[index] as Span;
    const free = endOfLane.findIndex((end) => end <= mark.start);
    const lane = free === -1 ? endOfLane.length : free;
    endOfLane[lane] = mark.end;
    lanes[index] = lane;
  }
  return lanes;
}
