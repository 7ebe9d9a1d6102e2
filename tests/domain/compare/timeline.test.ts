import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coursesOf } from '#domain/compare/stance-course.ts';
import { firstSaid } from '#domain/compare/first-said.ts';
import { eventDays, spreadOf, timelineOf } from '#domain/compare/timeline.ts';
import { commitments, polarities } from '#domain/occurrence.ts';
import { stances } from '#domain/stance.ts';
import type { TableOccurrence, TablePair } from '#domain/table/table-pair.ts';
import { tableClaim, tableOccurrence } from '../table/table-fixture.ts';

let ids = 0;
const place = (publishedOn: string | null, given: Partial<TableOccurrence> = {}): TableOccurrence => {
  const id = `o${(ids += 1)}`;
  return tableOccurrence({ id, articleId: `a ${publishedOn}`, publishedOn, ...given });
};
const voiced = (sourceId: string): Pick<TableOccurrence, 'chain'> => ({
  chain: [
    { sourceId: 'author', name: 'Author', status: 'own-voice' },
    { sourceId, name: sourceId.toUpperCase(), status: 'explicit' },
  ],
});
const claim = (id: string, eventDate: string | null, ...places: readonly TableOccurrence[]): TablePair[] =>
  places.length === 0
    ? [{ claim: tableClaim({ id, eventDate }), occurrence: null }]
    : places.map((occurrence) => ({ claim: tableClaim({ id, eventDate }), occurrence }));

test('claims come by their event, what is known to the day before the month, and without a date last', () => {
  const timeline = timelineOf([
    ...claim('none', null, place('2020-01-01')),
    ...claim('month', '2024-03', place('2024-03-05')),
    ...claim('never', '2024-02-31', place(null)),
    ...claim('later', '2024-03-01', place('2024-03-09')),
    ...claim('day', '2024-03-01', place('2024-03-04'), place('2024-03-09')),
    ...claim('alone', '1999'),
  ]);
  expect(timeline.lanes.map(({ claimId }) => claimId)).toEqual([
    'alone',
    'day',
    'later',
    'month',
    'none',
    'never',
  ]);
  expect(timeline.withoutEvent).toBe(2);
  expect(timeline.lanes[0]).toMatchObject({ event: { from: '1999-01-01', to: '1999-12-31' }, points: [] });
  expect(timeline.lanes[5]).toMatchObject({ event: null, undated: 1 });
});

test('a date is the days it may mean, to the last of a leap February', () => {
  expect(eventDays('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(eventDays('2023-02-29')).toBeNull();
  expect(eventDays(null)).toBeNull();
});

const days = fc.constantFrom(null, '2024-01-01', '2024-01-02', '2024-02-10', '2025-01-01');
const events = fc.constantFrom(null, '2023', '2024-01', '2024-01-01', '2024-02-31', '2024-02');
const occurrences = fc.array(
  fc
    .record({
      publishedOn: days,
      stance: fc.constantFrom(...stances, null),
      polarity: fc.constantFrom(...polarities),
      commitment: fc.constantFrom(...commitments, null),
      publisher: fc.constantFrom(null, 'Post', 'Herald'),
      source: fc.constantFrom('ana', 'bea'),
    })
    .map(({ source, ...given }) => ({ ...given, ...voiced(source) })),
  { maxLength: 12 },
);
const comparison = fc
  .array(fc.record({ eventDate: events, places: occurrences }), { maxLength: 8 })
  .map((claims) =>
    claims.flatMap(({ eventDate, places }, at) =>
      claim(`c${at}`, eventDate, ...places.map(({ publishedOn, ...given }) => place(publishedOn, given))),
    ),
  );

test('nothing is lost: each place is at a day or counted as undated, each claim has its lane', () => {
  fc.assert(
    fc.property(comparison, (pairs) => {
      const timeline = timelineOf(pairs);
      expect(timeline.lanes.map(({ claimId }) => claimId).toSorted()).toEqual(
        [...new Set(pairs.map(({ claim: { id } }) => id))].toSorted(),
      );
      const { lanes } = timeline;
      const places = pairs.filter(({ occurrence }) => occurrence !== null).length;
      const dated = lanes.flatMap(({ points }) => points).reduce((sum, { count }) => sum + count, 0);
      expect(dated + lanes.reduce((sum, { undated }) => sum + undated, 0)).toBe(places);
      expect(lanes.slice(lanes.length - timeline.withoutEvent).every(({ event }) => event === null)).toBe(
        true,
      );
      const spread = spreadOf(timeline);
      expect(spread.published.reduce((sum, { count }) => sum + count, 0)).toBe(dated);
      expect(spread.events.reduce((sum, { count }) => sum + count, 0)).toBe(
        lanes.length - timeline.withoutEvent,
      );
      for (const { points } of lanes) {
        expect(points.map(({ on }) => on)).toEqual(points.map(({ on }) => on).toSorted());
        expect(new Set(points.map(({ on, stance }) => `${on} ${stance}`)).size).toBe(points.length);
      }
    }),
  );
});

test('articles of the same first day tie, later and undated ones are told apart, and one voice is named once', () => {
  const said = firstSaid([
    place('2024-01-02', { article: 'Late', ...voiced('ana') }),
    place('2024-01-01', { articleId: 'a1', article: 'Early', ...voiced('bea') }),
    place('2024-01-01', { articleId: 'a1', article: 'Early', ...voiced('bea') }),
    place('2024-01-01', { articleId: 'a1', article: 'Early', ...voiced('ana') }),
    place(null, { article: 'When?', ...voiced('ana') }),
    place('2024-01-01', { articleId: 'a2', article: 'Same day', ...voiced('ana') }),
  ]);
  const names = (list: typeof said.first) =>
    list.map(({ article, sourceName }) => `${article} ${sourceName}`);
  expect(names(said.first)).toEqual(['Early BEA', 'Early ANA', 'Same day ANA']);
  expect(names(said.later)).toEqual(['Late ANA']);
  expect(names(said.undated)).toEqual(['When? ANA']);
});

test('nobody is before the first, and without a dated article there is none', () => {
  fc.assert(
    fc.property(comparison, (pairs) => {
      const { first, later, undated } = firstSaid(pairs.flatMap(({ occurrence }) => occurrence ?? []));
      for (const { publishedOn } of later) expect(publishedOn! > first[0]!.publishedOn!).toBe(true);
      expect(new Set(first.map(({ publishedOn }) => publishedOn)).size).toBeLessThanOrEqual(1);
      expect(undated.every(({ publishedOn }) => publishedOn === null)).toBe(true);
    }),
  );
});

test('a publisher that turns comes first; unclear and not judged are no turn', () => {
  const post = (on: string | null, stance: TableOccurrence['stance']) =>
    place(on, { publisher: 'Post', stance });
  const courses = coursesOf(
    [
      place('2024-01-01', { publisher: 'Herald', stance: 'rejects' }),
      place('2024-01-02', { publisher: 'Herald', stance: 'rejects' }),
      place('2024-01-02', { publisher: 'Herald', stance: 'rejects' }),
      place('2024-01-03', { publisher: 'Herald', stance: 'unclear' }),
      place('2024-01-04', { publisher: 'Herald', stance: 'rejects' }),
      post('2024-01-05', 'rejects'),
      post('2024-01-01', 'endorses'),
      post('2024-01-03', null),
      post(null, 'leans-toward'),
      place('2024-01-09', { publisher: null, stance: 'endorses' }),
    ],
    'publisher',
  );
  expect(courses.map(({ name, changes, undated }) => [name, changes, undated])).toEqual([
    ['Post', 1, 1],
    ['Herald', 0, 0],
    [null, 0, 0],
  ]);
  expect(courses[1]?.points.map(({ on, count }) => [on, count])).toEqual([
    ['2024-01-01', 1],
    ['2024-01-02', 2],
    ['2024-01-03', 1],
    ['2024-01-04', 1],
  ]);
});

test('a source is followed by what it commits to, whichever article gives its words', () => {
  const [course] = coursesOf(
    [
      place('2024-01-01', { publisher: 'Post', commitment: 'asserts', ...voiced('ministry') }),
      place('2024-01-02', { publisher: 'Herald', commitment: 'denies', ...voiced('ministry') }),
    ],
    'source',
  );
  expect(course).toMatchObject({ id: 'ministry', name: 'MINISTRY', changes: 1 });
});

test('the courses hold every place once', () => {
  fc.assert(
    fc.property(comparison, fc.constantFrom('publisher' as const, 'source' as const), (pairs, subject) => {
      const places = pairs.flatMap(({ occurrence }) => occurrence ?? []);
      const courses = coursesOf(places, subject);
      const held = courses.reduce(
        (sum, { points, undated }) => sum + points.reduce((count, point) => count + point.count, undated),
        0,
      );
      expect(held).toBe(places.length);
    }),
  );
});

test('a thousand places of one claim in one article are one point, one voice and one course', () => {
  const places = Array.from({ length: 1000 }, () => place('2024-01-01', { publisher: 'Post' }));
  expect(timelineOf(claim('many', null, ...places)).lanes[0]?.points).toMatchObject([{ count: 1000 }]);
  expect(firstSaid(places).first).toHaveLength(1);
  expect(coursesOf(places, 'publisher')).toMatchObject([{ points: [{ count: 1000 }] }]);
});
