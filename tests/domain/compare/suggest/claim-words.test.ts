import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimWords, type Stem } from '#domain/compare/suggest/claim-words.ts';
import { foldWords } from '#domain/fold.ts';
import { paragraph } from '../../any-script.ts';

const stem: Stem = (word) => foldWords(word).join('');

test.each<[string, string, readonly number[]]>([
  ['grouped figures', 'It cost 1,234,567.50 and 12 000 and 3.5.', [1_234_567.5, 12_000, 3.5]],
  ['scales and words', 'Forty of 3 million, two dozen, 5 тыс., 7 млн', [40, 3_000_000, 24, 5000, 7_000_000]],
  ['no part of a name or a date', 'On 4 May 2020 the A4 was shut at 10:30.', []],
])('numbers: %s', (_what, text, values) => {
  expect(claimWords(text, 'en', stem).quantities.map(({ value }) => value)).toEqual(values);
});

test.each<[string, readonly string[]]>([
  ['On 4 May 2020', ['@2020-5-4--']],
  ['on May 4, 2020 at 10 p.m.', ['@2020-5-4--', '@----1320']],
  ['4 травня 2020 року', ['@2020-5-4--']],
  ['4 мая', ['@-5-4--']],
  ['am 4. Mai 2020, Montag', ['@2020-5-4--', '@---1-']],
  ['2020-05-04 or 04.05.2020', ['@2020-5-4--', '@2020-5-4--']],
  ['in 1968 it may rain', ['@1968----']],
  ['32.05.2020, 2020-13-01', []],
])('dates: %s', (text, terms) => {
  const { terms: all } = claimWords(text, 'en', stem);
  expect(all.filter(({ kind }) => kind === 'date').map(({ term }) => term)).toEqual(terms);
});

test('names meet across cases and scripts', () => {
  const namesIn = (text: string, language: string) =>
    claimWords(text, language, stem)
      .terms.filter(({ kind }) => kind === 'name')
      .map(({ term }) => term);
  expect(namesIn('in Minsk’s streets', 'en')).toEqual(namesIn('на улицах Минска', 'ru'));
  expect(namesIn('Lukashenko', 'en')).toEqual(namesIn('Лукашенку', 'ru'));
});

test('every span lies in the text, whatever the text', () => {
  fc.assert(
    fc.property(paragraph, fc.constantFrom('en', 'uk', 'ru', 'de', 'ar', null), (text, language) => {
      const { words, terms } = claimWords(text, language, stem);
      for (const { start, end } of [...words, ...terms]) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
