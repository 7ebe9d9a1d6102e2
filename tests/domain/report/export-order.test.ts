import { expect, test } from 'vitest';
import {
  claimOrder,
  compareArticles,
  compareSources,
  occurrenceOrder,
  relationOrder,
} from '#domain/report/export-order.ts';
import { article, claim, occurrence, source } from './record-fixture.ts';

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

test('articles go by date of publication, undated ones last, then by title without regard to case and accents', () => {
  const articles = [
    article('undated'),
    article('late', { publishedOn: '2024-04-20' }),
    article('b', { publishedOn: '2024-04-19', title: 'Éclat' }),
    article('a', { publishedOn: '2024-04-19', title: 'eagle' }),
    article('c', { publishedOn: '2024-04-19', title: '“Edge”' }),
  ];
  expect(ids(articles.toSorted(compareArticles))).toEqual(['a', 'b', 'c', 'late', 'undated']);
});

test('claims are numbered where they are first met, reading the articles one after another', () => {
  const articles = [article('first'), article('second')];
  const occurrences = [
    occurrence('o1', { claim: 'z', article: 'second', start: 0 }),
    occurrence('o2', { claim: 'y', article: 'first', start: 20 }),
    occurrence('o3', { claim: 'x', article: 'first', start: 5 }),
    occurrence('o4', { claim: 'y', article: 'second', start: 2 }),
  ].toSorted(occurrenceOrder(articles));
  expect(ids(occurrences)).toEqual(['o3', 'o2', 'o1', 'o4']);
  const claims = [claim('unmarked'), claim('z'), claim('x'), claim('y')];
  expect(ids(claims.toSorted(claimOrder(occurrences)))).toEqual(['x', 'y', 'z', 'unmarked']);
});

test('of two occurrences that begin at the same character the longer comes first', () => {
  const articles = [article('a')];
  const long = occurrence(
    'long',
    { claim: 'x', article: 'a' },
    { pieces: [{ start: 0, end: 30, exact: '' }] },
  );
  const short = occurrence('also', { claim: 'y', article: 'a' });
  expect(ids([short, long].toSorted(occurrenceOrder(articles)))).toEqual(['long', 'also']);
});

test('no order depends on the order of what comes in', () => {
  const sources = ['Ministry', 'ministry', '«Минск»', 'Ärzte', 'Aachen'].map((name, i) =>
    source(`s${i}`, { name }),
  );
  const sorted = ids(sources.toSorted(compareSources));
  expect(ids(sources.toReversed().toSorted(compareSources))).toEqual(sorted);
  expect(sorted).toEqual(['s4', 's3', 's0', 's1', 's2']);
});

test('relations go by the claims they join', () => {
  const claims = [claim('one'), claim('two'), claim('three')];
  const relation = (id: string, fromClaimId: string, toClaimId: string) =>
    ({ id, fromClaimId, toClaimId, kind: 'supports', status: 'confirmed', reason: '' }) as const;
  const relations = [
    relation('r3', 'three', 'one'),
    relation('r2', 'one', 'three'),
    relation('r1', 'one', 'two'),
  ];
  expect(ids(relations.toSorted(relationOrder(claims)))).toEqual(['r1', 'r2', 'r3']);
});
