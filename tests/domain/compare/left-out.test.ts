import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leftOut, type LeftOut } from '#domain/compare/left-out.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { stances } from '#domain/stance.ts';
import { comparisonOf, type Around, type Place } from './comparison-fixture.ts';

const place: fc.Arbitrary<Place> = fc.record({
  claim: fc.constantFrom('p', 'q', 'r', 's', 't'),
  articleId: fc.constantFrom('a', 'b', 'c'),
  start: fc.nat({ max: 50 }),
  stance: fc.constantFrom(...stances, null),
  through: fc.array(fc.constantFrom('ministry', 'agency'), { maxLength: 2 }),
});
const around: fc.Arbitrary<Around> = fc.record({
  articles: fc.constant({ a: [null, null], b: [null, null], c: [null, null] } as const),
  relations: fc.array(
    fc.record({
      kind: fc.constantFrom(...relationKinds),
      status: fc.constantFrom(...relationStatuses),
      claims: fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 'nowhere'), {
        minLength: 2,
        maxLength: 2,
      }) as unknown as fc.Arbitrary<readonly [string, string]>,
    }),
    { maxLength: 4 },
  ),
  nowhere: fc.constant(['nowhere']),
});
const articleIds = ['a', 'b', 'c'];

const rowsOf = (result: LeftOut): readonly (readonly [string, number])[] =>
  result.rows.map(({ claimId, makerCount }) => [claimId, makerCount]);

test('what an article leaves out and what it addresses are together all claims that are made, each once', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), around, (places, rest) => {
      const whole = comparisonOf(places, rest);
      const made = new Set(places.map(({ claim }) => claim));
      for (const articleId of articleIds) {
        const result = leftOut(whole, whole, { kind: 'article', articleId });
        const left = result.rows.flatMap(({ claimIds }) => claimIds).filter((id) => made.has(id));
        expect(new Set(left).size).toBe(left.length);
        const own = places.filter((each) => each.articleId === articleId).map(({ claim }) => claim);
        for (const claim of own) expect(left).not.toContain(claim);
        const listed = result.articles.find((each) => each.articleId === articleId);
        expect(listed?.leftOut).toBe(result.rows.length);
        expect((listed?.addressed ?? 0) + result.rows.length).toBe(result.claims);
        for (const { makers, claimIds, near } of result.rows) {
          expect(makers.map((maker) => maker.articleId)).not.toContain(articleId);
          expect(makers.every(({ places: count }) => count > 0)).toBe(true);
          for (const { claimId } of near) {
            expect(own).toContain(claimId);
            expect(claimIds).not.toContain(claimId);
          }
        }
        expect(result.rows.map(({ makerCount }) => makerCount)).toEqual(
          result.rows.map(({ makerCount }) => makerCount).toSorted((one, other) => other - one),
        );
      }
    }),
  );
});

test('of all articles together a claim is left out where one of them does not address it', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), around, (places, rest) => {
      const whole = comparisonOf(places, rest);
      const all = leftOut(whole, whole, { kind: 'article', articleId: null });
      const each = articleIds.map((articleId) => leftOut(whole, whole, { kind: 'article', articleId }).rows);
      for (const { claimId, leaving, leavingCount } of all.rows) {
        expect(leavingCount).toBe(leaving.length);
        expect(leaving).toEqual(
          articleIds.filter((_, at) => each[at]?.some((row) => row.claimId === claimId)),
        );
      }
      expect(new Set(all.rows.map(({ claimId }) => claimId))).toEqual(
        new Set(each.flat().map(({ claimId }) => claimId)),
      );
    }),
  );
});

test('a source is not reported in exactly those articles in whose chains it never stands', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), around, (places, rest) => {
      const whole = comparisonOf(places, rest);
      const { rows, unreported } = leftOut(whole, whole, { kind: 'source', sourceId: 'ministry' });
      const from = places.filter(({ through }) => through?.includes('ministry'));
      expect(unreported).toEqual(articleIds.filter((id) => !from.some(({ articleId }) => articleId === id)));
      const said = rows.flatMap(({ claimIds }) => claimIds);
      for (const { claim } of from) expect(said).toContain(claim);
      for (const { leaving } of rows) for (const id of leaving) expect(unreported).toContain(id);
    }),
  );
});

test('claims tied as equivalent count as addressed, also through others; a suggested tie does not', () => {
  const tied = (status: 'confirmed' | 'suggested') =>
    comparisonOf(
      [
        { claim: 'p', articleId: 'a' },
        { claim: 'r', articleId: 'b' },
      ],
      {
        nowhere: ['q'],
        relations: [
          { kind: 'equivalent', status, claims: ['p', 'q'] },
          { kind: 'equivalent', status: 'confirmed', claims: ['r', 'q'] },
        ],
      },
    );
  const sure = tied('confirmed');
  expect(rowsOf(leftOut(sure, sure, { kind: 'article', articleId: 'a' }))).toEqual([]);
  const open = tied('suggested');
  expect(rowsOf(leftOut(open, open, { kind: 'article', articleId: 'a' }))).toEqual([['r', 1]]);
});

test('the most widely made comes first, and a narrower or wider claim that is addressed is said', () => {
  const whole = comparisonOf(
    [
      { claim: 'few', articleId: 'b' },
      { claim: 'wide', articleId: 'b', stance: 'rejects' },
      { claim: 'wide', articleId: 'c', stance: 'endorses', start: 1 },
      { claim: 'wide', articleId: 'c', stance: null, start: 2 },
      { claim: 'narrow', articleId: 'a' },
    ],
    {
      nowhere: ['middle'],
      relations: [
        { kind: 'narrower', status: 'confirmed', claims: ['narrow', 'middle'] },
        { kind: 'narrower', status: 'confirmed', claims: ['middle', 'wide'] },
      ],
    },
  );
  const { rows } = leftOut(whole, whole, { kind: 'article', articleId: 'a' });
  expect(rows.map(({ claimId, near }) => [claimId, near])).toEqual([
    ['wide', [{ kind: 'narrower', claimId: 'narrow', text: 'narrow' }]],
    ['few', []],
  ]);
  expect(rows[0]?.makers).toEqual([
    { articleId: 'b', places: 1, stances: [{ stance: 'rejects' }] },
    { articleId: 'c', places: 2, stances: [{ stance: 'endorses' }, { stance: null }] },
  ]);
});

test('what a filter hides of an article is not left out by it', () => {
  const whole = comparisonOf([
    { claim: 'p', articleId: 'a', through: ['agency'] },
    { claim: 'p', articleId: 'b', through: ['ministry'] },
    { claim: 'q', articleId: 'b', through: ['ministry'] },
    { claim: 'r', articleId: 'b' },
  ]);
  const shown = {
    ...whole,
    pairs: whole.pairs.filter(({ occurrence }) =>
      occurrence?.chain.some(({ sourceId }) => sourceId === 'ministry'),
    ),
  };
  const result = leftOut(shown, whole, { kind: 'article', articleId: 'a' });
  expect(rowsOf(result)).toEqual([['q', 1]]);
  expect(result.articles).toEqual([
    { articleId: 'a', addressed: 1, leftOut: 1 },
    { articleId: 'b', addressed: 2, leftOut: 0 },
  ]);
});

test('of a source it is said who addresses its claims without it; sources that are quoted come first', () => {
  const whole = comparisonOf([
    { claim: 'p', articleId: 'a', through: ['ministry'] },
    { claim: 'p', articleId: 'b' },
    { claim: 'q', articleId: 'b', start: 9 },
    { claim: 'q', articleId: 'c' },
  ]);
  const { rows, unreported, sources } = leftOut(whole, whole, { kind: 'source', sourceId: 'ministry' });
  expect(unreported).toEqual(['b', 'c']);
  expect(rows).toMatchObject([{ claimId: 'p', otherwise: 1, leaving: ['c'], makerCount: 1 }]);
  expect(sources[0]).toMatchObject({ sourceId: 'ministry', claims: 1, articles: 1, quoted: true });
  expect(sources.slice(1).every(({ quoted }) => !quoted)).toBe(true);
});

test('no article, one article and an article without claims leave out what there is to leave out', () => {
  const none = comparisonOf([]);
  expect(leftOut(none, none, { kind: 'article', articleId: null })).toMatchObject({ rows: [], claims: 0 });
  const one = comparisonOf([{ claim: 'p', articleId: 'a' }]);
  expect(leftOut(one, one, { kind: 'article', articleId: null }).rows).toEqual([]);
  const empty = comparisonOf([{ claim: 'p', articleId: 'a' }], { articles: { b: [null, null] } });
  expect(rowsOf(leftOut(empty, empty, { kind: 'article', articleId: 'b' }))).toEqual([['p', 1]]);
});
