import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOfPlainText } from '#core/ingest/plain-text.ts';
import { readArticle } from '#core/ingest/read-article.ts';
import { encodeUtf8 } from './encode.ts';

const blocksOf = (text: string): string[] =>
  blocksOfPlainText(text).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/ingest/body/${name}`, import.meta.url), 'utf8');

async function readBlocks(text: string): Promise<string[]> {
  const reading = await readArticle({ bytes: encodeUtf8(text), fileName: 'article.txt' });
  return reading.blocks.map(
    ({ start, end, kind, furniture }) =>
      `${furniture ? 'furniture' : kind}: ${reading.text.slice(start, end)}`,
  );
}

/** Wraps as `fmt` and mail programs do: a line takes words as long as they fit. */
function wrap(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

const long =
  'The company that runs the ferries to Quill Island says that nobody had told it of cracks in the north pier before a part of it fell into the sea. Two letters went out in January, says the harbour office, and both were signed for.';

test('a line of copied text is a block, whether blank lines part it or not', () => {
  expect(blocksOf(`Pier shut\n14 March 2023\n${long}\n\n${long}\nShare`)).toEqual([
    'paragraph: Pier shut',
    'paragraph: 14 March 2023',
    `paragraph: ${long}`,
    `paragraph: ${long}`,
    'paragraph: Share',
  ]);
});

test.each([50, 58, 64, 72, 78, 80, 100])(
  'text wrapped at column %i is joined into its paragraphs',
  (width) => {
    const text = `${wrap(long, width)}\n\n${wrap(long, width)}`;
    expect(blocksOfPlainText(text)).toHaveLength(2);
  },
);

test('a single wrapped paragraph of two lines is one block', () => {
  expect(
    blocksOf(
      'The gates of the dam were opened at night, and by the morning the\nwater stood in the streets.',
    ),
  ).toHaveLength(1);
});

test('a wrapped letter keeps its list, its quotation and its signature apart', () => {
  expect(
    blocksOf(fixture('wrapped-letter.txt')).map((block) => block.replaceAll(/\s+/gu, ' ').slice(0, 60)),
  ).toEqual(
    [
      'paragraph: Dear harbour office,',
      'paragraph: I am writing to you about the north pier, which I',
      'paragraph: What I should like to know is this:',
      'list-item: - who read my letter,',
      'list-item: - who decided that it could wait until the engine',
      'list-item: - whether anybody has looked at the south pier.',
      'quotation: > Thank you for your letter. It has been passed to',
      'paragraph: That was your answer. I have kept it.',
      'paragraph: Yours,',
      'paragraph: Ansel Quarrie',
    ].map((line) => line.slice(0, 60)),
  );
});

test('the lines of a poem and the speeches of a dialogue stay apart', () => {
  for (const name of ['poem.txt', 'dialogue.txt', 'russian-dialogue.txt', 'signatories.txt']) {
    const lines = fixture(name)
      .split('\n')
      .filter((line) => line !== '');
    expect(blocksOfPlainText(fixture(name))).toHaveLength(lines.length);
  }
});

test('white space of any kind around a block is no part of it', () => {
  expect(blocksOf('\n\n \tOne went.\u00a0\n\u2003\nTwo stayed. \n')).toEqual([
    'paragraph: One went.',
    'paragraph: Two stayed.',
  ]);
});

test('a number that begins a line is a list only in company', () => {
  expect(blocksOf('1. Do not feed the gulls.\n2. Do not walk on the pier.')).toEqual([
    'list-item: 1. Do not feed the gulls.',
    'list-item: 2. Do not walk on the pier.',
  ]);
  expect(blocksOf('9. March was a Thursday.')).toEqual(['paragraph: 9. March was a Thursday.']);
});

test('a short line before a paragraph is a heading, a run of short lines is none', async () => {
  expect((await readBlocks(fixture('subheads.txt'))).filter((block) => block.startsWith('heading'))).toEqual([
    'heading: Two letters and a pier',
    'heading: The first letter',
    'heading: May and June',
    'heading: Share of the blame',
  ]);
  expect((await readBlocks(fixture('poem.txt'))).filter((block) => block.startsWith('heading'))).toEqual([]);
});

test.each(readdirSync(new URL('../../fixtures/ingest/body/', import.meta.url)))(
  'all of %s is body',
  async (name) => {
    expect((await readBlocks(fixture(name))).filter((block) => block.startsWith('furniture'))).toEqual([]);
  },
);

const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\n\n',
    ' ',
    '\t',
    '\u2028',
    '- item',
    '> quoted',
    'Share',
    long,
    'Short line',
    '1. one',
    '---',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('property: blocks are in order, hold every character that is no white space, and have none at their ends', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const { start, end } of blocksOfPlainText(text)) {
        expect(text.slice(at, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});
