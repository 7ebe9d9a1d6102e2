import fs from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportTarget, ExportWritten } from '#contract/report.ts';
import { Failure } from '#domain/failure.ts';
import { type ExportFormat, formatKind } from '#domain/report/export-formats.ts';
import { placeReplacing, placeWithoutReplacing, temporaryName } from '../db/place-file.ts';
import { errorCode } from '../db/sqlite-failure.ts';
import type { ServiceContext } from '../services/context.ts';
import type { ExportFile, Pieces } from './format.ts';

/** What an export is: one file, or several in a folder. */
export type Output =
  | { readonly shape: 'file'; readonly pieces: Pieces }
  | { readonly shape: 'files'; readonly files: Iterable<ExportFile> | AsyncIterable<ExportFile> };

/** Whether an export becomes a file or a folder. */
export type WrittenAs = 'file' | 'folder';

/** Several files become a folder unless the name ends in .zip. */
export function writtenAs(format: ExportFormat, path: string): WrittenAs {
  const zip = extname(path).toLowerCase() === '.zip';
  return formatKind(format).shape === 'files' && !zip ? 'folder' : 'file';
}

/**
 * Writes what comes out of the case. It comes into being under another name in the same folder and gets its own name only
 * when it is complete and on the disk.
 * @param write fills the temporary file or folder, which is not there yet, and gives the number of bytes.
 * @throws Failure `disk.full`, `case.cannot-write`, `export.exists` or `export.failed`; nothing is left behind, a file
 * that was there before is as it was.
 */
export async function writeExport(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  target: ExportTarget,
  as: WrittenAs,
  write: (temporary: { readonly path: string; readonly as: WrittenAs }) => Promise<number>,
): Promise<ExportWritten> {
  const { path } = target;
  let placing = false;
  try {
    checkExportTarget(context, target, as);
    removeAbandoned(dirname(path));
    const temporary = temporaryName(path, context.newId);
    try {
      const bytes = await write({ path: temporary, as });
      placing = true;
      // Much may have come to stand there meanwhile.
      checkExportTarget(context, target, as);
      place(temporary, target, as);
      return { path, bytes };
    } finally {
      removeQuietly(temporary);
    }
  } catch (error) {
    throw exportFailure(error, path, placing);
  }
}

/** Gives a finished export its name. What came to stand there meanwhile is replaced only where that was allowed. */
function place(temporary: string, { path, replace }: ExportTarget, as: WrittenAs): void {
  if (as === 'folder') {
    // An empty folder gives way; a rename onto one that holds anything fails.
    if (fs.existsSync(path)) fs.rmdirSync(path);
    fs.renameSync(temporary, path);
  } else if (replace) placeReplacing(temporary, path);
  else placeWithoutReplacing(temporary, path);
}

/** What an export leaves that is killed; and how long, in milliseconds, nothing may have been written to it. */
const temporaryFile = /^\.parallax-[0-9a-f-]{36}\.tmp$/;
const abandonedAfter = 60 * 60 * 1000;

/** Takes away what exports that were killed have left in a folder. */
function removeAbandoned(folder: string): void {
  const oldest = Date.now() - abandonedAfter;
  for (const name of fs.readdirSync(folder)) {
    if (!temporaryFile.test(name)) continue;
    const path = join(folder, name);
    const written = fs.statSync(path, { throwIfNoEntry: false });
    if (written && written.mtimeMs < oldest) removeQuietly(path);
  }
}

/** What cannot be removed does not change how the export went. */
function removeQuietly(path: string): void {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {
    // The next export into the folder tries again.
  }
}

/**
 * Checks that an export may be written to a place: its folder is there, and a name that is taken is neither the case
 * itself nor anything but an ordinary file that may be changed, or for a folder an empty one.
 * @throws Failure `export.failed`, `export.exists`
 */
export function checkExportTarget(
  { db }: Pick<ServiceContext, 'db'>,
  { path, replace }: ExportTarget,
  as: WrittenAs,
): void {
  if (!fs.statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) throw noFolder(path);
  const target = fs.statSync(path, { throwIfNoEntry: false });
  if (!target) return;
  const name = basename(path);
  if (target.isDirectory()) {
    if (as === 'folder' && fs.readdirSync(path).length === 0) return;
    throw as === 'folder'
      ? new Failure(
          'export.exists',
          `There is already a folder “${name}” with something in it. Choose another name.`,
          { path, rule: 'folder' },
        )
      : new Failure('export.exists', `There is already a folder “${name}”. Choose another name.`, {
          path,
          rule: 'is-folder',
        });
  }
  if (!target.isFile()) {
    throw new Failure(
      'export.failed',
      `“${name}” is not an ordinary file, so it was not replaced. Choose another name.`,
      { path, rule: 'not-a-file' },
    );
  }
  const own = fs.statSync(db.name, { throwIfNoEntry: false });
  if (own && own.ino === target.ino && own.dev === target.dev) {
    throw new Failure('export.failed', `“${name}” is the open case itself. Choose another name.`, {
      path,
      rule: 'own-case',
    });
  }
  if (as === 'folder') {
    throw new Failure(
      'export.exists',
      `There is already a file “${name}” in that folder, which a folder does not replace. Choose another name.`,
      { path, rule: 'is-file' },
    );
  }
  if (!replace) throw nameTaken(path);
  if ((target.mode & 0o222) === 0) throw inUse(path);
}

function noFolder(path: string): Failure {
  const folder = dirname(path);
  return new Failure('export.failed', `There is no folder “${folder}”. Make it or choose another.`, {
    path,
    folder,
    rule: 'no-folder',
  });
}

function nameTaken(path: string): Failure {
  return new Failure(
    'export.exists',
    `There is already a file “${basename(path)}” in that folder. Choose another name, or allow it to be replaced.`,
    { path, rule: 'file' },
  );
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
    fs.fsyncSync(file);
    return bytes;
  } finally {
    fs.closeSync(file);
  }
}

function inUse(path: string): Failure {
  return new Failure(
    'export.failed',
    `“${basename(path)}” is open in another program or protected, so it was not replaced. Close it there or choose another name.`,
    { path, rule: 'in-use' },
  );
}

/** What an error means for the analyst. `placing` tells that all was written and only its name was still to be given. */
function exportFailure(error: unknown, path: string, placing: boolean): unknown {
  if (error instanceof Failure) return error.code === 'case.exists' ? nameTaken(path) : error;
  const code = errorCode(error);
  if (code === null || code.startsWith('SQLITE')) return error;
  const name = basename(path);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk.full',
      `The disk is full, so “${name}” was not written. Make room or choose another disk.`,
      { path },
    );
  }
  const refused = code === 'EACCES' || code === 'EPERM';
  // Where one may write a new file but not give it the name, Windows says so of a file that a program holds open.
  if (code === 'EBUSY' || code === 'ETXTBSY' || (refused && placing && fs.existsSync(path))) {
    return inUse(path);
  }
  if (refused || code === 'EROFS') {
    return new Failure(
      'case.cannot-write',
      `“${name}” cannot be written in that folder: it may not be changed. Choose another folder.`,
      { path, rule: 'no-permission' },
    );
  }
  if (code === 'ENOENT' && !fs.existsSync(dirname(path))) return noFolder(path);
  const reason = (error as Error).message;
  return new Failure('export.failed', `“${name}” could not be written: ${reason}. Choose another place.`, {
    path,
    reason,
    rule: 'not-written',
  });
}
