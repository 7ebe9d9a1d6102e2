import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ControlAnswer, ControlMessage } from '#contract/envelope.ts';

// The utility process as Electron would start it, with a port to main that speaks in lines of JSON. The line "crash"
// is an error that nothing catches.

type Listener = (event: { readonly data: ControlMessage; readonly ports: readonly never[] }) => void;

const parentPort = {
  on: (_event: 'message', listener: Listener): void => {
    createInterface({ input: process.stdin }).on('line', (line) => {
      if (line === 'crash') throw new Error('an error that nothing catches');
      listener({ data: JSON.parse(line) as ControlMessage, ports: [] });
    });
  },
  postMessage: (message: ControlAnswer): void => {
    writeSync(1, `${JSON.stringify(message)}\n`);
  },
};
Object.assign(process, { parentPort });

await import('#core/index.ts');
writeSync(1, 'ready\n');
