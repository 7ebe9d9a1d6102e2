import { expect, test } from 'vitest';
import { countWords } from '#domain/word-count.ts';

const count = (text: string): number =>
  countWords(text, [{ start: 0, end: text.length, kind: 'paragraph', furniture: false }]);

test.each([
  ['', 0],
  ['The dam’s gates — “opened” at 23:30 — let 1,140 m³ pass.', 11],
  ['don’t e-mail the U.S. office', 5],
  ['Лукашенко заявив: «Ні»', 3],
  ['नमस्ते दुनिया', 2],
  ['北京と東京', 5],
  ['… – * 😀', 0],
])('“%s” has %i words', (text, words) => {
  expect(count(text)).toBe(words);
});

test('page furniture is not counted', () => {
  const text = 'Share Subscribe\nThe dam held.';
  const blocks = [
    { start: 0, end: 15, kind: 'paragraph', furniture: true },
    { start: 16, end: 29, kind: 'paragraph', furniture: false },
  ] as const;
  expect(countWords(text, blocks)).toBe(3);
});
