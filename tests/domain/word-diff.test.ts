import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from '#domain/word-diff.ts';

const shown = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

test.each([
  ['The dam failed.', 'The dam failed.', 'The dam failed.'],
  ['The dam failed.', 'The old dam failed.', 'The [+old +]dam failed.'],
  ['Nobody was told.', 'Nobody knew.', 'Nobody [-was told-][+knew+].'],
  ['', 'New', '[+New+]'],
  ['Old', '', '[-Old-]'],
  ['Мост упал', 'Мост не упал', 'Мост [+не +]упал'],
  ['е\u0301та вода', 'эта вода', '[-е\u0301та-][+эта+] вода'],
])('%j to %j', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

test('without the inserted it is the text before, without the deleted the text after, whatever the texts', () => {
  const word = fc.constantFrom('a', 'b', 'мост', ' ', '  ', '.', '😀', '\n', 'قال', 'e\u0301');
  const text = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      const without = (kind: string): string =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect(without('inserted')).toBe(before);
      expect(without('deleted')).toBe(after);
      expect(parts.every((part) => part.text !== '')).toBe(true);
    }),
  );
});

test('two long texts with nothing in common give way to each other at once', () => {
  const before = Array.from({ length: 4000 }, (_, index) => `a${index}`).join(' ');
  const after = Array.from({ length: 4000 }, (_, index) => `b${index}`).join('\n');
  expect(diffWords(before, after)).toEqual([
    { kind: 'deleted', text: before },
    { kind: 'inserted', text: after },
  ]);
});
