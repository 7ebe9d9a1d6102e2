import { write, type Out } from './cli-io.ts';

/** Shows how far long work is. */
export type Progress = {
  /** `what` names what is being done now. */
  at(done: number, total: number, what: string): void;
  /** Takes the line away, so that others can be written. */
  clear(): void;
};

const betweenUpdates = 100;
const sparseSteps = 10;

/** One line that is written over where a person watches; elsewhere a line for each tenth of the work; nothing if quiet. */
export function createProgress(out: Out, quiet: boolean): Progress {
  const say = (text: string): void => void write(out, text).catch(() => undefined);
  if (quiet) return { at: () => undefined, clear: () => undefined };
  if (out.isTTY) {
    let last = 0;
    let shown = false;
    return {
      at(done, total, what) {
        const now = Date.now();
        if (now - last < betweenUpdates && done < total) return;
        last = now;
        shown = true;
        say(`\r\u001b[K${done}/${total} ${what.slice(0, 60)}`);
      },
      clear() {
        if (shown) say('\r\u001b[K');
        shown = false;
      },
    };
  }
  let step = 0;
  return {
    at(done, total) {
      const reached = Math.floor((done / total) * sparseSteps);
      if (total < sparseSteps * 2 || reached <= step) return;
      step = reached;
      say(`${done} of ${total}\n`);
    },
    clear: () => undefined,
  };
}
