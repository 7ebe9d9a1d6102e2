// Runs core itself, as the app's utility process does, on one case and answers requests typed as a person would type them.
// Started by search.mjs in a process of its own; writes what it measured to its output as JSON.
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { startCore } from './core-here.mjs';

const [file, ...texts] = process.argv.slice(2);
const { call, opened, close } = await startCore(file);
// The index grows between other requests; typing begins once it is whole, which is when its rules are named.
const made = performance.now();
const state = new Database(file, { readonly: true });
const rules = state.prepare('SELECT rules FROM search_state').pluck();
while (rules.get() <= 0) await setTimeout(200);
state.close();
const indexed = opened + performance.now() - made;

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
await close();
process.stdout.write(JSON.stringify({ opened, indexed, keys, counting }));
process.exit(0);
