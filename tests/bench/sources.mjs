// Proposals of sources as one types, in a case of 10,000: each key is one request over the port, asked one after the other.
import { join } from 'node:path';
import { writeMarks } from './articles.mjs';
import { launch } from './electron-app.mjs';
import { median, ms, quantile } from './figures.mjs';

const count = 10_000;
const syllables = [
  'ha',
  'lash',
  'dol',
  'vat',
  'kor',
  'en',
  'ruv',
  'nik',
  'zel',
  'mar',
  'os',
  'lov',
  'tev',
  'dor',
];

/** A name for each number, and every seventh in Cyrillic letters. */
function nameOf(number) {
  const word = (from) => {
    let rest = from;
    let text = '';
    for (let index = 0; index < 3; index++) {
      text += syllables[rest % syllables.length];
      rest = Math.floor(rest / syllables.length);
    }
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return number % 7 === 0 ? `Кореннов Зелмар ${number}` : `${word(number * 31)} ${word(number * 17 + 5)}`;
}

/** Measures proposals while names, other spellings and nothing known are typed, right after changes too. */
export async function benchSources(articles, makeCase, folder, report) {
  const marks = writeMarks(articles, 500, 1);
  const sources = Array.from({ length: count }, (_, number) => ({
    key: `s${number}`,
    name: `${nameOf(number)} ${number}`,
    kind: 'person',
    aliases: [`Deputy ${nameOf(number + 3)}`],
    role: 'Speaker of the council',
  }));
  const file = makeCase('sources', articles, { ...marks, sources });
  const { app, page } = await launch(join(folder, 'sources-profile'), [file]);
  const { first, times } = await page.evaluate(async () => {
    const call = async (name, input) => {
      const answer = await window.parallax.call(name, input);
      if (!answer.ok) throw new Error(answer.failure.message);
      return answer.value;
    };
    const [article] = await call('article.list', {});
    const suggest = async (typed) => {
      const start = performance.now();
      await call('source.suggest', { typed, articleId: article.id });
      return performance.now() - start;
    };
    const first = await suggest('');
    const times = [];
    for (const name of ['halashdol kor', 'Корен', 'zelmarr', 'deputy tev', 'councl speaker', 'xqzvbnm', '']) {
      for (let end = name === '' ? 0 : 1; end <= name.length; end++)
        times.push(await suggest(name.slice(0, end)));
      // Another source: what is remembered of the names must follow.
      await call('source.create', { name: `New ${times.length}`, kind: 'group' });
      times.push(await suggest('new'));
    }
    return { first, times };
  });
  await app.close();
  const slow = quantile(times, 0.95);
  report(`The first proposals in a case of ${count.toLocaleString('en')} sources`, ms(first), '', null);
  report(`Proposals as one types there, median of ${times.length} keys`, ms(median(times)), '', null);
  report('Proposals as one types there, 95th percentile', ms(slow), 'under 50 ms', slow < 50);
}
