import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemeAt, wholeGraphemes } from '#domain/grapheme.ts';
import { graphemeEdges, paragraph } from './any-script.ts';

test.each([
  ['a letter with its mark', 'cafe\u0301 au', 4, 'e\u0301'],
  ['a family of emoji', 'a 👨‍👩‍👧‍👦 b', 6, '👨‍👩‍👧‍👦'],
  ['a flag among flags', '🇮🇱🇺🇦🇵🇱', 6, '🇺🇦'],
  ['a keycap', 'no 1️⃣!', 4, '1️⃣'],
  ['a Hangul syllable in parts', '\u1100\u1161\u11a8다', 1, '\u1100\u1161\u11a8'],
])('%s is one character', (_, text, offset, whole) => {
  const grapheme = graphemeAt(text, offset, { start: 0, end: text.length });
  expect(grapheme && text.slice(grapheme.start, grapheme.end)).toBe(whole);
});

test('property: graphemes found at single places are those of the whole text', () => {
  fc.assert(
    fc.property(paragraph, fc.nat(), (text, at) => {
      const edges = graphemeEdges(text);
      const offset = at % text.length;
      const grapheme = graphemeAt(text, offset, { start: 0, end: text.length });
      expect(grapheme?.start).toBeLessThanOrEqual(offset);
      expect(grapheme?.end).toBeGreaterThan(offset);
      expect(edges.has(grapheme?.start ?? -1) && edges.has(grapheme?.end ?? -1)).toBe(true);
    }),
  );
});

test('property: a span made of whole graphemes holds what it held and parts none', () => {
  fc.assert(
    fc.property(paragraph, fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % text.length;
      const end = start + 1 + (b % (text.length - start));
      const whole = wholeGraphemes(text, { start, end }, { start: 0, end: text.length });
      const edges = graphemeEdges(text);
      expect(whole.start).toBeLessThanOrEqual(start);
      expect(whole.end).toBeGreaterThanOrEqual(end);
      expect(edges.has(whole.start) && edges.has(whole.end)).toBe(true);
    }),
  );
});

test('a place far into a text without spaces is found as quickly as near its beginning', () => {
  const text = '水位上升了。'.repeat(200_000);
  const within = { start: 0, end: text.length };
  for (let offset = 0; offset < text.length; offset += 9973)
    expect(graphemeAt(text, offset, within)).toEqual({ start: offset, end: offset + 1 });
});
