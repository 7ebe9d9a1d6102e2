import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counting, countText } from '#core/ingest/data/refi/positions.ts';

// The characters as a program would count them are listed one by one, which is slow and plain.

const characters = fc.array(fc.constantFrom('a', 'b ', '\r\n', '🌊', 'é', 'e\u0301', 'ق', '“', '.', ' z'), {
  minLength: 2,
  maxLength: 30,
});
const anyCounting: fc.Arbitrary<Counting> = fc.record({
  unit: fc.constantFrom('code points' as const, 'UTF-16 code units' as const),
  lineEnd: fc.constantFrom(1 as const, 2 as const),
  markCounts: fc.boolean(),
  endIncluded: fc.boolean(),
});

/** What each counted character is in the text that is kept. */
function counted(parts: readonly string[], { unit, lineEnd }: Counting): readonly string[] {
  return parts.flatMap((part) => {
    if (part === '\r\n') return lineEnd === 1 ? ['\n'] : ['\n', ''];
    return unit === 'code points' ? [...part] : part.split('');
  });
}

test('places named after their words are found, however a program counts', () => {
  fc.assert(
    fc.property(characters, anyCounting, fc.boolean(), fc.nat(), (parts, counting, mark, seed) => {
      const units = counted(parts, counting);
      // Whole characters of the list, so that none is cut in two.
      const from = seed % parts.length;
      const to = from + 1 + (seed % (parts.length - from));
      const before = counted(parts.slice(0, from), counting).length;
      const length = counted(parts.slice(from, to), counting).length;
      const words = units.slice(before, before + length).join('');
      fc.pre(/\p{L}/u.test(words));
      const shift = mark && counting.markCounts ? 1 : 0;
      const selection = {
        guid: 'x',
        name: words,
        start: before + shift,
        end: before + length + shift - (counting.endIncluded ? 1 : 0),
        description: '',
        codes: [],
        notes: [],
        at: null,
      };
      const found = countText(`${mark ? '\ufeff' : ''}${parts.join('')}`, [selection], 'A program');
      const span = found.place(selection);
      expect(found.text.slice(span?.start, span?.end).replace(/\s+/gu, ' ').trim()).toBe(
        words.replace(/\s+/gu, ' ').trim(),
      );
    }),
  );
});

test('without names the standard stands; for ATLAS.ti and QualCoder a Windows line end is one', () => {
  const raw = 'One.\r\nTwo 🌊 three.';
  const at = (origin: string, start: number, end: number): string | undefined => {
    const { text, place, unusual } = countText(raw, [], origin);
    const span = place({ start, end });
    expect(unusual).toBe(false);
    return span ? text.slice(span.start, span.end) : undefined;
  };
  expect(at('MAXQDA 2022', 12, 17)).toBe('three');
  expect(at('ATLAS.ti 23', 11, 16)).toBe('three');
  expect(at('QualCoder 3.6', 5, 8)).toBe('Two');
});

test('a place that is empty, backwards, outside of the text or no number is none', () => {
  const { place } = countText('Some words.  ', [], '');
  for (const [start, end] of [
    [3, 3],
    [5, 2],
    [40, 50],
    [0, 40],
    [11, 13],
    [Number.NaN, 4],
    [0, Number.NaN],
  ] as const)
    expect(place({ start, end })).toBeNull();
});
