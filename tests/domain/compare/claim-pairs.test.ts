import { expect, test } from 'vitest';
import { hintRules } from '#domain/compare/hints/hint.ts';
import { halfOf, measureHints, measureRanking, readPairs } from '../../fixtures/claim-pairs/measure.ts';

const pairs = readPairs();

test('the set is as its description says', () => {
  expect(pairs).toHaveLength(346);
  expect(new Set(pairs.map(({ event }) => event)).size).toBe(81);
  for (const { event, label, rules, left, right } of pairs) {
    expect(['same', 'contradicts', 'other'], right).toContain(label);
    expect(rules.length > 0, right).toBe(label === 'contradicts');
    for (const rule of rules) expect(hintRules).toContain(rule);
    expect(left).not.toBe(right);
    expect(pairs.filter((pair) => pair.event === event).every((pair) => pair.left === left)).toBe(true);
  }
});

// A little below what was measured; docs/benchmarks.md has the figures. Nothing is tuned on the test half.
const floors = {
  development: { negation: [0.95, 0.95], antonyms: [0.95, 0.95], number: [0.95, 0.95], date: [0.95, 0.95] },
  test: { negation: [0.95, 0.9], antonyms: [0.85, 0.95], number: [0.95, 0.9], date: [0.95, 0.8] },
} as const;
const floorsOfRare = { roles: [0.8, 0.95], cues: [0.85, 0.6] } as const;

test.each(['development', 'test'] as const)(
  'hints keep their precision and recall on the %s half',
  (half) => {
    const figures = measureHints(halfOf(pairs, half));
    for (const [rule, [precision, recall]] of Object.entries({ ...floors[half], ...floorsOfRare })) {
      const found = figures[rule as keyof typeof figures];
      expect(found.precision, `precision of ${rule}`).toBeGreaterThanOrEqual(precision);
      expect(found.recall, `recall of ${rule}`).toBeGreaterThanOrEqual(recall);
    }
  },
);

test.each(['development', 'test'] as const)('the ranking keeps its quality on the %s half', (half) => {
  const { map, hit } = measureRanking(halfOf(pairs, half));
  expect(map).toBeGreaterThanOrEqual(0.98);
  expect(hit).toBeGreaterThanOrEqual(0.99);
});
