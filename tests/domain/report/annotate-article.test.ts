import { expect, test } from 'vitest';
import type { Block } from '#domain/article.ts';
import { annotateArticle, placeOf } from '#domain/report/annotate-article.ts';

// Share        furniture   0..5
// Menu         furniture   7..11
// First words  paragraph  13..24
// Advert       furniture  26..32
// Second one   paragraph  34..44
const text = 'Share\n\nMenu\n\nFirst words\n\nAdvert\n\nSecond one';
const block = (start: number, end: number, furniture = false): Block => ({
  start,
  end,
  kind: 'paragraph',
  furniture,
});
const blocks = [block(0, 5, true), block(7, 11, true), block(13, 24), block(26, 32, true), block(34, 44)];

test('body blocks are numbered, and runs of furniture are folded into one with the number of their lines', () => {
  const parts = annotateArticle({ text, blocks }, []);
  expect(parts.map((part) => (part.kind === 'body' ? part.paragraph : `${part.lineCount} lines`))).toEqual([
    '2 lines',
    1,
    '1 lines',
    2,
  ]);
});

test('a mark that runs over several blocks starts in the first and ends in the last, with one note', () => {
  const parts = annotateArticle({ text, blocks }, [{ start: 19, end: 40, key: 'm' }]);
  const bodies = parts.filter((part) => part.kind === 'body');
  expect(bodies.map((part) => part.notes)).toEqual([['m'], []]);
  expect(bodies.map((part) => part.segments.flatMap(({ starting }) => starting.length))).toEqual([
    [0, 1],
    [0, 0],
  ]);
  expect(bodies.map((part) => part.segments.flatMap(({ ending }) => ending.length))).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('the pieces of one mark make one note, beside the block where the first lies', () => {
  const parts = annotateArticle({ text, blocks }, [
    { start: 13, end: 18, key: 'm' },
    { start: 34, end: 40, key: 'm' },
  ]);
  expect(parts.map((part) => part.notes)).toEqual([[], ['m'], [], []]);
});

test('a place is named by the numbered blocks it touches, by furniture, or by neither', () => {
  expect(placeOf(blocks, { start: 13, end: 18 })).toEqual({ kind: 'body', first: 1, last: 1 });
  expect(placeOf(blocks, { start: 20, end: 36 })).toEqual({ kind: 'body', first: 1, last: 2 });
  expect(placeOf(blocks, { start: 26, end: 32 })).toEqual({ kind: 'furniture' });
  expect(placeOf(blocks, { start: 5, end: 7 })).toEqual({ kind: 'outside' });
});
