import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHints } from '#domain/compare/hints/find-hints.ts';
import type { HintRule, HintSide } from '#domain/compare/hints/hint.ts';
import { claimWords, type Stem } from '#domain/compare/suggest/claim-words.ts';
import { foldWords } from '#domain/fold.ts';

/** Takes English plurals and pasts off, which is enough here; core has the real stemmers. */
const stem: Stem = (word) =>
  foldWords(word)
    .join('')
    .replace(/(?:es|s|ed|ing)$/u, '');

const side = (text: string, more: Partial<HintSide> = {}): HintSide => ({
  words: claimWords(text, 'en', stem),
  eventDate: null,
  commitments: [],
  cues: [],
  ...more,
});

function hints(
  left: string,
  right: string,
  more: { here?: Partial<HintSide>; there?: Partial<HintSide> } = {},
) {
  return findHints({ here: side(left, more.here), there: side(right, more.there), stem }).map(
    ({ rule, here, there }): [HintRule, string[], string[]] => [
      rule,
      here.map(({ start, end }) => left.slice(start, end)),
      there.map(({ start, end }) => right.slice(start, end)),
    ],
  );
}

test.each<[string, string, ReturnType<typeof hints>]>([
  [
    'The gate of the dam was opened.',
    'The gate of the dam was not opened.',
    [['negation', ['opened'], ['not', 'opened']]],
  ],
  [
    'The gate of the dam was opened.',
    'The gate of the dam was closed.',
    [['antonyms', ['opened'], ['closed']]],
  ],
  ['The gate of the dam was open.', 'The gate of the dam was not closed.', []],
  ['Nobody opened the gate of the dam.', 'The gate of the dam was never opened.', []],
  ['They opened and closed the gate of the dam.', 'They closed the gate of the dam.', []],
  ['Not only rain opened the gate of the dam.', 'Rain opened the gate of the dam.', []],
  [
    'The dam held 40 boats in storm Gerda.',
    'The dam held 60 boats in storm Gerda.',
    [['number', ['40'], ['60']]],
  ],
  ['At least 40 boats left the dam.', 'The dam: 60 boats left.', []],
  ['The dam lost 3 million dollars.', 'The dam lost $3 million.', []],
  [
    'The dam failed on 4 May 2020.',
    'The dam failed on May 6, 2020.',
    [['date', ['4 May 2020'], ['May 6, 2020']]],
  ],
  ['The dam failed on 4 May 2020.', 'The dam failed on 2020-05-04.', []],
  ['The dam failed at 10 p.m.', 'The dam failed at 22:00.', []],
  [
    'Keeper Ode warned mayor Una.',
    'Mayor Una warned keeper Ode.',
    [['roles', ['Ode', 'Una'], ['Una', 'Ode']]],
  ],
  ['Keeper Ode warned mayor Una.', 'Mayor Una was warned by keeper Ode.', []],
  [
    'The mayor said that the dam failed.',
    'The mayor denied that the dam failed.',
    [['cues', ['said'], ['denied']]],
  ],
  ['Voters rejected the new dam.', 'Voters turned the new dam down.', []],
  ['A comet was seen.', 'The dam was not opened.', []],
])('%s — %s', (left, right, found) => {
  expect(hints(left, right)).toEqual(found);
});

test('the date the analyst gave stands in where the text has none, and what the source commits to for a cue', () => {
  const text = 'The dam at Rovna failed.';
  expect(hints(text, text, { here: { eventDate: '2020-05' }, there: { eventDate: '2021' } })).toEqual([
    ['date', [], []],
  ]);
  expect(hints(text, text, { here: { eventDate: '2020-05' }, there: { eventDate: '2020' } })).toEqual([]);
  expect(
    hints(text, text, { here: { commitments: ['denies'] }, there: { commitments: ['asserts'] } }),
  ).toEqual([['cues', [], []]]);
  expect(
    hints(text, text, { here: { commitments: ['denies'] }, there: { commitments: ['questions'] } }),
  ).toEqual([]);
  expect(hints(text, text, { here: { cues: ['flatly denied'] } })).toEqual([['cues', [], []]]);
});

const words = fc
  .array(
    fc.constantFrom(
      ...'the dam not opened closed 40 60 boats on 4 May 2020 Ode warned Una by was denied said rose fell , . ’ “ – 10:30 $3 million'.split(
        ' ',
      ),
    ),
    { maxLength: 14 },
  )
  .map((list) => list.join(' '));

test('a text is never found to contradict itself, and two texts do so whichever way they are given', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      expect(hints(left, left)).toEqual([]);
      const there = hints(right, left).map(([rule]) => rule);
      expect(hints(left, right).map(([rule]) => rule)).toEqual(there);
    }),
  );
});
