import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { anchorPieces, claimTextOf, maxClaimText } from '#domain/anchor/pieces.ts';
import type { Failure } from '#domain/failure.ts';

describe('anchorPieces', () => {
  const text = '  He said \n“no” 😀 and left. ';

  test('keeps the exact words without white space at either end', () => {
    expect(anchorPieces(text, [{ start: 0, end: 10 }])).toEqual([{ start: 2, end: 9, exact: 'He said' }]);
  });

  test('keeps pieces apart, in text order, and drops those that are only white space', () => {
    expect(
      anchorPieces(text, [
        { start: 18, end: 22 },
        { start: 9, end: 11 },
        { start: 2, end: 4 },
      ]),
    ).toEqual([
      { start: 2, end: 4, exact: 'He' },
      { start: 19, end: 22, exact: 'and' },
    ]);
  });

  test.each([
    ['outside the text', [{ start: 20, end: 400 }]],
    ['white space only', [{ start: 0, end: 2 }]],
    ['in the middle of a character', [{ start: 0, end: text.indexOf('😀') + 1 }]],
  ])('refuses a selection %s', (_, spans) => {
    expect(() => anchorPieces(text, spans)).toThrow(
      expect.objectContaining({ code: 'occurrence.bad-span' }) as Failure,
    );
  });

  test('whatever is kept stands in the text where it says, for any text and selection', () => {
    const selection = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), selection, (words, pairs) => {
        const spans = pairs.map(([start, length]) => ({ start, end: start + length }));
        let pieces;
        try {
          pieces = anchorPieces(words, spans);
        } catch (error) {
          expect((error as Failure).code).toBe('occurrence.bad-span');
          return;
        }
        for (const piece of pieces) {
          expect(words.slice(piece.start, piece.end)).toBe(piece.exact);
          expect(piece.exact.trim()).toBe(piece.exact);
          expect(piece.exact.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('claimTextOf', () => {
  test('joins the pieces and collapses white space', () => {
    expect(claimTextOf(['the  gates\nof Tulmin', 'were opened'])).toBe('the gates of Tulmin … were opened');
  });

  test('is never longer than a claim may be, and never cut inside a character', () => {
    const long = claimTextOf(['😀'.repeat(800)]);
    expect(long.length).toBeLessThanOrEqual(maxClaimText);
    expect(long.isWellFormed()).toBe(true);
    expect(long.endsWith('😀…')).toBe(true);
  });
});
