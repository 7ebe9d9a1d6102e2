import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonHeight } from '#domain/compare/common-height.ts';

const reach = fc
  .tuple(fc.integer({ min: -2000, max: 2000 }), fc.nat(2000))
  .map(([lowest, length]) => ({ lowest, highest: lowest + length }));

test('the height is one that all can be brought to, and the nearest such to the wish', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 900 }),
      fc.array(reach, { minLength: 1, maxLength: 4 }),
      (wish, all) => {
        const height = commonHeight(wish, all);
        const fits = (y: number): boolean => all.every(({ lowest, highest }) => lowest <= y && y <= highest);
        const edges = all.flatMap(({ lowest, highest }) => [lowest, highest]);
        const possible = [wish, ...edges].filter(fits);
        if (possible.length > 0) {
          expect(fits(height)).toBe(true);
          for (const other of possible)
            expect(Math.abs(height - wish)).toBeLessThanOrEqual(Math.abs(other - wish));
        } else {
          expect(height).toBeGreaterThanOrEqual(all[0]!.lowest);
          expect(height).toBeLessThanOrEqual(all[0]!.highest);
        }
      },
    ),
  );
});

test('without a place the wish stands', () => {
  expect(commonHeight(300, [])).toBe(300);
});
