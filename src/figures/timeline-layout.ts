import type { TimelineLane, TimelinePoint, TimelineSpread } from '#domain/compare/timeline.ts';
import { axisTicks, binned, clampedPlaceOf, endOf, placeOf, startOf, type TimeWindow } from './time-scale.ts';

// The timeline in user units: at the left the claims' words, in the middle the panel of their events, at the right that
// of the articles' publication, with room for what has no date. Above both the head: how many, and the axis.

/** The two panels of the timeline, named as the fields of the search that narrow them. */
export const timelinePanels = ['event', 'published'] as const;
/** One of {@link timelinePanels}. */
export type TimelinePanel = (typeof timelinePanels)[number];

/** The stretch of time each panel shows. */
export type TimelineWindows = Readonly<Record<TimelinePanel, TimeWindow>>;

type Box = { readonly x: number; readonly width: number };

/** The height of the head and of one lane. */
export const headHeight = 72;
export const laneHeight = 26;

/** Where the columns of the timeline are in so much room. */
export type TimelineColumns = Readonly<Record<'label' | TimelinePanel | 'undated', Box>>;

/** Shares out the room between the columns. */
export function timelineColumns(width: number): TimelineColumns {
  const undated = 44;
  const gap = 20;
  const label = Math.min(Math.max(width * 0.28, 120), 380);
  const rest = Math.max(width - label - undated - 3 * gap, 120);
  const event = rest * 0.42;
  return {
    label: { x: 10, width: label - 10 },
    event: { x: label + gap, width: event },
    published: { x: label + 2 * gap + event, width: rest - event },
    undated: { x: width - undated, width: undated },
  };
}

/** The head of one panel: bars of how many there are, and its axis. */
export function panelHead(spread: TimelineSpread, panel: TimelinePanel, window: TimeWindow, box: Box) {
  const spans =
    panel === 'event'
      ? spread.events
      : spread.published.map(({ on, count }) => ({ from: on, to: on, count }));
  const bins = binned(spans, window, Math.max(1, Math.floor(box.width / 6)));
  const most = Math.max(...bins, 1);
  const step = box.width / bins.length;
  return {
    most,
    bars: bins.flatMap((count, at) =>
      count === 0
        ? []
        : [{ x: box.x + at * step + 0.5, width: step - 1, height: Math.max(2, (count / most) * 24) }],
    ),
    ticks: spans.length === 0 ? [] : axisTicks(window, box),
  };
}

/** Where a claim's event is drawn: a bar from its first day to its last, or where to look when it is not in sight. */
export type EventMark =
  | { readonly kind: 'span'; readonly x: number; readonly width: number; readonly exact: boolean }
  | { readonly kind: 'before' | 'after' | 'none' };

/** Where the event of a lane is in its panel. */
export function eventMark({ event }: TimelineLane, window: TimeWindow, box: Box): EventMark {
  if (!event) return { kind: 'none' };
  if (endOf(event.to) <= window.from) return { kind: 'before' };
  if (startOf(event.from) >= window.to) return { kind: 'after' };
  const place = clampedPlaceOf(window, box);
  const [from, to] = [place(startOf(event.from)), place(endOf(event.to))];
  const width = Math.max(to - from, 5);
  return {
    kind: 'span',
    x: Math.min(from, box.x + box.width - width),
    width,
    exact: event.from === event.to,
  };
}

/** A sign of a lane: places of one stance, of one day or of several so close that they would lie over each other. */
export type PointMark = {
  readonly x: number;
  readonly point: TimelinePoint;
  readonly count: number;
  /** True for the day on which an article first made the claim. */
  readonly first: boolean;
};

/** The signs of a lane, and how many places lie before, after, and too close to the rest to be drawn. */
export type LaneMarks = {
  readonly marks: readonly PointMark[];
  readonly before: number;
  readonly after: number;
  readonly hidden: number;
};

const signWidth = 11;
/** A sign is drawn at most so far from its day; what would lie further off is counted. */
const farthest = 3 * signWidth;

/** Lays the signs of a lane side by side in their panel. */
export function laneMarks({ points, first }: TimelineLane, window: TimeWindow, box: Box): LaneMarks {
  const place = placeOf(window, box);
  const marks: PointMark[] = [];
  let [before, after, hidden] = [0, 0, 0];
  let taken = -Infinity;
  for (const point of points) {
    const time = startOf(point.on);
    if (time < window.from) before += point.count;
    else if (time >= window.to) after += point.count;
    else {
      const wanted = place(time);
      const last = marks.findLast(
        (mark) =>
          mark.point.stance === point.stance && wanted - place(startOf(mark.point.on)) < signWidth / 2,
      );
      if (last) {
        marks[marks.indexOf(last)] = { ...last, count: last.count + point.count };
        continue;
      }
      const x = Math.max(wanted, taken + signWidth);
      if (x - wanted > farthest) {
        hidden += point.count;
        continue;
      }
      taken = x;
      marks.push({ x, point, count: point.count, first: point.on === first });
    }
  }
  return { marks, before, after, hidden };
}
