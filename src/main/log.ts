import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The program's own diary. What analysts read or write never goes into it. */
export type Log = {
  readonly info: (message: string) => void;
  readonly error: (message: string, error?: unknown) => void;
  /** Resolves when everything noted so far is in the file. */
  readonly flush: () => Promise<void>;
};

const maxBytes = 1_000_000;

/**
 * Writes `main.log` in the folder, one line an event; past one megabyte the file becomes `main.old.log`.
 * A log that cannot be written is given up silently: it must never stop the program.
 */
export function createLog(folder: string, now: () => Date = () => new Date()): Log {
  const path = join(folder, 'main.log');
  let queue: Promise<void> = mkdir(folder, { recursive: true }).then(
    () => undefined,
    () => undefined,
  );

  const write = (level: string, message: string): void => {
    const line = `${now().toISOString()} ${level} ${message}\n`;
    queue = queue.then(() => append(path, line)).catch(() => undefined);
  };
  return {
    info: (message) => write('info', message),
    error: (message, error) =>
      write('error', error === undefined ? message : `${message}: ${describeError(error)}`),
    flush: () => queue,
  };
}

/** Names an error without its message, which may quote an article: class, code and the places it came through. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames.slice(0, 12)].join('\n');
}

/** What may be noted of a process's error output: the classes of errors and the places they came through, no messages. */
export function describeOutput(output: string): string {
  return output
    .split('\n')
    .map((line) => (/^\s+at /.test(line) ? line : (/\b\w*(?:Error|Failure)\b/.exec(line)?.[0] ?? '')))
    .filter((line) => line !== '')
    .join('\n');
}

async function append(path: string, line: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > maxBytes) await rename(path, path.replace(/\.log$/, '.old.log'));
  await appendFile(path, line);
}
