import { expect, test } from 'vitest';
import type { CellLine } from '#domain/compare/matrix-cells.ts';
import { claimMatrix } from '#domain/compare/matrix.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
import type { RelationKind } from '#domain/relation.ts';
import type { Stance } from '#domain/stance.ts';
import { comparisonOf, type Around } from '../../domain/compare/comparison-fixture.ts';
import { summaryOf } from '../../../src/renderer/src/features/compare/cell-summary.ts';
import { rowsOf, type CompareRow } from '../../../src/renderer/src/features/compare/compare-rows.ts';
import { matrixShape, slotsOf } from '../../../src/renderer/src/features/compare/matrix-shape.ts';

function rows(...relations: NonNullable<Around['relations']>): readonly CompareRow[] {
  const places = ['p', 'q', 'r'].map((claim, start) => ({ claim, articleId: 'a', start }));
  return rowsOf(claimMatrix(comparisonOf(places, { relations }), startLayout));
}
const between = (claims: readonly [string, string], kind: RelationKind) =>
  ({ claims, kind, status: 'confirmed' }) as const;

test('a relation hangs on both its claims, read from its own end, and names the other by number', () => {
  const [p, q, r] = rows(between(['p', 'q'], 'narrower'));
  expect(p?.relations.map(({ inverse, other, relation }) => [inverse, other, relation.toText])).toEqual([
    [false, 2, 'q'],
  ]);
  expect(q?.relations.map(({ inverse, other, relation }) => [inverse, other, relation.fromText])).toEqual([
    [true, 1, 'p'],
  ]);
  expect(r?.relations).toEqual([]);
});

const line = (stance: Stance | null, more: Partial<CellLine> = {}): CellLine => ({
  stance,
  polarity: 'affirms',
  commitment: null,
  depth: 1,
  nearest: 'The author',
  count: 1,
  ...more,
});

test('a cell without room for words keeps each stance apart, in the order of the scale', () => {
  const summary = summaryOf([
    line(null),
    line('rejects', { count: 2 }),
    line('unclear'),
    line('distances', { added: { stance: 'sneers' } }),
    line('distances'),
    line('endorses', { depth: 4 }),
  ]);
  expect(summary?.stances.map(({ stance, added }) => added?.stance ?? stance)).toEqual([
    'endorses',
    'sneers',
    'distances',
    'rejects',
    'unclear',
    null,
  ]);
  expect(summary).toMatchObject({ count: 7, depth: 4, negates: 'none', commitment: null });
  expect(summaryOf([])).toBeNull();
});

test('what its places do not have alike, a cell says so', () => {
  const negates = { polarity: 'negates', commitment: 'denies' } as const;
  expect(summaryOf([line('rejects', negates)])).toMatchObject({ negates: 'all', commitment: 'denies' });
  expect(summaryOf([line('rejects', negates), line('rejects')])).toMatchObject({
    negates: 'some',
    commitment: 'several',
  });
});

test('few columns have words, many have signs', () => {
  expect(matrixShape(1200, 3)).toMatchObject({ wordy: true });
  expect(matrixShape(800, 3)).toMatchObject({ wordy: true });
  expect(matrixShape(1200, 40)).toMatchObject({ wordy: false });
  expect(matrixShape(300, 0).columnWidth).toBeGreaterThan(0);
});

test('slots show each index of the range once, and keep those that stay', () => {
  const before = slotsOf(10, 20, 12);
  const after = slotsOf(13, 23, 12);
  expect(before.filter((index) => index >= 0).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 10 }, (_, at) => at + 10),
  );
  for (const [slot, index] of before.entries()) if (index >= 13) expect(after[slot]).toBe(index);
});
