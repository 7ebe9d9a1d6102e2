// The benchmarks: `npm run bench`, or one part of them: `npm run bench -- --only PART`. With --write the figures are also
// put into docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeArticle, writeMarks } from './articles.mjs';
import { launch, memoryOf, root, timeToText } from './electron-app.mjs';
import { median, ms, quantile } from './figures.mjs';
import { markingTimes } from './marking.mjs';
import { benchCompare } from './compare.mjs';
import { benchExports } from './exports.mjs';
import { benchReader } from './reader/reader.mjs';
import { benchSearch } from './search.mjs';
import { benchSources } from './sources.mjs';
import { benchSuggest } from './suggest.mjs';
import { benchTable } from './table.mjs';
import { watchStalls } from './stalls.mjs';

const folder = mkdtempSync(join(tmpdir(), 'parallax-bench-'));
const cli = join(root, 'out', 'main', 'cli.js');
const rows = [];

const parallax = (...words) =>
  execFileSync(process.execPath, [cli, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 30,
  });
const timed = (work) => {
  const start = performance.now();
  const result = work();
  return { took: performance.now() - start, result };
};

function report(what, figure, aim, holds) {
  rows.push({ what, figure, aim, verdict: holds === null ? '' : holds ? 'holds' : 'missed' });
  console.log(`${what}: ${figure}${aim ? ` (aim: ${aim}${holds ? '' : ', missed'})` : ''}`);
}

/** Makes a case with articles of the generator and marks in them. */
function makeCase(name, articles, marks) {
  const texts = join(folder, name);
  const file = join(folder, `${name}.parallax`);
  mkdirSync(texts);
  for (const article of articles) writeFileSync(join(texts, article.file), article.text);
  parallax('new', file, '--title', name);
  parallax('import', file, texts, '--quiet');
  if (marks) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(marks));
    parallax('mark', file, join(folder, `${name}.json`), '--quiet');
  }
  return file;
}

const generate = (count, characters, seed = 1) =>
  Array.from({ length: count }, (_, index) => ({
    file: `report-${String(seed + index).padStart(5, '0')}.txt`,
    ...writeArticle(seed + index, characters),
  }));

async function launchTimes() {
  const sample = join(folder, 'sample.parallax');
  parallax('sample', sample);
  const bare = [];
  const app = [];
  // One of each before the count, so that both find their files in the system's cache; then in turns.
  for (let run = 0; run < 8; run++) {
    const bareTook = await timeToText(join(import.meta.dirname, 'bare'), join(folder, 'bare-profile'));
    const appTook = await timeToText(root, join(folder, 'launch-profile'), [sample]);
    if (run > 0) {
      bare.push(bareTook);
      app.push(appTook);
    }
  }
  const ratio = median(app) / median(bare);
  report('A bare Electron window, launch to text painted', ms(median(bare)), '', null);
  report('Parallax, launch to the article painted', ms(median(app)), '', null);
  report('Ratio of the two', ratio.toFixed(2), 'at most 1.3', ratio <= 1.3);
  return sample;
}

async function memory(sample) {
  const { app } = await launch(join(folder, 'memory-profile'), [sample]);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const bytes = memoryOf(app.process().pid);
  await app.close();
  report(
    'Memory of all processes, idle on the sample case (PSS)',
    bytes === null ? 'not told by this system' : `${(bytes / 2 ** 20).toFixed(0)} MiB`,
    '',
    null,
  );
}

async function marking(what, file) {
  const { app, page } = await launch(join(folder, `${what.length}-profile`), [file]);
  const times = await markingTimes(page, 60);
  await app.close();
  if (times.length < 40) throw new Error(`Only ${times.length} marks could be measured in ${what}.`);
  report(`Marking, ${what}, median of ${times.length}`, ms(median(times)), '', null);
  const slow = quantile(times, 0.95);
  report(`Marking, ${what}, 95th percentile`, ms(slow), 'under 50 ms', slow < 50);
}

async function bulkImport() {
  const articles = generate(1000, 4500, 5000);
  const texts = join(folder, 'bulk');
  mkdirSync(texts);
  for (const { file, text } of articles) writeFileSync(join(texts, file), text);
  const caseFile = join(folder, 'bulk.parallax');
  parallax('new', caseFile, '--title', 'Bulk');
  const { took } = timed(() => parallax('import', caseFile, texts, '--quiet'));
  report('1,000 articles imported by the command line', `${(took / 1000).toFixed(1)} s`, '', null);

  const small = makeCase('stall', generate(2, 4500, 1));
  const { app, page } = await launch(join(folder, 'stall-profile'), [small]);
  // The articles' texts are in the page before anything is watched.
  await page.evaluate(
    (list) => {
      const encoder = new TextEncoder();
      window.articlesToImport = list.map(({ file, text }) => ({ file, bytes: encoder.encode(text) }));
    },
    articles.map(({ file, text }) => ({ file, text })),
  );
  const stop = await watchStalls(app, page);
  await page.evaluate(async () => {
    for (const { file, bytes } of window.articlesToImport) {
      const answer = await window.parallax.call('article.import', {
        bytes,
        fileName: file,
        format: null,
        encoding: null,
        metadata: {
          title: file,
          authors: [],
          publisher: null,
          url: null,
          publishedOn: null,
          retrievedOn: null,
          language: 'en',
          genre: 'news',
        },
        furniture: null,
      });
      if (!answer.ok) throw new Error(answer.failure.message);
    }
  });
  const { main, page: renderer } = await stop();
  await app.close();
  report('Longest stall of main while the window imports the same 1,000', ms(main), 'under 50 ms', main < 50);
  report('Longest stall of the page meanwhile', ms(renderer), 'under 50 ms', renderer < 50);
}

async function manyOccurrences() {
  const articles = generate(200, 45_000, 20_000);
  const { took, result: file } = timed(() => makeCase('many', articles, writeMarks(articles, 500, 4)));
  report(
    'A case of 200 articles with 100,000 occurrences made by the command line',
    `${(took / 1000).toFixed(1)} s`,
    '',
    null,
  );
  const listed = timed(() => parallax('list', file, '--claims', '--json'));
  report('Its 25,000 claims listed by the command line', ms(listed.took), '', null);
  const opened = await timeToText(root, join(folder, 'many-profile'), [file]);
  report('The same case opened in the app, launch to text painted', ms(opened), '', null);
  const { app, page } = await launch(join(folder, 'many-profile'), [file]);
  const inWindow = await page.evaluate(async () => {
    const start = performance.now();
    const answer = await window.parallax.call('claim.list', {});
    return { took: performance.now() - start, count: answer.value.length };
  });
  report(
    `Its ${inWindow.count.toLocaleString('en')} claims listed in the window`,
    ms(inWindow.took),
    '',
    null,
  );
  await benchTable(page, report);
  await app.close();
}

/** The parts of the benchmarks, each with a table of its own in docs/benchmarks.md. */
const parts = {
  app: async () => {
    const sample = await launchTimes();
    await memory(sample);
    const short = generate(1, 4500, 1);
    await marking('an article of 700 words', makeCase('short', short));
    const long = generate(1, 1_000_000, 2);
    await marking('an article of 1 MB with 2,000 marks', makeCase('long', long, writeMarks(long, 2000, 1)));
    await bulkImport();
    await manyOccurrences();
  },
  reader: () => benchReader(folder, report),
  search: () =>
    benchSearch((name) => {
      const file = join(folder, `${name}.parallax`);
      parallax('new', file, '--title', name);
      return file;
    }, report),
  compare: () => benchCompare(generate, makeCase, folder, report),
  suggest: () => benchSuggest(makeCase, folder, timed, report),
  exports: () => benchExports(generate, makeCase, folder, report),
  sources: () => benchSources(generate(1, 100_000, 7), makeCase, folder, report),
};

function write(part) {
  const page = join(root, 'docs', 'benchmarks.md');
  const machine = `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const table = [
    '| what | measured | aim | |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ what, figure, aim, verdict }) => `| ${what} | ${figure} | ${aim} | ${verdict} |`),
  ].join('\n');
  const text = readFileSync(page, 'utf8');
  const [opening, closing] = [`<!-- figures: ${part} -->`, `<!-- end: ${part} -->`];
  const [before, after] = [text.indexOf(opening), text.indexOf(closing)];
  if (before === -1 || after === -1) throw new Error(`docs/benchmarks.md has no place for ${part}.`);
  writeFileSync(
    page,
    `${text.slice(0, before)}${opening}\n\nMeasured on ${machine}.\n\n${table}\n\n${text.slice(after)}`,
  );
}

try {
  const at = process.argv.indexOf('--only');
  const only = at === -1 ? null : process.argv[at + 1];
  if (only !== null && !(only in parts))
    throw new Error(`There is no part ${only}. The parts are: ${Object.keys(parts).join(', ')}.`);
  for (const [part, run] of Object.entries(parts)) {
    if (only !== null && part !== only) continue;
    console.log(`\n── ${part}`);
    rows.length = 0;
    await run();
    if (process.argv.includes('--write')) write(part);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
