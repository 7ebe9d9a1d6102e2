import { text } from 'node:stream/consumers';
import { v7 as newId } from 'uuid';
import type { CliIo } from './cli-io.ts';

/** The part of {@link CliIo} that is the same wherever the command line runs: this process's streams, time and ids. */
export function standardIo(): Pick<CliIo, 'stdout' | 'stderr' | 'readStdin' | 'outside' | 'signal'> {
  const stop = new AbortController();
  // The first interrupt lets the file under way be finished; a second one ends the program.
  process.once('SIGINT', () => {
    stop.abort();
  });
  // Told to `write`, which decides; without a listener a closed pipe would end the program before the case is closed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    readStdin: () => text(process.stdin),
    outside: {
      now: () => new Date().toISOString(),
      newId: () => newId(),
      log: (line) => process.stderr.write(`${line}\n`),
    },
    signal: stop.signal,
  };
}
