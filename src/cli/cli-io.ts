import { errorCode } from '../core/db/sqlite-failure.ts';
import type { AskElectron } from '#contract/electron-job.ts';
import type { Outside } from '../core/case-session.ts';

/** Somewhere to write text or bytes; `isTTY` where a person may be watching. */
export type Out = {
  readonly isTTY?: boolean | undefined;
  write(chunk: string | Uint8Array, done: (error?: Error | null) => void): boolean;
};

/** Where the Electron runtime is that some formats need: right here, or to be run with the same words. */
export type ElectronWay =
  | { readonly kind: 'here'; readonly ask: AskElectron }
  | {
      readonly kind: 'relay';
      /** Runs the words and gives the exit code. */
      readonly run: (words: readonly string[]) => Promise<number>;
    };

/** What the command line needs from the program it runs in. */
export type CliIo = {
  readonly stdout: Out;
  readonly stderr: Out;
  readonly readStdin: () => Promise<string>;
  /** The folder of the sample's articles and markup. */
  readonly sampleFolder: string;
  /** Time, ids and log lines for core. */
  readonly outside: Outside;
  /** Set when the user wants to stop; what is done by then stays. */
  readonly signal: AbortSignal;
  readonly electron: ElectronWay;
};

/**
 * Writes all of a text or of bytes; settles when it is handed over, so that nothing is lost when the program ends right after.
 * Whoever reads the output may have had enough of it (EPIPE); that is no reason to stop half-way.
 */
export function write(out: Out, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    out.write(text, (error) => {
      if (error && errorCode(error) !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** Text from a case made safe for a terminal: a line stays one line, and control characters do nothing. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** A number of things: `1 mark`, `2 marks`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
