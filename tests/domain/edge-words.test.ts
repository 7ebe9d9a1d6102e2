import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areSameWords, quietWordsOf, spansOf, withSpans, type EdgeWords } from '#domain/edge-words.ts';

const span = fc
  .record({ start: fc.nat(200), length: fc.integer({ min: 1, max: 20 }) })
  .map(({ start, length }) => ({ start, end: start + length }));
const maybe = fc.option(span, { nil: null });
const occurrence = fc.record({
  spans: fc.array(span, { minLength: 1, maxLength: 3 }),
  stanceSpan: maybe,
  chain: fc.array(fc.record({ sourceSpan: maybe, cueSpan: maybe }), { minLength: 1, maxLength: 4 }),
});
const kinds = (steps: number): readonly EdgeWords[] => [
  { kind: 'pieces' },
  { kind: 'stance' },
  ...Array.from({ length: steps }, (_, step) => [
    { kind: 'source', step } as const,
    { kind: 'cue', step } as const,
  ]).flat(),
];

test('words that are put elsewhere stand there, and all other words of the occurrence stay where they were', () => {
  fc.assert(
    fc.property(occurrence, fc.nat(), span, (before, pick, to) => {
      const all = kinds(before.chain.length);
      const words = all[pick % all.length] ?? { kind: 'pieces' };
      const after = withSpans(before, words, [to]);
      for (const each of all)
        expect(spansOf(after, each)).toEqual(areSameWords(each, words) ? [to] : spansOf(before, each));
    }),
  );
});

test('quiet words are all that there are, in text order; those taken off are gone', () => {
  fc.assert(
    fc.property(occurrence, (before) => {
      const quiet = quietWordsOf(before);
      const wanted = kinds(before.chain.length).slice(1);
      expect(quiet).toHaveLength(wanted.flatMap((words) => spansOf(before, words)).length);
      expect(quiet.map((words) => words.span.start)).toEqual(
        quiet.map((words) => words.span.start).toSorted((a, b) => a - b),
      );
      for (const words of quiet) {
        expect(spansOf(before, words)).toEqual([words.span]);
        expect(quietWordsOf(withSpans(before, words, []))).toHaveLength(quiet.length - 1);
      }
    }),
  );
});

test('words of a step that the chain has not are nowhere, and putting them somewhere changes nothing', () => {
  const one = {
    spans: [{ start: 0, end: 1 }],
    stanceSpan: null,
    chain: [{ sourceSpan: null, cueSpan: null }],
  };
  expect(spansOf(one, { kind: 'cue', step: 4 })).toEqual([]);
  expect(withSpans(one, { kind: 'cue', step: 4 }, [{ start: 2, end: 3 }])).toBe(one);
});
