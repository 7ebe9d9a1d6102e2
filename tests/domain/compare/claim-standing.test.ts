import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { claimStanding, type Stand } from '#domain/compare/claim-standing.ts';
import { polarities } from '#domain/occurrence.ts';
import { stances } from '#domain/stance.ts';

const affirms = (stance: Stand['stance']): Stand => ({ polarity: 'affirms', stance });
const negates = (stance: Stand['stance']): Stand => ({ polarity: 'negates', stance });

const stand: fc.Arbitrary<Stand> = fc.record({
  polarity: fc.constantFrom(...polarities),
  stance: fc.constantFrom(...stances, null),
});
const row = fc.array(fc.array(stand, { maxLength: 4 }), { maxLength: 6 });
const takesNoSide: fc.Arbitrary<Stand> = fc.record({
  polarity: fc.constantFrom(...polarities),
  stance: fc.constantFrom('reports-neutrally' as const, 'unclear' as const, null),
});

describe('claimStanding', () => {
  test.each<[string, readonly (readonly Stand[])[], string]>([
    ['no article addresses it', [[], []], 'not-addressed'],
    ['one article addresses it', [[affirms('endorses')], []], 'one-sided'],
    ['two endorse it', [[affirms('endorses')], [affirms('leans-toward')], []], 'agreed'],
    ['two reject it', [[affirms('rejects')], [negates('distances')]], 'agreed'],
    ['one endorses, one rejects', [[affirms('endorses')], [affirms('rejects')]], 'contradicted'],
    [
      'one endorses, one negates it in its own voice',
      [[affirms('leans-toward')], [negates('rejects')]],
      'contradicted',
    ],
    ['one endorses, one reports neutrally', [[affirms('endorses')], [affirms('reports-neutrally')]], 'mixed'],
    [
      'two endorse, one is not judged',
      [[affirms('endorses')], [affirms('endorses')], [affirms(null)]],
      'mixed',
    ],
    ['both report neutrally', [[affirms('reports-neutrally')], [affirms('reports-neutrally')]], 'mixed'],
    [
      'one is for and against at once, the other silent on it',
      [[affirms('endorses'), negates('rejects')], [affirms(null)]],
      'mixed',
    ],
    [
      'one is for and against at once, the other against',
      [[affirms('endorses'), negates('rejects')], [affirms('rejects')]],
      'contradicted',
    ],
    [
      'words negate what the article is said to endorse',
      [[affirms('endorses')], [negates('endorses')]],
      'mixed',
    ],
  ])('%s', (_, cells, standing) => {
    expect(claimStanding(cells)).toBe(standing);
  });

  test('the order of articles and occurrences never matters', () => {
    fc.assert(
      fc.property(row, (cells) => {
        expect(claimStanding(cells.toReversed().map((cell) => cell.toReversed()))).toBe(claimStanding(cells));
      }),
    );
  });

  test('an article that does not address the claim never matters', () => {
    fc.assert(
      fc.property(row, fc.nat({ max: 6 }), (cells, at) => {
        expect(claimStanding(cells.toSpliced(at, 0, []))).toBe(claimStanding(cells));
      }),
    );
  });

  test('neutral, unclear and not judged never make an agreement or a contradiction', () => {
    fc.assert(
      fc.property(row, fc.array(takesNoSide, { minLength: 1, maxLength: 4 }), (cells, silent) => {
        const before = claimStanding(cells);
        const after = claimStanding([...cells, silent]);
        expect(after).not.toBe('agreed');
        expect(after === 'contradicted').toBe(before === 'contradicted');
      }),
    );
  });
});
