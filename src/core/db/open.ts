import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { CaseInfo } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { configure, connect } from './connect.ts';
import { checkHeader, checkIdentity, damaged, hasContent, notACase } from './header.ts';
import { installTriggers } from './journal-triggers.ts';
import { ensureIndex, isIndexDamage, renewIndex } from './search-index.ts';
import { type CaseLock, lockPathOf, tryLock } from './lock.ts';
import {
  createSchema,
  expectedObjects,
  migrate,
  type Migration,
  migrations as allMigrations,
  newestVersion,
  schemaObjects,
  schemaVersion,
} from './migrate.ts';
import { checkPlace, endsInSpace, placeWithoutReplacing, temporaryName } from './place-file.ts';
import { errorCode, fileFailure } from './sqlite-failure.ts';

/** A case that is open: its database, where it lies, and whether it can be written. */
export type OpenCase = {
  readonly db: Database.Database;
  readonly path: string;
  readonly readOnly: CaseInfo['readOnly'];
  /** Written into the journal as who made a change. */
  analyst: string;
  /** Leaves one whole file and gives up the right to write it. Never throws; closing twice does no harm. */
  close(): void;
};

/** What opening a case needs from outside. `migrations` differs only in tests of migration. */
export type OpenOptions = {
  readonly analyst: string;
  readonly newId: () => string;
  readonly migrations?: readonly Migration[];
};

/** What a new case needs from outside. */
export type CreateOptions = {
  readonly title: string;
  readonly isSample?: boolean;
  readonly now: () => string;
  readonly newId: () => string;
  readonly migrations?: readonly Migration[];
};

/**
 * Opens a case for writing; where that cannot be (it is open elsewhere, the file or its folder may not be changed) for
 * reading, and says so in `readOnly`.
 * @throws Failure `case.not-found`, `case.not-a-case`, `case.newer-version`, `case.damaged`, `case.migration-failed`,
 *   `case.cannot-write`, `file.not-readable` or `disk.full`; the file is as it was.
 */
export function openCase(path: string, options: OpenOptions): OpenCase {
  const shown = resolve(path);
  return orRefusal(shown, () => {
    const real = findFile(shown);
    const steps = options.migrations ?? allMigrations;
    // While a lock file lies there the case may be open in this very process, whose locks on it would be lost by
    // reading the header: closing any descriptor of a file gives them up (sqlite.org/howtocorrupt.html, 2.2).
    if (!existsSync(lockPathOf(real))) checkHeader(real, newestVersion(steps));
    const readable = (readOnly: CaseInfo['readOnly']): OpenCase => {
      const db = openToRead(real, steps);
      return {
        db,
        path: shown,
        readOnly,
        analyst: options.analyst,
        close: () => closeReader(db, real, readOnly),
      };
    };
    const lock = tryLock(real);
    if (lock === 'held') return readable('open-elsewhere');
    if (lock === 'refused') return readable('no-permission');
    const unclean = lock.stale || hasContent(`${real}-wal`) || hasContent(`${real}-journal`);
    try {
      if (lock.stale) checkHeader(real, newestVersion(steps));
      const db = openToWrite(real, unclean, steps, options.newId);
      if (db)
        return {
          db,
          path: shown,
          readOnly: null,
          analyst: options.analyst,
          close: () => closeWriter(db, real, lock),
        };
    } catch (error) {
      lock.release(unclean ? 'unclean' : 'clean');
      throw error;
    }
    lock.release(unclean ? 'unclean' : 'clean');
    return readable('no-permission');
  });
}

/**
 * Opens a case only to look at it: nothing is written beside it, and it may be open elsewhere.
 * @throws Failure as {@link openCase} does.
 */
export function openCaseToRead(path: string, steps: readonly Migration[] = allMigrations): Database.Database {
  const shown = resolve(path);
  return orRefusal(shown, () => {
    const real = findFile(shown);
    if (!existsSync(lockPathOf(real))) checkHeader(real, newestVersion(steps));
    return openToRead(real, steps);
  });
}

/**
 * Makes a new case file, whole or not at all.
 * @throws Failure `case.exists`, `case.cannot-write`, `disk.full`, or `request.invalid` for an empty title.
 */
export function createCase(path: string, options: CreateOptions): void {
  const target = resolve(path);
  const temporary = temporaryName(target, options.newId);
  try {
    if (options.title.trim() === '')
      throw new Failure('request.invalid', 'A case needs a title.', { field: 'title', rule: 'no-title' });
    checkPlace(target);
    checkFree(target);
    writeNewCase(temporary, options);
    placeWithoutReplacing(temporary, target);
  } catch (error) {
    throw fileFailure(error, `“${basename(target)}”`) ?? error;
  } finally {
    rmSync(temporary, { force: true });
    rmSync(`${temporary}-journal`, { force: true });
  }
}

function writeNewCase(
  path: string,
  { title, isSample = false, now, newId, migrations }: CreateOptions,
): void {
  const db = new Database(path);
  try {
    configure(db);
    createSchema(db, migrations ?? allMigrations);
    db.prepare(
      'INSERT INTO case_info (id, case_id, title, is_sample, created_at) VALUES (1, ?, ?, ?, ?)',
    ).run(newId(), title, isSample ? 1 : 0, now());
  } finally {
    db.close();
  }
}

/** Refuses a name that something else has. */
function checkFree(target: string): void {
  const name = basename(target);
  if (existsSync(target)) {
    throw new Failure(
      'case.exists',
      `There is already a file “${name}” in that folder. Choose another name.`,
      {
        path: target,
      },
    );
  }
  // SQLite would take the log of a case that is gone for the new one's and write its pages into it.
  const left = [`${target}-wal`, `${target}-journal`].find(hasContent);
  if (left !== undefined) {
    throw new Failure(
      'case.exists',
      `“${basename(left)}”, left by a case that is gone, is still in that folder. Move it away or choose another name.`,
      { path: left },
    );
  }
}

/** The file itself, so that a case opened through a link has its lock and its log beside the file. */
function findFile(path: string): string {
  try {
    const real = realpathSync(path);
    const stat = statSync(real);
    if (stat.isDirectory()) throw notACase(path, 'it is a folder');
    if (!stat.isFile()) throw notACase(path, 'it is no ordinary file');
    if (endsInSpace(real)) {
      throw new Failure(
        'case.cannot-write',
        `“${basename(real)}” ends with a space. Rename the file, then open it.`,
        {
          path,
          rule: 'rename-space',
        },
      );
    }
    return real;
  } catch (error) {
    const code = errorCode(error);
    if (code !== null && ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(code)) {
      throw new Failure('case.not-found', `There is no file “${path}”. It may have been moved or renamed.`, {
        path,
      });
    }
    throw error;
  }
}

function openToRead(path: string, steps: readonly Migration[]): Database.Database {
  try {
    const db = checked(connect(path, 'read'), path, steps);
    if (schemaVersion(db) === newestVersion(steps)) return db;
    db.close();
  } catch (error) {
    if (!/^SQLITE_(?:CANTOPEN|READONLY)/.test(errorCode(error) ?? '')) throw error;
    throw new Failure(
      'case.cannot-write',
      `“${basename(path)}” was not closed properly and its folder may not be changed, so it cannot be put in order. ` +
        'Copy it, with the files beside it that have its name, to a folder that may be changed and open it there.',
      { path, rule: 'unclean' },
    );
  }
  throw new Failure(
    'case.cannot-write',
    `“${basename(path)}” was written by an older version of Parallax and must be converted first, but it cannot be ` +
      'written now. Close it elsewhere, or copy it to a folder that may be changed, and open it there.',
    { path, rule: 'old-version' },
  );
}

/** Opens the case to write, or answers null when its file is write-protected. */
function openToWrite(
  path: string,
  unclean: boolean,
  steps: readonly Migration[],
  newId: () => string,
): Database.Database | null {
  const db = checked(connect(path, 'write'), path, steps);
  try {
    const indexSound = !unclean || quickCheck(db, path);
    if (!mayWrite(db)) {
      db.close();
      return null;
    }
    migrate(db, path, { migrations: steps, newId });
    db.pragma('journal_mode = WAL');
    if (indexSound) ensureIndex(db);
    else renewIndex(db);
    installTriggers(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite opens a file that it may not write for reading, and says so only when something is written. */
function mayWrite(db: Database.Database): boolean {
  try {
    db.exec(`BEGIN; PRAGMA user_version = ${schemaVersion(db)}; ROLLBACK`);
    return true;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (errorCode(error)?.startsWith('SQLITE_READONLY')) return false;
    throw error;
  }
}

function checked(db: Database.Database, path: string, steps: readonly Migration[]): Database.Database {
  try {
    checkDatabase(db, path, steps);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Refuses a database that is no case of a known version or does not have exactly the tables it should. */
function checkDatabase(db: Database.Database, path: string, steps: readonly Migration[]): void {
  const version = schemaVersion(db);
  checkIdentity(path, db.pragma('application_id', { simple: true }) as number, version, newestVersion(steps));
  const expected = expectedObjects(steps.filter((step) => step.version <= version));
  const actual = schemaObjects(db);
  for (const [object, definition] of expected) {
    const found = actual.get(object);
    if (found !== definition)
      throw damaged(path, `its ${object} is ${found === undefined ? 'missing' : 'altered'}`);
  }
  // A trigger or a view made by somebody else would run inside the analyst's own changes.
  const foreign = [...actual.keys()].find((object) => !expected.has(object));
  if (foreign !== undefined) throw damaged(path, `another program has put a ${foreign} into it`);
}

/** Refuses a file with damage in it, but for the search index, which can be made again: then the answer is false. */
function quickCheck(db: Database.Database, path: string): boolean {
  const rows = db.pragma('quick_check') as readonly { readonly quick_check: string }[];
  const damage = rows.find(({ quick_check }) => quick_check !== 'ok' && !isIndexDamage(quick_check));
  if (damage || rows.length === 0) throw damaged(path, damage?.quick_check ?? 'it cannot be checked');
  return rows.every(({ quick_check }) => quick_check === 'ok');
}

function closeWriter(db: Database.Database, path: string, lock: CaseLock): void {
  if (!db.open) return;
  const tidy = foldLog(db, path);
  db.close();
  lock.release(tidy ? 'clean' : 'unclean');
}

function closeReader(db: Database.Database, path: string, readOnly: CaseInfo['readOnly']): void {
  if (!db.open) return;
  db.close();
  // A writer that closed while this reader was there could not fold its log; the last one out does.
  if (readOnly !== 'open-elsewhere' || !existsSync(`${path}-wal`)) return;
  const lock = tryLock(path);
  if (typeof lock === 'string') return;
  const writer = connect(path, 'write');
  const tidy = foldLog(writer, path);
  writer.close();
  lock.release(tidy || !lock.stale ? 'clean' : 'unclean');
}

/**
 * Writes the log into the file and does away with it. False when the log still holds something: then it stays beside
 * the file, whole, and the next opening puts the two together.
 */
function foldLog(db: Database.Database, path: string): boolean {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
    return true;
  } catch {
    // While another session reads the case only the log's empty shell is left, which does no harm.
    return !hasContent(`${path}-wal`);
  }
}

function orRefusal<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Failure('file.not-readable', `“${basename(path)}” may not be read by this user.`, { path });
    }
    const failure = fileFailure(error, `“${basename(path)}”`);
    if (failure) throw failure;
    // The queries of opening are always the same: where SQLite cannot make sense of one, the file is to blame.
    throw code === 'SQLITE_ERROR' ? damaged(path, (error as Error).message) : error;
  }
}
