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
  /** Ends it as `kill -9` does and waits until it is gone. */
  kill(): Promise<void>;
};

/** Starts a module of `children/` in a process of its own. */
export function startChild(module: string, ...args: readonly string[]): Child {
  const folder = join(import.meta.dirname, 'children');
  const child: ChildProcess = spawn(
    process.execPath,
    [join(folder, 'run.mjs'), join(folder, module), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
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
  const exited = once(child, 'exit');
  const closed = once(output, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await Promise.all([exited, closed]);
  };
  onTestFinished(kill);
  return {
    lines,
    kill,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines.find((candidate) => pattern.test(candidate));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        void exited.then(() => {
          look();
          reject(new Error(`The child ended before it wrote ${String(pattern)}.`));
        });
        look();
      }),
  };
}
