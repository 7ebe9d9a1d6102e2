// The reader beside its peers, in one page of the app's own engine: `npm run bench -- --only reader`.
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { _electron } from '@playwright/test';
import { build } from 'vite';
import { electronPath, sandboxWords } from '../electron-app.mjs';
import { median, ms, quantile } from '../figures.mjs';

const sizes = [
  { title: '1 MB, 1,000 marks', characters: 1_000_000, marks: 1000 },
  { title: '5 MB, 10,000 marks', characters: 5_000_000, marks: 10_000 },
];
const peers = [
  'recogito, CSS highlights, given ranges',
  'recogito, CSS highlights, given offsets',
  'recogito, spans, given ranges',
  'recogito, spans, given offsets',
];
/** These stop the page for minutes at the larger size: each is given this long, milliseconds. */
const slow = ['mark.js', 'element wrapping'];
const patience = 60_000;
const runs = 5;

/** Builds the page into a folder and gives its address. */
async function buildPage(folder) {
  const output = join(folder, 'reader-page');
  await build({
    root: import.meta.dirname,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir: output, emptyOutDir: true, target: 'chrome130', minify: true },
  });
  return join(output, 'index.html');
}

async function openPage(folder, file) {
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [
      ...sandboxWords,
      `--user-data-dir=${join(folder, 'reader-profile')}`,
      join(import.meta.dirname, 'app'),
      file,
    ],
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => window.bench !== undefined);
  return { app, page };
}

/** Calls a function of the page's `bench`. */
const ask = (page, name, ...words) =>
  page.evaluate(([called, given]) => window.bench[called](...given), [name, words]);

async function several(page, name, words, count = runs) {
  const results = [];
  for (let run = 0; run < count; run += 1) results.push(await ask(page, name, ...words));
  return results;
}

/**
 * @param {string} folder for what is built and for profiles; removed by the caller
 * @param {(what: string, figure: string, aim: string, holds: boolean | null) => void} report
 */
export async function benchReader(folder, report) {
  const file = await buildPage(folder);
  const ratio = (value) => value.toFixed(2);
  for (const { title, characters, marks } of sizes) {
    const { app, page } = await openPage(folder, file);
    await ask(page, 'load', characters, marks);
    const of = async (name, adds = 4, count = runs) => {
      const figures = await several(page, 'figures', [name, adds], count);
      const all = (key) => figures.flatMap((each) => each[key]);
      return {
        open: median(all('open')),
        paint: median(all('paint')),
        add: median(all('add')),
        work: all('work'),
      };
    };
    await ask(page, 'figures', 'bare', 0);
    const bare = await of('bare', 0);
    const chunked = await of('bare in chunks', 0);
    const all = await of('all ranges');
    const near = await of('ranges near the window');
    const reader = await of('reader');
    const opened = median(await several(page, 'openMarked', []));
    report(`${title}: bare layout`, ms(bare.open), '', null);
    report(`${title}: bare layout with content-visibility`, ms(chunked.open), '', null);
    report(
      `${title}: the reader opens with its marks, to bare layout`,
      `${ms(opened)}, ratio ${ratio(opened / bare.open)}`,
      'at most 1.3',
      opened / bare.open <= 1.3,
    );
    report(`${title}: all ranges registered, painted`, `${ms(all.paint)}, one more ${ms(all.add)}`, '', null);
    report(
      `${title}: ranges near the window only, painted`,
      `${ms(near.paint)}, one more ${ms(near.add)}`,
      '',
      null,
    );
    report(
      `${title}: the reader paints its marks, to ranges near the window`,
      `${ms(reader.paint)}, ratio ${ratio(reader.paint / near.paint)}`,
      'at most 1.3',
      reader.paint / near.paint <= 1.3,
    );
    report(`${title}: the reader adds a mark, until it is on the screen`, ms(reader.add), '', null);
    const work = quantile(reader.work, 0.95);
    report(
      `${title}: the page’s own time for that, 95th percentile`,
      `${ms(work)}, median ${ms(median(reader.work))}`,
      'one frame (16.7 ms)',
      work <= 16.7,
    );
    let quickest = Infinity;
    for (const name of peers) {
      const peer = await of(name, 2, 3);
      quickest = Math.min(quickest, peer.paint);
      report(`${title}: ${name}, painted`, `${ms(peer.paint)}, one more ${ms(peer.add)}`, '', null);
    }
    report(
      `${title}: the quickest of these, to the reader`,
      `ratio ${ratio(quickest / reader.paint)}`,
      'at least 10',
      quickest / reader.paint >= 10,
    );
    const frames = async (name, marked) => quantile(await ask(page, 'scroll', name, marked, 240), 0.95);
    const unmarked = await frames('reader', false);
    const marked = await frames('reader', true);
    report(
      `${title}: scrolling the bare text, 95th percentile of frames`,
      ms(await frames('bare', false)),
      '',
      null,
    );
    report(
      `${title}: scrolling it with content-visibility, 95th percentile`,
      ms(await frames('bare in chunks', false)),
      '',
      null,
    );
    for (const name of [peers[0], peers[2]])
      report(`${title}: scrolling ${name}, 95th percentile`, ms(await frames(name, true)), '', null);
    report(
      `${title}: scrolling the reader, 95th percentile of frames, marked to unmarked`,
      `${ms(marked)} to ${ms(unmarked)}, ratio ${ratio(marked / unmarked)}`,
      'at most 1.2',
      marked / unmarked <= 1.2,
    );
    const hit = await ask(page, 'hitTest', 300);
    report(
      `${title}: finding the marks under a point, beside the browser’s look-up of ${(hit.browser * 1000).toFixed(0)} µs`,
      `${((hit.whole - hit.browser) * 1000).toFixed(0)} µs`,
      'under 100 µs',
      hit.whole - hit.browser < 0.1,
    );
    await app.close();
    for (const name of slow)
      report(
        `${title}: ${name}, painted`,
        await patiently(folder, file, name, { characters, marks }),
        '',
        null,
      );
  }
}

/** Paints once in a window of its own that is ended when patience is. */
async function patiently(folder, file, name, { characters, marks }) {
  const { app, page } = await openPage(folder, file);
  await ask(page, 'load', characters, marks);
  const measured = ask(page, 'figures', name, 0).then(
    ({ paint }) => `${(paint / 1000).toFixed(1)} s`,
    () => null,
  );
  const limit = new Promise((resolve) => setTimeout(resolve, patience).unref());
  const figure = await Promise.race([measured, limit]);
  if (figure === undefined) app.process().kill('SIGKILL');
  else await app.close();
  return figure ?? `over ${patience / 1000} s`;
}
