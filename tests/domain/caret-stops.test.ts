import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outsideGrapheme, paragraphStop, sentenceStop, type CaretText } from '#domain/caret-stops.ts';
import { article } from './any-script.ts';

const text = 'One came. Two went.\n\nThree stayed. Four did not.\n\nFive.';
const blocks = [
  { start: 0, end: 19 },
  { start: 21, end: 48 },
  { start: 50, end: 55 },
];
const plain: CaretText = { text, blocks, locale: 'en' };

test('a sentence on goes to the beginning of the next, over paragraphs, and then to the end of the text', () => {
  const stops = [];
  for (let at = 0; at < text.length;) stops.push((at = sentenceStop(plain, at, 1)));
  expect(stops).toEqual([10, 21, 35, 50, 55]);
});

test('a sentence back goes to the beginning of this one, then of the one before', () => {
  const stops = [];
  for (let at = 40; at > 0;) stops.push((at = sentenceStop(plain, at, -1)));
  expect(stops).toEqual([35, 21, 10, 0]);
});

test('a paragraph on and back goes to where paragraphs begin', () => {
  expect([0, 15, 30, 52].map((at) => paragraphStop(plain, at, 1))).toEqual([21, 21, 50, 55]);
  expect([0, 15, 21, 30, 55].map((at) => paragraphStop(plain, at, -1))).toEqual([0, 0, 0, 21, 50]);
});

const moves = [sentenceStop, paragraphStop] as const;

test('in any script each step gets on, stays in the blocks, and the way ends at the ends of the text', () => {
  fc.assert(
    fc.property(
      article,
      fc.constantFrom(...moves),
      fc.constantFrom<1 | -1>(1, -1),
      (words, move, direction) => {
        const caretText = { ...words, locale: undefined };
        const last = words.blocks.at(-1)?.end ?? 0;
        let at = direction === 1 ? 0 : last;
        for (let steps = 0; at !== (direction === 1 ? last : 0); steps += 1) {
          const next = move(caretText, at, direction);
          expect((next - at) * direction).toBeGreaterThan(0);
          expect(words.blocks.some(({ start, end }) => start <= next && next <= end)).toBe(true);
          expect(steps).toBeLessThan(1000);
          at = next;
        }
      },
    ),
  );
});

test('no stop is inside a grapheme, and one that is none already stays', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(article, fc.nat(), fc.constantFrom<1 | -1>(1, -1), (words, any, direction) => {
      const caretText = { ...words, locale: undefined };
      for (const { start, end } of words.blocks) {
        const bounds = new Set([end]);
        for (const { index } of graphemes.segment(words.text.slice(start, end))) bounds.add(start + index);
        const offset = start + (any % (end - start + 1));
        const stop = outsideGrapheme(caretText, offset, direction);
        expect(bounds.has(stop)).toBe(true);
        if (bounds.has(offset)) expect(stop).toBe(offset);
        else expect((stop - offset) * direction).toBeGreaterThan(0);
      }
    }),
  );
});
