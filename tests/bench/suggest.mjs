// Suggestions: how good they and the hints are on the labelled pairs of tests/fixtures/claim-pairs, and how quick among
// 100,000 claims, whose words follow Zipf's law as those of a language do.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { numbers } from './articles.mjs';
import { root } from './electron-app.mjs';
import { median, ms, quantile } from './figures.mjs';
import { makeWords, zipf } from './search.mjs';

const articleCount = 200;
const claimsEach = 500;
/** Sentences that are marked while it is measured. */
const newOnes = 301;

/** Articles of sentences with names, numbers and dates in them; every third says much of what an earlier one said. */
function makeArticles() {
  const next = numbers(77);
  const words = makeWords(next);
  const pick = zipf(words, next);
  const names = words.slice(3000, 5000).map((word) => word[0].toUpperCase() + word.slice(1));
  const said = [];
  const sentence = () => {
    const earlier = said[Math.floor(next() * said.length)];
    const list =
      earlier && next() < 0.33
        ? earlier.map((word) => (next() < 0.3 ? pick() : word))
        : Array.from({ length: 8 + Math.floor(next() * 14) }, pick);
    said.push(list);
    const whole = list.with(Math.floor(next() * list.length), names[Math.floor(next() * names.length)]);
    if (next() < 0.3) whole.push(`in ${Math.floor(next() * 400)} ${pick()}`);
    if (next() < 0.2) whole.push(`on ${1 + Math.floor(next() * 28)} March 20${10 + Math.floor(next() * 15)}`);
    const text = whole.join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  return Array.from({ length: articleCount }, (_, number) => {
    const title = `Report ${number + 1}`;
    let text = `${title}\n\n`;
    const sentences = Array.from({ length: claimsEach + 2 }, (_each, index) => {
      const quote = sentence();
      const start = text.length;
      text += `${quote}${index % 5 === 4 ? '\n\n' : ' '}`;
      return { quote, start };
    });
    return {
      file: `report-${String(number + 1).padStart(3, '0')}.txt`,
      title,
      text: text.trimEnd(),
      sentences,
    };
  });
}

function marksOf(articles) {
  const claims = [];
  const occurrences = [];
  for (const { file, sentences } of articles)
    for (const { quote, start } of sentences.slice(0, claimsEach)) {
      const key = `c${claims.length}`;
      claims.push({ key, text: quote });
      occurrences.push({ claim: key, article: file, spans: [{ quote, start }], stance: 'endorses' });
    }
  return { format: 'parallax-marks', version: 1, sources: [], claims, occurrences, relations: [] };
}

async function quality(report) {
  const { module } = await runnerImport(join(root, 'tests', 'fixtures', 'claim-pairs', 'measure.ts'), {
    root,
    configFile: false,
    logLevel: 'warn',
  });
  const pairs = module.readPairs();
  const part = (value) => value.toFixed(2);
  for (const half of ['development', 'test']) {
    const of = module.halfOf(pairs, half);
    const { map, hit } = module.measureRanking(of);
    report(
      `Ranking, ${half} half (${of.length} pairs): MAP@5, hit@5`,
      `${part(map)}, ${part(hit)}`,
      '',
      null,
    );
    for (const [rule, { precision, recall, found, wrong, missed }] of Object.entries(module.measureHints(of)))
      report(
        `Hints, ${half} half, ${rule === 'any' ? 'of any rule' : rule}: precision, recall`,
        `${part(precision)}, ${part(recall)} (${found} found, ${wrong} wrong, ${missed} missed)`,
        '',
        null,
      );
  }
}

/** Measures the ranking and the rules, the index's cost beside that of marking, and the suggestions for new claims. */
export async function benchSuggest(makeCase, folder, timed, report) {
  await quality(report);
  const articles = makeArticles();
  const { took: making, result: file } = timed(() => makeCase('suggest', articles, marksOf(articles)));
  const sentences = articles
    .flatMap(({ file: name, sentences: all }) =>
      all.slice(claimsEach).map(({ quote, start }) => ({ file: name, start, end: start + quote.length })),
    )
    .slice(0, newOnes);
  const list = join(folder, 'suggest-sentences.json');
  writeFileSync(list, JSON.stringify(sentences));
  const { made, stall, grown, marks, suggestions, found } = JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'suggest-core.mjs'), file, list], {
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 28,
    }).toString('utf8'),
  );
  const count = (articleCount * claimsEach).toLocaleString('en');
  const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
  report(`Import and marking of ${count} claims by the command line`, seconds(making), '', null);
  report('Their index, made when suggestions are first asked for', seconds(made), '', null);
  report('The index’s part of import and marking', (made / making).toFixed(2), 'at most 1', made <= making);
  report('Longest time in which core serves nothing else meanwhile', ms(stall), 'under 33 ms', stall < 33);
  report('Memory the index takes', `${(grown / 2 ** 20).toFixed(0)} MiB`, '', null);
  report(`Marking a new claim in core, median of ${marks.length}`, ms(median(marks)), '', null);
  report('Suggestions for it, median', ms(median(suggestions)), '', null);
  const slow = quantile(suggestions, 0.95);
  report('Suggestions for it, 95th percentile', ms(slow), 'under 50 ms', slow < 50);
  report('New claims for which something is suggested', `${found} of ${marks.length}`, '', null);
}
