// Runs core itself, as the app's utility process does, on one case and answers requests typed as a person would type them.
// Started by search.mjs in a process of its own; writes what it measured to its output as JSON.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EventEmitter } from 'node:events';
import { root } from './electron-app.mjs';

const [file, ...texts] = process.argv.slice(2);
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

const keys = [];
for (const text of texts) {
  for (let end = 1; end <= text.length; end += 1) {
    const query = text.slice(0, end);
    if (query.trim() === '') continue;
    const start = performance.now();
    const found = await call('search.find', { query, limit: 6 });
    keys.push({ query, took: performance.now() - start, articles: found.articles.items.length });
  }
}
const counting = [];
for (const query of texts) {
  const start = performance.now();
  await call('search.count', { query });
  counting.push(performance.now() - start);
}
await control('control.close', null);
process.stdout.write(JSON.stringify({ opened, keys, counting }));
process.exit(0);
