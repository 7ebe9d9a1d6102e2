import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchedText, soughtOf } from '#domain/find-in-text.ts';
import { fold, FoldedText } from '#domain/fold.ts';
import type { Span } from '#domain/span.ts';
import { paragraph } from './any-script.ts';

function foundIn(text: string, blocks: readonly Span[], typed: string): readonly string[] {
  const sought = soughtOf(typed);
  const hits = sought ? [...new SearchedText(text, blocks).find(sought)].flat() : [];
  return hits.map(({ start, end }) => text.slice(start, end));
}

function found(text: string, typed: string): readonly string[] {
  return foundIn(text, [{ start: 0, end: text.length }], typed);
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

describe('over the ends of blocks', () => {
  const joined = (
    paragraphs: readonly string[],
  ): { readonly text: string; readonly blocks: readonly Span[] } => {
    let text = '';
    const blocks = paragraphs.map((words, index) => {
      if (index > 0) text += '\n\n';
      const start = text.length;
      text += words;
      return { start, end: text.length };
    });
    return { text, blocks };
  };

  test.each([
    [['The dam held.', 'Nobody went.'], 'held nobody', ['held.\n\nNobody']],
    [['The dam held.', 'Nobody went.'], 'heldnobody', []],
    [['one', '* * *', 'two'], 'one two', ['one\n\n* * *\n\ntwo']],
    [['a', 'b', 'c', 'a', 'b', 'c'], 'a b c', ['a\n\nb\n\nc', 'a\n\nb\n\nc']],
    [['x a', 'a', 'a'], 'a a', ['a\n\na']],
    [['He said “yes.”', '“No,” she said.'], '” “', ['”\n\n“']],
    [['Он сказал: Лука', 'шенко'], 'luka shenko', ['Лука\n\nшенко']],
    [['Die Straß', 'e'], 'ss e', ['ß\n\ne']],
  ])('in %j, %j finds %j', (paragraphs, typed, hits) => {
    const { text, blocks } = joined(paragraphs);
    expect(foundIn(text, blocks, typed)).toEqual(hits);
  });

  test('property: what is found in blocks is what is found in one text with the blocks a space apart', () => {
    const small = fc.stringMatching(/^[ab ]{0,6}[.]?$/);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(small, anyText), { maxLength: 6 }),
        fc.oneof(small, anyText),
        (parts, typed) => {
          const { text, blocks } = joined(parts);
          const sought = soughtOf(typed);
          if (sought?.kind !== 'words') return;
          const hits = [...new SearchedText(text, blocks).find(sought)];
          expect(hits).toHaveLength(blocks.length);
          hits.forEach((found, index) => {
            for (const { end } of found) {
              expect(end).toBeGreaterThan(blocks[index]?.start ?? 0);
              expect(end).toBeLessThanOrEqual(blocks[index]?.end ?? 0);
            }
          });
          const together = parts.join(' ');
          const expected = found(together, typed).map(fold);
          expect(hits.flat().map(({ start, end }) => fold(text.slice(start, end)))).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
