import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codebook } from '#domain/codebook.ts';
import {
  confidenceWords,
  judgementCountAdvice,
  judgementRemarks,
  likelihoodWords,
  type JudgementRemark,
} from '#domain/report/judgement-rule.ts';

const whole = (text: string): { start: number; end: number } => ({ start: 0, end: text.length });
const likely = (text: string): readonly string[] =>
  likelihoodWords(text, whole(text)).map(({ words }) => words);
const confident = (text: string): readonly string[] =>
  confidenceWords(text, whole(text)).map(({ words }) => words);
const remarks = (
  text: string,
  chosen: Partial<Parameters<typeof judgementRemarks>[0]> = {},
): readonly JudgementRemark[] => judgementRemarks({ text, likelihood: null, confidence: null, ...chosen });
const clashes = (text: string, chosen = {}): readonly JudgementRemark[] =>
  remarks(text, chosen).filter(({ kind }) => kind === 'both-in-sentence');

const likelihoods = [
  'almost no chance',
  'a remote chance',
  'very unlikely',
  'highly improbable',
  'unlikely',
  'improbable',
  'a roughly even chance',
  'roughly even odds',
  'likely',
  'probably',
  'very likely',
  'highly probable',
  'almost certainly',
  'nearly certain',
  'may',
  'might',
  'possibly',
  'cannot be ruled out',
  'малоймовірно',
  'дуже ймовірно',
  'можливо',
];
const confidences = [
  'high confidence',
  'moderate confidence',
  'a low level of confidence',
  'we are confident',
  'degree of confidence',
  'висока впевненість',
  'з низьким рівнем впевненості',
];
const plain = [
  'The dam',
  'the ministry',
  'on 3 May',
  'was closed',
  'in a remote village',
  'certain groups',
  'воду',
];

test('every word of ICD 203 and the usual estimative words are found, as are those of confidence', () => {
  for (const { label } of Object.values(codebook.likelihood)) expect(likely(label), label).toHaveLength(1);
  for (const words of likelihoods) expect(likely(`It is ${words} that it failed`), words).toHaveLength(1);
  for (const words of confidences) expect(confident(`Here ${words} that it failed`), words).toHaveLength(1);
});

test('words that only look so are none', () => {
  for (const words of [...plain, 'It could not be verified', 'May 2024', 'confidence-building measures'])
    expect([likely(words), confident(words)], words).toEqual([[], []]);
  for (const words of likelihoods) expect(confident(words)).toEqual([]);
  for (const words of confidences) expect(likely(words)).toEqual([]);
});

const one = (from: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...from);
const filler = fc.array(one(plain), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test('a likelihood and a confidence in one sentence are named, whichever comes first; in two sentences they are not', () => {
  fc.assert(
    fc.property(
      one(likelihoods),
      one(confidences),
      filler,
      filler,
      fc.boolean(),
      (a, b, before, after, swap) => {
        const [first, second] = swap ? [b, a] : [a, b];
        const text = `${before} ${first} ${after} ${second}.`;
        const [found, ...more] = clashes(text);
        expect(more).toEqual([]);
        if (found?.kind !== 'both-in-sentence') throw new Error(text);
        expect(found.chosen).toBeNull();
        for (const { words, start, end } of [...found.likelihood, ...found.confidence])
          expect(text.slice(start, end)).toBe(words);
        expect(clashes(`It is ${a}. Here ${b}.`)).toEqual([]);
        expect(clashes(`It is ${a}\n\nHere ${b}`)).toEqual([]);
        expect(clashes(`- It is ${a}\n- Here ${b}`)).toEqual([]);
      },
    ),
  );
});

test('what was chosen counts with the first sentence, which it qualifies, and not with an explanation after it', () => {
  const [found] = clashes('We have high confidence that it failed.', { likelihood: 'likely' });
  expect(found).toMatchObject({ chosen: 'likelihood', confidence: [{ words: 'high confidence' }] });
  expect(clashes('It probably failed.', { confidence: 'low' })).toMatchObject([{ chosen: 'confidence' }]);
  expect(clashes('It failed. We have high confidence in this.', { likelihood: 'likely' })).toEqual([]);
  expect(clashes('It probably failed.', { likelihood: 'likely' })).toEqual([]);
});

test('both chosen, neither said and nothing written are told', () => {
  expect(remarks('It failed.', { likelihood: 'likely', confidence: 'low' })).toEqual([
    { kind: 'both-chosen' },
  ]);
  expect(remarks('It failed.')).toEqual([{ kind: 'neither' }]);
  expect(remarks('It probably failed.')).toEqual([]);
  expect(remarks('It failed.', { confidence: 'low' })).toEqual([]);
  expect(remarks(' \n')).toEqual([{ kind: 'empty' }]);
});

test('the id of a reference is no word, and never moves what is found', () => {
  expect(remarks('It failed [[claim:likely]] with high confidence.')).toEqual([]);
  const text = 'As [[claim:0190-aa]] says it probably failed, with high confidence.';
  const [found] = clashes(text);
  expect(found?.kind === 'both-in-sentence' && found.likelihood[0]).toMatchObject({
    words: 'probably',
    start: text.indexOf('probably'),
  });
});

test('any text at all can be judged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const remark of remarks(text))
        if (remark.kind === 'both-in-sentence') expect(text.slice(remark.sentence.start)).not.toBe('');
    }),
  );
});

test('three to seven judgements are advised', () => {
  expect([0, 1, 2, 3, 7, 8].map(judgementCountAdvice)).toEqual([
    'none',
    'few',
    'few',
    'fitting',
    'fitting',
    'many',
  ]);
});
