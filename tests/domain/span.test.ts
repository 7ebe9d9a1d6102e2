import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { compareSpans, normalisePieces, spansOverlap, type Span } from '#domain/span.ts';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));
const units = (pieces: readonly Span[]): Set<number> =>
  new Set(pieces.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));

describe('normalisePieces', () => {
  test('sorts, drops empty pieces, and merges those that touch or overlap', () => {
    expect(
      normalisePieces([
        { start: 20, end: 25 },
        { start: 5, end: 5 },
        { start: 0, end: 4 },
        { start: 4, end: 6 },
        { start: 22, end: 30 },
      ]),
    ).toEqual([
      { start: 0, end: 6 },
      { start: 20, end: 30 },
    ]);
  });

  test('covers exactly what was selected, in order and disjoint, for any pieces', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (pieces) => {
        const normal = normalisePieces(pieces);
        expect(units(normal)).toEqual(units(pieces));
        normal.forEach((piece, index) => {
          expect(piece.end).toBeGreaterThan(piece.start);
          const next = normal[index + 1];
          if (next) expect(next.start).toBeGreaterThan(piece.end);
        });
        expect(normalisePieces(normal)).toEqual(normal);
      }),
    );
  });
});

test('two spans overlap when they share a code unit, either way round', () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      const shared = [...units([a])].some((unit) => units([b]).has(unit));
      if (a.end > a.start && b.end > b.start) {
        expect(spansOverlap(a, b)).toBe(shared);
        expect(spansOverlap(b, a)).toBe(shared);
      }
    }),
  );
});

test('an enclosing span sorts before what it encloses', () => {
  const inner = { start: 3, end: 5 };
  const outer = { start: 3, end: 9 };
  expect([inner, outer, { start: 0, end: 1 }].toSorted(compareSpans)).toEqual([
    { start: 0, end: 1 },
    outer,
    inner,
  ]);
});
