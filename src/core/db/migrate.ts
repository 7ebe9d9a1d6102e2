import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '#domain/failure.ts';
import { applicationId } from './connect.ts';
import { placeWithoutReplacing, temporaryName } from './place-file.ts';
import { fileFailure } from './sqlite-failure.ts';

/** One step of the schema: what brings a case from the version before to this one. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every step there is, numbered from 1 without gaps. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([file, sql]) => {
    const [, digits = '', name = ''] = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
    return { version: Number(digits), name, sql };
  })
  .toSorted((a, b) => a.version - b.version);

/** The version a case has once all the steps are done. */
export function newestVersion(steps: readonly Migration[]): number {
  return steps.at(-1)?.version ?? 0;
}

/** Puts the schema into an empty database and marks it as a case. */
export function createSchema(db: Database.Database, steps: readonly Migration[]): void {
  db.pragma(`application_id = ${applicationId}`);
  applySteps(db, steps);
}

/**
 * Brings an existing case to the newest version. A whole copy is put beside it first and stays there; the steps are
 * one transaction, so that a case is never left between two versions that no program opens.
 * @throws Failure `case.migration-failed`, which names the copy; the case is as it was.
 */
export function migrate(
  db: Database.Database,
  path: string,
  options: { readonly migrations: readonly Migration[]; readonly newId: () => string },
): void {
  const from = schemaVersion(db);
  const pending = options.migrations.filter((step) => step.version > from);
  if (pending.length === 0) return;
  const backup = backUp(db, path, newestVersion(pending), options.newId);
  try {
    applySteps(db, pending);
  } catch (error) {
    const failure = fileFailure(error);
    if (failure?.code === 'disk.full') throw failure;
    throw new Failure(
      'case.migration-failed',
      `“${basename(path)}” could not be brought to this version’s format and was left as it was. There is also a copy, ` +
        `“${basename(backup)}”, beside it. Please report this: ${error instanceof Error ? error.message : String(error)}`,
      { path, backup },
    );
  }
}

/** The version of the schema that a case's file has. */
export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Each table and index of a database by kind and name, with its definition free of spacing and quotes. */
export function schemaObjects(db: Database.Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { readonly object: string; readonly sql: string | null }>(
      // What FTS5 keeps beneath a table of its own is its affair, and may differ from one version of it to the next.
      `SELECT type || ' ' || name AS object, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')`,
    )
    .all();
  return new Map(rows.map(({ object, sql }) => [object, (sql ?? '').replaceAll(/[\s"]+/g, '')]));
}

/** What {@link schemaObjects} says of a case that nothing but these steps has made. */
export function expectedObjects(steps: readonly Migration[]): ReadonlyMap<string, string> {
  const db = new Database(':memory:');
  try {
    createSchema(db, steps);
    return schemaObjects(db);
  } finally {
    db.close();
  }
}

function applySteps(db: Database.Database, steps: readonly Migration[]): void {
  // A step that rebuilds a table would otherwise break the references to it on the way; they are checked at its end.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of steps) {
        db.exec(step.sql);
        db.pragma(`user_version = ${step.version}`);
      }
      const broken = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
      if (broken[0])
        throw new Error(`the steps leave ${broken.length} broken references, first in ${broken[0].table}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function backUp(db: Database.Database, path: string, version: number, newId: () => string): string {
  const temporary = temporaryName(path, newId);
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
    const backup = freeName(path, version);
    placeWithoutReplacing(temporary, backup);
    return backup;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function freeName(path: string, version: number): string {
  const extension = extname(path);
  const stem = join(dirname(path), `${basename(path, extension)}.before-v${version}`);
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${extension}`;
    if (!existsSync(name)) return name;
  }
}
