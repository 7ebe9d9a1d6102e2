import type { Database, Statement } from 'better-sqlite3';

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The prepared statement for this SQL, compiled once a database; for SQL that is written in the code, never built from data. */
export function statement<Parameters extends unknown[], Row = unknown>(
  db: Database,
  sql: string,
): Statement<Parameters, Row> {
  let statements = prepared.get(db);
  if (!statements) {
    statements = new Map<string, Statement>();
    prepared.set(db, statements);
  }
  let found = statements.get(sql);
  if (!found) statements.set(sql, (found = db.prepare(sql)));
  return found as unknown as Statement<Parameters, Row>;
}

/** A list of ids as one parameter, for `IN (SELECT value FROM json_each(?))`. */
export function idList(ids: readonly string[]): string {
  return JSON.stringify(ids);
}
