import fs from 'node:fs';
import { basename, dirname } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { placeReplacing, temporaryName } from '../db/place-file.ts';
import { errorCode } from '../db/sqlite-failure.ts';
import type { ServiceContext } from '../services/context.ts';

/** A file that was written, and its size in bytes. */
export type Written = { readonly path: string; readonly bytes: number };

/**
 * Writes what comes out of the case to a file. The file comes into being under another name in the same folder and
 * replaces what had its name only when it is complete and on the disk.
 * @param chunks joined are the file; a text is written as UTF-8.
 * @throws Failure `disk.full`, `case.cannot-write` or `export.failed`; nothing is left behind, a file that was there
 * before is as it was.
 */
export function writeExport(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  path: string,
  chunks: Iterable<string | Uint8Array>,
): Written {
  try {
    checkExportTarget(context, path);
    const temporary = temporaryName(path, context.newId);
    try {
      const bytes = writeNew(temporary, chunks);
      placeReplacing(temporary, path);
      return { path, bytes };
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  } catch (error) {
    throw exportFailure(error, path);
  }
}

/**
 * Checks that an export may be written to a place: its folder is there, and a name that is taken is neither the case
 * itself nor anything but an ordinary file.
 * @throws Failure `export.failed`
 */
export function checkExportTarget({ db }: Pick<ServiceContext, 'db'>, path: string): void {
  if (!fs.statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure('export.failed', `There is no folder “${dirname(path)}”. Make it or choose another.`, {
      path,
      folder: dirname(path),
      rule: 'no-folder',
    });
  }
  const target = fs.statSync(path, { throwIfNoEntry: false });
  if (!target) return;
  if (!target.isFile()) {
    throw new Failure(
      'export.failed',
      `“${basename(path)}” is not an ordinary file, so it was not replaced. Choose another name.`,
      { path, rule: 'not-a-file' },
    );
  }
  const own = fs.statSync(db.name, { throwIfNoEntry: false });
  if (own && own.ino === target.ino && own.dev === target.dev) {
    throw new Failure('export.failed', `“${basename(path)}” is the open case itself. Choose another name.`, {
      path,
      rule: 'own-case',
    });
  }
}

// One write a chunk would be a system call for each table row.
const bufferSize = 256 * 1024;

function writeNew(path: string, chunks: Iterable<string | Uint8Array>): number {
  const file = fs.openSync(path, 'wx');
  try {
    let bytes = 0;
    let waiting: string[] = [];
    let waitingLength = 0;
    const write = (buffer: Uint8Array): void => {
      for (let at = 0; at < buffer.length;) at += fs.writeSync(file, buffer, at);
      bytes += buffer.length;
    };
    const flush = (): void => {
      write(Buffer.from(waiting.join(''), 'utf8'));
      waiting = [];
      waitingLength = 0;
    };
    for (const chunk of chunks) {
      if (typeof chunk !== 'string') {
        flush();
        write(chunk);
        continue;
      }
      waiting.push(chunk);
      waitingLength += chunk.length;
      if (waitingLength >= bufferSize) flush();
    }
    flush();
    return bytes;
  } finally {
    fs.closeSync(file);
  }
}

function exportFailure(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof Failure || code === null || code.startsWith('SQLITE')) return error;
  const name = basename(path);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk.full',
      `The disk is full, so “${name}” was not written. Make room or choose another disk.`,
      {
        path,
      },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure(
      'case.cannot-write',
      `“${name}” cannot be written in that folder: it may not be changed. Choose another folder.`,
      { path, rule: 'no-permission' },
    );
  }
  const reason = (error as Error).message;
  return new Failure('export.failed', `“${name}” could not be written: ${reason}. Choose another place.`, {
    path,
    reason,
    rule: 'not-written',
  });
}
