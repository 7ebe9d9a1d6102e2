import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { createCase, openCase, type OpenCase } from '#core/db/open.ts';
import type { Migration } from '#core/db/migrate.ts';
import { recordChange } from './at-once.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Ids that count up, so that tests are exact; each starts where a series of its own says. */
export function idSeries(series = 0): () => string {
  let last = 0;
  return () => {
    last += 1;
    const digits = last.toString(16).padStart(12, '0');
    return `0198${series.toString(16).padStart(4, '0')}-0000-7000-8000-${digits}`;
  };
}

/** A clock that goes on by a second each time it is read. */
export function steadyClock(): () => string {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 0, 1, 0, 0, (seconds += 1))).toISOString();
}

/** Makes a case in a folder and leaves it closed. */
export function makeCase(folder: string, name = 'case.parallax', migrations?: readonly Migration[]): string {
  const path = join(folder, name);
  createCase(path, {
    title: 'A test case',
    now: steadyClock(),
    newId: idSeries(1),
    ...(migrations && { migrations }),
  });
  return path;
}

/** Opens a case and closes it after the test. */
export function openForTest(path: string, migrations?: readonly Migration[]): OpenCase {
  const openedCase = openCase(path, {
    analyst: 'Tess',
    newId: idSeries(2),
    ...(migrations && { migrations }),
  });
  onTestFinished(() => openedCase.close());
  return openedCase;
}

/** Changes rows by SQL as one journaled change. */
export function changeBySql(db: Database, sql: string, subject = 'a thing'): void {
  recordChange(db, 'test.change', { by: 'Tess', at: '2026-01-01T00:00:00.000Z' }, () => {
    db.exec(sql);
    return { output: null, subject, focus: { articleId: null, occurrenceId: null, claimId: null } };
  });
}

/** Every row of every table that the analyst's work is in, as text, in an order that depends on nothing else. */
export function dump(db: Database): string {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('content', 'journal', 'journal_change')
         AND name NOT LIKE 'search\\_%' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all();
  return tables
    .map((table) => {
      const rows = db.prepare(`SELECT * FROM "${table}"`).all();
      return [table, ...rows.map((row) => JSON.stringify(row)).toSorted()].join('\n');
    })
    .join('\n\n');
}
