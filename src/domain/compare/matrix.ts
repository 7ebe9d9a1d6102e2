import type { AddedValues } from '../case-codebook.ts';
import type { Commitment, Polarity } from '../occurrence.ts';
import type { Stance } from '../stance.ts';
import type { TableOccurrence } from '../table/table-pair.ts';
import type { ComparedRelation, Comparison } from './comparison.ts';
import { matrixColumns, type MatrixColumn } from './matrix-columns.ts';
import type { MatrixLayout } from './matrix-layout.ts';
import { orderColumns, orderRows } from './matrix-order.ts';
import { draftRows, type RowStanding } from './matrix-rows.ts';

/** A row of the matrix. */
export type MatrixRow = {
  readonly claimId: string;
  readonly text: string;
  /** Names the row whatever the order: its place by where its claim is first made, from 1. */
  readonly number: number;
  readonly eventDate: string | null;
  readonly standing: RowStanding;
  /** The name of the source on which all articles that make the claim rest, or null. */
  readonly origin: string | null;
};

/** What is shown of places of one cell that are alike. */
export type MatrixSign = {
  readonly stance: Stance | null;
  readonly polarity: Polarity;
  readonly commitment: Commitment | null;
  /** How many steps the chain has; 1 is the article's own voice. */
  readonly depth: number;
  readonly added?: AddedValues;
};

/**
 * The filled cells, packed, since there may be tens of thousands: those of row r are `rowStarts[r]` up to
 * `rowStarts[r + 1]`, by column; `columns` holds each one's column. The lines of cell c are `cellStarts[c]` up to
 * `cellStarts[c + 1]`; of each line there is its sign, its nearest source (an index of `sources`) and its count of
 * places. Read with `cellLines`.
 */
export type MatrixCells = {
  readonly rowStarts: Uint32Array;
  readonly columns: Uint32Array;
  readonly cellStarts: Uint32Array;
  readonly signs: Uint32Array;
  readonly nearest: Uint32Array;
  readonly counts: Uint32Array;
};

/** The claims of a comparison by article, publisher or source, laid out. A cell that is not filled is "not addressed". */
export type ClaimMatrix = {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly signs: readonly MatrixSign[];
  /** The names of the nearest sources. */
  readonly sources: readonly string[];
  readonly cells: MatrixCells;
  /** Relations between claims of two rows; rejected ones are left out. */
  readonly relations: readonly ComparedRelation[];
};

/**
 * Lays a comparison out as a matrix. Whether a claim is agreed or contradicted is judged between articles, or between
 * publishers where those are the columns, since stances are theirs and not the sources'; a confirmed contradiction or
 * tension with another claim of the matrix outweighs what the stances say, a tension only where they do not contradict.
 * A claim made nowhere is a row without a filled cell.
 */
export function claimMatrix(comparison: Comparison, layout: MatrixLayout): ClaimMatrix {
  const columns = matrixColumns(comparison, layout.by);
  const relations = comparison.relations.filter(({ status }) => status !== 'rejected');
  const drafts = draftRows(comparison, layout.by, columns, relations);
  const numbers = new Map(
    orderRows(drafts, columns.length, { order: 'text', reversed: false }).map((at, index) => [at, index + 1]),
  );
  const columnOrder = orderColumns(columns, drafts, layout.columns);
  const rowOrder = orderRows(drafts, columns.length, layout.rows);
  const rows = rowOrder.flatMap((at) => {
    const draft = drafts[at];
    return draft ? [{ draft, number: numbers.get(at) ?? 0 }] : [];
  });
  return {
    columns: columnOrder.flatMap((at) => columns[at] ?? []),
    rows: rows.map(({ draft: { claim, standing, origin }, number }) => ({
      claimId: claim.id,
      text: claim.text,
      number,
      eventDate: claim.eventDate,
      standing,
      origin,
    })),
    ...packed(
      rows.map(({ draft }) => draft.cells),
      columnOrder,
    ),
    relations,
  };
}

function packed(
  rows: readonly ReadonlyMap<number, readonly TableOccurrence[]>[],
  columnOrder: readonly number[],
): Pick<ClaimMatrix, 'signs' | 'sources' | 'cells'> {
  const shownAt = new Map(columnOrder.map((at, index) => [at, index]));
  const signs = new Numbered<MatrixSign>();
  const sources = new Numbered<string>();
  const rowStarts = [0];
  const columns: number[] = [];
  const cellStarts = [0];
  const lines: { readonly sign: number; readonly nearest: number; count: number }[] = [];
  for (const row of rows) {
    const filled = [...row].map(([at, places]) => ({ column: shownAt.get(at) ?? 0, places }));
    for (const { column, places } of filled.sort((a, b) => a.column - b.column)) {
      columns.push(column);
      const first = lines.length;
      for (const place of places) {
        const nearest = sources.numberOf(nearestName(place), () => nearestName(place));
        const sign = signs.numberOf(signKey(place), () => signOf(place));
        const known = lines.slice(first).find((line) => line.sign === sign && line.nearest === nearest);
        if (known) known.count += 1;
        else lines.push({ sign, nearest, count: 1 });
      }
      cellStarts.push(lines.length);
    }
    rowStarts.push(columns.length);
  }
  return {
    signs: signs.all,
    sources: sources.all,
    cells: {
      rowStarts: Uint32Array.from(rowStarts),
      columns: Uint32Array.from(columns),
      cellStarts: Uint32Array.from(cellStarts),
      signs: Uint32Array.from(lines, ({ sign }) => sign),
      nearest: Uint32Array.from(lines, ({ nearest }) => nearest),
      counts: Uint32Array.from(lines, ({ count }) => count),
    },
  };
}

function nearestName({ chain }: TableOccurrence): string {
  return chain.at(-1)?.name ?? '';
}

function signKey({ stance, polarity, commitment, chain, added }: TableOccurrence): string {
  return [stance, polarity, commitment, chain.length, added?.stance, added?.commitment].join('\0');
}

function signOf({ stance, polarity, commitment, chain, added }: TableOccurrence): MatrixSign {
  const own = {
    ...(added?.stance !== undefined && { stance: added.stance }),
    ...(added?.commitment !== undefined && { commitment: added.commitment }),
  };
  const sign = { stance, polarity, commitment, depth: chain.length };
  return Object.keys(own).length === 0 ? sign : { ...sign, added: own };
}

/** Gives equal things one number, counted from 0 in the order in which they come. */
class Numbered<Value> {
  readonly all: Value[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(key: string, make: () => Value): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.all.length;
      this.#numbers.set(key, number);
      this.all.push(make());
    }
    return number;
  }
}
