import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { Marked } from 'marked';
import { expect, test } from 'vitest';
import { markdownText, markdownWords } from '#domain/report/markdown-text.ts';
import { paragraph } from '../any-script.ts';

const read = (markdown: string): Element =>
  new JSDOM(new Marked().parse(markdown, { async: false })).window.document.body;
const marks = fc
  .array(
    fc.constantFrom(
      ...'#*_`~$^[](){}<>!|\\&@.:;"\'+-=1 a'.split(''),
      '1. ',
      '&amp;',
      'www.x.org',
      'https://x.org',
      'me@x.org',
      '[[claim:x]]',
      '<b>',
      '```',
      '---',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('a reader of Markdown sees exactly the words, and no mark-up', () => {
  fc.assert(
    fc.property(fc.oneof(marks, paragraph, fc.string({ unit: 'grapheme-ascii' })), (words) => {
      const shown = words
        .replace(/[\0-\x1f\x7f]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      const body = read(markdownText(shown));
      expect((body.textContent ?? '').trim()).toBe(shown);
      expect(body.querySelectorAll(':not(p)')).toHaveLength(0);
    }),
  );
});

test('words stay words within a sentence', () => {
  fc.assert(
    fc.property(marks, (words) => {
      const shown = words.replace(/\s+/g, ' ').trim();
      const body = read(`Rests on ${markdownText(shown)} alone.`);
      expect((body.textContent ?? '').trim()).toBe(`Rests on ${shown} alone.`);
      expect(body.querySelectorAll(':not(p)')).toHaveLength(0);
    }),
  );
});

test('words stay words in a heading, in a cell of a table and before a link', () => {
  fc.assert(
    fc.property(marks, (words) => {
      const shown = words.replace(/\s+/g, ' ').trim();
      fc.pre(shown !== '');
      const said = markdownWords(shown);
      const body = read(
        `## A ${said}\n\n| a | b |\n| --- | --- |\n| A ${said} | c |\n\nA ${said}[link](#x)\n`,
      );
      expect(body.querySelector('h2')?.textContent).toBe(`A ${shown}`);
      expect([...body.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual([
        `A ${shown}`,
        'c',
      ]);
      expect(body.querySelector('p')?.textContent).toBe(`A ${shown}link`);
      expect(body.querySelector('a')?.getAttribute('href')).toBe('#x');
      expect(body.querySelectorAll('img, em, strong, code, del')).toHaveLength(0);
    }),
  );
});
