import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fold } from '#domain/fold.ts';
import { allowedEdits, editDistance, isSpellingOf, prefixDistance, spellingKey } from '#domain/spelling.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdy'), minLength: 1, maxLength: 12 });

/** The textbook's table, without any short cut. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const row = table[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
      );
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1)
        row[j] = Math.min(row[j] ?? Infinity, at(i - 2, j - 2) + 1);
    }
  return at(a.length, b.length);
}

describe('spelling', () => {
  test.each([
    ['Lukashenko', 'Lukashenka'],
    ['Lukashenko', 'Лукашэнка'],
    ['Zelensky', 'Zelenskyy'],
    ['Zelenskiy', 'Zelenskyy'],
    ['Selenskyj', 'Zelensky'],
    ['Зеленський', 'Zelensky'],
    ['Зеленський', 'Selenskyj'],
    ['Khrushchev', 'Хрущёв'],
    ['Jeltsin', 'Yeltsin'],
    ['Halash', 'Khalash'],
  ])('%s and %s may be one name', (a, b) => {
    expect(isSpellingOf(fold(a), fold(b))).toBe(true);
  });

  test.each([
    ['Iran', 'Iraq'],
    ['Kyiv', 'Kiev'],
    ['Mosul', 'Moscow'],
    ['Petrov', 'Petrenko'],
  ])('%s and %s are other words', (a, b) => {
    expect(isSpellingOf(fold(a), fold(b))).toBe(false);
  });

  test('the distance within its limit is the textbook’s, and the same both ways', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(0, 1, 2, 3), (a, b, most) => {
        const exact = plainDistance(a, b);
        const found = editDistance(a, b, most);
        if (exact <= most) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(most);
        expect(editDistance(b, a, most) <= most).toBe(found <= most);
      }),
      { numRuns: 1000 },
    );
  });

  test('being a spelling of holds of a word and itself, and both ways or not at all', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isSpellingOf(a, a)).toBe(true);
        expect(isSpellingOf(a, b)).toBe(isSpellingOf(b, a));
      }),
    );
  });

  test('what was typed is as far from a word as from the nearest of its beginnings', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (typed, whole, most) => {
        const exact = Math.min(
          ...Array.from({ length: whole.length + 1 }, (_, end) => plainDistance(typed, whole.slice(0, end))),
        );
        const found = prefixDistance(typed, whole, most);
        if (exact <= most) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(most);
      }),
      { numRuns: 1000 },
    );
  });

  test('what is alike stays alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abhijkpwvy') }), (any) => {
        expect(spellingKey(any.replaceAll('y', 'j'))).toBe(spellingKey(any));
        expect(spellingKey(any.toUpperCase().toLowerCase())).toBe(spellingKey(any));
      }),
    );
  });

  test('short words must be exact', () => {
    expect([1, 4, 5, 7, 8, 30].map(allowedEdits)).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
