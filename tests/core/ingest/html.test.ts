import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { readArticle } from '#core/ingest/read-article.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { encodeUtf8 } from './encode.ts';

const read = (html: string): Promise<ArticleReading> =>
  readArticle({ bytes: encodeUtf8(html), fileName: 'page.html' });
const pageOf = (name: string): string =>
  readFileSync(new URL(`../../fixtures/ingest/pages/${name}`, import.meta.url), 'utf8');
const blocksOf = ({ text, blocks }: ArticleReading): string[] =>
  blocks.map(
    ({ start, end, kind, furniture }) =>
      `${furniture ? '(' : ''}${kind}: ${text.slice(start, end)}${furniture ? ')' : ''}`,
  );

const sentence =
  'The harbour office said on Monday that the north pier, closed since March, would stay closed. ';
const paragraph = `<p>${sentence.repeat(3)}</p>`;
const article = paragraph.repeat(3);

afterEach(() => {
  expect(globalThis).not.toHaveProperty('parallaxHit');
});

test('of a hostile page only the words that a reader sees are left', async () => {
  const reading = await read(pageOf('hostile.html'));
  expect(blocksOf(reading)).toEqual([
    'heading: Pier shut until further notice',
    'paragraph: The harbour office said on Monday that the north pier, closed since March, would stay closed until the engineers had looked at it, which nobody expects to happen soon.',
    'paragraph: Nobody at the ferry company could say on Tuesday when that would be, or who would pay for it in the end.',
    'paragraph: The mayor, asked twice, said nothing, and the lorries went on waiting at the fish market until it closed for the evening.',
  ]);
  expect(reading.url).toBeNull();
  expect(reading.title).toBe('Pier shut until further notice');
  expect(JSON.stringify(reading)).not.toMatch(
    /evil\.example|javascript:|data:|-TEXT|HIDDEN|WRITTEN|INPUT-VALUE/u,
  );
});

test('blocks, breaks, tables and quotations of an old page of divisions come out as a reader sees them', async () => {
  const reading = await read(pageOf('blog-in-divs.html'));
  expect(blocksOf(reading)).toEqual([
    'heading: Two letters and a pier',
    'paragraph: The company that runs the ferries to Quill\u00a0Island says that nobody had told it of cracks in the north pier before a part of it fell into the sea.',
    'paragraph: “We learned of it from the radio,” said its director, Conrad Thessaly. “I would like to know who is supposed to have warned us, and when, and whether there is a receipt.”',
    'paragraph: The harbour office tells it differently. It says that two letters went out in January, and that both were signed for at the door of the company, by somebody who had a pen.',
    'quotation: Please keep lorries off the pier. It is old, and it has begun to make a noise that we do not like, especially when the tide is going out.',
    'list-item: The first letter is dated 9 January.',
    'list-item: The second is dated 23 January, and is shorter.',
    'paragraph: Letter\tSigned for',
    'paragraph: First\t11 January',
    'paragraph: A verse is nailed to the harbour office:\nThe lamps are out along the quay,\nthe boats lie down in rows.',
    'paragraph: He wrote “it is old” and nothing else, although he had the whole of a page to fill, and an evening to fill it in.',
  ]);
  expect(reading).toMatchObject({
    format: 'html',
    title: 'Two letters and a pier',
    authors: ['Odette Marrowby', 'Piers Hallam'],
    publisher: 'The Quill Blog',
    publishedOn: '2023-03-14',
    language: 'en-GB',
    url: null,
    warnings: [],
  });
});

test('text and blocks fit together: blocks are parted by an empty line and nothing else', async () => {
  const { text, blocks } = await read(pageOf('blog-in-divs.html'));
  let at = 0;
  blocks.forEach(({ start, end }, i) => {
    expect(text.slice(at, start)).toBe(i === 0 ? '' : '\n\n');
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    at = end;
  });
  expect(at).toBe(text.length);
});

test('structured data says most about a page, its markup least', async () => {
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'Not this' },
      {
        '@type': ['NewsArticle', 'Article'],
        headline: 'Pier &amp; sluice shut',
        author: [{ '@type': 'Person', name: 'Odette Marrowby' }, { name: 'Piers Hallam' }],
        publisher: { '@type': 'Organization', name: 'Quill Coast Gazette' },
        datePublished: '2023-03-14T06:00:00Z',
        inLanguage: 'en',
        mainEntityOfPage: { '@id': 'https://gazette.example/pier' },
      },
    ],
  };
  const reading = await read(
    `<title>Something else | Gazette</title><meta property="og:title" content="Another"><meta name="author" content="Nobody Here">
    <script type="application/ld+json">not json</script><script type="application/ld+json">${JSON.stringify(data)}</script>${article}`,
  );
  expect(reading).toMatchObject({
    title: 'Pier & sluice shut',
    authors: ['Odette Marrowby', 'Piers Hallam'],
    publisher: 'Quill Coast Gazette',
    publishedOn: '2023-03-14',
    language: 'en',
    url: 'https://gazette.example/pier',
  });
});

test('a page that says nothing of itself gets a title from its heading, a language from its words, and nothing else', async () => {
  const reading = await read(`<h1>Pier shut</h1>${article}`);
  expect(reading).toMatchObject({
    title: 'Pier shut',
    authors: [],
    publisher: null,
    url: null,
    publishedOn: null,
    language: 'en',
  });
  expect(reading.blocks[0]?.kind).toBe('heading');
});

test('a title loses the name of its website', async () => {
  const reading = await read(
    `<title>Pier shut | Gazette</title><meta property="og:site_name" content="Gazette">${article}`,
  );
  expect(reading.title).toBe('Pier shut');
});

test.each([
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['/relative', null],
  ['https://user:secret@gazette.example/', null],
  ['https://gazette.example/pier?a=1', 'https://gazette.example/pier?a=1'],
])('an address is proposed only when it is http or https: %s', async (href, url) => {
  expect((await read(`<link rel="canonical" href="${href}">${article}`)).url).toBe(url);
});

test('buttons, menus and footers of the page are no part of the article', async () => {
  const { text } = await read(
    `<nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Pier shut</h1>${article}</article><footer>Imprint</footer>`,
  );
  expect(text).toBe(
    `Pier shut\n\n${Array.from({ length: 3 }, () => sentence.repeat(3).trim()).join('\n\n')}`,
  );
});

test.each([
  [
    'Chromium',
    '<meta charset="utf-8"><h2 style="color: red">What the letters say</h2><p>Keep off.</p><p>It is old.</p>',
  ],
  [
    'Windows',
    '<html>\r\n<body>\r\n<!--StartFragment--><h2>What the letters say</h2><p>Keep off.</p><p>It is old.</p><!--EndFragment-->\r\n</body></html>',
  ],
])('what was selected and pasted is taken whole, as %s hands it over', async (_, html) => {
  const reading = await readArticle({ bytes: encodeUtf8(html), fileName: null, format: 'html' });
  expect(blocksOf(reading)).toEqual([
    'heading: What the letters say',
    'paragraph: Keep off.',
    'paragraph: It is old.',
  ]);
  expect(reading.warnings).toEqual([]);
});

test('a whole page that was pasted is read like a file', async () => {
  const html = `<!doctype html><html><body><nav>Home</nav><article><h1>Pier shut</h1>${article}</article></body></html>`;
  expect((await readArticle({ bytes: encodeUtf8(html), fileName: null })).text).toBe((await read(html)).text);
});

test('a very short page keeps its words', async () => {
  const reading = await read('<p>The pier is shut. Ferries leave from the old quay.</p>');
  expect(blocksOf(reading)).toEqual(['paragraph: The pier is shut. Ferries leave from the old quay.']);
});

test('white space is collapsed as a browser does it, but not in preformatted text', async () => {
  const reading = await read(`${article}<p>  One\n\t two <b> three</b> </p><pre>a  b\r\n  c</pre>`);
  expect(blocksOf(reading).slice(-2)).toEqual(['paragraph: One two three', 'paragraph: a  b\n  c']);
});

test('control characters and lone surrogates that are written as references are replaced', async () => {
  const reading = await read(`${article}<p>a&#1;b&#xD800;c&#0;d</p>`);
  expect(reading.text.endsWith('a b\ufffdc\ufffdd')).toBe(true);
});

test.each([
  ['nothing', '<html><body></body></html>'],
  ['a script', '<script>document.write("text")</script>'],
  ['a picture', '<img src="https://evil.example/p.png" alt="words">'],
  ['a comment', '<!-- text -->'],
  [
    'an application that writes itself',
    '<div id="root"></div><noscript>Enable JavaScript</noscript><script src="app.js"></script>',
  ],
])('a page with no words is refused: %s', async (_, html) => {
  await expect(read(html)).rejects.toMatchObject({ code: 'import.no-text' });
});

test.each([
  ['divisions', '<div>'.repeat(10_000), '</div>'.repeat(10_000)],
  ['unclosed bold', `<p>${'<b>'.repeat(10_000)}`, ''],
  ['tables', '<table><tr><td>'.repeat(3_400), ''],
  ['quotations', '<blockquote>'.repeat(10_000), ''],
  ['lists', '<ul><li>'.repeat(5_000), ''],
])('ten thousand levels of %s are flattened, and the words are kept', async (_, before, after) => {
  const reading = await read(`<html><body>${before}${sentence}${after}</body></html>`);
  expect(reading.text).toContain(sentence.trim());
  expect(reading.warnings.map(({ code }) => code)).toContain('nesting-flattened');
});

test('a page with more elements than any article needs is refused at once', async () => {
  await expect(read('<i></i>'.repeat(70_000))).rejects.toMatchObject({
    code: 'import.too-large',
    params: { limit: 60_000 },
  });
});

test('a page whose tags are never closed is read as far as it goes', async () => {
  expect((await read(`${article}<p title="`.concat('x'.repeat(1000)))).text).toContain(sentence.trim());
});

test('thousands of breaks, siblings or attributes are read, or said to hold no text', async () => {
  const attributes = Array.from({ length: 30_000 }, (_, i) => `a${i}="b"`).join(' ');
  for (const html of [
    `${'x<br>'.repeat(8_000)}${article}`,
    `${'<div>x</div>'.repeat(8_000)}${article}`,
    `<p ${attributes}>${sentence}</p>${article}`,
    '<a '.repeat(100_000).concat(article),
    `${article}${'<!-- '.repeat(50_000)}`,
  ]) {
    const text = await read(html).then(
      (reading) => reading.text,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'import.no-text' });
        return sentence;
      },
    );
    expect(text).toContain(sentence.trim());
  }
}, 60_000);

test('property: whatever the markup, there is a reading whose text has no markup of its own making, or a failure', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b',
      '>',
      '<a href="javascript:parallaxHit=1">',
      '</a>',
      '<script>',
      '</script>',
    ),
    fc.constantFrom(
      '<svg>',
      '<math>',
      '<style>',
      '</style>',
      '<template>',
      '<table>',
      '<td>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '"',
      "'",
      '=',
    ),
    fc.constantFrom(
      '<img src=x onerror=parallaxHit=1>',
      '<br>',
      '<li>',
      '<h1>',
      '<q>',
      '<title>',
      '<textarea>',
      '<noscript>',
      '<form>',
    ),
    fc.constantFrom('words and more words', 'A sentence. ', '&lt;', '&#0;', ' '),
    fc.string({ maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      let reading: ArticleReading;
      try {
        reading = await read(`<html>${pieces.join('')}`);
      } catch (error) {
        expect(error).toMatchObject({ name: 'Failure' });
        return;
      }
      expect(reading.text.isWellFormed()).toBe(true);
      expect(reading.blocks.length).toBeGreaterThan(0);
      for (const { start, end } of reading.blocks) expect(end).toBeGreaterThan(start);
    }),
    { numRuns: 150 },
  );
}, 60_000);
