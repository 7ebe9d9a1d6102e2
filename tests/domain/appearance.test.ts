import { expect, test } from 'vitest';
import { nextZoom, readingRanges, usualZoom, zoomSteps, type Zoom } from '#domain/appearance.ts';

test('zooming in and out goes through every step and stops at the ends', () => {
  const seen = [zoomSteps[0] as Zoom];
  for (let zoom: Zoom = nextZoom(zoomSteps[0], 'in'); zoom !== seen.at(-1); zoom = nextZoom(zoom, 'in'))
    seen.push(zoom);
  expect(seen).toEqual([...zoomSteps]);
  expect(nextZoom(300, 'in')).toBe(300);
  expect(nextZoom(50, 'out')).toBe(50);
  expect(nextZoom(nextZoom(usualZoom, 'in'), 'out')).toBe(usualZoom);
});

test('what is usual can be set', () => {
  for (const { least, most, step, usual } of Object.values(readingRanges)) {
    expect(usual).toBeGreaterThanOrEqual(least);
    expect(usual).toBeLessThanOrEqual(most);
    expect((usual - least) % step).toBe(0);
  }
});
