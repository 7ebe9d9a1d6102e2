import { expect, test } from 'vitest';
import { splitFrontMatter } from '#core/ingest/markdown.ts';
import { readArticle } from '#core/ingest/read-article.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { encodeUtf8 } from './encode.ts';

const read = (markdown: string): Promise<ArticleReading> =>
  readArticle({ bytes: encodeUtf8(markdown), fileName: 'article.md' });
const blocksOf = ({ text, blocks }: ArticleReading): string[] =>
  blocks.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);

test('front matter is read and is no part of the text', async () => {
  const reading = await read(
    [
      '---',
      'title: "Pier shut: what we know"',
      'authors:',
      '  - Odette Marrowby',
      "  - 'Piers Hallam'",
      'publisher: Quill Coast Gazette',
      'date: 2023-03-14T10:00:00Z',
      'lang: en-gb',
      'url: https://gazette.example/pier',
      'tags: [pier, ferries]',
      '---',
      '',
      'The pier is shut.',
    ].join('\r\n'),
  );
  expect(reading).toMatchObject({
    format: 'markdown',
    text: 'The pier is shut.',
    title: 'Pier shut: what we know',
    authors: ['Odette Marrowby', 'Piers Hallam'],
    publisher: 'Quill Coast Gazette',
    publishedOn: '2023-03-14',
    language: 'en-GB',
    url: 'https://gazette.example/pier',
  });
});

test.each([
  ['author: Odette Marrowby and Piers Hallam', { authors: ['Odette Marrowby', 'Piers Hallam'] }],
  ['authors: [Odette Marrowby, Piers Hallam]', { authors: ['Odette Marrowby', 'Piers Hallam'] }],
  ['author: The Harbour Office', { authors: ['The Harbour Office'] }],
  ['date: 14 March 2023', { publishedOn: '2023-03-14' }],
  ['date: 10/11/2022', { publishedOn: null }],
  ['date: soon', { publishedOn: null }],
  ['date: 2023-02-31', { publishedOn: null }],
  ['url: javascript:alert(1)', { url: null }],
  ['language: English', { language: null }],
])('of front matter only what makes sense is proposed: %s', async (line, expected) => {
  expect(await read(`---\n${line}\n---\nThe pier is shut.`)).toMatchObject(expected);
});

test('a dividing line at the start is no front matter', () => {
  const text = '---\n\nThe pier is shut. Nobody: not one.\n\n---\n\nThe end.';
  expect(splitFrontMatter(text)).toEqual({ fields: new Map(), body: text });
  expect(splitFrontMatter('---\ntitle: never closed\n').fields.size).toBe(0);
});

test('markup becomes blocks, and marks inside a line go', async () => {
  const reading = await read(
    [
      '# Pier *shut*',
      '',
      'The **pier** is [shut](https://gazette.example/pier), and',
      'so is the `quay`.',
      '',
      '> It is old.',
      '',
      '- One letter',
      '- Another letter',
      '',
      '1. First',
      '2. Second',
      '',
      '![A pier](https://evil.example/pier.png)',
      '',
      '***',
      '',
      '| Letter | Signed |',
      '| --- | --- |',
      '| First | yes |',
    ].join('\n'),
  );
  expect(blocksOf(reading)).toEqual([
    'heading: Pier shut',
    'paragraph: The pier is shut, and so is the quay.',
    'quotation: It is old.',
    'list-item: One letter',
    'list-item: Another letter',
    'list-item: First',
    'list-item: Second',
    'paragraph: Letter\tSigned',
    'paragraph: First\tyes',
  ]);
  expect(reading.title).toBe('Pier shut');
});

test('HTML inside Markdown is cleaned like any other', async () => {
  const reading = await read(
    'The pier is <b onclick="globalThis.parallaxHit=1">shut</b>.<script>globalThis.parallaxHit=1</script>\n\n<img src=x onerror="globalThis.parallaxHit=1">\n\n[link](javascript:globalThis.parallaxHit=1)',
  );
  expect(blocksOf(reading)).toEqual(['paragraph: The pier is shut.', 'paragraph: link']);
  expect(globalThis).not.toHaveProperty('parallaxHit');
});

test('a file of nothing but front matter has no text', async () => {
  await expect(read('---\ntitle: Pier shut\n---\n')).rejects.toMatchObject({ code: 'import.no-text' });
});

test.each([
  ['quotations', `${'>'.repeat(20_000)} The pier is shut.`],
  ['lists', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(2 * i)}- The pier is shut.`).join('\n')],
])('%s nested without end are read as plain text', async (_, markdown) => {
  const reading = await read(markdown);
  expect(reading.text).toContain('The pier is shut.');
  expect(reading.warnings.map(({ code }) => code)).toContain('markdown-as-text');
});
