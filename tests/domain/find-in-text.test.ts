import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchedText, soughtOf } from '#domain/find-in-text.ts';
import { fold, FoldedText } from '#domain/fold.ts';
import { paragraph } from './any-script.ts';

function found(text: string, typed: string): readonly string[] {
  const sought = soughtOf(typed);
  return sought ? new SearchedText(text).find(sought).map(({ start, end }) => text.slice(start, end)) : [];
}

test.each([
  ['The Bridge held, the bridge fell.', 'bridge', ['Bridge', 'bridge']],
  ['Сhina and China', 'china', ['Сhina', 'China']],
  ['Ми чули Лукашенка й Lukashenka', 'lukash', ['Лукаш', 'Lukash']],
  ['cafe\u0301s, cafés', 'cafe', ['cafe\u0301', 'café']],
  ['Die Straße, die Strasse', 'strasse', ['Straße', 'Strasse']],
  ['a ß b', 's', ['ß']],
  ['“No,” he said — “no.”', 'no he', ['No,” he']],
  ["d’Estaing d'Estaing", 'destaing', ['d’Estaing', "d'Estaing"]],
  ['在夜间被打开的闸门', '闸门', ['闸门']],
  ['עָלוּ בַּלַּיְלָה', 'עלו', ['עָלוּ']],
  ['a 5㎏ sack', '5kg', ['5㎏']],
  ['각 각', '\u1100\u1161\u11a8', ['각', '각']],
  ['aaaa', 'aa', ['aa', 'aa']],
  ['Wait… what? “Yes”', '“', ['“']],
  ['Wait… what?', '…', ['…']],
  ['anything', '   ', []],
  ['anything', '', []],
])('in %j, %j finds %j', (text, typed, hits) => {
  expect(found(text, typed)).toEqual(hits);
});

const anyText = fc.oneof(paragraph, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('the way back from a folded text', () => {
  test('folds exactly as search does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(new FoldedText(text).folded).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('leads each part to a stretch of the text, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = new FoldedText(text);
        let last = 0;
        for (let at = 0; at < whole.folded.length; at += 1) {
          if (whole.folded[at] === ' ') continue;
          const { start, end } = whole.placeOf({ start: at, end: at + 1 });
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });

  test('any words of a text are found where they stand', () => {
    fc.assert(
      fc.property(paragraph, fc.nat(), fc.nat(), (text, from, length) => {
        const words = text.split(/\s+/u);
        const first = from % words.length;
        const typed = words.slice(first, first + 1 + (length % 3)).join(' ');
        if (fold(typed) === '') return;
        const hits = found(text, typed);
        expect(hits.length).toBeGreaterThan(0);
        expect(hits.map(fold)).toContain(fold(typed));
      }),
    );
  });
});
