import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { stanceCell, stances, stanceScore, type Stance } from '#domain/stance.ts';

describe('stanceCell', () => {
  test('no occurrence is not addressed; an occurrence without a stance is not judged', () => {
    expect(stanceCell([])).toEqual({ kind: 'not-addressed' });
    expect(stanceCell([null, null])).toEqual({ kind: 'not-judged' });
  });

  test('not judged, unclear and neutral stay three things', () => {
    expect(stanceCell([null])).toEqual({ kind: 'not-judged' });
    expect(stanceCell(['unclear'])).toEqual({ kind: 'one', stance: 'unclear' });
    expect(stanceCell(['reports-neutrally'])).toEqual({ kind: 'one', stance: 'reports-neutrally' });
    expect(stanceCell(['unclear', 'reports-neutrally'])).toEqual({
      kind: 'several',
      stances: ['reports-neutrally', 'unclear'],
    });
  });

  test('a cell is empty exactly when there is no occurrence, and shows exactly the stances that were given', () => {
    const judged = fc.array(fc.constantFrom(...stances, null), { maxLength: 8 });
    fc.assert(
      fc.property(judged, (given) => {
        const cell = stanceCell(given);
        expect(cell.kind === 'not-addressed').toBe(given.length === 0);
        const shown: readonly Stance[] =
          cell.kind === 'one' ? [cell.stance] : cell.kind === 'several' ? cell.stances : [];
        expect(new Set(shown)).toEqual(new Set(given.filter((stance) => stance !== null)));
        expect(stanceCell(given.toReversed())).toEqual(cell);
      }),
    );
  });
});

test('only the five steps of the scale have a number', () => {
  expect(stances.map(stanceScore)).toEqual([2, 1, 0, -1, -2, null]);
  expect(stanceScore(null)).toBeNull();
});
