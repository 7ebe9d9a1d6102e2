import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clauseAt, narrow, sentenceAt, sentencesOf, widen, wordAt } from '#domain/sentence.ts';
import type { Span } from '#domain/span.ts';

const whole = (text: string): Span => ({ start: 0, end: text.length });
const cut = (text: string, span: Span): string => text.slice(span.start, span.end);
const sentences = (text: string, locale?: string): string[] =>
  sentencesOf(text, 0, text.length, locale).map((span) => cut(text, span));

/** Splits at "|" to say where the sentences of the rest are expected to end. */
const expected = (marked: string): string[] => marked.split('|').map((part) => part.trim());

test.each([
  ['plain sentences', 'The gate moved. The water rose! Who knew?'.replace('. ', '. |').replace('! ', '! |')],
  ['titles before names', 'Mr. Oslow met Dr. Brask and Gen. Ruvnik. |They spoke.'],
  ['initials', 'The map is by J. R. Amsel of Calderra. |A. Tolk drew it again.'],
  ['a country abbreviated inside a sentence', 'He asked the U.S. Army for boats. |None came.'],
  ['a country abbreviated at the end of a sentence', 'It was made in the U.S. |The label says so.'],
  ['Latin abbreviations', 'Some goods, e.g. Osmerian salt, i.e. table salt, etc. were held. |Others passed.'],
  ['clock times', 'It began at 9 p.m. on Monday. |It ended at 3 a.m. |Nobody slept.'],
  ['numbers', 'Bulletin No. 16 gives 1.4 metres and 229,843,421 kg. |No. 17 gives none.'],
  ['companies', 'Tulmin Power Inc. Director Aster Quillane resigned. |Hydro Co. |The end.'],
  ['a question inside a sentence', '“Would it open again?” he asked. |Nobody answered.'],
  ['a full stop inside the quotation marks', 'He said: “It is over.” |Then he left.'],
  ['straight quotation marks', 'He called it "madness." |"We agree," she said.'],
  ['an omission inside a sentence', 'The president (...) Halash followed it. |He slept.'],
  ['an omission between sentences', 'They use the force (...) |We have said so. |It holds.'],
  ['an omission after a sentence', 'These are the goals. (...) |Respond we will.'],
  ['an omission in square brackets with an ellipsis', 'These are the goals […] of a few. |Respond.'],
  ['an ellipsis that ends a sentence', 'He waited… |She had gone.'],
  ['an ellipsis that ends none', 'He waited… and then went.'],
  ['a doubted word', 'The “modern” (!) Army marched. |It rained.'],
  ['numbered points', '1. The gate moved. |2. The water rose.'],
  ['web addresses and file names', 'See example.org or notes.txt for more. |It is short.'],
  ['Russian abbreviations', 'В 2022 г. Минск, т.е. столица, и др. города ждали. |Они ждали до 5 ч. утра.'],
  ['Russian years at the end of a sentence', 'Это было в 2022 г. |Он не помнит.'],
  ['Russian titles and initials', 'Проф. А. И. Долват живёт на ул. Речной. |Там тихо.'],
  ['Russian direct speech', '«Кто открыл?» – спросил он. |Никто не ответил.'],
  ['Ukrainian', 'Це було у 2022 р. |Він не пам’ятає. |Див. Бюлетень.'],
  [
    'German dates and abbreviations',
    'Am 3. Oktober, z.B. mittags, kam Dr. Brask. |Sie blieb bis zum 17. April 2024. |Es regnete.',
  ],
  ['French', 'M. Dolvat l’a dit hier. |Mme. Corvane le nie. |« Jamais ! » dit-elle. |« Si ! » |Il partit.'],
  ['Spanish', '¿Quién lo abrió? |El Sr. Dolvat no lo sabe. |¡Nadie!'],
  ['Chinese, with no spaces', '水先来了。|警告后来。'],
])('sentences: %s', (_, marked) => {
  const text = marked.replaceAll('|', '');
  expect(sentences(text)).toEqual(expected(marked));
});

test('a hard-wrapped sentence is one sentence', () => {
  expect(sentences('The gates were\nopened at night.\nNobody\nsaw it.')).toEqual([
    'The gates were\nopened at night.',
    'Nobody\nsaw it.',
  ]);
});

test('a range with nothing but white space has no sentences', () => {
  expect(sentencesOf(' \n\t ', 0, 4)).toEqual([]);
  expect(sentenceAt(' \n\t ', 2, { start: 0, end: 4 })).toEqual({ start: 0, end: 0 });
});

test('a locale that is no BCP 47 tag does not matter', () => {
  expect(sentences('One went. Two stayed.', 'not_a_tag!')).toEqual(['One went.', 'Two stayed.']);
});

test('the caret belongs to the sentence it stands in, and in a gap to the one before', () => {
  const text = 'One went.  Two stayed.';
  const at = (offset: number): string => cut(text, sentenceAt(text, offset, whole(text)));
  expect([0, 8, 9, 10].map(at)).toEqual(['One went.', 'One went.', 'One went.', 'One went.']);
  expect([11, 15, 22, 99].map(at)).toEqual(['Two stayed.', 'Two stayed.', 'Two stayed.', 'Two stayed.']);
  expect(at(-5)).toBe('One went.');
});

test('a sentence never crosses its block', () => {
  const text = 'A heading without a stop\n\nThe paragraph goes on.';
  expect(cut(text, sentenceAt(text, 3, { start: 0, end: 24 }))).toBe('A heading without a stop');
  expect(cut(text, sentenceAt(text, 3, { start: 26, end: text.length }))).toBe('The paragraph goes on.');
});

test.each([
  ['commas', 'The gates were opened, he said, |in good order|.'.replace('|.', '.|')],
  ['dashes', 'The water — |all of it| — came from Tulmin.'],
  ['a semicolon', '|The gauge is old|; it was last read in 2019.'],
  ['a long quotation', 'He wrote that “|nobody was at the desk|” to read it.'],
  ['brackets', 'The figure (|taken from the bulletin|) is higher.'],
  ['nothing inside a number', '|The lake held 1,140 cubic metres|, or so it seemed.'],
  ['nothing at a word in scare quotes', '|Talk of “arithmetic” for the frightened|, he added.'],
  ['nothing at a short name in brackets', '|The Basin Council (NBC) has a gauge|, an old one.'],
  ['nothing inside a word with brackets', '|This (dis)information campaign had help|, as before.'],
  ['whole scare quotes at its ends', 'It has boats, |“fast” launches and “light” lorries|, he added.'],
  ['nothing at a hyphen or an apostrophe', '|Zelmar’s well-known patience|, they say.'],
])('a clause is bounded by %s', (_, marked) => {
  const text = marked.replaceAll('|', '');
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  for (let offset = start; offset < end; offset++) {
    expect(clauseAt(text, offset, whole(text))).toEqual({ start, end });
  }
});

test('widening climbs from the caret to word, clause, sentence and paragraph, and narrowing comes back', () => {
  const text = 'It rained. The gates, he said, were shut by nine; nobody knew. It stopped.';
  const block = whole(text);
  const caret = text.indexOf('shut') + 1;
  const ladder = ['shut', 'were shut by nine', 'The gates, he said, were shut by nine; nobody knew.', text];
  let span: Span = { start: caret, end: caret };
  for (const rung of ladder) {
    span = widen(text, block, span);
    expect(cut(text, span)).toBe(rung);
  }
  expect(widen(text, block, span)).toEqual(span);
  for (const rung of ladder.slice(0, -1).reverse()) {
    span = narrow(text, block, span, caret);
    expect(cut(text, span)).toBe(rung);
  }
  expect(narrow(text, block, span, caret)).toEqual(span);
});

test('widening a selection over two sentences takes whole words, both sentences, then the paragraph', () => {
  const text = 'One went home. Two stayed here. Three slept.';
  const first = widen(text, whole(text), { start: 4, end: 17 });
  expect(cut(text, first)).toBe('went home. Two');
  const second = widen(text, whole(text), first);
  expect(cut(text, second)).toBe('One went home. Two stayed here.');
  expect(cut(text, widen(text, whole(text), second))).toBe(text);
});

test('a span outside its block is neither widened nor narrowed', () => {
  const text = 'One went home. Two stayed here.';
  const block = { start: 0, end: 14 };
  expect(widen(text, block, { start: 10, end: 20 })).toEqual({ start: 10, end: 20 });
  expect(narrow(text, block, { start: 10, end: 20 })).toEqual({ start: 10, end: 20 });
});

// Text as it comes: words and stops of several scripts, quotation marks, emoji, combining marks, white space, and
// strings of arbitrary code points between them.
const fragment = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('The gate', 'он сказал', 'Dr', 'U.S', 'e.g', '水', 'naïve', '3', '1,140', 'г'),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '. ',
      '.',
      '! ',
      '? ',
      ', ',
      '; ',
      ' – ',
      '—',
      '"',
      '“',
      '”',
      '«',
      '»',
      '(...) ',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ' ',
      '\n',
      '\t',
      '\u00a0',
      '\u2028',
      '…',
      '👩‍👩‍👧',
      '🇧🇾',
      'e\u0301',
      '\u0301',
      '𝔸',
      '\ufeff',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const prose = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));
/** A block with text of other blocks on both sides, and two offsets in it. */
const placed = fc
  .tuple(
    prose,
    prose,
    prose,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([before, body, after, a, b]) => {
    const start = before.length + 1;
    const block = { start, end: start + body.length };
    const offsets = [a, b].map((x) => start + Math.round(x * body.length)).sort((x, y) => x - y);
    return {
      text: `${before}\n${body}\n${after}`,
      block,
      from: offsets[0] ?? start,
      to: offsets[1] ?? start,
    };
  });

const inside = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end && inner.start <= inner.end;
const splitsPair = (text: string, offset: number): boolean =>
  offset > 0 &&
  /[\ud800-\udbff]/.test(text.charAt(offset - 1)) &&
  /[\udc00-\udfff]/.test(text.charAt(offset));

test('property: sentences hold every character that is no white space, once and in order', () => {
  fc.assert(
    fc.property(placed, ({ text, block }) => {
      const spans = sentencesOf(text, block.start, block.end);
      let at = block.start;
      for (const span of spans) {
        expect(text.slice(at, span.start).trim()).toBe('');
        expect(inside(span, { start: at, end: block.end })).toBe(true);
        expect(cut(text, span)).toBe(cut(text, span).trim());
        expect(span.end).toBeGreaterThan(span.start);
        at = span.end;
      }
      expect(text.slice(at, block.end).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});

test('property: word, clause and sentence at any offset nest, stay in the block and split no surrogate pair', () => {
  fc.assert(
    fc.property(placed, ({ text, block, from }) => {
      const [word, clause, sentence] = [wordAt, clauseAt, sentenceAt].map((at) => at(text, from, block));
      if (!word || !clause || !sentence) throw new Error('three rungs');
      expect(inside(word, clause) && inside(clause, sentence) && inside(sentence, block)).toBe(true);
      for (const span of [word, clause, sentence]) {
        expect(splitsPair(text, span.start) || splitsPair(text, span.end)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

test('property: widening holds its input, stays in the block, and reaches a fixed point in a few steps', () => {
  fc.assert(
    fc.property(placed, ({ text, block, from, to }) => {
      let span: Span = { start: from, end: to };
      for (let step = 0; step < 5; step++) {
        const wider = widen(text, block, span);
        expect(inside(span, wider) && inside(wider, block)).toBe(true);
        span = wider;
      }
      expect(widen(text, block, span)).toEqual(span);
    }),
    { numRuns: 500 },
  );
});

test('property: narrowing what was widened from a word, clause or sentence gives it back', () => {
  fc.assert(
    fc.property(placed, ({ text, block, from }) => {
      const letters = /[\p{L}\p{N}]/u.exec(text.slice(from, block.end));
      if (!letters) return;
      const caret = from + letters.index;
      for (const rungAt of [wordAt, clauseAt, sentenceAt]) {
        const rung = rungAt(text, caret, block);
        const wider = widen(text, block, rung);
        if (wider.end - wider.start > rung.end - rung.start) {
          expect(narrow(text, block, wider, caret)).toEqual(rung);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('property: narrowing stays inside its input', () => {
  fc.assert(
    fc.property(placed, ({ text, block, from, to }) => {
      expect(inside(narrow(text, block, { start: from, end: to }), { start: from, end: to })).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a block of a megabyte is cut into its sentences once, not at every key', () => {
  const text = 'The gates were opened at night, he said. '.repeat(25_000);
  const block = whole(text);
  const first = sentencesOf(text, block.start, block.end);
  expect(first).toHaveLength(25_000);
  expect(sentencesOf(text, block.start, block.end)).toBe(first);
  expect(cut(text, sentenceAt(text, 500_000, block))).toBe('The gates were opened at night, he said.');
});
