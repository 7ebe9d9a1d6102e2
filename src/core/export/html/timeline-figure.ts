import {
  eventDays,
  spreadOf,
  type Timeline as ClaimsInTime,
  type TimelineLane,
  timelineOf,
  type TimelinePoint,
} from '#domain/compare/timeline.ts';
import { timelinePlaces } from '#domain/report/compared-places.ts';
import type { Report, ReportClaim } from '#domain/report/report.ts';
import { countWords, dateWords } from '#domain/report/wording.ts';
import type { Stance } from '#domain/stance.ts';
import { headHeight, laneHeight } from '../../../figures/timeline-layout.ts';
import Timeline from '../../../figures/Timeline.svelte';
import { stanceKey } from '../../../figures/stance-key.ts';
import { startOf, windowOver } from '../../../figures/time-scale.ts';
import { drawn, type ReportDrawing } from './drawn.ts';
import { joined, type Markup, markup } from './markup.ts';
import { claimLink, type Page } from './page.ts';
import { date, empty, name, nothingChosen } from './parts.ts';

// So many lanes stand on one page, and more pages than these say nothing that the table does not say better.
const lanesPerDrawing = 30;
const mostDrawings = 10;
const width = 900;

/** The claims in time: drawings of a page each, then all of them as a table. */
export function* timelineFigure(page: Page): Generator<Markup, void, undefined> {
  const { report } = page;
  const timeline = timelineOf(timelinePlaces(report));
  const { lanes } = timeline;
  if (lanes.length === 0) {
    yield empty(nothingChosen(page, 'claim'));
    return;
  }
  const drawings = drawTimeline(report, timeline);
  yield markup`<p class="aside">${drawings[0]?.description ?? null} A ring is the day on which an article first made the claim; a dashed bar is a month or a year; the last column counts places in articles without a date.</p>
`;
  for (const { title, drawing } of drawings)
    yield markup`<figure class="drawn">${drawing}<figcaption>${title}</figcaption></figure>
`;
  const left = lanes.length - lanesPerDrawing * mostDrawings;
  if (left > 0) yield empty(`${countWords(left, 'more claim')} in the table only.`);
  yield* table(page, lanes);
}

/** Draws the claims in time, so many to a drawing as can be read on a page. */
export function drawTimeline(report: Report, timeline: ClaimsInTime): readonly ReportDrawing[] {
  const { lanes, withoutEvent } = timeline;
  const description = `${countWords(lanes.length, 'claim')} in the order of their events, against the days on which articles made them. ${
    withoutEvent === 0
      ? 'Every claim has a date.'
      : `${countWords(withoutEvent, 'claim')} without a date ${withoutEvent === 1 ? 'comes' : 'come'} last.`
  }`;
  const word = (stance: Stance | null): string => stanceWord(report, stance);
  const spread = spreadOf(timeline);
  const published = spread.published.map(({ on }) => ({ from: on, to: on }));
  const none = { from: startOf('2000-01-01'), to: startOf('2001-01-01') };
  const windows = { event: windowOver(spread.events) ?? none, published: windowOver(published) ?? none };
  const shown = lanes.slice(0, lanesPerDrawing * mostDrawings);
  const drawings: ReportDrawing[] = [];
  for (let from = 0; from < shown.length; from += lanesPerDrawing) {
    const part = shown.slice(from, from + lanesPerDrawing);
    const last = from + part.length;
    const title =
      shown.length === part.length
        ? 'Claims in time'
        : `Claims in time, ${from + 1} to ${last} of ${lanes.length}`;
    const drawing = drawn(Timeline, {
      width,
      height: headHeight + part.length * laneHeight + 6 + stanceKey(width, word).height,
      lanes: part,
      spread,
      windows,
      words: {
        title,
        description,
        claims: title === 'Claims in time' ? 'Claim' : `Claims ${from + 1} to ${last}`,
        event: 'Event',
        published: 'Published',
        noDate: 'no date',
        stance: word,
        more: null,
      },
    });
    drawings.push({ title, description, drawing });
  }
  return drawings;
}

function* table(page: Page, lanes: readonly TimelineLane[]): Generator<Markup, void, undefined> {
  const { report } = page;
  const claims = new Map(report.claims.map((claim) => [String(claim.number), claim]));
  yield markup`<div class="scroll" role="region" aria-label="Claims in time, as a table" tabindex="0">
<table class="in-time">
<thead><tr><th scope="col">Claim</th><th scope="col">Event</th><th scope="col">First published</th><th scope="col">Published, with the stance of the articles</th></tr></thead>
<tbody>
`;
  for (const lane of lanes) {
    const claim = claims.get(lane.claimId);
    if (claim) yield row(page, claim, lane);
  }
  yield markup`</tbody>
</table>
</div>
`;
}

function row(page: Page, { number, record }: ReportClaim, lane: TimelineLane): Markup {
  const event = record.eventDate;
  const points = lane.points.map(
    ({ on, stance, count }: TimelinePoint) =>
      markup`${date(on)} ${stanceWord(page.report, stance).toLowerCase()}${count > 1 ? markup` ×${count}` : null}`,
  );
  const undated =
    lane.undated === 0 ? [] : [markup`${countWords(lane.undated, 'place')} in articles without a date`];
  return markup`<tr><th scope="row">${claimLink(page, number)} ${name(record.text)}</th><td>${
    event === null ? 'no date' : eventDays(event) ? date(event) : dateWords(event)
  }</td><td>${lane.first === null ? 'not known' : date(lane.first)}</td><td>${joined([...points, ...undated], '; ')}</td></tr>
`;
}

function stanceWord({ words }: Report, stance: Stance | null): string {
  return stance === null ? words('stanceGap', 'not-judged').label : words('stance', stance).label;
}
