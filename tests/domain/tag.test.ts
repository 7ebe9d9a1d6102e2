import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '#domain/failure.ts';
import { foldTag, isWithin, knownSpelling, maxTagLength, movedTag, tagLine, tidyTag } from '#domain/tag.ts';

const name = fc.constantFrom('water', 'Water', 'level', 'Рівень', 'مياه', '水位', 'a b');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

test.each([
  ['  water / level ', 'water/level'],
  ['two   words', 'two words'],
  ['cafe\u0301', 'café'],
])('%j is kept as %j', (typed, kept) => {
  expect(tidyTag(typed)).toBe(kept);
});

test.each(['', ' ', '/', 'a//b', '/a', 'a/', 'a/ /b', `a/${'b'.repeat(maxTagLength)}`])(
  '%j is refused in words',
  (typed) => {
    expect(() => tidyTag(typed)).toThrow(Failure);
  },
);

test('a tidied path is tidy, and every path of its line is above it', () => {
  fc.assert(
    fc.property(path, (typed) => {
      const tidied = tidyTag(typed);
      expect(tidyTag(tidied)).toBe(tidied);
      expect(tagLine(tidied).at(-1)).toBe(tidied);
      for (const above of tagLine(tidied)) expect(isWithin(tidied, above)).toBe(true);
    }),
  );
});

test('a name that only begins alike is not below a tag', () => {
  expect(isWithin('waterfall', 'water')).toBe(false);
  expect(isWithin('water/fall', 'water')).toBe(true);
});

test('moving a tag and moving it back leaves all below it as they were', () => {
  fc.assert(
    fc.property(path, path, path, (from, to, below) => {
      const inside = `${from}/${below}`;
      expect(movedTag(movedTag(inside, from, to), to, from)).toBe(inside);
    }),
  );
});

test('a path takes the spelling that is known, name by name, and is otherwise left alone', () => {
  expect(knownSpelling('water/Level/new', ['Water/level', 'else'])).toBe('Water/level/new');
  fc.assert(
    fc.property(path, fc.array(path), (typed, known) => {
      const spelt = knownSpelling(typed, known);
      expect(foldTag(spelt)).toBe(foldTag(typed));
      expect(knownSpelling(spelt, known)).toBe(spelt);
    }),
  );
});
