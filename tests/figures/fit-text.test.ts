import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, textWidth } from '../../src/figures/fit-text.ts';

test('a text that fits stays as it is, a longer one is cut at a character', () => {
  expect(fitText('The  gates\nopened', 500, 12)).toBe('The gates opened');
  const cut = fitText('The gates were opened at noon', 80, 12);
  expect(cut).toMatch(/^The gates.*…$/);
  expect(fitText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 26, 12)).toBe('👩‍👩‍👧…');
});

test('whatever is cut is no wider than the room, as far as anything fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 400 }), (text, room) => {
      const fitted = fitText(text, room, 12);
      expect(textWidth(fitted, 12)).toBeLessThanOrEqual(room);
      expect(fitted.endsWith('…') || fitted === text.replace(/\s+/g, ' ').trim()).toBe(true);
    }),
  );
});
