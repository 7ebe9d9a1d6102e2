import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sideGroups, sideReader, twoSides, type ComparedSide } from '#domain/compare/two-sides.ts';
import type { TwoSides, TwoSidesRow } from '#domain/compare/two-sides.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { stances } from '#domain/stance.ts';
import { comparisonOf, type Around, type Place } from './comparison-fixture.ts';

const claimNames = ['p', 'q', 'r', 's', 't'];
const place: fc.Arbitrary<Place> = fc.record({
  claim: fc.constantFrom(...claimNames),
  articleId: fc.constantFrom('a', 'b', 'c'),
  start: fc.nat({ max: 50 }),
  stance: fc.constantFrom(...stances, null),
  polarity: fc.constantFrom('affirms' as const, 'negates' as const),
  through: fc.array(fc.constantFrom('ministry', 'agency'), { maxLength: 2 }),
});
const around: fc.Arbitrary<Around> = fc.record({
  articles: fc.constant({ a: ['Post', null], b: ['Courier', null], c: ['Post', null] } as const),
  relations: fc.array(
    fc.record({
      kind: fc.constantFrom(...relationKinds),
      status: fc.constantFrom(...relationStatuses),
      claims: fc.uniqueArray(fc.constantFrom(...claimNames, 'nowhere'), {
        minLength: 2,
        maxLength: 2,
      }) as unknown as fc.Arbitrary<readonly [string, string]>,
    }),
    { maxLength: 5 },
  ),
  nowhere: fc.constant(['nowhere']),
});
const side: fc.Arbitrary<ComparedSide> = fc.constantFrom<ComparedSide>(
  { kind: 'article', articleId: 'a' },
  { kind: 'article', articleId: 'b' },
  { kind: 'publisher', name: 'Post' },
  { kind: 'publisher', name: 'Courier' },
  { kind: 'source', sourceId: 'ministry' },
  { kind: 'source', sourceId: 'agency' },
  { kind: 'selection', filter: 'what the test finds' },
);
const selected = new Set(['o0', 'o3', 'o4']);
const compared = (
  places: readonly Place[],
  rest: Around,
  here: ComparedSide,
  there: ComparedSide,
): TwoSides => twoSides(comparisonOf(places, rest), sideReader(here, selected), sideReader(there, selected));

const articles = (places: readonly Place[], relations: Around['relations'] = []): TwoSides =>
  compared(places, { relations }, { kind: 'article', articleId: 'a' }, { kind: 'article', articleId: 'b' });
const groupsOf = ({ rows }: TwoSides): readonly (readonly [string, readonly string[]])[] =>
  rows.map(({ group, claims }) => [group, claims.map(({ claimId }) => claimId)]);

test('the groups part all claims that either side makes, each once', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 25 }), around, side, side, (places, rest, here, there) => {
      const result = compared(places, rest, here, there);
      const readers = [sideReader(here, selected), sideReader(there, selected)];
      const made = comparisonOf(places, rest).pairs.filter(
        ({ occurrence }) => occurrence && readers.some((read) => read(occurrence) !== null),
      );
      const listed = result.rows.flatMap(({ claims }) => claims.map(({ claimId }) => claimId));
      expect(listed.toSorted()).toEqual([...new Set(made.map(({ claim }) => claim.id))].toSorted());
      const counted = sideGroups.reduce((sum, group) => sum + result.counts[group].claims, 0);
      expect(counted).toBe(listed.length);
      for (const row of result.rows) {
        expect(row.here?.places ?? 0).toBe(row.claims.reduce((sum, claim) => sum + claim.here, 0));
        expect(row.there?.places ?? 0).toBe(row.claims.reduce((sum, claim) => sum + claim.there, 0));
        if (row.group === 'only-here') expect(row.there).toBeNull();
        if (row.group === 'only-there') expect(row.here).toBeNull();
        if (row.group === 'agree' || row.group === 'both') expect([row.here, row.there]).not.toContain(null);
      }
    }),
  );
});

test('changing the sides over mirrors the groups', () => {
  const mirrored = ({ group, claims, here, there }: TwoSidesRow): TwoSidesRow => ({
    group: group === 'only-here' ? 'only-there' : group === 'only-there' ? 'only-here' : group,
    claims: claims.map((claim) => ({ ...claim, here: claim.there, there: claim.here })),
    here: there,
    there: here,
  });
  const inOrder = (rows: readonly TwoSidesRow[]): readonly string[] =>
    rows.map((row) => JSON.stringify(row)).toSorted();
  fc.assert(
    fc.property(fc.array(place, { maxLength: 25 }), around, side, side, (places, rest, here, there) => {
      const result = compared(places, rest, here, there);
      const swapped = compared(places, rest, there, here);
      expect(inOrder(swapped.rows)).toEqual(inOrder(result.rows.map(mirrored)));
      expect(swapped.onBoth).toBe(result.onBoth);
      expect(swapped.relations).toEqual(result.relations);
      expect(swapped.counts['only-here'].claims).toBe(result.counts['only-there'].claims);
    }),
  );
});

test('sides agree and contradict by the rules of standing; what takes no side is only addressed by both', () => {
  const both = (claim: string, here: Place['stance'], there: Place['stance']): readonly Place[] => [
    { claim, articleId: 'a', stance: here ?? null },
    { claim, articleId: 'b', stance: there ?? null },
  ];
  const result = articles([
    ...both('agreed', 'leans-toward', 'endorses'),
    ...both('contradicted', 'endorses', 'distances'),
    ...both('neutral', 'endorses', 'reports-neutrally'),
    ...both('unjudged', null, 'unclear'),
    { claim: 'here', articleId: 'a' },
    { claim: 'there', articleId: 'b' },
    { claim: 'elsewhere', articleId: 'c' },
  ]);
  expect(groupsOf(result)).toEqual([
    ['contradict', ['contradicted']],
    ['agree', ['agreed']],
    ['both', ['neutral']],
    ['both', ['unjudged']],
    ['only-here', ['here']],
    ['only-there', ['there']],
  ]);
  expect(result.counts.contradict).toEqual({ claims: 1, here: 1, there: 1 });
});

test('a confirmed relation between what is said here and what is said there counts, unless a side is against its own', () => {
  const made = (p: Place['stance'], q: Place['stance']): readonly Place[] => [
    { claim: 'p', articleId: 'a', stance: p ?? null },
    { claim: 'q', articleId: 'b', stance: q ?? null },
  ];
  const tie = (
    kind: 'contradicts' | 'in-tension' | 'equivalent',
    status: 'confirmed' | 'suggested' = 'confirmed',
  ) => [{ kind, status, claims: ['p', 'q'] as const }];
  const together = (group: string) => [[group, ['p', 'q']]];
  expect(groupsOf(articles(made('endorses', null), tie('contradicts')))).toEqual(together('contradict'));
  expect(groupsOf(articles(made(null, null), tie('in-tension')))).toEqual(together('in-tension'));
  expect(groupsOf(articles(made('endorses', 'leans-toward'), tie('equivalent')))).toEqual(together('agree'));
  const apart = [
    ['only-here', ['p']],
    ['only-there', ['q']],
  ];
  expect(groupsOf(articles(made('rejects', 'endorses'), tie('contradicts')))).toEqual(apart);
  expect(groupsOf(articles(made('endorses', 'endorses'), tie('contradicts', 'suggested')))).toEqual(apart);
});

test('a claim in tension with one that is contradicted has a row of its own, which says so by its relation', () => {
  const result = articles(
    [
      { claim: 'p', articleId: 'a' },
      { claim: 'q', articleId: 'b' },
      { claim: 'r', articleId: 'b' },
    ],
    [
      { kind: 'contradicts', status: 'confirmed', claims: ['p', 'q'] },
      { kind: 'in-tension', status: 'confirmed', claims: ['p', 'r'] },
    ],
  );
  expect(groupsOf(result)).toEqual([
    ['contradict', ['p', 'q']],
    ['in-tension', ['r']],
  ]);
  expect(result.relations).toHaveLength(2);
});

test('a source is for what it says and against what it denies; what it hands on takes no side', () => {
  const said = (claim: string, polarity: 'affirms' | 'negates', through: readonly string[]): Place => ({
    claim,
    articleId: 'a',
    stance: 'rejects',
    polarity,
    through,
  });
  const result = compared(
    [
      said('disputed', 'affirms', ['ministry']),
      said('disputed', 'negates', ['agency']),
      said('agreed', 'negates', ['ministry']),
      said('agreed', 'negates', ['agency']),
      said('handed', 'affirms', ['ministry']),
      said('handed', 'affirms', ['agency', 'witness']),
    ],
    {},
    { kind: 'source', sourceId: 'ministry' },
    { kind: 'source', sourceId: 'agency' },
  );
  expect(groupsOf(result)).toEqual([
    ['contradict', ['disputed']],
    ['agree', ['agreed']],
    ['both', ['handed']],
  ]);
});

test('places on both sides are counted, and long words are cut at no half of a character', () => {
  const words = `${'a'.repeat(239)}😀 and more`;
  const result = compared(
    [{ claim: 'p', articleId: 'a', words, through: ['ministry'] }],
    {},
    { kind: 'article', articleId: 'a' },
    { kind: 'source', sourceId: 'ministry' },
  );
  expect(result.onBoth).toBe(1);
  expect(result.rows[0]?.here?.first.words.isWellFormed()).toBe(true);
});
