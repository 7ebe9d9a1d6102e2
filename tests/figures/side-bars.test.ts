import fc from 'fast-check';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { sideGroups } from '#domain/compare/two-sides.ts';
import { barsHeight, barHeight, sideBars } from '../../src/figures/side-bars.ts';
import SideBars from '../../src/figures/SideBars.svelte';
import { standAlone } from '../../src/figures/stand-alone.ts';

const countsOf = (counts: readonly number[]) =>
  sideGroups.map((group, at) => ({ group, count: counts[at] ?? 0 }));

test('bars are as long as their counts, inside the figure, and their strokes inside the bars', () => {
  const numbers = fc.array(fc.nat({ max: 100_000 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 240, max: 2000 }), (counts, width) => {
      const bars = sideBars(countsOf(counts), width);
      const longest = Math.max(...bars.map((bar) => bar.width));
      for (const bar of bars) {
        expect(bar.width * Math.max(...counts)).toBeCloseTo(longest * bar.count, 3);
        expect(bar.y + barHeight).toBeLessThanOrEqual(barsHeight(bars.length));
        const across = [...bar.strokes.matchAll(/[MLH]([\d.]+)/g)].map(([, x]) => Number(x));
        for (const x of across) expect(x).toBeLessThanOrEqual(bar.width + 0.1);
      }
    }),
  );
});

test('no two groups look alike without colour', () => {
  const props = {
    width: 640,
    counts: countsOf([9, 9, 9, 9, 9, 9]),
    words: {
      title: 'Пост & «الحقيقة»',
      description: 'Nine each.',
      group: (group: string) => group,
      count: String,
    },
  };
  const svg = standAlone(render(SideBars, { props }).body);
  expect(svg).toContain('Пост &amp; «الحقيقة»');
  expect(svg).not.toContain('var(--');
  const looks = svg
    .split('<g ')
    .slice(1)
    .map((bar) => bar.slice(bar.indexOf('>'), bar.indexOf('</g>')));
  expect(looks).toHaveLength(sideGroups.length);
  expect(new Set(looks).size).toBe(sideGroups.length);
});
