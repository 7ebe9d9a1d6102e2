import { expect, test } from 'vitest';
import type { Relation } from '#domain/relation.ts';
import type { CaseRecord } from '#domain/report/case-record.ts';
import { findReferences } from '#domain/report/references.ts';
import { buildReport } from '#domain/report/report.ts';
import { sourceProfile } from '#domain/report/source-profile.ts';
import { sourceSummary } from '#domain/report/source-summary.ts';
import { placesOf, standingsOf, type StandingClaims } from '#domain/report/standings.ts';
import { twoSidesOf } from '#domain/report/two-sides-of.ts';
import { article, caseRecord, claim, occurrence, source } from './record-fixture.ts';

const relation = (from: string, to: string, more: Partial<Relation> = {}): Relation => ({
  id: `${from}${to}`,
  fromClaimId: from,
  toClaimId: to,
  kind: 'contradicts',
  status: 'confirmed',
  reason: '',
  ...more,
});

const place = (
  id: string,
  of: string,
  inArticle: string,
  more: Parameters<typeof occurrence>[2] = {},
  sources: readonly string[] = [inArticle === 'a' ? 'author' : 'paper'],
): ReturnType<typeof occurrence> => occurrence(id, { claim: of, article: inArticle }, more, sources);

const whole: CaseRecord = caseRecord({
  articles: [
    article('a', { publisher: 'Courier' }),
    article('b', { publisher: null, publishedOn: '2024-04-19' }),
  ],
  sources: [
    source('author'),
    source('hidden', { kind: 'anonymous', name: 'a [source]' }),
    source('idle'),
    source('ministry', {
      kind: 'government-body',
      ratings: [{ letter: 'B', on: '2024-04-24', reason: 'Sound so far.' }],
    }),
    source('paper', { kind: 'media-outlet' }),
  ],
  claims: ['agreed', 'same', 'fought', 'alone', 'rival', 'unmade'].map((id) => claim(id)),
  occurrences: [
    place('1', 'agreed', 'a', { stance: 'endorses', commitment: 'asserts' }, ['author', 'ministry']),
    place('2', 'same', 'b', { stance: 'leans-toward', commitment: 'relays' }, [
      'paper',
      'author',
      'ministry',
    ]),
    place('3', 'fought', 'a', { stance: 'endorses' }),
    place('4', 'fought', 'b', { stance: 'rejects', polarity: 'negates' }),
    place('5', 'alone', 'a', { stance: 'reports-neutrally' }, ['author', 'hidden']),
    place('6', 'rival', 'b', { fidelity: 'distorted' }),
  ],
  relations: [
    relation('agreed', 'same', { kind: 'equivalent' }),
    relation('alone', 'rival'),
    relation('alone', 'fought', { kind: 'in-tension', status: 'suggested', reason: 'maybe' }),
    relation('agreed', 'rival', { status: 'rejected' }),
  ],
});
const report = buildReport(whole);
const numbers = (all: readonly StandingClaims[]): readonly (readonly number[])[] =>
  all.map(({ claims }) => claims.map(({ number }) => number));

test('claims tied as equivalent agree as one, and the source on which all rest is named', () => {
  const { agreed } = standingsOf(report);
  expect(numbers(agreed)).toEqual([[1, 2]]);
  expect(agreed[0]?.origin).toMatchObject({ id: 'ministry', number: 3 });
  expect(agreed[0] && placesOf(agreed[0]).map(({ article: { number } }) => number)).toEqual([1, 2]);
});

test('a contradiction tells who is for and who against; those between claims follow, suggested ones as such', () => {
  const { contradicted, opposed } = standingsOf(report);
  expect(numbers(contradicted)).toEqual([[3]]);
  expect(contradicted[0]?.for.map(({ article: { number } }) => number)).toEqual([1]);
  expect(contradicted[0]?.against.map(({ article: { number } }) => number)).toEqual([2]);
  expect(opposed.map(({ kind, status, one, other }) => [kind, status, one.number, other.number])).toEqual([
    ['contradicts', 'confirmed', 4, 5],
    ['in-tension', 'suggested', 4, 3],
  ]);
});

test('what was only suggested is not in a report that leaves it out', () => {
  const strict = buildReport(whole, 'left-out');
  expect(standingsOf(strict).opposed).toHaveLength(1);
  expect(
    strict.claims.flatMap(({ relations }) => relations).filter(({ status }) => status !== 'confirmed'),
  ).toEqual([]);
});

test('what one article alone says is told by article', () => {
  const { oneSided } = standingsOf(report);
  expect(oneSided.map(({ article: { number }, claims }) => [number, numbers(claims)])).toEqual([
    [1, [[4]]],
    [2, [[5]]],
  ]);
});

test('the draft of the source summary counts what is in the report', () => {
  const draft = sourceSummary(report);
  expect(draft).toContain('rests on 2 articles from 1 publisher');
  expect(draft).toContain('5 claims in 6 places');
  expect(draft).toContain('3 of 6 (50%) of the places give the claim to someone else: 3 sources');
  expect(draft).toContain('1 of 6 (17%) of the places rest on an anonymous source.');
  expect(draft).toContain('1 of 3 (33%) of the quoted sources are rated A or B');
  expect(draft).toContain('1 quotation was checked against the original and found selective or distorted.');
  expect(draft).toContain('2 articles rest on [[source:ministry]] for claims');
  for (const heading of ['Strengths', 'Weaknesses', 'Gaps', 'Circular reporting'])
    expect(draft).toContain(`# ${heading}\n`);
});

test('every reference of the draft names what the report has', () => {
  const ids = new Set([...whole.claims, ...whole.sources].map(({ id }) => id));
  for (const { id } of findReferences(sourceSummary(report))) expect(ids.has(id)).toBe(true);
});

test('a ring of quoting is told with the claim that rests on itself', () => {
  const ring = buildReport({
    ...whole,
    relations: [],
    claims: [claim('x')],
    occurrences: [
      place('1', 'x', 'a', {}, ['author', 'paper']),
      place('2', 'x', 'b', {}, ['paper', 'author']),
    ],
  });
  expect(sourceSummary(ring)).toContain(
    '[[source:author]] → [[source:paper]] → [[source:author]]: these sources quote each other in a ring for claim [[claim:x]], which so rests on itself.',
  );
});

test('of nothing the draft says that there is nothing', () => {
  expect(sourceSummary(buildReport(caseRecord({})))).toBe(
    'This report has no articles, and so no sources.\n',
  );
  expect(
    sourceSummary(buildReport(caseRecord({ articles: [article('a')], sources: [source('author')] }))),
  ).toContain('No claim has been marked in them');
});

test('a profile tells what a source says, what it passes on, how it commits and where the articles stand', () => {
  const ministry = sourceProfile(report, 'ministry');
  expect(ministry?.number).toBe(3);
  expect(ministry?.says.map(({ claim: { number } }) => number)).toEqual([1, 2]);
  expect(ministry?.commitments).toEqual([
    { value: 'asserts', count: 1 },
    { value: 'relays', count: 1 },
  ]);
  expect(ministry?.stances).toEqual([
    { value: 'endorses', count: 1 },
    { value: 'leans-toward', count: 1 },
  ]);
  expect(ministry?.figures).toMatchObject({ total: 2, says: 2, relays: 0, ownVoice: 0 });
  const author = sourceProfile(report, 'author');
  expect(author?.relays.map(({ claim: { number } }) => number)).toEqual([1, 2, 4]);
  expect(author?.figures.quotes.map(({ name }) => name)).toEqual(['ministry', 'a [source]']);
  expect(sourceProfile(report, 'idle')).toMatchObject({ number: null, says: [], articleNumbers: [] });
  expect(sourceProfile(report, 'nobody')).toBeNull();
});

test('two sets of articles are set against each other; what is not in the report is counted', () => {
  const sides = twoSidesOf(report, { left: ['a'], right: ['b', 'gone'] });
  expect([sides.left.articles.length, sides.left.missing]).toEqual([1, 0]);
  expect([sides.right.articles.length, sides.right.missing]).toEqual([1, 1]);
  expect(sides.rows.map(({ group, claims }) => [group, claims.map(({ claimId }) => claimId)])).toEqual([
    ['contradict', ['fought']],
    ['contradict', ['alone', 'rival']],
    ['agree', ['agreed', 'same']],
  ]);
  expect(twoSidesOf(report, { left: [], right: [] }).rows).toEqual([]);
});
