import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { maxImportBytes } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { errorCode } from '../core/db/sqlite-failure.ts';

const articleExtensions: ReadonlySet<string> = new Set(['.txt', '.md', '.markdown', '.html', '.htm']);

/**
 * The files to import: those named, and in place of a folder all articles in it and below, in the order of their paths.
 * Hidden files and links inside a folder are passed over. A name that is not there stays, to fail on its own.
 */
export function listFiles(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => (isFolder(name) ? walk(name) : [name]));
}

/** Reads a file to import. @throws Failure `file.not-found`, `file.not-readable`, `import.too-large`. */
export function readFileToImport(path: string): Uint8Array {
  const shown = basename(path);
  try {
    const { size } = statSync(path);
    // Looked at first, so that a huge file is not read just to be refused.
    if (size > maxImportBytes) {
      throw new Failure(
        'import.too-large',
        `“${shown}” has ${(size / 1_048_576).toFixed(1)} MB; Parallax reads files of up to ${maxImportBytes / 1_048_576} MB. Import the part that is the article.`,
        { size, limit: maxImportBytes },
      );
    }
    return readFileSync(path);
  } catch (error) {
    throw readFailure(error, path);
  }
}

/** What an error of reading a file means; other errors are given back as they are. */
export function readFailure(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof Failure || code === null) return error;
  if (code === 'ENOENT') {
    return new Failure('file.not-found', `There is no file “${path}”. Check the name.`, { path });
  }
  const reason = code === 'EISDIR' ? 'it is a folder' : (error as Error).message;
  return new Failure('file.not-readable', `“${path}” cannot be read: ${reason}.`, { path, reason });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function walk(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder).toSorted();
  } catch (error) {
    throw readFailure(error, folder);
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (name.startsWith('.')) return [];
    const entry = lstatSync(path);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() && articleExtensions.has(extname(name).toLowerCase()) ? [path] : [];
  });
}
