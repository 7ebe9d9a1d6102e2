import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { applicationId } from './connect.ts';

const headerLength = 100;

/**
 * Refuses what is not a whole case before anything is opened or written, by the file's first 100 bytes
 * (https://www.sqlite.org/fileformat2.html#the_database_header) and its size.
 * @throws Failure `case.not-a-case`, `case.newer-version` or `case.damaged`.
 */
export function checkHeader(path: string, newestVersion: number): void {
  const size = statSync(path).size;
  if (size === 0) throw notACase(path, 'it is empty');
  const header = Buffer.alloc(headerLength);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, headerLength, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw notACase(path, 'its contents are of another kind');
  if (size < headerLength) throw damaged(path, `it ends after ${size} bytes`);
  checkIdentity(path, header.readUInt32BE(68), header.readUInt32BE(60), newestVersion);

  // What a crash left in the log still belongs to the file; SQLite puts the two together when it opens them.
  if (hasContent(`${path}-wal`) || hasContent(`${path}-journal`)) return;
  const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  const expected = pageSize * header.readUInt32BE(28);
  if (size !== expected) throw damaged(path, `it has ${size} bytes in place of ${expected}`);
}

/** Refuses a database by what it says it is: its application id and its schema's version. */
export function checkIdentity(
  path: string,
  application: number,
  version: number,
  newestVersion: number,
): void {
  if (application !== applicationId) throw notACase(path, 'it is a database of another program');
  if (version > newestVersion) {
    throw new Failure(
      'case.newer-version',
      `“${basename(path)}” was written by a newer version of Parallax (format ${version}; this one knows up to ` +
        `${newestVersion}). Update Parallax to open it.`,
      { path, version, newestVersion },
    );
  }
  if (version < 1) throw damaged(path, 'its format has no version');
}

/** True when the file is there and not empty. */
export function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The failure for a file that never was a case; `why` continues "because". */
export function notACase(path: string, why: string): Failure {
  return new Failure('case.not-a-case', `“${basename(path)}” is not a Parallax case: ${why}.`, {
    path,
    reason: why,
  });
}

/** The failure for a case that something has harmed; `why` continues "because". */
export function damaged(path: string, why: string): Failure {
  return new Failure(
    'case.damaged',
    `“${basename(path)}” is damaged: ${why}. Nothing was changed; use a backup or a saved copy.`,
    { path, reason: why },
  );
}
