import type { Database } from 'better-sqlite3';
import { indexTables } from '#core/db/search-index.ts';

/** Every word in the search index with what it is of and where it stands there, in an order that depends on nothing else. */
export function indexContents(db: Database): readonly string[] {
  return [...new Set(Object.values(indexTables))].flatMap((table) => {
    db.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS temp.${table}_words USING fts5vocab(main, ${table}, instance)`,
    );
    return db
      .prepare<[], string>(
        `SELECT '${table} ' || coalesce(kind || ' ' || id, 'nothing') || ' ' || col || ' ' || offset || ' ' || term
         FROM temp.${table}_words LEFT JOIN search_row ON number = doc ORDER BY 1`,
      )
      .pluck()
      .all();
  });
}
