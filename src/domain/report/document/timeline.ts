import { eventDays, type TimelineLane, type TimelinePoint, timelineOf } from '../../compare/timeline.ts';
import { timelinePlaces } from '../compared-places.ts';
import { nothingChosenPhrase, stancePhrase } from '../phrases.ts';
import type { ReportClaim } from '../report.ts';
import { countWords, dateWords } from '../wording.ts';
import type { DocumentStep, TableCell } from './document.ts';
import { column, joined, line, paragraphOf, type Said, words } from './inline.ts';
import type { Paper } from './paper.ts';
import { claimReference, date, empty } from './sayings.ts';

/** The claims in time, as a table. */
export function* timelineTable(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { report } = paper;
  const { lanes, withoutEvent } = timelineOf(timelinePlaces(report));
  if (lanes.length === 0) {
    yield empty(nothingChosenPhrase(paper.report, paper.scope, 'claim'));
    return;
  }
  const undated =
    withoutEvent === 0
      ? 'Every claim has a date.'
      : `${countWords(withoutEvent, 'claim')} without a date ${withoutEvent === 1 ? 'comes' : 'come'} last.`;
  yield paragraphOf(
    'aside',
    `${countWords(lanes.length, 'claim')} in the order of their events, against the days on which articles made them. ${undated}`,
  );
  const claims = new Map(report.claims.map((claim) => [String(claim.number), claim]));
  yield {
    kind: 'table',
    rowHeads: true,
    columns: [
      column('Claim', 42),
      column('Event', 14),
      column('First published', 14),
      column('Published, with the stance of the articles', 30),
    ],
    rows: lanes.flatMap((lane) => {
      const claim = claims.get(lane.claimId);
      return claim ? [row(paper, claim, lane)] : [];
    }),
  };
}

function row(paper: Paper, { number, record }: ReportClaim, lane: TimelineLane): readonly TableCell[] {
  const event = record.eventDate;
  const points: readonly Said[] = lane.points.map(
    ({ on, stance, count }: TimelinePoint) =>
      `${date(on)} ${stancePhrase(paper.report.words, stance).toLowerCase()}${count > 1 ? ` ×${count}` : ''}`,
  );
  const undated: readonly Said[] =
    lane.undated === 0 ? [] : [`${countWords(lane.undated, 'place')} in articles without a date`];
  return [
    [line(claimReference(paper, number), ' ', words(record.text))],
    [line(event === null ? 'no date' : eventDays(event) ? date(event) : dateWords(event))],
    [line(lane.first === null ? 'not known' : date(lane.first))],
    [joined([...points, ...undated], '; ')],
  ];
}
