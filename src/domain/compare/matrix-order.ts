import type { RowDraft, RowStanding } from './matrix-rows.ts';
import type { MatrixColumn } from './matrix-columns.ts';
import type { MatrixLayout } from './matrix-layout.ts';
import { seriate } from './seriate.ts';

/** The most disputed first. */
const byDispute: readonly RowStanding[] = [
  'contradicted',
  'in-tension',
  'mixed',
  'agreed',
  'one-sided',
  'not-addressed',
];

type Rows = readonly Pick<RowDraft, 'cells' | 'standing' | 'opposed' | 'article' | 'start' | 'date'>[];

/**
 * The places of the rows in a wanted order. Where that does not decide, the row that more columns address comes first,
 * then the one made earlier in an earlier article; dispute is the standing, then how many take the smaller side. Rows
 * without a date, and for `similarity` and `text` those made nowhere, come last either way.
 */
export function orderRows(
  rows: Rows,
  columnCount: number,
  { order, reversed }: MatrixLayout['rows'],
): readonly number[] {
  const way = reversed ? -1 : 1;
  const places = rows.map((_, index) => index);
  if (order === 'similarity') {
    const alike = seriate(
      rows.map(({ cells }) => [...cells.keys()]),
      columnCount,
    ).rows;
    return turned(alike, reversed, (at) => rows[at]?.cells.size === 0);
  }
  const inText = (a: number, b: number): number =>
    by(rows, a, b, ({ article }) => article) || by(rows, a, b, ({ start }) => start) || a - b;
  const coverage = (a: number, b: number): number => by(rows, a, b, ({ cells }) => -cells.size);
  switch (order) {
    case 'text':
      return places.sort(
        (a, b) => by(rows, a, b, ({ cells }) => (cells.size === 0 ? 1 : 0)) || way * inText(a, b),
      );
    case 'coverage':
      return places.sort((a, b) => way * coverage(a, b) || inText(a, b));
    case 'dispute':
      return places.sort(
        (a, b) =>
          way *
            (by(rows, a, b, ({ standing }) => byDispute.indexOf(standing)) ||
              by(rows, a, b, ({ opposed }) => -opposed)) ||
          coverage(a, b) ||
          inText(a, b),
      );
    case 'date':
      return places.sort(
        (a, b) => byDate(rows[a]?.date, rows[b]?.date, way) || coverage(a, b) || inText(a, b),
      );
  }
}

/** The places of the columns in a wanted order; those without a date, and without a claim when by similarity, come last. */
export function orderColumns(
  columns: readonly MatrixColumn[],
  rows: Rows,
  { order, reversed }: MatrixLayout['columns'],
): readonly number[] {
  const way = reversed ? -1 : 1;
  const places = columns.map((_, index) => index);
  switch (order) {
    case 'case':
      return reversed ? places.reverse() : places;
    case 'coverage':
      return places.sort((a, b) => way * by(columns, a, b, ({ claims }) => -claims) || a - b);
    case 'date':
      return places.sort((a, b) => byDate(columns[a]?.date, columns[b]?.date, way) || a - b);
    case 'similarity': {
      const alike = seriate(
        rows.map(({ cells }) => [...cells.keys()]),
        columns.length,
      ).columns;
      return turned(alike, reversed, (at) => columns[at]?.claims === 0);
    }
  }
}

function turned(
  order: readonly number[],
  reversed: boolean,
  isLast: (at: number) => boolean,
): readonly number[] {
  if (!reversed) return order;
  return [...order.filter((at) => !isLast(at)).reverse(), ...order.filter(isLast)];
}

function by<Each>(list: readonly Each[], a: number, b: number, valueOf: (each: Each) => number): number {
  const [first, second] = [list[a], list[b]];
  if (first === undefined || second === undefined) return 0;
  const [left, right] = [valueOf(first), valueOf(second)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function byDate(a: string | null | undefined, b: string | null | undefined, way: number): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return a < b ? -way : a > b ? way : 0;
}
