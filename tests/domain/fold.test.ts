import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fold, foldedWordStarts, foldWords, nameKey } from '#domain/fold.ts';

describe('fold', () => {
  test.each([
    ['Лукашенко', 'lukashenko', 'Cyrillic words are transliterated'],
    ['Лукашэнка', 'lukashenka', 'in every language of the script'],
    ['Сhina', 'china', 'a Cyrillic letter in a Latin word is read as the Latin one it looks like'],
    ['Тевдор Тevdor', 'tevdor tevdor', 'word by word'],
    ['ΑΒBA', 'abba', 'and so is a Greek one'],
    ['Zoë Müller-Łukasz', 'zoe muller lukasz', 'diacritics and strokes go'],
    ['Straße STRASSE', 'strasse strasse', 'case is folded, not lowered'],
    ['ﬁnance Ⅷ', 'finance viii', 'compatibility forms are dissolved'],
    ['  J.  Smith,  ', 'j smith', 'punctuation and white space only separate'],
    ['Зеленський', 'zelenskiy', 'short i is y, as newspapers spell it'],
    ['O’Brien', 'obrien', 'apostrophes are dropped'],
    ['Ὀδυσσεύς', 'οδυσσευσ', 'Greek keeps its letters without marks'],
    ['北京', '北京', 'other scripts stay as they are'],
  ])('%s → %s: %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('a word with an apostrophe can also be begun after it', () => {
    expect(foldedWordStarts('Valéry d’Estaing')).toEqual(['valery', 'destaing', 'estaing']);
    expect(foldWords('Valéry d’Estaing')).toEqual(['valery', 'destaing']);
  });

  test('a folded text is words parted by single spaces, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = foldWords(text);
        expect(words.every((word) => word !== '' && !/\s/u.test(word))).toBe(true);
        expect(fold(text).split(' ').filter(Boolean)).toEqual(words);
      }),
      { numRuns: 500 },
    );
  });

  test('case and composition never matter, for any Latin, Greek or Cyrillic text', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcéßẞłİςσЖёйїґъљćå '.normalize('NFC')),
      maxLength: 20,
    });
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });

  test('a Cyrillic name and what it is transliterated to are one name, whichever is typed', () => {
    const name = fc.string({ unit: fc.constantFrom(...'абвгдежзиклмнопрстуфцчшыэюяїєґ'), minLength: 1 });
    fc.assert(
      fc.property(name, (cyrillic) => {
        expect(nameKey(nameKey(cyrillic))).toBe(nameKey(cyrillic));
        expect(nameKey(cyrillic)).toMatch(/^[a-z]+$/);
      }),
    );
  });

  test('a name without letters is known by itself', () => {
    expect(nameKey(' 🦊')).toBe('🦊');
    expect(nameKey('🐻')).not.toBe(nameKey('🦊'));
    expect(nameKey('ЛУКАШЕНКО')).toBe(nameKey('Lukashenko'));
  });
});
