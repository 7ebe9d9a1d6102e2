import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, wordsSought } from '#domain/search-query.ts';
import { bestExcerpt, hitFinder } from '#domain/search/hits.ts';
import { placeWords, searchable, soughtWords } from '#domain/search/words.ts';

describe('what is kept of a text', () => {
  test.each([
    ['The dam, at 12:30, FAILED.', 'the dam at 12 30 failed'],
    ['Сhina (with a Cyrillic letter)', 'china with a cyrillic letter'],
    ['Лукашенко', 'lukashenko'],
    ['O’Brien’s', 'obriens o brien s'],
    ["'quoted'", 'quoted'],
    ['北京市 said', '北 京 市 said'],
    ['Lu\u00adka\u00adshen\u00adko', 'lukashenko'],
    ['Ünïcode ﬁnance', 'unicode finance'],
    ['😀 — …', ''],
  ])('%s', (text, kept) => {
    expect(searchable(text)).toBe(kept);
  });

  test('words keep their place in the original', () => {
    const text = 'In Сhina, O’Brien 北京';
    const { words, starts, ends } = placeWords(text);
    expect(words.map((word, index) => [word, text.slice(starts[index], ends[index])])).toEqual([
      ['in', 'In'],
      ['china', 'Сhina'],
      ['obrien', 'O’Brien'],
      ['o', 'O’Brien'],
      ['brien', 'O’Brien'],
      ['北', '北'],
      ['京', '京'],
    ]);
  });
});

function hitsOf(query: string, text: string): readonly string[] {
  const { root, typed } = parseSearch(query);
  const hits = hitFinder(root ? wordsSought(root) : [], typed)(placeWords(text));
  return hits.map(({ start, end }) => text.slice(start, end));
}

describe('hits', () => {
  test.each([
    ['china ', 'Сhina and China’s dam', ['Сhina', 'China’s']],
    ['лукашенко', 'Lukashenko', ['Lukashenko']],
    ['luk', 'Лукашэнка said', ['Лукашэнка']],
    ['luk ', 'Лукашэнка said', []],
    ['"the dam" failed ', 'The dam. It failed: the gate, the  dam', ['The dam', 'failed', 'the  dam']],
    ["o'br", 'Mr O’Brien', ['O’Brien']],
    ['brien ', 'Mr O’Brien', ['O’Brien']],
    ['"mr o\'brien said"', 'Mr O’Brien said', ['Mr O’Brien said']],
    ['京市', '北京市', ['京市']],
    ['-dam gate', 'dam gate', ['gate']],
    ['"ga"*', 'gates', ['gates']],
  ])('of %s in %s', (query, text, hits) => {
    expect(hitsOf(query, text)).toEqual(hits);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'Лукашенко ',
          'd’Estaing ',
          '北京',
          'e\u0301t\u00e9 ',
          'ﬁn ',
          '½',
          '😀',
          'ไทย ',
          ' ',
          '\u00ad',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('any stretch of words of any text is found in it as a phrase', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
        const placed = placeWords(text);
        fc.pre(placed.words.length > 0);
        const first = from % placed.words.length;
        const last = Math.min(placed.words.length - 1, first + (length % 4));
        const start = placed.starts[first] ?? 0;
        const end = placed.ends[last] ?? 0;
        const phrase = { kind: 'words', text: text.slice(start, end), phrase: true, prefix: false } as const;
        const hits = hitFinder([phrase], null)(placed);
        expect(hits.some((hit) => hit.start <= start && hit.end >= end)).toBe(true);
        expect(soughtWords(phrase.text, false).length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('hits are in order, apart, and inside the text', () => {
    fc.assert(
      fc.property(texts, texts, (text, query) => {
        const { root, typed } = parseSearch(query);
        let end = 0;
        for (const hit of hitFinder(root ? wordsSought(root) : [], typed)(placeWords(text))) {
          expect(hit.start >= end && hit.end > hit.start && hit.end <= text.length).toBe(true);
          end = hit.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('an excerpt is the stretch with the most hits, and its hits are the very words', () => {
  const filler = 'one two three four five six seven eight nine ten '.repeat(20);
  const text = `dam ${filler}dam gate\nsluice ${filler}`;
  const { root, typed } = parseSearch('dam gate sluice ');
  const hits = hitFinder(root ? wordsSought(root) : [], typed)(placeWords(text));
  const excerpt = bestExcerpt(text, hits, 120);
  expect(excerpt.hits.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
    'dam',
    'gate',
    'sluice',
  ]);
  expect(excerpt.text.length).toBeLessThanOrEqual(121);
  expect(text.slice(excerpt.start, excerpt.start + excerpt.text.length).replace('\n', ' ')).toBe(
    excerpt.text,
  );
  expect(excerpt.text).not.toMatch(/^\s|\s$/);
});

test('an excerpt never parts a surrogate pair, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 4, max: 40 }),
      (text, length) => {
        const placed = placeWords(text);
        const hits =
          placed.words.length > 0 ? [{ start: placed.starts.at(-1) ?? 0, end: placed.ends.at(-1) ?? 0 }] : [];
        const excerpt = bestExcerpt(text, hits, length);
        expect(excerpt.text.isWellFormed()).toBe(text.isWellFormed());
        for (const { start, end } of excerpt.hits)
          expect(0 <= start && start < end && end <= excerpt.text.length).toBe(true);
        expect(excerpt.hits.length).toBe(hits.length);
      },
    ),
    { numRuns: 2000 },
  );
});
