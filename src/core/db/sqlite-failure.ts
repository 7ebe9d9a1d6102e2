import { Failure } from '#domain/failure.ts';

/** The SQLite or system code of an error (`SQLITE_FULL`, `ENOENT`), or null for anything else. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code;
}

/**
 * What an error of the database or the file system means for the analyst, or null when it means nothing to them.
 * A {@link Failure} is answered as it is. `what` names the file in the message: "The case", "The copy".
 */
export function fileFailure(error: unknown, what = 'The case'): Failure | null {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  if (code === null) return null;
  const reason = (error as Error).message;
  // The last is SQLITE_FULL for the log's index, which a writer makes when it opens a case.
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_SHMSIZE'].includes(code)) {
    return new Failure(
      'disk.full',
      'The disk is full, so this could not be done; what was saved before is safe. Make room, then try again.',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new Failure(
      'case.damaged',
      `${what} is damaged and cannot be read further (${reason}). Use a backup or a saved copy.`,
      { reason },
    );
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new Failure('case.read-only', `${what} is open for reading only and was not changed.`, {
      reason: 'no-permission',
    });
  }
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_') || code === 'SQLITE_LOCKED') {
    return new Failure(
      'case.cannot-write',
      `${what} could not be written because another program is using the file. Close it there and try again.`,
      { reason, rule: 'busy' },
    );
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PROTOCOL') {
    return new Failure(
      'case.cannot-write',
      `${what} could not be read or written because the disk or the folder refused it (${reason}).`,
      { reason, rule: 'refused' },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure(
      'case.cannot-write',
      `${what} could not be written because the folder or the file may not be changed. Choose another place.`,
      { reason, rule: 'no-permission' },
    );
  }
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'EISDIR') {
    return new Failure('case.cannot-write', `${what} could not be written there: ${reason}.`, {
      reason,
      rule: 'bad-place',
    });
  }
  if (code === 'EIO') {
    return new Failure('case.cannot-write', `${what} could not be written: the disk reported an error.`, {
      reason,
      rule: 'disk-error',
    });
  }
  return null;
}
