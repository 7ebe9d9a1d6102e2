import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readArticle, type ArticleSource } from '#core/ingest/read-article.ts';
import { maxImportBytes, type ArticleReading } from '#domain/article-reading.ts';
import { encodeSingleByte, encodeUtf16, encodeUtf8 } from './encode.ts';

const read = (content: string | Uint8Array, more: Partial<ArticleSource> = {}): Promise<ArticleReading> =>
  readArticle({
    bytes: typeof content === 'string' ? encodeUtf8(content) : content,
    fileName: 'article.txt',
    ...more,
  });

const sentence =
  'The harbour office said on Monday that the north pier, closed since March, would stay closed.';
const paragraph = `${sentence} ${sentence}`;

/** The one-based line each block begins in. */
function linesOf({ text, blocks }: ArticleReading): { line: number; furniture: boolean; kind: string }[] {
  return blocks.map(({ start, furniture, kind }) => ({
    line: text.slice(0, start).split('\n').length,
    furniture,
    kind,
  }));
}

// Two real pages, which are not part of this repository; the test reads them where they lie beside it.
const real = new URL('../../../../shared/articles/', import.meta.url);
const realArticles = [
  {
    name: 'belarus-weekly-regime-all-the-way-with-russia.txt',
    sha256: 'bf7d9e72c20e04cb101814d02c9bc62a5f2ff9972939848460fefecfcc7725f2',
    headline: 5,
    body: [5, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33],
    found: { authors: [], publishedOn: '2024-09-01', publisher: null, language: 'en', url: null },
  },
  {
    name: 'infobrics-belarus-russia-military-cooperation.txt',
    sha256: '4e9a827758c2284827d28b548f2dc87c52f179eecdcf56100b851cd035983e47',
    headline: 32,
    body: [32, 37, 39, 41, 43, 45, 47, 49, 51, 53],
    found: { publishedOn: '2022-10-11', language: 'en', url: null },
  },
] as const;

test.each(realArticles)(
  'each line of the real page $name is classed rightly',
  async ({ name, sha256, headline, body, found }) => {
    const file = new URL(name, real);
    if (!existsSync(file)) return;
    const bytes = readFileSync(file);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const reading = await readArticle({ bytes: new Uint8Array(bytes), fileName: name });
    const lines = linesOf(reading);
    expect(lines.filter(({ furniture }) => !furniture).map(({ line }) => line)).toEqual(body);
    expect(lines.filter(({ kind }) => kind === 'heading').map(({ line }) => line)).toEqual([headline]);
    const text = bytes.toString('utf8');
    expect(lines.map(({ line }) => line)).toEqual(
      text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [i + 1])),
    );
    expect(reading).toMatchObject({
      format: 'text',
      encoding: 'utf-8',
      encodingCertain: true,
      warnings: [],
      ...found,
    });
    expect(reading.text).toBe(text);
    expect(reading.title).toBe(text.split('\n')[headline - 1]);
  },
);

test('the author named under the headline of a real page is found', async () => {
  const file = new URL(realArticles[1].name, real);
  if (!existsSync(file)) return;
  const { authors, publisher } = await readArticle({
    bytes: new Uint8Array(readFileSync(file)),
    fileName: null,
  });
  expect(authors.map((author) => author.split(' ').length)).toEqual([2]);
  expect(publisher).not.toBeNull();
});

test('what a page of scraped text says of itself is proposed', async () => {
  const marked = readFileSync(
    new URL('../../fixtures/ingest/scraped/en-news-page.txt', import.meta.url),
    'utf8',
  );
  const reading = await read(marked.replace(/^[-+#] /gmu, ''));
  expect(reading).toMatchObject({
    title: 'Ferry company denies that it was warned about the pier',
    authors: ['Odette Marrowby', 'Piers Hallam'],
    publisher: 'Quill Coast Gazette',
    publishedOn: '2023-03-14',
    language: 'en',
    url: null,
    warnings: [],
  });
});

test.each([
  ['ru-news-page.txt', { authors: ['Ирина Заливная'], publishedOn: '2023-03-14', language: 'ru' }],
  ['uk-news-page.txt', { authors: ['Ірина Затока'], publishedOn: '2023-03-14', language: 'uk' }],
  ['de-news-page.txt', { authors: ['Odette Marbach'], publishedOn: '2023-03-14', language: 'de' }],
  ['fr-news-page.txt', { authors: ['Odette Marbeau'], publishedOn: '2023-03-14', language: 'fr' }],
  ['es-news-page.txt', { authors: ['Odette Marbella'], publishedOn: '2023-03-14', language: 'es' }],
  [
    'repeated-headline-and-leaders.txt',
    {
      authors: ['Ansel Quarrie'],
      publishedOn: '2023-03-13',
      publisher: 'Official website of the League of the Nine Ports',
    },
  ],
])('so is that of %s', async (name, expected) => {
  const marked = readFileSync(new URL(`../../fixtures/ingest/scraped/${name}`, import.meta.url), 'utf8');
  expect(await read(marked.replace(/^[-+#] /gmu, ''))).toMatchObject(expected);
});

test('the articles of the sample case are read whole, with all that they say of themselves', async () => {
  const folder = new URL('../../../resources/sample/articles/', import.meta.url);
  const readings = await Promise.all(
    readdirSync(folder).map((fileName) =>
      readArticle({ bytes: new Uint8Array(readFileSync(new URL(fileName, folder))), fileName }),
    ),
  );
  for (const reading of readings) {
    expect(reading.title).not.toBeNull();
    expect(reading.authors).toHaveLength(1);
    expect(reading.publisher).not.toBeNull();
    expect(reading.publishedOn).toMatch(/^2024-04-/u);
    expect(reading.warnings).toEqual([]);
  }
});

test('dates and names in a paragraph of the article are never taken for its own', async () => {
  const reading = await read(
    `Pier shut for good\n\nBy Odette's account, dated 9 January 2023, it was old. ${paragraph}\n\n${paragraph}`,
  );
  expect(reading).toMatchObject({ authors: [], publishedOn: null, publisher: null, url: null });
});

test('a date that can be read in two ways is not proposed, and the reading says so', async () => {
  const reading = await read(`Pier shut for good this time\n10/11/2022\n${paragraph}\n${paragraph}`);
  expect(reading.publishedOn).toBeNull();
  expect(reading.warnings).toEqual([{ code: 'date-ambiguous', detail: '10/11/2022' }]);
});

test('a line that is only an address is the address', async () => {
  const reading = await read(
    `https://gazette.example/pier\nPier shut for good this time\n14 March 2023\n${paragraph}`,
  );
  expect(reading.url).toBe('https://gazette.example/pier');
});

test('the format follows the choice, then the name, then the first words', async () => {
  const page = `<!doctype html><title>x</title><p>${paragraph}</p>`;
  expect((await read(page, { fileName: null })).format).toBe('html');
  expect((await read(page, { fileName: 'saved.txt' })).format).toBe('html');
  expect((await read(page, { format: 'text' })).text).toBe(page);
  expect((await read('# Pier shut', { fileName: 'A.MD' })).format).toBe('markdown');
  expect((await read('# Pier shut', { fileName: null })).format).toBe('text');
  expect((await read(paragraph, { fileName: 'page.HTM' })).format).toBe('html');
  expect((await read(encodeUtf16(`\ufeff${page}`, 'utf-16le'), { fileName: null })).format).toBe('html');
});

test.each(['', ' \n\t\u00a0 ', '\ufeff', '\n'.repeat(1000)])(
  'a file without text is refused as empty: %j',
  async (content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'import.empty' });
  },
);

test('a picture named .txt is refused and named', async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  await expect(read(png)).rejects.toMatchObject({ code: 'import.binary', params: { kind: 'a PNG picture' } });
  await expect(read(png, { fileName: 'p.html', encoding: 'utf-8' })).rejects.toMatchObject({
    code: 'import.binary',
  });
});

test('a file over the limit is refused by its size, before anything of it is read', async () => {
  const bytes = new Uint8Array(20 * 1024 * 1024).fill(0x61);
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'import.too-large',
    params: { size: bytes.length, limit: maxImportBytes },
  });
});

test('a file of more lines than any article has is refused', async () => {
  await expect(read('a line\n'.repeat(300_000))).rejects.toMatchObject({
    code: 'import.too-large',
    params: { blocks: 300_000, limit: 200_000 },
  });
});

test('NULs are replaced by spaces, one for one, and counted', async () => {
  const reading = await read(`${paragraph}\0\0${paragraph}`);
  expect(reading.text).toBe(`${paragraph}  ${paragraph}`);
  expect(reading.warnings).toEqual([{ code: 'control-characters', detail: '2' }]);
});

test('a text in windows-1251 is read, and a wrong choice can be made good', async () => {
  const text = 'Причал закрыт, сообщили в порту.';
  const bytes = encodeSingleByte(text, 'windows-1251');
  expect(await read(bytes)).toMatchObject({ text, encoding: 'windows-1251', encodingCertain: false });
  expect((await read(bytes, { encoding: 'iso-8859-5' })).text).not.toBe(text);
  expect(await read(bytes, { encoding: 'windows-1251' })).toMatchObject({
    text,
    encodingCertain: true,
    warnings: [],
  });
  await expect(read(bytes, { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'import.bad-encoding' });
});

test('text keeps its own characters: nothing is composed, folded or straightened', async () => {
  const text = 'Сhina, e\u0301, ﬁ, “x”, \u00ad, \u200b, 👩‍👩‍👧';
  expect((await read(text)).text).toBe(text);
});

test('the same bytes give the same reading', async () => {
  const source = `${paragraph}\n\nShare\n\n<p>${paragraph}`;
  expect(await read(source)).toEqual(await read(source));
  expect(await read(source, { format: 'html' })).toEqual(await read(source, { format: 'html' }));
});

test.each([
  ['copied', `${paragraph}\n\n`],
  ['wrapped', `${paragraph.replace(/(.{60,70})\s/gu, '$1\n')}\n\n`],
  ['unbroken', `${sentence} `],
  ['dates', `${'August 26 – September 1, 2024\n'.repeat(10)}${paragraph}\n`],
])(
  'eight megabytes of %s text are read whole',
  async (_, unit) => {
    const text = unit.repeat(Math.floor((maxImportBytes - 10) / Buffer.byteLength(unit)));
    expect((await read(text)).text).toBe(text);
  },
  60_000,
);
