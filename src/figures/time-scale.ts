import { scaleUtc } from 'd3-scale';

/** A stretch of time from its first moment up to, but not with, its last; in milliseconds since 1970 in UTC. */
export type TimeWindow = { readonly from: number; readonly to: number };

const dayLength = 86_400_000;

/** The first moment of a day, `YYYY-MM-DD`. */
export function startOf(day: string): number {
  const date = new Date(0);
  // Date.UTC would take the years 0 to 99 for those of the last century.
  date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return date.getTime();
}

/** The moment after a day. */
export function endOf(day: string): number {
  return startOf(day) + dayLength;
}

/** The day a moment lies in, kept within the years that dates of a case can have. */
export function dayOf(time: number): string {
  const least = startOf('0001-01-01');
  const most = startOf('9999-12-31');
  return new Date(Math.min(Math.max(time, least), most)).toISOString().slice(0, 10);
}

/** A stretch that shows all of the days with a little room at either side, or null without any. */
export function windowOver(
  spans: readonly { readonly from: string; readonly to: string }[],
): TimeWindow | null {
  if (spans.length === 0) return null;
  let [from, to] = [Infinity, -Infinity];
  for (const span of spans) {
    from = Math.min(from, startOf(span.from));
    to = Math.max(to, endOf(span.to));
  }
  const room = Math.max((to - from) * 0.03, dayLength);
  return { from: from - room, to: to + room };
}

/** The stretch made longer (`factor` over 1) or shorter around a moment: within `all`, and at least two days long. */
export function zoomed(window: TimeWindow, factor: number, around: number, all: TimeWindow): TimeWindow {
  const length = window.to - window.from;
  const wanted = Math.min(Math.max(length * factor, 2 * dayLength), all.to - all.from);
  const from = around - ((around - window.from) / length) * wanted;
  return within({ from, to: from + wanted }, all);
}

/** The stretch moved by a share of its length, within `all`. */
export function panned(window: TimeWindow, share: number, all: TimeWindow): TimeWindow {
  const by = (window.to - window.from) * share;
  return within({ from: window.from + by, to: window.to + by }, all);
}

function within({ from, to }: TimeWindow, all: TimeWindow): TimeWindow {
  const length = Math.min(to - from, all.to - all.from);
  const start = Math.min(Math.max(from, all.from), all.to - length);
  return { from: start, to: start + length };
}

type Box = { readonly x: number; readonly width: number };

/** Where a moment lies in a stretch drawn over a box. A scale of d3 would do, but is made anew for each of many lanes. */
export function placeOf(window: TimeWindow, box: Box): (time: number) => number {
  const step = box.width / (window.to - window.from);
  return (time) => box.x + (time - window.from) * step;
}

/** The same, and for a moment outside the nearer edge of the box. */
export function clampedPlaceOf(window: TimeWindow, box: Box): (time: number) => number {
  const place = placeOf(window, box);
  return (time) => Math.min(Math.max(place(time), box.x), box.x + box.width);
}

/** The marks of an axis: as many as there is room for, named as briefly as all of them can be, as ISO 8601 has it. */
export function axisTicks(
  window: TimeWindow,
  box: Box,
): readonly { readonly x: number; readonly label: string }[] {
  const scale = scaleUtc([window.from, window.to], [box.x, box.x + box.width]);
  const days = scale
    .ticks(Math.max(2, Math.floor(box.width / 90)))
    .filter((time) => time.getTime() % dayLength === 0);
  const names = days.map((time) => dayOf(time.getTime()));
  const length = names.every((name) => name.endsWith('-01-01'))
    ? 4
    : names.every((name) => name.endsWith('-01'))
      ? 7
      : 10;
  return days.map((time, at) => ({ x: scale(time), label: (names[at] ?? '').slice(0, length) }));
}

/**
 * How many things lie in each of `count` equal parts of a stretch. A day is where it begins, as its sign is; what is of
 * many days counts in each part from its first to its last.
 */
export function binned(
  spans: readonly { readonly from: string; readonly to: string; readonly count: number }[],
  window: TimeWindow,
  count: number,
): readonly number[] {
  const bins = Array<number>(count).fill(0);
  const binOf = (time: number): number =>
    Math.floor(((time - window.from) / (window.to - window.from)) * count);
  for (const span of spans) {
    const last = Math.min(binOf(startOf(span.to)), count - 1);
    for (let bin = Math.max(binOf(startOf(span.from)), 0); bin <= last; bin += 1) {
      bins[bin] = (bins[bin] ?? 0) + span.count;
    }
  }
  return bins;
}
