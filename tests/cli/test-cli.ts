import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { v7 as newId } from 'uuid';
import type { CliIo } from '../../src/cli/cli-io.ts';
import { runCli } from '../../src/cli/run.ts';

/** What a command said and ended with. */
export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** A folder that goes when the test ends, and the command line run in this process. */
export type TestCli = {
  readonly folder: string;
  /** A path in the folder. */
  at(name: string): string;
  run(words: readonly string[], io?: Partial<CliIo> & { readonly tty?: boolean }): Promise<Outcome>;
};

/** The folder of the sample in the repository. */
export const sampleFolder = join(import.meta.dirname, '../../resources/sample');

/** Makes a command line that works in a temporary folder. */
export function testCli(): TestCli {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    at: (name) => join(folder, name),
    run: async (words, { tty = false, ...io } = {}) => {
      const said = { out: '', err: '' };
      const into = (name: 'out' | 'err'): CliIo['stdout'] => ({
        isTTY: tty,
        write: (chunk, done) => {
          said[name] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
          done();
          return true;
        },
      });
      const code = await runCli(words, {
        stdout: into('out'),
        stderr: into('err'),
        readStdin: () => Promise.reject(new Error('nothing was to be read')),
        sampleFolder,
        outside: {
          now: () => new Date().toISOString(),
          newId: () => newId(),
          log: (line) => (said.err += `${line}\n`),
        },
        signal: new AbortController().signal,
        electron: { kind: 'relay', run: () => Promise.reject(new Error('nothing was to be printed')) },
        ...io,
      });
      return { code, ...said };
    },
  };
}
