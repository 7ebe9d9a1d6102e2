import type { Database } from 'better-sqlite3';
import { statement } from './statements.ts';

/** Gives the case another title. */
export function setCaseTitle(db: Database, title: string): void {
  statement<[string]>(db, 'UPDATE case_info SET title = ?').run(title);
}
