import type { Database } from 'better-sqlite3';
import { listCaseValues } from '../db/codebook-rows.ts';
import { changedIdsSince, hasChangedSince, lastSeq } from '../db/journal.ts';
import { listArticles } from '../db/article-rows.ts';
import {
  listTableClaims,
  listTableOccurrences,
  readTableSurroundings,
  type TableOccurrenceRow,
} from '../db/table-rows.ts';
import { caseVocabulary } from '#domain/search/fields.ts';
import { foldingOnce, tableFilter, type FoldedText } from '#domain/table/table-filter.ts';
import { rankValues, type Ranks } from '#domain/table/table-layout.ts';
import type { TableColumn } from '#domain/table/table-columns.ts';
import { pairId, type TableClaim, type TablePair } from '#domain/table/table-pair.ts';

/**
 * All rows of the claims table as the case is now, with what was worked out of them. Held in memory because a range is
 * asked for at every scroll; a case of 100,000 occurrences takes about half a second to read.
 */
export type CaseTable = {
  /** The journal entry after which the rows are so. */
  readonly seq: number;
  /** One an occurrence and one a claim without any: by claim, then by article and place. */
  readonly pairs: readonly TablePair[];
  readonly ranksOf: (column: TableColumn) => Ranks;
  /** The indices of the pairs that a filter finds, in their order. */
  readonly indicesOf: (filter: string) => readonly number[];
  /** Whatever else is worked out of these rows and kept as long as they stay so. */
  readonly kept: Map<string, unknown>;
  /** The pair that is selected by an id, or undefined when it is gone. */
  readonly find: (id: string) => TablePair | undefined;
};

type Held = {
  readonly table: CaseTable;
  readonly claims: Map<string, TableClaim>;
  readonly occurrences: Map<string, TableOccurrenceRow>;
  readonly folded: FoldedText;
};

const held = new WeakMap<Database, Held>();

/** The claims table of the case as it is now: read whole the first time, later only what has changed since. */
export function caseTable(db: Database): CaseTable {
  const seq = lastSeq(db);
  const before = held.get(db);
  if (before?.table.seq === seq) return before.table;
  const { claims, occurrences } = (before && patched(db, before)) ?? readWhole(db);
  const folded = before?.folded ?? foldingOnce();
  const table = makeTable(db, seq, { claims, occurrences, folded });
  held.set(db, { claims, occurrences, folded, table });
  return table;
}

type Rows = Pick<Held, 'claims' | 'occurrences'>;

function readWhole(db: Database): Rows {
  return {
    claims: new Map(listTableClaims(db, null).map((claim) => [claim.id, claim])),
    occurrences: new Map(listTableOccurrences(db, null).map((row) => [row.id, row])),
  };
}

/** The rows with what changed since read anew; null where a change reaches too far for that. */
function patched(db: Database, { table, claims, occurrences }: Held): Rows | null {
  const changed = changedIdsSince(db, table.seq);
  if (changed.everything || changed.articles.length > 0 || changed.sources.length > 0) return null;
  // Which row an added value belongs to, its own row does not say.
  if (hasChangedSince(db, table.seq, 'added_value')) return null;
  for (const id of changed.claims) claims.delete(id);
  for (const id of changed.occurrences) occurrences.delete(id);
  for (const claim of listTableClaims(db, changed.claims)) claims.set(claim.id, claim);
  for (const row of listTableOccurrences(db, changed.occurrences)) occurrences.set(row.id, row);
  return { claims, occurrences };
}

function makeTable(
  db: Database,
  seq: number,
  { claims, occurrences, folded }: Omit<Held, 'table'>,
): CaseTable {
  const articleOrder = new Map(listArticles(db).map((article, index) => [article.id, index]));
  const placeOf = (row: TableOccurrenceRow): number => articleOrder.get(row.articleId) ?? 0;
  const byClaim = new Map<string, TableOccurrenceRow[]>();
  for (const row of occurrences.values()) {
    const found = byClaim.get(row.claimId);
    if (found) found.push(row);
    else byClaim.set(row.claimId, [row]);
  }
  const pairs: TablePair[] = [];
  // UUIDv7 ids sort by when they were made.
  for (const claim of [...claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const inside = byClaim.get(claim.id) ?? [];
    inside.sort((a, b) => placeOf(a) - placeOf(b) || a.start - b.start || (a.id < b.id ? -1 : 1));
    if (inside.length === 0) pairs.push({ claim, occurrence: null });
    for (const occurrence of inside) pairs.push({ claim, occurrence });
  }
  const ranks = new Map<TableColumn, Ranks>();
  let byId: ReadonlyMap<string, TablePair> | null = null;
  let found: { readonly filter: string; readonly indices: readonly number[] } | null = null;
  return {
    seq,
    pairs,
    ranksOf: (column) => {
      let known = ranks.get(column);
      if (!known) ranks.set(column, (known = rankValues(pairs, column)));
      return known;
    },
    indicesOf: (filter) => {
      if (found?.filter !== filter) {
        const fits = tableFilter(
          filter,
          readTableSurroundings(db),
          folded,
          caseVocabulary(listCaseValues(db)),
        );
        found = { filter, indices: pairs.flatMap((pair, index) => (fits(pair) ? [index] : [])) };
      }
      return found.indices;
    },
    kept: new Map(),
    find: (id) => (byId ??= new Map(pairs.map((pair) => [pairId(pair), pair]))).get(id),
  };
}
