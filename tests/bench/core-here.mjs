// Runs core in this process, as the app's utility process does, and asks it as a window would.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EventEmitter } from 'node:events';
import { root } from './electron-app.mjs';

/** Starts core and opens a case in it: `call` asks as the window does, `opened` is how long opening took, in milliseconds. */
export async function startCore(file) {
  const toCore = new EventEmitter();
  const answers = new Map();
  let last = 0;

  process.parentPort = {
    on: (name, listener) => toCore.on(name, listener),
    postMessage: ({ id, result }) => answers.get(id)?.(result),
  };
  // The file of the utility process has a name of the build's.
  const chunks = join(root, 'out', 'main', 'chunks');
  const name = readdirSync(chunks).find((each) => /^index-.*\.js$/.test(each));
  await import(join(chunks, name));

  const ask = (send) =>
    new Promise((resolve, reject) => {
      last += 1;
      answers.set(last, (result) =>
        result.ok ? resolve(result.value) : reject(new Error(result.failure.message)),
      );
      send(last);
    });
  const control = (name, input) =>
    ask((id) => toCore.emit('message', { data: { kind: 'control', id, name, input }, ports: [] }));

  // A window's port, with both its ends here.
  const port = new EventEmitter();
  port.start = () => undefined;
  port.postMessage = ({ id, result }) => answers.get(id)?.(result);
  const call = (name, input) => ask((id) => port.emit('message', { data: { id, name, input } }));

  const opening = performance.now();
  await control('control.open', { path: file, analyst: 'Bench' });
  const opened = performance.now() - opening;
  toCore.emit('message', { data: { kind: 'port' }, ports: [port] });
  return { call, opened, close: () => control('control.close', null) };
}
