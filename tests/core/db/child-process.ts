import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Another process that runs a module of `children/`; it is killed after the test at the latest. */
export type Child = {
  /** The lines it has written so far. */
  readonly lines: readonly string[];
  /** Waits for a line that fits. */
  waitFor(pattern: RegExp): Promise<string>;
  /** Gives it a line to read. */
  send(line: string): void;
  /** Ends it as `kill -9` does, or by another signal, and waits until it is gone; its exit code, if it had one. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Waits until it ends by itself. */
  readonly exitCode: Promise<number | null>;
};

const folder = join(import.meta.dirname, 'children');

/** Starts a module of `children/` in a process of its own. */
export function startChild(module: string, ...args: readonly string[]): Child {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(folder, 'run.mjs'), join(folder, module), ...args],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  if (!child.stdout) throw new Error('The child has no output.');
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    lines.push(line);
    waiting.forEach((look) => look());
  });
  const closed = once(output, 'close');
  const exitCode = once(child, 'exit').then(async ([code]) => {
    await closed;
    return code as number | null;
  });
  const kill = (signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> => {
    child.kill(signal);
    return exitCode;
  };
  onTestFinished(async () => void (await kill()));
  return {
    lines,
    kill,
    exitCode,
    send: (line) => void child.stdin?.write(`${line}\n`),
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines.find((candidate) => pattern.test(candidate));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        void exitCode.then(() => {
          look();
          reject(new Error(`The child ended before it wrote ${String(pattern)}.`));
        });
        look();
      }),
  };
}
