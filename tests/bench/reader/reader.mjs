// The reader beside its peers, each in a window of its own: `npm run bench -- --only reader`.
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { median, ms, quantile } from '../figures.mjs';
import { NoAnswer, openBench } from './bench-window.mjs';

// The peers take minutes at the larger size, so they are asked there only once and scrolled for fewer frames.
const sizes = [
  { title: '1 MB, 1,000 marks', characters: 1_000_000, marks: 1000, peerRuns: 3, peerFrames: 240 },
  { title: '5 MB, 10,000 marks', characters: 5_000_000, marks: 10_000, peerRuns: 1, peerFrames: 60 },
];
const peers = [
  'recogito, CSS highlights, given ranges',
  'recogito, CSS highlights, given offsets',
  'recogito, spans, given ranges',
  'recogito, spans, given offsets',
];
const runs = 5;
const frames = 240;

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

async function several(ask, name, words, count) {
  const results = [];
  for (let run = 0; run < count; run += 1) results.push(await ask(name, ...words));
  return results;
}

/** What opening, painting and adding take a contender, medians of so many runs; the times of `work` all. */
async function figuresOf(ask, name, adds, count) {
  const figures = await several(ask, 'figures', [name, adds], count);
  const all = (key) => figures.flatMap((each) => each[key]);
  return {
    open: median(all('open')),
    paint: median(all('paint')),
    add: median(all('add')),
    work: all('work'),
  };
}

const slowFrame = async (ask, name, marked, count) =>
  quantile(await ask('scroll', name, marked, count), 0.95);
const ratio = (value) => value.toFixed(2);

/**
 * @param {string} folder for what is built and for profiles; removed by the caller
 * @param {(what: string, figure: string, aim: string, holds: boolean | null) => void} report
 */
export async function benchReader(folder, report) {
  const file = await buildPage(folder);
  for (const size of sizes) await benchSize({ folder, file, size }, report);
}

async function benchSize({ folder, file, size }, report) {
  const tell = (what, figure, aim = '', holds = null) =>
    report(`${size.title}: ${what}`, figure, aim, aim === '' ? null : holds);
  /** Does the work in a new window with the article; where there was no answer, gives null and reports why. */
  const inWindow = async (what, work) => {
    const window = await openBench(folder, file);
    try {
      await window.ask('load', size.characters, size.marks);
      return await work(window.ask);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      tell(what, error.message);
      return null;
    } finally {
      await window.close();
    }
  };

  const bare = await inWindow('bare layout', async (ask) => {
    await ask('figures', 'bare', 0);
    const { open } = await figuresOf(ask, 'bare', 0, runs);
    tell('bare layout', ms(open));
    tell(
      'scrolling the bare text, 95th percentile of frames',
      ms(await slowFrame(ask, 'bare', false, frames)),
    );
    return { open };
  });
  await inWindow('bare layout with content-visibility', async (ask) => {
    const name = 'bare in chunks';
    tell('bare layout with content-visibility', ms((await figuresOf(ask, name, 0, runs)).open));
    const slow = await slowFrame(ask, name, false, frames);
    tell('scrolling it with content-visibility, 95th percentile', ms(slow));
  });
  await inWindow('all ranges registered, painted', async (ask) => {
    const { paint, add } = await figuresOf(ask, 'all ranges', 4, runs);
    tell('all ranges registered, painted', `${ms(paint)}, one more ${ms(add)}`);
  });
  const near = await inWindow('ranges near the window only, painted', async (ask) => {
    const { paint, add } = await figuresOf(ask, 'ranges near the window', 4, runs);
    tell('ranges near the window only, painted', `${ms(paint)}, one more ${ms(add)}`);
    return { paint };
  });
  const reader = await inWindow('the reader', (ask) => benchOwn(ask, { bare, near }, tell));

  const painted = [];
  for (const name of peers) {
    await inWindow(`${name}, painted`, async (ask) => {
      const { paint, add } = await figuresOf(ask, name, 2, size.peerRuns);
      tell(`${name}, painted`, `${ms(paint)}, one more ${ms(add)}`);
      painted.push(paint);
    });
    if (name.endsWith('given ranges'))
      await inWindow(`scrolling ${name}`, async (ask) =>
        tell(`scrolling ${name}, 95th percentile`, ms(await slowFrame(ask, name, true, size.peerFrames))),
      );
  }
  if (reader && painted.length > 0) {
    const times = Math.min(...painted) / reader.paint;
    tell('the quickest of these, to the reader', `ratio ${ratio(times)}`, 'at least 10', times >= 10);
  }
  for (const name of ['mark.js', 'element wrapping'])
    await inWindow(`${name}, painted`, async (ask) => {
      const { paint } = await ask('figures', name, 0);
      tell(`${name}, painted`, `${(paint / 1000).toFixed(1)} s`);
    });
}

/** The reader of the app, beside what was measured of the bare text and of ranges near the window where that could be. */
async function benchOwn(ask, { bare, near }, tell) {
  const reader = await figuresOf(ask, 'reader', 4, runs);
  const opened = median(await several(ask, 'openMarked', [], runs));
  const against = (value, limit, most) => [
    `${ms(value)}${limit ? `, ratio ${ratio(value / limit)}` : ''}`,
    `at most ${most}`,
    limit ? value / limit <= most : null,
  ];
  tell('the reader opens with its marks, to bare layout', ...against(opened, bare?.open, 1.3));
  tell('the reader paints its marks, to ranges near the window', ...against(reader.paint, near?.paint, 1.3));
  tell('the reader adds a mark, until it is on the screen', ms(reader.add));
  const work = quantile(reader.work, 0.95);
  tell(
    'the page’s own time for that, 95th percentile',
    `${ms(work)}, median ${ms(median(reader.work))}`,
    'one frame (16.7 ms)',
    work <= 16.7,
  );
  const unmarked = await slowFrame(ask, 'reader', false, frames);
  const marked = await slowFrame(ask, 'reader', true, frames);
  tell(
    'scrolling the reader, 95th percentile of frames, marked to unmarked',
    `${ms(marked)} to ${ms(unmarked)}, ratio ${ratio(marked / unmarked)}`,
    'at most 1.2',
    marked / unmarked <= 1.2,
  );
  const { browser, whole } = await ask('hitTest', 300);
  tell(
    `finding the marks under a point, beside the browser’s look-up of ${(browser * 1000).toFixed(0)} µs`,
    `${((whole - browser) * 1000).toFixed(0)} µs`,
    'under 100 µs',
    whole - browser < 0.1,
  );
  return { paint: reader.paint };
}
