import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { attributionStatuses, checkChain, maxChainLength } from '#domain/attribution.ts';
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
