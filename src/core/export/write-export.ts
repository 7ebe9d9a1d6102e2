import fs from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportTarget, ExportWritten } from '#contract/report.ts';
import { Failure } from '#domain/failure.ts';
import { placeReplacing, placeWithoutReplacing, temporaryName } from '../db/place-file.ts';
import { errorCode } from '../db/sqlite-failure.ts';
import type { ServiceContext } from '../services/context.ts';
import type { ExportFile, Pieces } from './format.ts';

/** What an export is: one file, or several in a folder. */
export type Output =
  | { readonly shape: 'file'; readonly pieces: Pieces }
  | { readonly shape: 'files'; readonly files: Iterable<ExportFile> | AsyncIterable<ExportFile> };

/**
 * Writes what comes out of the case. It comes into being under another name in the same folder and gets its own name only
 * when it is complete and on the disk.
 * @param write fills the temporary file or folder, which is not there yet, and gives the number of bytes. Several files
 * become a folder unless the name ends in .zip.
 * @throws Failure `disk.full`, `case.cannot-write`, `export.exists` or `export.failed`; nothing is left behind, a file
 * that was there before is as it was.
 */
export async function writeExport(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  { path, replace }: ExportTarget,
  write: (temporary: { readonly path: string; readonly as: 'file' | 'folder' }) => Promise<number>,
): Promise<ExportWritten> {
  try {
    checkExportTarget(context, { path, replace });
    const temporary = temporaryName(path, context.newId);
    try {
      const bytes = await write({
        path: temporary,
        as: extname(path).toLowerCase() === '.zip' ? 'file' : 'folder',
      });
      place(temporary, { path, replace });
      return { path, bytes };
    } finally {
      fs.rmSync(temporary, { recursive: true, force: true });
    }
  } catch (error) {
    throw exportFailure(error, path);
  }
}

/** Gives a finished export its name. What came to stand there meanwhile is replaced only where that was allowed. */
function place(temporary: string, { path, replace }: ExportTarget): void {
  if (fs.statSync(temporary).isDirectory()) {
    // An empty folder gives way; a rename onto one that holds anything fails.
    if (fs.existsSync(path)) fs.rmdirSync(path);
    fs.renameSync(temporary, path);
  } else if (replace) placeReplacing(temporary, path);
  else placeWithoutReplacing(temporary, path);
}

/**
 * Checks that an export may be written to a place: its folder is there, and a name that is taken is neither the case
 * itself nor anything but an ordinary file.
 * @throws Failure `export.failed`, `export.exists`
 */
export function checkExportTarget({ db }: Pick<ServiceContext, 'db'>, { path, replace }: ExportTarget): void {
  if (!fs.statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure('export.failed', `There is no folder “${dirname(path)}”. Make it or choose another.`, {
      path,
      folder: dirname(path),
      rule: 'no-folder',
    });
  }
  const target = fs.statSync(path, { throwIfNoEntry: false });
  if (!target) return;
  if (target.isDirectory()) {
    if (fs.readdirSync(path).length === 0) return;
    throw new Failure(
      'export.exists',
      `There is already a folder “${basename(path)}” with something in it. Choose another name.`,
      { path, rule: 'folder' },
    );
  }
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
  if (!replace) {
    throw new Failure(
      'export.exists',
      `There is already a file “${basename(path)}” in that folder. Choose another name, or allow it to be replaced.`,
      { path, rule: 'file' },
    );
  }
}

/**
 * Writes a file, or a folder of files, that is not there yet.
 * @returns the number of bytes written
 */
export async function writeOutput(
  path: string,
  output: Output,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  if (output.shape === 'file') return writeFile(path, output.pieces, onProgress);
  fs.mkdirSync(path);
  let bytes = 0;
  for await (const { name, pieces } of output.files) {
    const file = join(path, ...name.split('/'));
    fs.mkdirSync(dirname(file), { recursive: true });
    bytes += await writeFile(file, pieces, onProgress);
  }
  return bytes;
}

// One write a piece would be a system call for each table row.
const bufferSize = 256 * 1024;

async function writeFile(path: string, pieces: Pieces, onProgress: (done: number) => void): Promise<number> {
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
    for await (const piece of pieces) {
      if (typeof piece === 'number') {
        onProgress(piece);
      } else if (typeof piece !== 'string') {
        flush();
        write(piece);
      } else {
        waiting.push(piece);
        waitingLength += piece.length;
        if (waitingLength >= bufferSize) flush();
      }
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
