import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { errorCode } from '../db/sqlite-failure.ts';
import { dataLookup } from '../ingest/data/data-lookup.ts';
import { type NamedData, readData } from '../ingest/data/read-data.ts';
import type { ServiceContext } from './context.ts';

/**
 * Reads a file of data for the open case; nothing is changed.
 * @throws Failure `data.invalid`, `file.not-found`, `file.not-readable`
 */
export function readDataFile(
  context: Pick<ServiceContext, 'db' | 'newId' | 'now'>,
  path: string,
): Promise<NamedData> {
  return readData({ fileName: basename(path), bytes: readBytes(path) }, dataLookup(context));
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    if (code === 'ENOENT')
      throw new Failure('file.not-found', `There is no file “${path}”. Check the name.`, { path });
    const reason = code === 'EISDIR' ? 'it is a folder' : (error as Error).message;
    throw new Failure('file.not-readable', `“${path}” cannot be read: ${reason}.`, { path, reason });
  }
}
