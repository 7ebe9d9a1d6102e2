import { parseDateRange } from '../search/date-range.ts';
import { type Stance, stances } from '../stance.ts';
import type { TableClaim, TableOccurrence } from '../table/table-pair.ts';

/** Days, both ends included, `YYYY-MM-DD`: one day, or all of a month or a year where no more is known. */
export type DaySpan = { readonly from: string; readonly to: string };

/** The places of one claim in articles published on one day that have the same stance. */
export type TimelinePoint = {
  readonly on: string;
  /** Null is not judged. */
  readonly stance: Stance | null;
  readonly count: number;
  /** The first of them in the order of the comparison, to go to. */
  readonly articleId: string;
  readonly occurrenceId: string;
};

/** One claim between the date of its event and the dates on which articles made it. */
export type TimelineLane = {
  readonly claimId: string;
  readonly text: string;
  /** Null where the claim has no date, or one that is no day of the calendar. */
  readonly event: DaySpan | null;
  /** The day on which an article first made the claim, or null where none has a date. */
  readonly first: string | null;
  /** By day, then in the order of the scale of stances, not judged last. */
  readonly points: readonly TimelinePoint[];
  /** Places in articles that have no date of publication. */
  readonly undated: number;
};

/**
 * All claims of a comparison in time: by the event's first day, then its last (so that what is known to the day comes
 * before what is known to the month), then by the day on which an article first made the claim, then in the order of the
 * comparison. Claims without an event's date come after all others, and are counted.
 */
export type Timeline = { readonly lanes: readonly TimelineLane[]; readonly withoutEvent: number };

/** What the timeline needs to know of a place and its claim; a claim that is made nowhere stands alone. */
export type TimelinePlace = {
  readonly claim: Pick<TableClaim, 'id' | 'text' | 'eventDate'>;
  readonly occurrence: DatedPlace | null;
};
type DatedPlace = Pick<TableOccurrence, 'id' | 'articleId' | 'publishedOn' | 'stance'>;

/** Lays places, those of one claim one after another, out in time. */
export function timelineOf(pairs: readonly TimelinePlace[]): Timeline {
  const lanes: TimelineLane[] = [];
  for (let at = 0; at < pairs.length;) {
    const claim = pairs[at]?.claim;
    if (!claim) break;
    const occurrences: DatedPlace[] = [];
    for (; pairs[at]?.claim.id === claim.id; at += 1) {
      const occurrence = pairs[at]?.occurrence;
      if (occurrence) occurrences.push(occurrence);
    }
    const points = pointsOf(occurrences);
    lanes.push({
      claimId: claim.id,
      text: claim.text,
      event: eventDays(claim.eventDate),
      first: points[0]?.on ?? null,
      points,
      undated: occurrences.filter(({ publishedOn }) => publishedOn === null).length,
    });
  }
  return {
    lanes: lanes.sort(
      (a, b) =>
        compareDays(a.event?.from, b.event?.from) ||
        compareDays(a.event?.to, b.event?.to) ||
        compareDays(a.points[0]?.on, b.points[0]?.on),
    ),
    withoutEvent: lanes.filter(({ event }) => event === null).length,
  };
}

/**
 * A timeline of some of the days of another: the first day of each claim is that of the other, since a claim does not come
 * up later because one looks later.
 */
export function withFirstOf(part: Timeline, whole: Timeline): Timeline {
  const first = new Map(whole.lanes.map((lane) => [lane.claimId, lane.first]));
  return {
    ...part,
    lanes: part.lanes.map((lane) => ({ ...lane, first: first.get(lane.claimId) ?? lane.first })),
  };
}

/** The days on which a claim's event may have been; null without a date, and with one that is no day of the calendar. */
export function eventDays(date: string | null): DaySpan | null {
  const range = date === null ? null : parseDateRange(date);
  return range?.from && range.to ? { from: range.from, to: range.to } : null;
}

/** How many claims have their event in the same days, and how many places are in articles of one day. */
export type TimelineSpread = {
  /** By their days. */
  readonly events: readonly (DaySpan & { readonly count: number })[];
  readonly published: readonly { readonly on: string; readonly count: number }[];
};

/** How the claims of a timeline and their places are spread over time. */
export function spreadOf({ lanes }: Timeline): TimelineSpread {
  const events = new Map<string, DaySpan & { count: number }>();
  const published = new Map<string, number>();
  for (const { event, points } of lanes) {
    if (event) {
      const key = `${event.from} ${event.to}`;
      const known = events.get(key);
      if (known) known.count += 1;
      else events.set(key, { ...event, count: 1 });
    }
    for (const { on, count } of points) published.set(on, (published.get(on) ?? 0) + count);
  }
  return {
    events: [...events.values()].sort((a, b) => compareDays(a.from, b.from) || compareDays(a.to, b.to)),
    published: [...published].map(([on, count]) => ({ on, count })).sort((a, b) => compareDays(a.on, b.on)),
  };
}

/** Days in their order; what has none comes last. */
function compareDays(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined || a < b ? -1 : 1;
}

function pointsOf(occurrences: readonly DatedPlace[]): readonly TimelinePoint[] {
  const points = new Map<string, TimelinePoint & { count: number }>();
  for (const { id, articleId, publishedOn, stance } of occurrences) {
    if (publishedOn === null) continue;
    const key = `${publishedOn} ${stance ?? ''}`;
    const known = points.get(key);
    if (known) known.count += 1;
    else points.set(key, { on: publishedOn, stance, count: 1, articleId, occurrenceId: id });
  }
  const rank = (stance: Stance | null): number =>
    stance === null ? stances.length : stances.indexOf(stance);
  return [...points.values()].sort((a, b) => compareDays(a.on, b.on) || rank(a.stance) - rank(b.stance));
}
