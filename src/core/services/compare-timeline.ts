import type { Database } from 'better-sqlite3';
import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { coursesOf } from '#domain/compare/stance-course.ts';
import { firstSaid } from '#domain/compare/first-said.ts';
import {
  spreadOf,
  type Timeline,
  timelineOf,
  type TimelineSpread,
  withFirstOf,
} from '#domain/compare/timeline.ts';
import { Failure } from '#domain/failure.ts';
import { parseSearch, withFilter } from '#domain/search-query.ts';
import { readComparison, type ComparisonScope } from '../compare/read-comparison.ts';
import { caseTable } from '../table/case-table.ts';
import type { ServiceContext } from './context.ts';

/**
 * A stretch of the lanes of the timeline, and how all of it is spread over time. The spread leaves the filter's own dates
 * aside, so that what they narrow can be seen around them.
 * @throws Failure `article.not-found`
 */
export function compareTimeline(
  { db }: ServiceContext,
  { start, count, claimId, ...scope }: CoreParsed<'compare.timeline'>,
): CoreOutput<'compare.timeline'> {
  const { timeline, spread } = laidOut(db, scope);
  const at = claimId === null ? -1 : timeline.lanes.findIndex((lane) => lane.claimId === claimId);
  return {
    total: timeline.lanes.length,
    withoutEvent: timeline.withoutEvent,
    start,
    lanes: timeline.lanes.slice(start, start + count),
    foundAt: at === -1 ? null : at,
    spread,
  };
}

/** No more voices and articles than these are shown of one claim; the rest is counted. */
const mostVoices = 12;
const mostSaid = 200;

/**
 * Who made one claim first, and how publishers and sources held themselves to it since; the filter's own dates are left
 * aside, since nobody becomes the first by what came before being out of sight.
 * @throws Failure `claim.not-found` where the comparison does not let the claim through.
 */
export function compareClaimTimes(
  { db }: ServiceContext,
  { claimId, ...scope }: CoreParsed<'compare.claim-times'>,
): CoreOutput<'compare.claim-times'> {
  const wide = { ...scope, filter: withoutDates(scope.filter) };
  const pairs = readComparison(db, wide).pairs.filter(({ claim }) => claim.id === claimId);
  const claim = pairs[0]?.claim;
  if (!claim) throw new Failure('claim.not-found', 'The comparison does not show this claim.', { claimId });
  const occurrences = pairs.flatMap(({ occurrence }) => occurrence ?? []);
  const { first, later, undated } = firstSaid(occurrences);
  const publishers = coursesOf(occurrences, 'publisher');
  const sources = coursesOf(occurrences, 'source');
  return {
    claimId,
    text: claim.text,
    eventDate: claim.eventDate,
    first: first.slice(0, mostSaid),
    later: later.slice(0, mostSaid),
    undated: undated.slice(0, mostSaid),
    leftOut: [first, later, undated].reduce((sum, each) => sum + Math.max(0, each.length - mostSaid), 0),
    publishers: publishers.slice(0, mostVoices),
    morePublishers: Math.max(0, publishers.length - mostVoices),
    sources: sources.slice(0, mostVoices),
    moreSources: Math.max(0, sources.length - mostVoices),
  };
}

type LaidOut = { readonly key: string; readonly timeline: Timeline; readonly spread: TimelineSpread };

/** Worked out once for a scope until the case changes: a stretch is asked for at every scroll. */
function laidOut(db: Database, scope: ComparisonScope): LaidOut {
  const { kept } = caseTable(db);
  const key = JSON.stringify(scope);
  const known = kept.get('timeline') as LaidOut | undefined;
  if (known?.key === key) return known;
  const wide = { ...scope, filter: withoutDates(scope.filter) };
  const whole = timelineOf(readComparison(db, wide).pairs);
  const timeline =
    wide.filter === scope.filter ? whole : withFirstOf(timelineOf(readComparison(db, scope).pairs), whole);
  const made = { key, timeline, spread: spreadOf(whole) };
  kept.set('timeline', made);
  return made;
}

function withoutDates(filter: string): string {
  const published = withFilter(parseSearch(filter), 'published', null);
  return withFilter(parseSearch(published), 'event', null);
}
