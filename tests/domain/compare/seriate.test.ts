import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriate } from '#domain/compare/seriate.ts';

const table = fc.nat({ max: 12 }).chain((columns) =>
  fc.tuple(
    fc.constant(columns),
    fc.array(columns === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat({ max: columns - 1 })), {
      maxLength: 20,
    }),
  ),
);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

test('every row and every column comes once, and what is empty comes last in the order given', () => {
  fc.assert(
    fc.property(table, ([columns, rows]) => {
      const found = seriate(rows, columns);
      expect(found.rows.toSorted((a, b) => a - b)).toEqual(upTo(rows.length));
      expect(found.columns.toSorted((a, b) => a - b)).toEqual(upTo(columns));
      const empty = upTo(rows.length).filter((row) => rows[row]?.length === 0);
      expect(found.rows.slice(rows.length - empty.length)).toEqual(empty);
      const used = new Set(rows.flat());
      const unused = upTo(columns).filter((column) => !used.has(column));
      expect(found.columns.slice(columns - unused.length)).toEqual(unused);
    }),
  );
});

test('rows filled in the same columns stand together, in the order given', () => {
  fc.assert(
    fc.property(table, ([columns, rows]) => {
      const doubled = rows.flatMap((row) => [row, row]);
      const order = seriate(doubled, columns).rows.filter((row) => (doubled[row]?.length ?? 0) > 0);
      for (const [place, row] of order.entries()) {
        if (row % 2 === 0) continue;
        const twin = order.indexOf(row - 1);
        expect(twin).toBeLessThan(place);
        const between = order.slice(twin, place).map((each) => doubled[each]?.toSorted().join());
        // Between two rows alike there is at most what scores the same.
        if (place - twin === 1) expect(new Set(between).size).toBe(1);
      }
    }),
  );
});

test('two groups that share nothing come apart, however they are mixed', () => {
  const [left, right] = [
    [0, 2, 4],
    [1, 3, 5],
  ];
  const rows = upTo(20).map((row) => (row % 3 === 0 ? left : right));
  const { rows: order, columns } = seriate(rows, 6);
  const groups = order.map((row) => row % 3 === 0);
  expect(groups.filter((group, at) => at > 0 && group !== groups[at - 1])).toHaveLength(1);
  expect(new Set(columns.slice(0, 3).map((column) => column % 2)).size).toBe(1);
});

test('the order of a table that has one is found again after it is shuffled', () => {
  // Row i fills columns i to i + 4, so that there is one order in which all its columns are consecutive.
  const count = 16;
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...upTo(count)], { minLength: count }),
      fc.shuffledSubarray([...upTo(count - 4)], { minLength: count - 4 }),
      (columnOf, rowsAt) => {
        const rows = rowsAt.map((row) => upTo(5).map((step) => columnOf[row + step] ?? 0));
        const { columns } = seriate(rows, count);
        const found = columns.map((column) => columnOf.indexOf(column));
        const forwards = found[0] === 0 ? found : found.toReversed();
        expect(forwards).toEqual(upTo(count));
      },
    ),
    { numRuns: 50 },
  );
});

test('a table in which nothing is told apart keeps the order given', () => {
  expect(seriate([[0, 1], [0, 1], []], 3)).toEqual({ rows: [0, 1, 2], columns: [0, 1, 2] });
  expect(seriate([], 0)).toEqual({ rows: [], columns: [] });
  expect(seriate([[], []], 2)).toEqual({ rows: [0, 1], columns: [0, 1] });
});
