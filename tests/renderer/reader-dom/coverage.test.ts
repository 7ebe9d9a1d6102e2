import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '#domain/span.ts';
import { spansOverlap } from '#domain/span.ts';
import { Coverage, innermostFirst, stackLevels } from '../../../src/renderer/src/reader-dom/coverage.ts';

const spans = fc.array(
  fc
    .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }) })
    .map(({ start, length }): Span => ({ start, end: start + length })),
  { maxLength: 14 },
);
const places = (all: readonly Span[]): readonly number[] =>
  all
    .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))
    .sort((a, b) => a - b);

test('each place is given to the first that takes it, and to no other', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const coverage = new Coverage();
      const taken: Span[] = [];
      for (const span of all) {
        expect(coverage.touches(span)).toBe(taken.some((each) => spansOverlap(each, span)));
        const free = coverage.take(span);
        const before = new Set(places(taken));
        expect(places(free)).toEqual(places([span]).filter((place) => !before.has(place)));
        taken.push(span);
      }
    }),
  );
});

test('on every level but the last spans stand apart, and what lies within another stands before it', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 2, max: 5 }), (all, most) => {
      const levels = stackLevels(all, most);
      all.forEach((span, i) => {
        expect(levels[i]).toBeLessThan(most);
        all.forEach((other, j) => {
          if (i === j || !spansOverlap(span, other)) return;
          if (levels[i] === levels[j]) expect(levels[i]).toBe(most - 1);
          const isWithin = other.start >= span.start && other.end <= span.end;
          if (isWithin && other.end - other.start < span.end - span.start)
            expect(levels[j]).toBeLessThanOrEqual(levels[i] ?? 0);
        });
      });
    }),
  );
});

test('ten nested marks stand on ten levels where there are as many', () => {
  const nested = Array.from({ length: 10 }, (_, i) => ({ start: i, end: 100 - i }));
  expect(stackLevels(nested, 10)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(innermostFirst(nested)[0]).toBe(9);
});
