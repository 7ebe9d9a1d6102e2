import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '#domain/span.ts';
import { overlaps } from '../../../src/renderer/src/reader-dom/overlaps.ts';

const spans = fc.array(
  fc
    .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }) })
    .map(({ start, length }): Span => ({ start, end: start + length })),
  { maxLength: 12 },
);

const depthAt = (all: readonly Span[], offset: number): number =>
  all.filter(({ start, end }) => start <= offset && offset < end).length;

test('a place is in an overlap exactly when two or more spans lie on it', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const found = overlaps(all);
      for (let offset = 0; offset < 65; offset += 1) {
        expect(depthAt(found, offset)).toBe(depthAt(all, offset) >= 2 ? 1 : 0);
      }
    }),
  );
});

test('overlaps come in text order and never touch', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const found = overlaps(all);
      found.forEach(({ start, end }, index) => {
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThan(found[index - 1]?.end ?? -1);
      });
    }),
  );
});

test('spans that only touch do not overlap', () => {
  expect(
    overlaps([
      { start: 0, end: 5 },
      { start: 5, end: 9 },
    ]),
  ).toEqual([]);
});
