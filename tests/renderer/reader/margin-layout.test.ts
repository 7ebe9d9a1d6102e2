import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackNotes, stripeLanes } from '../../../src/renderer/src/features/reader/margin-layout.ts';

const height = 24;
const wishes = fc.array(fc.nat(2000), { maxLength: 60 }).map((all) => all.toSorted((a, b) => a - b));

test('no note covers another, none leaves the page at the top, and their order is kept', () => {
  fc.assert(
    fc.property(wishes, (wanted) => {
      const tops = stackNotes(wanted, height);
      expect(tops).toHaveLength(wanted.length);
      tops.forEach((top, index) =>
        expect(top).toBeGreaterThanOrEqual((tops[index - 1] ?? -height) + height - 1e-6),
      );
    }),
  );
});

test('notes with room stand exactly beside their lines', () => {
  fc.assert(
    fc.property(wishes, (wanted) => {
      const roomy = wanted.map((wish, index) => wish + index * height);
      expect(stackNotes(roomy, height)).toEqual(roomy);
    }),
  );
});

test('a crowd spreads to both sides of the line it belongs to', () => {
  expect(stackNotes([500, 500, 500], height)).toEqual([476, 500, 524]);
});

test('stripes that reach beside each other get lanes of their own, the shortest nearest to the text', () => {
  const nested = [
    { top: 0, bottom: 100 },
    { top: 10, bottom: 90 },
    { top: 20, bottom: 30 },
    { top: 40, bottom: 50 },
    { top: 200, bottom: 260 },
  ];
  expect(stripeLanes(nested)).toEqual([2, 1, 0, 0, 0]);
});
