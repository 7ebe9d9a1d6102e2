import { plain, write, type Out } from './cli-io.ts';

/** Shows how far long work is. */
export type Progress = {
  /** `what` names what is being done now. */
  at(done: number, total: number, what: string): void;
  /** The same for work that is no number of things: how much of it is done, 0 to 1. */
  share(done: number, what: string): void;
  /** Takes the line away, so that others can be written. */
  clear(): void;
};

const betweenUpdates = 100;
const sparseSteps = 10;

/** One line that is written over where a person watches; elsewhere a line for each tenth of the work; nothing if quiet. */
export function createProgress(out: Out, quiet: boolean): Progress {
  const say = (text: string): void => void write(out, text).catch(() => undefined);
  if (quiet) return { at: () => undefined, share: () => undefined, clear: () => undefined };
  if (out.isTTY) {
    let last = 0;
    let shown = false;
    const show = (how: string, what: string, isLast: boolean): void => {
      const now = Date.now();
      if (now - last < betweenUpdates && !isLast) return;
      last = now;
      shown = true;
      say(`\r\u001b[K${how} ${plain(what).slice(0, 60)}`);
    };
    return {
      at: (done, total, what) => {
        show(`${done}/${total}`, what, done >= total);
      },
      share: (done, what) => {
        show(`${Math.floor(done * 100)} %`, what, false);
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
    share(done) {
      const reached = Math.floor(done * sparseSteps);
      if (reached <= step) return;
      step = reached;
      say(`${reached * (100 / sparseSteps)} %\n`);
    },
    clear: () => undefined,
  };
}
