import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addWords,
  changePiece,
  maxPieces,
  removeWords,
  withoutFurniture,
  type PieceChange,
} from '#domain/pieces.ts';
import type { Span } from '#domain/span.ts';

const text = '“We opened nothing,” the ministry said, “and nobody was there.” It rained.';
const find = (words: string): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const told = (change: PieceChange): string =>
  'pieces' in change
    ? `${change.kind}: ${change.pieces.map(({ start, end }) => text.slice(start, end)).join(' | ')}`
    : change.kind;

test('words are added as a piece, joined with what they touch, or told to be there already', () => {
  const first = find('“We opened nothing,”');
  const second = find('“and nobody was there.”');
  expect(told(addWords(text, [first], [second]))).toBe(
    'added: “We opened nothing,” | “and nobody was there.”',
  );
  expect(told(addWords(text, [first], [find('nothing,” the')]))).toBe('merged: “We opened nothing,” the');
  expect(told(addWords(text, [first], [find('the ministry')]))).toBe(
    'merged: “We opened nothing,” the ministry',
  );
  expect(told(addWords(text, [first], [find('opened')]))).toBe('held-already');
  expect(told(addWords(text, [first, second], [find('the ministry said,')]))).toBe(
    'merged: “We opened nothing,” the ministry said, “and nobody was there.”',
  );
});

test('words taken out of the middle leave two pieces, and all of them leave nothing', () => {
  const whole = find('“We opened nothing,” the ministry said, “and nobody was there.”');
  expect(told(removeWords(text, [whole], [find('the ministry said,')]))).toBe(
    'removed: “We opened nothing,” | “and nobody was there.”',
  );
  expect(told(removeWords(text, [whole], [find('It rained.')]))).toBe('not-held');
  expect(told(removeWords(text, [find('the ministry')], [whole]))).toBe('nothing-left');
});

test('a mark has at most so many pieces', () => {
  const long = 'a b '.repeat(60);
  const pieces = Array.from({ length: maxPieces }, (_, i) => ({ start: i * 4, end: i * 4 + 1 }));
  expect(addWords(long, pieces, [{ start: 220, end: 221 }]).kind).toBe('too-many');
});

test('page furniture is left out of the words, and it is told when nothing else is there', () => {
  const page = 'One.\n\nShare\n\nTwo.';
  const blocks = [
    { start: 0, end: 4, furniture: false },
    { start: 6, end: 11, furniture: true },
    { start: 13, end: 17, furniture: false },
  ];
  expect(withoutFurniture(page, blocks, [{ start: 0, end: 17 }])).toEqual({
    words: [
      { start: 0, end: 4 },
      { start: 13, end: 17 },
    ],
    leftOut: true,
  });
  expect(withoutFurniture(page, blocks, [{ start: 7, end: 10 }])).toEqual({ words: [], leftOut: true });
  expect(withoutFurniture(page, blocks, [{ start: 0, end: 3 }])).toEqual({
    words: [{ start: 0, end: 3 }],
    leftOut: false,
  });
});

test('a piece that is changed joins with those it reaches or stands beside, and leaves the others alone', () => {
  const pieces = [find('opened'), find('nobody')];
  const changed = (index: number, words: string): readonly string[] =>
    changePiece(text, pieces, index, find(words)).map(({ start, end }) => text.slice(start, end));
  expect(changed(0, 'We opened nothing')).toEqual(['We opened nothing', 'nobody']);
  expect(changed(1, 'nobody was there')).toEqual(['opened', 'nobody was there']);
  expect(changed(1, 'ministry said, “and')).toEqual(['opened', 'ministry said, “and']);
  expect(changed(0, 'opened nothing,” the ministry said, “and nobody')).toEqual([
    'opened nothing,” the ministry said, “and nobody',
  ]);
  expect(changed(0, 'opened nothing,” the ministry said, “and')).toEqual([
    'opened nothing,” the ministry said, “and nobody',
  ]);
});

const spans = fc.array(
  fc
    .tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: 20 }))
    .map(([start, length]) => ({ start, end: Math.min(start + 1 + length, text.length) })),
  { minLength: 1, maxLength: 6 },
);
const letters = (pieces: readonly Span[]): Set<number> =>
  new Set(
    pieces
      .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))
      .filter((at) => text.charAt(at).trim() !== ''),
  );

test('property: adding and removing words keeps pieces apart, in order, and exactly the words asked for', () => {
  fc.assert(
    fc.property(spans, spans, spans, (first, more, less) => {
      const begun = addWords(text, [], first);
      const added = 'pieces' in begun ? addWords(text, begun.pieces, more) : begun;
      const held = 'pieces' in added ? added.pieces : 'pieces' in begun ? begun.pieces : [];
      expect(letters(held)).toEqual(letters([...first, ...more]));
      const removed = removeWords(text, held, less);
      const gone = letters(less);
      const left = [...letters(held)].filter((at) => !gone.has(at));
      if (removed.kind === 'removed')
        expect([...letters(removed.pieces)]).toEqual(left.sort((a, b) => a - b));
      else expect(left.length === 0 ? 'nothing-left' : 'not-held').toBe(removed.kind);
      held.forEach(({ end }, index) => {
        const next = held[index + 1];
        if (next) expect(text.slice(end, next.start).trim()).not.toBe('');
      });
    }),
  );
});
