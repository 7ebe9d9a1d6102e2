import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexCodePoints } from '#domain/code-points.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
/** Any code units at all, so that lone surrogates occur too. */
const anyUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), {
    maxLength: 40,
  })
  .map((units) => String.fromCharCode(...units));

test('an offset after n code points of a text is n in code points, and back again', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, anyUnits), (text) => {
      const index = indexCodePoints(text);
      let utf16 = 0;
      let codePoint = 0;
      for (const character of text) {
        expect(index.toCodePoint(utf16)).toBe(codePoint);
        expect(index.toUtf16(codePoint)).toBe(utf16);
        utf16 += character.length;
        codePoint += 1;
      }
      expect(index.toCodePoint(text.length)).toBe(codePoint);
      expect(index.toUtf16(codePoint)).toBe(text.length);
      expect(index.length).toBe(codePoint);
    }),
  );
});

test('a slice by code points is the slice by code units', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = [...text];
      const [start = 0, end = 0] = [a % (characters.length + 1), b % (characters.length + 1)].toSorted(
        (x, y) => x - y,
      );
      const index = indexCodePoints(text);
      expect(text.slice(index.toUtf16(start), index.toUtf16(end))).toBe(
        characters.slice(start, end).join(''),
      );
    }),
  );
});

test('an offset inside a surrogate pair counts as the pair’s start', () => {
  const index = indexCodePoints('a😀b');
  expect([0, 1, 2, 3, 4].map(index.toCodePoint)).toEqual([0, 1, 1, 2, 3]);
  expect([0, 1, 2, 3].map(index.toUtf16)).toEqual([0, 1, 3, 4]);
});
