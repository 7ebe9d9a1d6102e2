import type { Database } from 'better-sqlite3';
import { idList, statement } from './statements.ts';

/** Of these ids, those that a table has. */
export function knownIds(
  db: Database,
  table: 'article' | 'claim' | 'occurrence' | 'source' | 'relation',
  ids: readonly string[],
): ReadonlySet<string> {
  const sql = `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;
  const rows = statement<[string], { id: string }>(db, sql).all(idList(ids));
  return new Set(rows.map(({ id }) => id));
}
