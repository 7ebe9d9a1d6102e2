import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdicts } from '#domain/assessment.ts';
import { stances } from '#domain/stance.ts';
import { cellValue, compareValues, tableColumns } from '#domain/table/table-columns.ts';
import { entryKey, layOut, pairsOf, rankValues, type TableArrangement } from '#domain/table/table-layout.ts';
import { pairId, type TablePair } from '#domain/table/table-pair.ts';
import { tableClaim, tableOccurrence } from './table-fixture.ts';

const pairs: readonly TablePair[] = [
  {
    claim: tableClaim({ id: 'c1', text: 'Water rose', tags: ['dam', 'flood'] }),
    occurrence: tableOccurrence({ id: 'o1', stance: 'rejects', article: 'Zeta' }),
  },
  {
    claim: tableClaim({ id: 'c1', text: 'Water rose', tags: ['dam', 'flood'] }),
    occurrence: tableOccurrence({ id: 'o2', stance: null, article: 'Alpha' }),
  },
  {
    claim: tableClaim({ id: 'c2', text: 'Élan of the gates', tags: [] }),
    occurrence: tableOccurrence({ id: 'o3', stance: 'endorses', article: 'Alpha' }),
  },
  { claim: tableClaim({ id: 'c3', text: 'Alone' }), occurrence: null },
];
const plain: TableArrangement = { rows: 'claims', sort: [], group: null, collapsed: [] };
const keysOf = (arrangement: Partial<TableArrangement>, of = pairs): readonly string[] =>
  layOut(
    of,
    of.map((_, index) => index),
    { ...plain, ...arrangement },
    (column) => rankValues(of, column),
  ).map(entryKey);

test('claims stand over their occurrences, one with none stands alone', () => {
  expect(keysOf({})).toEqual(['claim c1', 'o1', 'o2', 'claim c2', 'o3', 'claim c3']);
});

test('a row an occurrence leaves claims without any out', () => {
  expect(keysOf({ rows: 'occurrences' })).toEqual(['o1', 'o2', 'o3']);
});

test('stances are sorted as on their scale and what is not judged comes last either way', () => {
  const sorted = (descending: boolean): readonly string[] =>
    keysOf({ rows: 'occurrences', sort: [{ column: 'stance', descending }] });
  expect(sorted(false)).toEqual(['o3', 'o1', 'o2']);
  expect(sorted(true)).toEqual(['o1', 'o3', 'o2']);
});

test('a second column decides where the first leaves two equal', () => {
  const sort = [
    { column: 'article', descending: false },
    { column: 'stance', descending: false },
  ] as const;
  expect(keysOf({ rows: 'occurrences', sort })).toEqual(['o3', 'o2', 'o1']);
});

test('a claim comes where the first of its occurrences does', () => {
  expect(keysOf({ sort: [{ column: 'stance', descending: false }] })).toEqual([
    'claim c2',
    'o3',
    'claim c1',
    'o1',
    'o2',
    'claim c3',
  ]);
});

test('texts are sorted as a reader of the alphabet expects', () => {
  expect(
    keysOf({ sort: [{ column: 'claim', descending: false }] }).filter((key) => key.startsWith('claim')),
  ).toEqual(['claim c3', 'claim c2', 'claim c1']);
});

test('a claim with two tags stands in both groups, one without in a group of its own at the end', () => {
  expect(keysOf({ group: 'tags', rows: 'occurrences' })).toEqual([
    'group dam',
    'o1',
    'o2',
    'group flood',
    'o1',
    'o2',
    'group ',
    'o3',
  ]);
});

test('a folded group keeps its head, and what it stands for', () => {
  const arrangement = { ...plain, rows: 'occurrences', group: 'article', collapsed: ['Alpha'] } as const;
  const entries = layOut(
    pairs.map((pair) => ({
      ...pair,
      occurrence: pair.occurrence && { ...pair.occurrence, articleId: pair.occurrence.article },
    })),
    [0, 1, 2, 3],
    arrangement,
    (column) => rankValues(pairs, column),
  );
  expect(entries.map(entryKey)).toEqual(['group Alpha', 'group Zeta', 'o1']);
  expect(entries[0] && pairsOf(entries[0]).map(pairId)).toEqual(['o2', 'o3']);
});

const anyPairs = fc.array(
  fc
    .record({
      claim: fc.nat({ max: 5 }),
      stance: fc.option(fc.constantFrom(...stances), { nil: null }),
      verdict: fc.constantFrom(...verdicts),
      article: fc.constantFrom('Ä', 'b', 'Я', 'а', ''),
      tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
    })
    .map((made) => made),
  { maxLength: 30 },
);

test('whatever is sorted and grouped, no row is lost and each row stands in order', () => {
  fc.assert(
    fc.property(
      anyPairs,
      fc.constantFrom(...tableColumns),
      fc.constantFrom(...tableColumns, null),
      fc.boolean(),
      (made, column, group, descending) => {
        const given = made.map((each, index): TablePair => {
          // What belongs to a claim is the same in all its rows.
          const first = made.find((other) => other.claim === each.claim) ?? each;
          return {
            claim: tableClaim({ id: `c${each.claim}`, verdict: first.verdict, tags: first.tags.toSorted() }),
            occurrence: tableOccurrence({
              id: `o${index}`,
              stance: each.stance,
              article: each.article,
              articleId: each.article,
            }),
          };
        });
        const lay = (arrangement: Partial<TableArrangement>): readonly TablePair[] =>
          layOut(
            given,
            given.map((_, index) => index),
            { ...plain, rows: 'occurrences', sort: [{ column, descending }], ...arrangement },
            (each) => rankValues(given, each),
          ).flatMap((entry) => (entry.kind === 'occurrence' ? [entry.pair] : []));
        const sorted = lay({});
        expect(sorted).toHaveLength(given.length);
        const values = sorted.map((pair) => cellValue(column, pair)).filter((value) => value !== null);
        values.slice(1).forEach((value, index) => {
          const order = compareValues(column, values[index] ?? value, value);
          expect(descending ? -order : order).toBeLessThanOrEqual(0);
        });
        expect(new Set(lay({ group }).map(pairId))).toEqual(new Set(given.map(pairId)));
      },
    ),
  );
});
