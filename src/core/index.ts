import { Worker } from 'node:worker_threads';
import { v7 as newId } from 'uuid';
import type { ControlAnswer, ControlMessage, JobRequest } from '#contract/envelope.ts';
import { askElectronBy } from './ask-electron.ts';
import { answerControl } from './control.ts';
import { createCore } from './core.ts';
import { renderInWorker } from './render-in-worker.ts';
import { servePort, type WindowPort } from './window-port.ts';

// The utility process. Main posts control requests and ports for the window; nothing else reaches core.

/** The port to main that Electron gives a utility process; core does not import electron to know its type. */
type ParentPort = {
  on(event: 'message', listener: (event: ParentMessage) => void): void;
  postMessage(message: ControlAnswer | JobRequest): void;
};
type ParentMessage = { readonly data: ControlMessage; readonly ports: readonly WindowPort[] };

const log = (line: string): void => {
  process.stderr.write(`core: ${line}\n`);
};

/** Main starts a fresh process; what was answered as saved is in the file. */
function crash(error: unknown): never {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (!parentPort)
  throw new Error('core/index.ts runs in an Electron utility process only; elsewhere use core.ts.');

const electron = askElectronBy((message) => {
  parentPort.postMessage(message);
});
const core = createCore(
  { now: () => new Date().toISOString(), newId, log },
  // Main names the file of the thread: only it knows what the bundler made of it.
  renderInWorker((job) => new Worker(process.argv[2] ?? '', { workerData: job })),
  electron.ask,
);

async function closeAndExit(): Promise<never> {
  await core.close();
  process.exit(0);
}

parentPort.on('message', ({ data, ports }) => {
  if (data.kind === 'control') {
    void answerControl(core, data).then((result) => {
      parentPort.postMessage({ kind: 'answer', id: data.id, result });
    });
    return;
  }
  if (data.kind === 'job-progress') {
    electron.progress(data.id, data.done);
    return;
  }
  if (data.kind === 'job-ended') {
    electron.ended(data.id, data.result);
    return;
  }
  const [port] = ports;
  if (port) servePort(core, port, log);
});

// How main ends this process. When main itself dies, Chromium ends this one at once and the log beside the case serves.
process.once('SIGTERM', () => void closeAndExit());
