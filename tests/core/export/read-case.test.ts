import { expect, test } from 'vitest';
import { migrations, newestVersion } from '#core/db/migrate.ts';
import { readCase } from '#core/export/read-case.ts';
import { Failure } from '#domain/failure.ts';
import { openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';

const everything = { filter: '', articleIds: [] };

test('a whole case is read in export order, with claims and sources that occur nowhere', () => {
  const record = readCase(openCase(hostileCase), everything);
  expect(record.articles.map((article) => article.publishedOn)).toEqual(['2024-04-19', '2024-04-20']);
  expect(record.claims.map((claim) => claim.text.slice(0, 12))).toEqual([
    '=1+1 The gat',
    'The level wa',
    'Something in',
    'They would d',
    'Nobody says ',
  ]);
  expect(record.sources.map((source) => source.name)).toContain('Never quoted');
  expect(record).toMatchObject({
    changedAt: '2024-05-02T09:30:00.000Z',
    changeCount: 1,
    schemaVersion: newestVersion(migrations),
    articleCountInCase: 2,
  });
});

test('with articles chosen, only their claims, the relations among those and the sources they name are read', () => {
  const fixture = openCase(hostileCase);
  const record = readCase(fixture, { filter: '', articleIds: [fixture.articleId('arabic')] });
  expect(record.articles.map((article) => article.id)).toEqual([fixture.articleId('arabic')]);
  expect(record.claims.map((claim) => claim.id)).toEqual([fixture.claimId('opened')]);
  expect(record.occurrences).toHaveLength(1);
  expect(record.sources.map((source) => source.name)).toEqual(['\u202eMinistry\u202c', 'صحيفة المساء']);
  expect(record.relations).toEqual([]);
  expect(record.articleCountInCase).toBe(2);
});

test('ratings are newest first, pieces and steps in their order', () => {
  const record = readCase(openCase(hostileCase), everything);
  const ministry = record.sources.find((source) => source.kind === 'government-body');
  expect(ministry?.ratings.map((rating) => rating.letter)).toEqual(['B', 'D']);
  const split = record.occurrences.find((occurrence) => occurrence.pieces.length > 1);
  expect(split?.pieces.map((piece) => piece.exact)).toEqual(['We would do it again,', 'and tomorrow.']);
});

test('every piece has the exact words of the article’s text at its offsets', () => {
  const record = readCase(openCase(hostileCase), everything);
  const texts = new Map(record.articles.map((article) => [article.id, article.text]));
  for (const { articleId, pieces } of record.occurrences) {
    for (const piece of pieces) expect(texts.get(articleId)?.slice(piece.start, piece.end)).toBe(piece.exact);
  }
});

test('an article that is not there is a failure that names it', () => {
  const fixture = openCase(hostileCase);
  const missing = '018f2000-0000-7000-8000-00000000dead';
  const read = (): unknown =>
    readCase(fixture, { filter: '', articleIds: [fixture.articleId('arabic'), missing] });
  expect(read).toThrow(Failure);
  expect(read).toThrow(
    expect.objectContaining({ code: 'article.not-found', params: { articleId: missing } }),
  );
});

test('with a filter, only the places it finds are read, with their claims, articles, sources and relations', () => {
  const fixture = openCase(hostileCase);
  const whole = readCase(fixture, everything);
  const record = readCase(fixture, { filter: 'metre', articleIds: [] });
  const places = record.occurrences.map(({ id }) => id);
  expect(places.length).toBeGreaterThan(0);
  expect(places.length).toBeLessThan(whole.occurrences.length);
  const claims = new Set(record.claims.map(({ id }) => id));
  const articles = new Set(record.articles.map(({ id }) => id));
  for (const occurrence of record.occurrences) {
    expect(claims.has(occurrence.claimId)).toBe(true);
    expect(articles.has(occurrence.articleId)).toBe(true);
    expect(whole.occurrences).toContainEqual(occurrence);
  }
  expect(new Set(record.occurrences.map(({ articleId }) => articleId))).toEqual(articles);
  const named = record.occurrences.flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId));
  const voices = record.articles.map(({ authorSourceId }) => authorSourceId);
  expect(new Set(record.sources.map(({ id }) => id))).toEqual(new Set([...named, ...voices]));
  for (const { fromClaimId, toClaimId } of record.relations)
    expect(claims.has(fromClaimId) && claims.has(toClaimId)).toBe(true);
  expect(record.articleCountInCase).toBe(2);
});

test('a filter finds claims that stand nowhere too, but not among chosen articles', () => {
  const fixture = openCase(hostileCase);
  const filter = '"Nobody says"';
  const record = readCase(fixture, { filter, articleIds: [] });
  expect(record.claims.map(({ text }) => text.slice(0, 11))).toEqual(['Nobody says']);
  expect([record.occurrences, record.articles]).toEqual([[], []]);
  expect(readCase(fixture, { filter, articleIds: [fixture.articleId('arabic')] }).claims).toEqual([]);
});

test('a filter and articles together read what both choose; a filter that finds nothing reads an empty case', () => {
  const fixture = openCase(hostileCase);
  const articleIds = [fixture.articleId('arabic')];
  const inArticle = readCase(fixture, { filter: '', articleIds }).occurrences;
  const stance = inArticle[0]?.stance ?? 'none';
  const found = readCase(fixture, { filter: `stance:${stance}`, articleIds });
  expect(found.occurrences).toEqual(inArticle);
  const none = readCase(fixture, { filter: 'zzzzzz', articleIds });
  expect([none.articles, none.claims, none.occurrences, none.sources]).toEqual([[], [], [], []]);
});

test.each(['stance:', 'stance:wrong', '(gate', 'published:never'])(
  'the filter %j, which is not understood, is a failure and reads nothing',
  (filter) => {
    const fixture = openCase(hostileCase);
    expect(() => readCase(fixture, { filter, articleIds: [] })).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );
  },
);
