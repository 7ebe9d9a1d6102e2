// Search as one types in 100,000 articles of 700 words. Their words follow Zipf's law, as those of a language do: few words
// are in nearly every article, most in hardly any. Each key is one search for articles, claims, sources and notes, with the
// first results and their excerpts.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { numbers } from './articles.mjs';
import { median, ms, quantile } from './figures.mjs';

const count = 100_000;
const wordsEach = 700;
const vocabulary = 60_000;
const starts = 'b c d f g h k l m n p r s t v w z br st tr pl gr ch sh th'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const ends = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'd'];

/** Words that could be of a language, each once, the commonest and shortest first. */
export function makeWords(next) {
  const one = (list) => list[Math.floor(next() * list.length)];
  const words = new Set();
  while (words.size < vocabulary) {
    const syllables =
      1 + Math.floor(Math.min(3, next() * (1 + words.size / 8000) + (words.size > 200 ? 1 : 0)));
    const word = Array.from({ length: syllables }, () => one(starts) + one(vowels) + one(ends)).join('');
    words.add(words.has(word) ? word + words.size.toString(36) : word);
  }
  return [...words];
}

/** Gives words as often as their rank says: the n-th about 1/n as often as the first. */
export function zipf(words, next) {
  let sum = 0;
  const sums = words.map((_, rank) => (sum += 1 / (rank + 2.7)));
  const table = new Uint32Array(2 ** 20);
  for (let at = 0, rank = 0; at < table.length; at += 1) {
    while (sums[rank] < ((at + 0.5) / table.length) * sum) rank += 1;
    table[at] = rank;
  }
  return () => words[table[Math.floor(next() * table.length)]];
}

/** Writes articles straight into a new case, without the journal; the index is made when the case is opened. */
function fill(file) {
  const next = numbers(42);
  const words = makeWords(next);
  const pick = zipf(words, next);
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  const id = (number) => `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  db.prepare(
    `INSERT INTO source (id, name, kind, created_at) VALUES (?, 'Bench', 'person', '2026-01-01')`,
  ).run(id(0));
  const content = db.prepare('INSERT INTO content (sha256, bytes) VALUES (?, ?)');
  const article = db.prepare(
    `INSERT INTO article (id, title, authors, genre, status, format, encoding, original_sha256, original_size, text_sha256,
       text_length, word_count, author_source_id, imported_at, publisher, published_on)
     VALUES (?, ?, '[]', 'news', 'unread', 'text', 'utf-8', ?, ?, ?, ?, ${wordsEach}, ?, ?, 'Bench', '2026-01-01')`,
  );
  const block = db.prepare(`INSERT INTO block VALUES (?, 0, 'paragraph', 0, 0, ?)`);
  db.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const text = `${number} ${Array.from({ length: wordsEach - 1 }, pick).join(' ')}`;
      const bytes = Buffer.from(text);
      const hash = createHash('sha256').update(bytes).digest('hex');
      content.run(hash, bytes);
      const at = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString();
      article.run(
        id(number),
        `${pick()} ${pick()} ${number}`,
        hash,
        bytes.length,
        hash,
        text.length,
        id(0),
        at,
      );
      block.run(id(number), text.length);
    }
  })();
  db.close();
  return words;
}

/** What is typed: common words and rare ones, both together, phrases, alternatives, what is nowhere. */
function typing(words) {
  const [a, b, c] = [words[3], words[40], words[700]];
  const [rare, rarer] = [words[9000], words[52_000]];
  return [
    a,
    rare,
    `${a} ${b} ${c}`,
    `${c} ${rare}`,
    `${rarer} ${a}`,
    `"${a} ${b}"`,
    `(${c} OR ${rare}) -${a}`,
    `${words[150].slice(0, 2)}* ${words[2000]}`,
    `stance:rejects ${b}`,
    'zzyzx qqq',
  ];
}

/** Measures the making of the index, its size, and the answers to each key. */
export function benchSearch(newCase, report) {
  const file = newCase('search');
  const words = fill(file);
  const texts = statSync(file).size;
  const run = () =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, 'search-core.mjs'), file, ...typing(words)], {
        stdio: ['ignore', 'pipe', 'inherit'],
        maxBuffer: 2 ** 28,
      }).toString('utf8'),
    );
  const first = run();
  const what = `${count.toLocaleString('en')} articles of ${wordsEach} words`;
  const size = statSync(file).size;
  report(`Opening a case of ${what} that has no index yet`, ms(first.opened), '', null);
  report(
    'Its index, made while other requests are answered',
    `${(first.indexed / 1000).toFixed(0)} s`,
    '',
    null,
  );
  report('Its size, beside the texts and all else', `${mib(size - texts)}, ${mib(texts)}`, '', null);
  // Once more with the index made: what the analyst meets each day.
  const { opened, keys, counting } = run();
  const times = keys.map(({ took }) => took);
  report('Opening such a case in core with the index made', ms(opened), '', null);
  report(`Search as one types in it, median of ${times.length} keys`, ms(median(times)), '', null);
  const slow = quantile(times, 0.95);
  report('Search as one types in it, 95th percentile', ms(slow), 'under 50 ms', slow < 50);
  const slowest = keys.reduce((worst, key) => (key.took > worst.took ? key : worst));
  report(`The slowest key, at “${slowest.query}”`, ms(slowest.took), '', null);
  report('Counting all that is found, once typing rests, slowest', ms(Math.max(...counting)), '', null);
}

function mib(bytes) {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
