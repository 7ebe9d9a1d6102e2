import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  attributionStatuses,
  checkChain,
  joinRepeated,
  maxChainLength,
  type AttributionStep,
} from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';

type Step = Parameters<typeof checkChain>[0][number];
const author: Step = { sourceId: 'author', status: 'own-voice' };
const ruleOf = (steps: readonly Step[]): unknown => {
  try {
    checkChain(steps);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).code).toBe('attribution.bad-chain');
    return (error as Failure).params['rule'];
  }
};

describe('checkChain', () => {
  test('takes a chain three deep', () => {
    const chain: Step[] = [
      author,
      { sourceId: 'ministry', status: 'explicit' },
      { sourceId: 'someone', status: 'anonymous' },
    ];
    expect(checkChain(chain)).toEqual(chain);
  });

  test.each<[string, readonly Step[]]>([
    ['empty', []],
    ['first-own-voice', [{ sourceId: 'ministry', status: 'explicit' }]],
    ['own-voice-later', [author, { sourceId: 'ministry', status: 'own-voice' }]],
    ['repeated', [author, { sourceId: 'author', status: 'explicit' }]],
    [
      'too-long',
      Array.from(
        { length: maxChainLength + 1 },
        (_, i) => ({ sourceId: `s${i}`, status: i ? 'explicit' : 'own-voice' }) as const,
      ),
    ],
  ])('refuses a chain that breaks the rule “%s”', (rule, chain) => {
    expect(ruleOf(chain)).toBe(rule);
  });

  test('accepts a chain exactly when all its rules hold', () => {
    const step = fc.record({
      sourceId: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom(...attributionStatuses),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (chain) => {
        const sound =
          chain.length > 0 &&
          chain.every((each, i) => (each.status === 'own-voice') === (i === 0)) &&
          chain.every((each, i) => i === 0 || each.sourceId !== chain[i - 1]?.sourceId);
        expect(ruleOf(chain) === null).toBe(sound);
      }),
    );
  });
});

describe('joinRepeated', () => {
  const span = fc.option(
    fc.nat({ max: 9 }).map((start) => ({ start, end: start + 1 })),
    { nil: null },
  );
  const later = fc.record({
    sourceId: fc.constantFrom('a', 'b', 'author'),
    status: fc.constantFrom('explicit', 'implicit', 'anonymous'),
    sourceSpan: span,
    cueSpan: span,
  });
  const chain = fc
    .array(later, { maxLength: 8 })
    .map((steps): readonly AttributionStep[] => [
      { sourceId: 'author', status: 'own-voice', sourceSpan: null, cueSpan: null },
      ...steps,
    ]);
  const wordsIn = (steps: readonly Pick<AttributionStep, 'sourceSpan' | 'cueSpan'>[]): string[] =>
    steps.flatMap(({ sourceSpan, cueSpan }) => [
      ...(sourceSpan ? [`source ${sourceSpan.start}`] : []),
      ...(cueSpan ? [`cue ${cueSpan.start}`] : []),
    ]);

  test('gives a sound chain of the same sources in their order, and loses no words', () => {
    fc.assert(
      fc.property(chain, (steps) => {
        const joined = joinRepeated(steps);
        expect(checkChain(joined.chain)).toBe(joined.chain);
        const runs = steps.map((step) => step.sourceId).filter((id, index, all) => id !== all[index - 1]);
        expect(joined.chain.map((step) => step.sourceId)).toEqual(runs);
        expect([...wordsIn(joined.chain), ...wordsIn(joined.left)].sort()).toEqual(wordsIn(steps).sort());
        expect(joinRepeated(joined.chain)).toEqual({ chain: joined.chain, left: [] });
      }),
    );
  });

  test('a joined step is explicit when one of them was, and never where it is the article’s own voice', () => {
    const step = { sourceId: 'a', sourceSpan: null, cueSpan: null } as const;
    const statuses = (...given: AttributionStep['status'][]): string[] =>
      joinRepeated(given.map((status) => ({ ...step, status }))).chain.map(({ status }) => status);
    expect(statuses('implicit', 'explicit')).toEqual(['explicit']);
    expect(statuses('anonymous', 'implicit')).toEqual(['anonymous']);
    expect(statuses('own-voice', 'explicit')).toEqual(['own-voice']);
  });
});
