import { createHash } from 'node:crypto';
import { JSDOM, VirtualConsole } from 'jsdom';
import { expect, test } from 'vitest';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { attack, hostileCase } from './hostile-case.ts';
import { renderExport, type TestOrder } from './render-export.ts';

type Rendered = { readonly html: string; readonly page: Document };

async function reportOf(
  fixture: FixtureCase,
  chosen: readonly string[] = [],
  order: Partial<TestOrder> = {},
): Promise<Rendered> {
  const open = openCase(fixture);
  const articleIds = chosen.map((key) => open.articleId(key));
  const html = await renderExport(open, { format: 'html', articleIds, ...order });
  return { html, page: new JSDOM(html, { virtualConsole }).window.document };
}

/** The text of an element with white space of any kind as single spaces. */
function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

// jsdom complains of style sheets newer than itself; nothing here depends on what it makes of them.
const virtualConsole = new VirtualConsole();

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

test('nothing in a report can run, load or be sent, whatever the articles contain', async () => {
  const { page } = await reportOf(hostileCase);
  const allowed =
    'a article aside bdi blockquote body br cite circle dd desc details div dl dt ellipse figcaption figure g h1 h2 h3 h4 head header html li line main mark meta nav ol p path polygon rect section span style summary sup svg table tbody td text th thead time title tr ul';
  expect(new Set([...page.querySelectorAll('*')].map((element) => element.localName))).toEqual(
    new Set(allowed.split(' ').filter((name) => page.querySelector(name))),
  );
  for (const element of page.querySelectorAll('*')) {
    for (const { name } of element.attributes) {
      expect(name, element.outerHTML).not.toMatch(/^on|^style$|^src|^srcset$|^action$|^formaction$/);
    }
  }
});

test('every link leads to a place in the report or to the web, and evidence elsewhere is only words', async () => {
  const { page } = await reportOf(hostileCase);
  const targets = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  const outside = targets.filter((href) => !href.startsWith('#'));
  expect(new Set(outside)).toEqual(
    new Set(['https://masaa.example/a?b=1&c=%222%22', 'https://evidence.example/?q=%3Cb%3E']),
  );
  for (const href of targets.filter((each) => each.startsWith('#'))) {
    expect(page.getElementById(href.slice(1)), href).not.toBeNull();
  }
  expect(words(page.body)).toContain('file:///etc/passwd');
  expect(words(page.body)).toContain('javascript:alert(4)');
});

test('no id stands twice, and every reference by id finds its element', async () => {
  const { page } = await reportOf(hostileCase);
  const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of page.querySelectorAll('[aria-labelledby]')) {
    expect(page.getElementById(element.getAttribute('aria-labelledby') ?? '')).not.toBeNull();
  }
});

test('hostile words are shown as they were written', async () => {
  const { page } = await reportOf(hostileCase);
  expect(page.querySelector('h1')?.textContent).toBe(`Case ${attack}`);
  expect(page.title).toBe(`Case ${attack}: report`);
  expect(page.querySelector('#article-2 h3')?.textContent).toBe(attack);
  expect(page.querySelector('#article-2-p2')?.textContent).toContain('alert(1)</script>');
});

test('the report’s policy allows its one style sheet by its hash and nothing else', async () => {
  const { html: file } = await reportOf(emptyCase);
  const { html: print } = await reportOf(emptyCase, [], { format: 'pdf' });
  for (const html of [file, print]) {
    const page = new JSDOM(html, { virtualConsole }).window.document;
    const style = page.querySelector('style')?.textContent ?? '';
    expect(style).toContain('.matrix');
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = page.querySelector('meta[http-equiv]');
    expect(policy?.getAttribute('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html.indexOf('http-equiv')).toBeLessThan(html.indexOf('<style>'));
    expect(style).not.toMatch(/url\(|@import|\r/);
  }
});

test('the whole text of each article is in the report, marks and all', async () => {
  const { page } = await reportOf(hostileCase);
  const texts = page.querySelectorAll('#article-2 .text');
  for (const sup of page.querySelectorAll('#article-2 .text sup')) sup.remove();
  expect([...texts].map((block) => block.textContent)).toEqual(
    hostileCase.articles['hostile']?.blocks.map((block) => block.text),
  );
});

test('overlapping marks are nested elements that cover exactly their words', async () => {
  const { page } = await reportOf(hostileCase);
  for (const sup of page.querySelectorAll('sup')) sup.remove();
  const block = page.querySelector('#article-2-p2 .text');
  const ofClass = (name: string): string =>
    [...(block?.querySelectorAll(`mark.${name}`) ?? [])].map((mark) => mark.textContent).join('');
  expect(ofClass('stance-endorses')).toBe('The gates 🚪🌊 were opened');
  expect(ofClass('stance-rejects')).toBe('🌊 were opened, "><script>');
  expect(block?.querySelector('mark.stance-endorses.lane-0 mark.stance-rejects.lane-1')?.textContent).toBe(
    '🌊 were opened',
  );
});

test('each piece of a claim ends with the claim’s number, which leads to its sheet', async () => {
  const { page } = await reportOf(hostileCase);
  const numbers = [...page.querySelectorAll('#article-2 blockquote.text sup a')];
  expect(numbers.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['C4', '#claim-4a'],
    ['C4', '#claim-4a'],
  ]);
});

test('marked furniture is open, other furniture is folded and counted', async () => {
  const { page } = await reportOf(hostileCase);
  const folds = [...page.querySelectorAll('#article-2 details')];
  expect(folds.map((fold) => [words(fold.querySelector('summary')), fold.hasAttribute('open')])).toEqual([
    ['page furniture left out of the text (3 lines)', false],
    ['page furniture left out of the text (1 line)', true],
  ]);
  expect(words(page.querySelector('#claim-3a .from'))).toContain('page furniture');
});

test('a cell says where the article stands in sign and word; an empty cell says not addressed', async () => {
  const { page } = await reportOf(hostileCase);
  const rows = [...page.querySelectorAll('.matrix tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map(words),
  );
  expect(rows).toEqual([
    ['−1 Distances C1a', '+2 Endorses C1b'],
    ['not addressed', '−2 Rejects ¬ Negates C2a ? Unclear C2c … Not judged C2b'],
    ['not addressed', '… Not judged C3'],
    ['not addressed', '0 Neutral C4'],
    ['not addressed', 'not addressed'],
  ]);
  const empty = page.querySelector('td.empty');
  expect([...(empty?.children ?? [])].map((child) => child.className)).toEqual(['visually-hidden']);
});

test('confirmed relations stand on both claims, suggested ones are called so, rejected ones are nowhere', async () => {
  const { page } = await reportOf(hostileCase);
  expect(words(page.querySelector('#claim-1 .relations'))).toContain('Supports C2: The level was one metre.');
  expect(words(page.querySelector('#claim-2 .relations'))).toMatch(/^Relations Supported by C1/);
  expect(words(page.querySelector('#claim-4 .relations'))).toMatch(/^Relations suggested In tension with C1/);
  expect(words(page.body)).not.toContain('rejected reason');
});

test('a sheet gives the exact words, the chain with status and cue, and the three judgements apart', async () => {
  const { page } = await reportOf(hostileCase);
  const entry = page.querySelector('#claim-1b');
  expect(words(entry?.querySelector('blockquote') ?? null)).toBe('The gates 🚪🌊 were opened');
  expect([...(entry?.querySelectorAll('.chain li') ?? [])].map(words)).toEqual([
    '=HYPERLINK("http://evil.example";"Author") own voice',
    '→ \u202eMinistry\u202c explicit, named as “the ministry”, cue “said”',
  ]);
  expect([...(entry?.querySelectorAll('.judgements div') ?? [])].map(words)).toEqual([
    'Commitment of last sourceAsserts',
    `Stance of the article+2 Endorses shown by “${attack} said”`,
    'PolarityAffirms',
    'QuotationIndirect',
    'Fidelity to the sourceDistorted',
    'Reliability of last sourceB, usually reliable',
  ]);
  expect(entry?.querySelector('.from a')?.getAttribute('href')).toBe('#text-1b');
  expect(words(entry?.querySelector('.from a') ?? null)).toBe('¶ 2');
  expect(words(page.querySelector('#claim-4a blockquote'))).toBe('We would do it again, […] and tomorrow.');
});

test('an assessment stands apart and only where one was made; likelihood and confidence are two sentences', async () => {
  const { page } = await reportOf(hostileCase);
  expect([...page.querySelectorAll('.assessment')].map((box) => box.parentElement?.id)).toEqual(['claim-1']);
  const sentences = [...page.querySelectorAll('.assessment p')].map(words);
  expect(sentences).toContain('Credibility of the claim: 2, probably true.');
  expect(sentences).toContain('Likelihood: likely (55 to 80%).');
  expect(sentences).toContain('Confidence in this judgement: low.');
});

test('words of an article bear its language, and every name its own direction', async () => {
  const { page } = await reportOf(hostileCase);
  const arabic = page.querySelector('#article-1');
  expect(page.documentElement.lang).toBe('en');
  expect(arabic?.querySelector('h3')?.getAttribute('lang')).toBe('ar');
  for (const block of arabic?.querySelectorAll('.text') ?? []) {
    expect([block.getAttribute('lang'), block.getAttribute('dir')]).toEqual(['ar', 'auto']);
  }
  expect(page.querySelector('#claim-1a blockquote')?.getAttribute('lang')).toBe('ar');
  expect(page.querySelector('#claim-1a blockquote')?.getAttribute('dir')).toBe('auto');
  for (const source of page.querySelectorAll('.source, .source-name')) {
    expect([...source.children].at(-1)?.localName).toBe('bdi');
  }
});

test('a source has its counts, and its rating in force with date and reason', async () => {
  const { page } = await reportOf(hostileCase);
  const row = [...page.querySelectorAll('.sources tbody tr')].find((each) =>
    words(each).includes('Ministry'),
  );
  const cells = [...(row?.querySelectorAll('td') ?? [])].map((cell) => [cell.dataset['label'], words(cell)]);
  expect(cells).toEqual([
    ['Source', 'S2 \u202eMinistry\u202c'],
    ['Kind', 'Government body'],
    ['Last', '2'],
    ['Direct', '0'],
    ['Indirect', '1'],
    ['Mixed', '0'],
    ['Anywhere in a chain', '2'],
    ['Articles', '1, 2'],
    ['Reliability', `B, usually reliable24 April 2024: ${attack}`],
  ]);
  expect(words(page.querySelector('#sources')?.parentElement ?? null)).toContain(
    '1 further source of the case stands in no chain.',
  );
});

test('the corpus shows both hashes of each article, and the closing part shows them again', async () => {
  const { page } = await reportOf(hostileCase);
  const hashes = [...page.querySelectorAll('.corpus .hashes dd')].map(words);
  expect(hashes).toHaveLength(4);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect([...page.querySelectorAll('.hash-list .code')].map(words)).toEqual(hashes);
});

test('a report of chosen articles says of how many, and shows nothing of the others', async () => {
  const { page } = await reportOf(hostileCase, ['arabic']);
  expect(words(page.querySelector('.facts'))).toContain('1 of 2 articles in the case, 1 claim, 1 occurrence');
  expect(words(page.body)).not.toContain('alert(4)');
  expect(words(page.body)).not.toContain('They would do it again');
});

test('an empty case gives a report that says so', async () => {
  const { page } = await reportOf(emptyCase);
  const said = (part: string): string => words(page.querySelector(`#${part} + p`));
  expect(['corpus', 'matrix', 'claims', 'sources', 'texts'].map(said)).toEqual([
    'The case has no articles.',
    'No claim has been marked.',
    'No claim has been marked.',
    'No source stands in any chain.',
    'The case has no articles.',
  ]);
});

test('with many articles the claims are shown in tables of a few articles, each with the claims they address', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `a${String(index).padStart(2, '0')}`);
  const { page } = await reportOf({
    sources: { author: { name: 'Author' } },
    articles: Object.fromEntries(
      keys.map((key) => [key, { title: key, voice: 'author', blocks: [{ text: `Words of ${key}.` }] }]),
    ),
    claims: { first: { text: 'First.' }, last: { text: 'Last.' } },
    occurrences: [
      { claim: 'first', article: 'a00', quotes: ['Words'], stance: 'endorses' },
      { claim: 'last', article: 'a11', quotes: ['Words'], stance: 'rejects' },
    ],
  });
  const tables = [...page.querySelectorAll('.matrix')];
  expect(tables.map((table) => table.querySelectorAll('thead th').length - 1)).toEqual([4, 4]);
  expect(tables.map((table) => [...table.querySelectorAll('tbody th')].map(words))).toEqual([
    ['C1 First.'],
    ['C2 Last.'],
  ]);
});

test('the same case gives the same bytes in every format', async () => {
  for (const format of ['html', 'csv', 'json'] as const) {
    const first = await renderExport(openCase(hostileCase), { format });
    expect(await renderExport(openCase(hostileCase), { format })).toBe(first);
  }
});

test('the order in which rows were written leaves no trace in a report', async () => {
  const shuffled = openCase(hostileCase);
  const plain = await renderExport(openCase(hostileCase), { format: 'html' });
  shuffled.db.pragma('reverse_unordered_selects = ON');
  expect(await renderExport(shuffled, { format: 'html' })).toBe(plain);
  expect(await renderExport(shuffled, { format: 'csv' })).toBe(
    await renderExport(openCase(hostileCase), { format: 'csv' }),
  );
  expect(await renderExport(shuffled, { format: 'json' })).toBe(
    await renderExport(openCase(hostileCase), { format: 'json' }),
  );
});

test('the report for printing differs from the file only in that it numbers no pages', async () => {
  const open = openCase(hostileCase);
  const html = await renderExport(open, { format: 'pdf' });
  const file = await renderExport(open, { format: 'html' });
  const bodyOf = (text: string): string => text.slice(text.indexOf('<body>'));
  expect(bodyOf(html)).toBe(bodyOf(file));
  expect(file).toContain('counter(page)');
  expect(html).not.toContain('counter(page)');
});

test('a sheet shows the words that show the stance, and how faithful the article is where that was checked', async () => {
  const html = await renderExport(openCase(hostileCase), { format: 'html' });
  expect(html).toContain('shown by “<bdi lang="ar">كما قالت</bdi>”');
  expect(html.split('<dt>Fidelity to the source</dt>')).toHaveLength(3);
  expect(html).toContain('<dt>Fidelity to the source</dt><dd>Selective</dd>');
});
