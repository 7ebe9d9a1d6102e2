import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockKind } from '#domain/article.ts';
import { furnitureReasonLabels, furnitureReasons, type FurnitureReason } from '#domain/furniture/reason.ts';
import { classifyFurniture, isSelfDescription, type FurnitureCandidate } from '#domain/furniture.ts';

const paragraphs = (texts: readonly string[]): FurnitureCandidate[] =>
  texts.map((text) => ({ text, kind: 'paragraph' }));
const reasonsOf = (texts: readonly string[]): (FurnitureReason | null)[] =>
  classifyFurniture(paragraphs(texts)).verdicts.map(({ reason }) => reason);

const prose =
  'The harbour office said on Monday that the north pier, closed since March, would stay closed until the engineers had looked at it.';
const moreProse =
  'Nobody at the ferry company could say on Tuesday when that would be, or who would pay for it in the end.';

// Fixtures of pages as they come out of a browser, each line marked: "-" furniture, "+" body, "#" body and heading.
const scraped = new URL('../fixtures/ingest/scraped/', import.meta.url);
const pages = readdirSync(scraped).filter((name) => name.endsWith('.txt'));
test.each(pages)('every line of the page %s is classed as its mark says', (name) => {
  const lines = readFileSync(new URL(name, scraped), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const { verdicts, headline } = classifyFurniture(paragraphs(lines.map((line) => line.slice(2))));
  expect(
    lines.map((line, i) => (verdicts[i]?.furniture === true ? `- ${line.slice(2)}` : `+ ${line.slice(2)}`)),
  ).toEqual(lines.map((line) => (line.startsWith('-') ? line : `+ ${line.slice(2)}`)));
  expect(headline).toBe(lines.findIndex((line) => line.startsWith('#')));
});

const bodies = new URL('../fixtures/ingest/body/', import.meta.url);
test.each(readdirSync(bodies))('%s has no furniture', (name) => {
  const lines = readFileSync(new URL(name, bodies), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const { verdicts } = classifyFurniture(paragraphs(lines));
  expect(lines.filter((_, i) => verdicts[i]?.furniture === true)).toEqual([]);
});

test.each<[FurnitureReason, string]>([
  ['button', 'Share'],
  ['button', 'SHARE →'],
  ['button', '» Read more------'],
  ['button', 'View all (12)'],
  ['button', 'Поделиться'],
  ['button', 'Читать далее…'],
  ['button', 'Weiterlesen'],
  ['button', 'Lire la suite'],
  ['button', 'Leer más'],
  ['newsletter', 'Sign up for our weekly newsletter and get the best of the coast.'],
  ['newsletter', 'Подпишитесь на нашу рассылку'],
  ['social', 'Follow us on Facebook'],
  ['social', 'Facebook | Telegram | YouTube'],
  ['social', 'You can follow Ysolde on Telegram.'],
  ['social', 'Folgen Sie uns auf Instagram'],
  ['related', 'Read also: The pier is shut'],
  ['related', 'Читайте также: Причал закрыт'],
  ['credit', 'Photo: Odo Fenwright / Quill Press'],
  ['credit', 'Getty Images'],
  ['credit', 'Світлина: П. Причал'],
  ['copyright', '© 2023 Quill Coast Gazette'],
  ['copyright', 'All rights reserved. Reproduction only with permission.'],
  ['cookies', 'This website uses cookies to give you the best experience.'],
  ['advertisement', 'ADVERTISEMENT'],
  ['advertisement', 'Реклама'],
  ['counter', '1.2k views'],
  ['counter', '5 min read'],
  ['tags', 'Tags: pier, ferries'],
  ['language-switch', 'BE/RU'],
  ['language-switch', 'English | Русский'],
  ['separator', '* * *'],
  ['comments', 'No comments yet'],
])('a line is furniture wherever it stands (%s): %s', (reason, line) => {
  expect(reasonsOf([prose, line, moreProse])).toEqual([null, reason, null]);
});

test.each([
  'Share prices fell by a third when the news of the pier came out.',
  'Subscribe to that view and you will believe anything.',
  'More on the pier was promised.',
  'Home',
  'More',
  'By Monday the water had gone.',
  'Copyright law has nothing to say about piers.',
  'The site uses cookies, said the baker, and laughed.',
  'Follow the money, said the mayor.',
  'Photographs exist.',
  'May 2023',
  '14 March 2023',
  'No.',
  'Related by marriage',
  'The pier and the sea',
  'Read it again.',
  '“Follow us!”',
  'Subscribe.',
  '— Share',
])('a line between paragraphs stays body: %s', (line) => {
  expect(reasonsOf([prose, line, moreProse])).toEqual([null, null, null]);
});

test('a menu word in the article counts only beside other furniture', () => {
  expect(reasonsOf([prose, 'Share', 'Print', moreProse])).toEqual([null, 'button', 'button', null]);
  expect(reasonsOf([prose, 'Print', moreProse])).toEqual([null, null, null]);
});

test('the headline is the first of its repetitions, and labels between them are furniture', () => {
  const title = 'Pier shut until the engineers have looked at it';
  const reading = classifyFurniture(
    paragraphs(['Coast', title, 'Getting worse', title.toUpperCase(), prose, title, moreProse]),
  );
  expect(reading.headline).toBe(1);
  expect(reading.verdicts.map(({ reason }) => reason)).toEqual([
    'section-label',
    null,
    'section-label',
    'repeated-headline',
    null,
    'repeated-headline',
    null,
  ]);
});

test('menu words above a headline count together, and a label such as "Press release" is no headline', () => {
  expect(reasonsOf(['Home', 'News', 'Pier shut', prose])).toEqual(['navigation', 'navigation', null, null]);
  const lines = ['Press release', 'Harbour office opens an inquiry into the pier', '14 March 2023', prose];
  expect(reasonsOf(lines)).toEqual(['section-label', null, 'date', null]);
  expect(classifyFurniture(paragraphs(lines)).headline).toBe(1);
});

test('lines that are nothing but links are furniture above and below an article, not in it', () => {
  const link = (text: string): FurnitureCandidate => ({ text, kind: 'list-item', linked: true });
  const [body, moreBody] = paragraphs([prose, moreProse]);
  if (!body || !moreBody) throw new Error('two paragraphs');
  const { verdicts } = classifyFurniture([
    link('Harbour'),
    body,
    link('The first letter'),
    moreBody,
    link('Oysters'),
  ]);
  expect(verdicts.map(({ reason }) => reason)).toEqual(['navigation', null, null, null, 'related']);
});

test('a credit below an article does not make furniture of what follows it', () => {
  expect(reasonsOf([prose, 'Photo: Odo Fenwright', 'Ysolde Carrack', 'Ansel Quarrie'])).toEqual([
    null,
    'credit',
    null,
    null,
  ]);
});

test.each([
  ['credit', '© Quill Press / Odo Fenwright'],
  ['copyright', '©2023 Quill Press'],
  ['copyright', '(c) 2019–2023, Quill Press'],
])('the sign © with a year is a copyright notice, without one a credit (%s): %s', (reason, line) => {
  expect(reasonsOf([prose, line, moreProse])).toEqual([null, reason, null]);
});

test('the chorus of a song is no headline', () => {
  const song = [
    'The lamps are out along the quay',
    'And nobody is there',
    'The boats lie down in rows',
    'The water rocks them to and fro',
    'And no one seems to care',
  ];
  expect(reasonsOf([...song, ...song, ...song, prose]).filter((reason) => reason !== null)).toEqual([]);
});

test('a date between a headline and its repetition is still a date', () => {
  const title = 'Pier shut until the engineers have looked at it';
  expect(reasonsOf([title, '14 March 2023', title, prose])).toEqual([
    null,
    'date',
    'repeated-headline',
    null,
  ]);
});

test('a title known from elsewhere finds the headline among other lines', () => {
  const lines = ['Quill Coast Gazette', 'Pier shut', 'What we know of the north pier so far', prose];
  expect(classifyFurniture(paragraphs(lines), 'Pier shut').headline).toBe(1);
  expect(
    classifyFurniture(paragraphs(lines), 'Pier shut').verdicts.map(({ furniture }) => furniture),
  ).toEqual([true, false, false, false]);
});

test('two short lines above an article are not enough to call either furniture', () => {
  expect(reasonsOf(['Pier shut', 'What we know of the north pier so far', prose])).toEqual([
    null,
    null,
    null,
  ]);
});

test('a line about the author under the headline is a byline, the same words in a sentence are not', () => {
  const title = 'Pier shut until the engineers have looked at it';
  expect(reasonsOf([title, 'Ansel Quarrie, research fellow at the Institute of Tides.', prose])).toEqual([
    null,
    'byline',
    null,
  ]);
  expect(
    reasonsOf([
      title,
      'Ansel Quarrie, research fellow at the Institute of Tides, said that it was old.',
      prose,
    ]),
  ).toEqual([null, null, null]);
});

test('a newsletter box ends at its button, and what follows is body again', () => {
  expect(
    reasonsOf([
      prose,
      'Subscribe to our newsletter',
      'News of the coast, once a week.',
      'Subscribe',
      moreProse,
    ]),
  ).toEqual([null, 'newsletter', 'newsletter', 'button', null]);
  expect(reasonsOf([prose, 'Subscribe to our newsletter', moreProse, prose, moreProse, 'Subscribe'])).toEqual(
    [null, 'newsletter', null, null, null, 'button'],
  );
});

test('a date, a byline or a credit under the headline is furniture, the standfirst is not', () => {
  expect(
    reasonsOf([
      'Pier shut for good',
      'The harbour office gives no reason, and nobody asks for one',
      'By Odo Fenwright',
      '3 May 2023',
      prose,
    ]),
  ).toEqual([null, null, 'byline', 'date', null]);
});

test.each([
  ['Joint website of the Harbour Offices of the Nine Ports', true],
  ['Official website of the Ministry of Waters', true],
  ['Официальный портал Совета портов', true],
  ['The website of the ministry was down on Monday.', false],
  ['Pier shut', false],
])('what a website says of itself: %s', (line, expected) => {
  expect(isSelfDescription(line)).toBe(expected);
});

test('each reason has words for the preview', () => {
  expect(Object.keys(furnitureReasonLabels).toSorted()).toEqual([...furnitureReasons].toSorted());
});

const line = fc.oneof(
  fc.constantFrom(
    'Share',
    'EN',
    prose,
    moreProse,
    'Pier shut',
    'By Odo Fenwright',
    '3 May 2023',
    'Subscribe to our newsletter',
    'Home',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
);
const kind = fc.constantFrom<BlockKind>('heading', 'paragraph', 'quotation', 'list-item');

test('property: there is one verdict for each block, a reason exactly for furniture, and the headline is body', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: line, kind }), { maxLength: 30 }),
      fc.option(line),
      (candidates, title) => {
        const { verdicts, headline } = classifyFurniture(candidates, title);
        expect(verdicts).toHaveLength(candidates.length);
        for (const { furniture, reason } of verdicts) expect(furniture).toBe(reason !== null);
        if (headline !== null) expect(verdicts[headline]?.furniture).toBe(false);
      },
    ),
  );
});

test('property: an article of nothing but long paragraphs is all body', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(prose, moreProse), { minLength: 1, maxLength: 20 }), (texts) => {
      expect(reasonsOf(texts).every((reason) => reason === null)).toBe(true);
    }),
  );
});
