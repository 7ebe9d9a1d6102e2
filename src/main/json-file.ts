import { readFileSync, renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from './write-whole.ts';

/** A small JSON file that belongs to the program: read once at start, then written whole on every change. */
export type JsonFile<Value> = {
  readonly get: () => Value;
  /** Takes the value at once and resolves when it is on disk. Writes follow one another, the newest last. */
  readonly set: (value: Value) => Promise<void>;
  /** Resolves when every write so far has ended, well or badly. */
  readonly flush: () => Promise<void>;
};

/**
 * Opens a JSON file. `parse` makes a whole value of what the file holds, or null when nothing can be made of it: then
 * the file is set aside under the name `….damaged`, and `fallback` is used, as for a file that is not there.
 */
export function openJsonFile<Value>(
  path: string,
  parse: (raw: unknown) => Value | null,
  fallback: () => Value,
  onDamaged: (path: string) => void,
): JsonFile<Value> {
  const text = readText(path);
  const parsed = text === null ? null : parseText(text, parse);
  if (text !== null && parsed === null) {
    renameSync(path, `${path}.damaged`);
    onDamaged(path);
  }
  let value = parsed ?? fallback();
  let queue: Promise<void> = Promise.resolve();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      const written = queue
        .then(() => mkdir(dirname(path), { recursive: true }))
        .then(() => writeWhole(path, JSON.stringify(next, null, 2)));
      queue = written.catch(() => undefined);
      return written;
    },
    flush: () => queue,
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parseText<Value>(text: string, parse: (raw: unknown) => Value | null): Value | null {
  try {
    return parse(JSON.parse(text));
  } catch {
    return null;
  }
}
