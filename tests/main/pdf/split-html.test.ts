import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import {
  emptyPages,
  type HtmlPart,
  linkParts,
  NotOurHtml,
  splitHtml,
} from '../../../src/main/pdf/split-html.ts';

const head =
  '<!doctype html>\n<html lang="en">\n<head><title>The dam</title><style>p > b { color: red }</style></head>\n';
const whole = (main: string): string =>
  `${head}<body><header><h1>The dam</h1></header><main>\n${main}</main>\n</body>\n</html>\n`;

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length));
}

async function split(text: string, size: number, pieceLength = 1000): Promise<readonly HtmlPart[]> {
  const parts: HtmlPart[] = [];
  for await (const part of splitHtml(inPieces(text, pieceLength), size)) parts.push(part);
  return parts;
}

/** The text in the body, without the heads of tables; fails where tags do not close one another. */
function textOf(html: string): string {
  let text = '';
  let depth = 0;
  let inBody = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'body') inBody = true;
    if (name === 'thead') depth += 1;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'thead') depth -= 1;
    if (name === 'body') inBody = false;
  });
  parser.on('text', (words) => {
    if (inBody && depth === 0) text += words.trim();
  });
  parser.write(html.replace('<!doctype', '<!DOCTYPE')).close();
  return text;
}

const idsOf = (html: string): readonly string[] =>
  Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id = '']) => id);

const words = fc
  .stringMatching(/^[a-z é&<>"']{1,30}$/)
  .map((text) =>
    Buffer.from(text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)).toString('latin1'),
  );
const paragraph = words.map((text) => `<p title="a > b">${text}<br/></p>\n`);
const item = fc.oneof(
  paragraph,
  words.map((text) => `<h3>${text}</h3>\n`),
  fc
    .array(words, { minLength: 1, maxLength: 6 })
    .map(
      (rows) =>
        `<table class="t"><thead><tr><th>Head</th></tr></thead><tbody>\n${rows.map((row) => `<tr id="ID"><td>${row}</td></tr>\n`).join('')}</tbody></table>\n`,
    ),
  fc
    .array(paragraph, { minLength: 1, maxLength: 4 })
    .map(
      (rows) =>
        `<article class="full-text" id="ID"><header><h3>x</h3></header><div class="columns" id="ID">${rows.map((row) => `<div class="row" id="ID">${row}</div>`).join('')}</div></article>\n`,
    ),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map(
      (rows) =>
        `<article class="sheet" id="ID"><ol class="occurrences">${rows.map((row) => `<li>${row}</li>`).join('')}</ol></article>\n`,
    ),
  fc
    .array(words, { minLength: 1 })
    .map((rows) => `<ol>${rows.map((row) => `<li>${row}</li>`).join('')}</ol>`),
);
const report = fc.array(fc.array(item, { minLength: 1, maxLength: 8 }), { maxLength: 5 }).map((sections) => {
  let id = 0;
  const main = sections
    .map(
      (items) =>
        `<section aria-labelledby="a" id="ID"><h2>Part</h2>\n${items.join('')}<!-- <p> --></section>\n`,
    )
    .join('');
  return whole(main.replace(/"ID"/g, () => `"id-${(id += 1)}"`));
});

test('parts are documents of their own that hold all of the report once, in its order, however it is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      report,
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 400 }),
      async (html, size, pieceLength) => {
        const parts = await split(html, size, pieceLength);
        expect(parts.map((part) => textOf(part.html)).join('')).toBe(textOf(html));
        expect(parts.flatMap((part) => idsOf(part.html))).toEqual(idsOf(html));
        for (const part of parts) {
          expect([...part.ids]).toEqual(idsOf(part.html));
          expect(part.html.startsWith(head)).toBe(true);
          // No heading is parted from what it is the heading of.
          if (part !== parts.at(-1)) expect(part.html).not.toMatch(/<\/h[1-4]>\s*<\/(?:section|main)>/);
        }
        expect(await split(html, size, 7)).toEqual(parts);
      },
    ),
  );
});

test('what is no larger than a part stays as it is, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(report, async (html) => {
      expect((await split(html, html.length)).map((part) => part.html)).toEqual([html]);
    }),
  );
});

test('a table goes on with its head, a list with numbers of its own is not cut', async () => {
  const rows = Array.from({ length: 9 }, (_, row) => `<tr id="r${row}"><td>${'x'.repeat(40)}</td></tr>`);
  const table = `<table class="corpus" id="t"><thead><tr id="th"><th>No.</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const list = `<ol>${`<li>${'y'.repeat(60)}</li>`.repeat(9)}</ol>`;
  const parts = await split(whole(`<section>${table}${list}</section>`), 100);
  expect(parts.length).toBeGreaterThan(3);
  for (const { html } of parts.slice(1, -1))
    expect(html).toContain(
      '<body><main><section><table class="corpus"><thead><tr><th>No.</th></tr></thead><tbody><tr id="r',
    );
  expect(parts.filter(({ html }) => html.includes('<ol>'))).toHaveLength(1);
});

test.each(['<p>no end', '<p></b></p>', '<section><p></section></p>', '<a href="x'])(
  'what nobody can say where to cut is not cut: %s',
  async (main) => {
    await expect(split(whole(main), 10)).rejects.toThrow(NotOurHtml);
  },
);

test('links to other parts get an address, and places that others link to are noted', () => {
  const html = whole(
    '<p title="&lt;a href=#far"><a class="x" href="#far">1</a> <a href="#near">2</a> &lt;a href="#far"</p>',
  );
  const linked = linkParts(html, (id) => id === 'far', ['near', 'text-3a']);
  expect(linked).toContain(
    '<a class="x" href="parallax-part:far">1</a> <a href="#near">2</a> &lt;a href="#far"',
  );
  expect(linked).toContain('<div hidden><a href="#near"></a><a href="#text-3a"></a></div></body>');
});

test('the pages of heads and feet have the title and the style of the report, and as many pages', () => {
  const html = emptyPages(whole('<p>text</p>'), 3);
  expect(html).toContain('<title>The dam</title><style>p > b { color: red }</style>');
  expect(html.match(/class="empty-page"/g)).toHaveLength(3);
  expect(html).not.toContain('text');
});
