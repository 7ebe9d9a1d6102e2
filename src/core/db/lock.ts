import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '#domain/failure.ts';
import { errorCode } from './sqlite-failure.ts';

/** The right to write a case, held until released or until the process ends in whatever way. */
export type CaseLock = {
  /** True when a lock file lay there already: whoever wrote last did not close the case. */
  readonly stale: boolean;
  /** Gives the right up. Unless all is `clean` the lock file stays, so that whoever opens next looks closer. */
  release(left: 'clean' | 'unclean'): void;
};

/** The file beside a case whose lock is the right to write the case. */
export function lockPathOf(casePath: string): string {
  return `${casePath}-lock`;
}

/**
 * Takes the right to write a case. The lock is the operating system's own, taken through SQLite on a sibling file, so
 * it works alike on every platform and dies with the process; the file itself means nothing.
 * @returns `held` when another session has it, `refused` when no file can be made there.
 */
export function tryLock(casePath: string): CaseLock | 'held' | 'refused' {
  const path = lockPathOf(casePath);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    let created: boolean;
    try {
      created = create(path);
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      throw error;
    }
    const before = identity(path);
    let db: Database.Database;
    try {
      db = new Database(path, { fileMustExist: true, timeout: 0 });
    } catch (error) {
      if (identity(path) === null) continue;
      if (isRefusal(error)) return 'refused';
      throw error;
    }
    try {
      // Otherwise SQLite would begin a journal beside the file, which also takes room that a full disk does not have.
      db.pragma('journal_mode = MEMORY');
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      if (errorCode(error) === 'SQLITE_BUSY') return 'held';
      if (isRefusal(error)) return 'refused';
      if (errorCode(error) === 'SQLITE_NOTADB') throw inTheWay(path);
      throw error;
    }
    // A closing session takes its file away while it still holds the lock; one that opened that file just before gets
    // a lock that nobody else will ever see. Only a lock on the file that lies there now counts.
    if (before !== null && identity(path) === before)
      return { stale: !created, release: (left) => release(path, db, left) };
    db.close();
  }
  return 'held';
}

/** Makes the file unless it is there. It is never opened otherwise: closing a file gives up this process's locks on it. */
function create(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function identity(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}:${stat.birthtimeNs}` : null;
}

function release(path: string, db: Database.Database, left: 'clean' | 'unclean'): void {
  if (left === 'unclean') {
    db.close();
    return;
  }
  try {
    rmSync(path, { force: true });
    db.close();
  } catch {
    // Windows lets nobody delete an open file.
    db.close();
    rmSync(path, { force: true });
  }
}

function isRefusal(error: unknown): boolean {
  const code = errorCode(error) ?? '';
  return (
    ['EACCES', 'EPERM', 'EROFS', 'SQLITE_PERM'].includes(code) ||
    /^SQLITE_(?:CANTOPEN|READONLY|IOERR_LOCK)/.test(code)
  );
}

function inTheWay(path: string): Failure {
  return new Failure(
    'case.cannot-write',
    `The file “${basename(path)}” beside the case is not Parallax’s own. Move it away, then open the case again.`,
    { path, rule: 'foreign-lock' },
  );
}
