import type { Database } from 'better-sqlite3';
import type { SearchQuery } from '#domain/search-query.ts';
import { type Condition, rowQuery } from './search-condition.ts';
import { type IndexedKind, indexTables } from './search-index.ts';

/** A row that was found: its number in the index (the later it came, the higher) and its id. */
export type FoundRow = { readonly kind: IndexedKind; readonly number: number; readonly id: string };

/** What a row of the index stands for, under the alias that search-condition.ts gives it. */
const joins: Readonly<Record<IndexedKind, string>> = {
  article: 'JOIN article ON article.id = search_row.id',
  claim: 'JOIN claim ON claim.id = search_row.id',
  source: 'JOIN source ON source.id = search_row.id',
  note: `JOIN occurrence ON occurrence.id = search_row.id JOIN claim ON claim.id = occurrence.claim_id
    JOIN article ON article.id = occurrence.article_id`,
  rationale: 'JOIN claim ON claim.id = search_row.id',
};

/**
 * The rows of a kind that a query finds, newest first, so that SQLite can stop at the last one asked for.
 * @param before only rows with a lower number; null for the newest.
 */
export function findRows(
  db: Database,
  kind: IndexedKind,
  query: SearchQuery,
  before: number | null,
  limit: number,
): readonly FoundRow[] {
  const found = tablesOf(db, kind, query);
  if (!found) return [];
  const { from, sql, values } = found;
  // Prepared anew each time: each query has SQL of its own.
  const rows = db
    .prepare<(string | number)[], { number: number; id: string }>(
      `SELECT search_row.number, search_row.id FROM ${from} WHERE ${sql} ${before === null ? '' : `AND ${numberOf(from)} < ?`}
     ORDER BY ${numberOf(from)} DESC LIMIT ?`,
    )
    .all(...values, ...(before === null ? [] : [before]), limit);
  return rows.map((row) => ({ kind, ...row }));
}

/** How many rows of a kind a query finds, but not counted beyond `most`. */
export function countRows(db: Database, kind: IndexedKind, query: SearchQuery, most: number): number {
  const found = tablesOf(db, kind, query);
  if (!found) return 0;
  const { from, sql, values } = found;
  const counted = db
    .prepare<(string | number)[], number>(`SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${sql} LIMIT ?)`)
    .pluck();
  return counted.get(...values, most) ?? 0;
}

function tablesOf(
  db: Database,
  kind: IndexedKind,
  query: SearchQuery,
): (Condition & { readonly from: string }) | null {
  const asked = rowQuery(db, kind, query);
  if (!asked) return null;
  const { match, condition } = asked;
  const table = indexTables[kind];
  const isKind = `search_row.kind = '${kind}'`;
  if (match === null) {
    return {
      from: `search_row CROSS ${joins[kind]}`,
      sql: `${isKind} AND ${condition.sql}`,
      values: condition.values,
    };
  }
  return {
    // CROSS keeps the words the outermost loop, which gives the rows in the order asked for.
    from: `${table} CROSS JOIN search_row ON search_row.number = ${table}.rowid ${joins[kind]}`,
    sql: `${table} MATCH ? AND ${isKind} AND ${condition.sql}`,
    values: [match, ...condition.values],
  };
}

function numberOf(from: string): string {
  const [table = ''] = from.split(' ');
  return table === 'search_row' ? 'search_row.number' : `${table}.rowid`;
}
