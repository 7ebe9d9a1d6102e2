import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { tableQuery } from '#contract/api.ts';
import { layOut, type TableEntry } from '#domain/table/table-layout.ts';
import { caseTable } from './case-table.ts';

/** Which rows, laid out how. */
export type TableQuery = z.output<typeof tableQuery>;

/** The rows of the claims table as a query lays them out; the same query again costs nothing until the case changes. */
export function tableEntries(db: Database, query: TableQuery): readonly TableEntry[] {
  const table = caseTable(db);
  const key = JSON.stringify(query);
  const kept = table.kept.get('entries') as { key: string; entries: readonly TableEntry[] } | undefined;
  if (kept?.key === key) return kept.entries;
  const entries = layOut(table.pairs, table.indicesOf(query.filter), query, table.ranksOf);
  table.kept.set('entries', { key, entries });
  return entries;
}
