import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeNear } from '../../../src/renderer/src/ui/place-near.ts';

const view = { width: 1000, height: 800 };
const anchor = (left: number, top: number, width = 100, height = 20) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

test('a box goes to the preferred side where there is room, else to the other', () => {
  const size = { width: 200, height: 100 };
  expect(placeNear(anchor(400, 300), size, view, 'above')).toEqual({ left: 350, top: 192 });
  expect(placeNear(anchor(400, 300), size, view, 'below')).toEqual({ left: 350, top: 328 });
  expect(placeNear(anchor(400, 50), size, view, 'above')).toEqual({ left: 350, top: 78 });
  expect(placeNear(anchor(400, 700), size, view, 'below')).toEqual({ left: 350, top: 592 });
});

test('a box that fits into the window stays in it, wherever its anchor is', () => {
  const side = fc.integer({ min: -500, max: 1500 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 700 }),
      (x, y, width, height) => {
        const { left, top } = placeNear(anchor(x, y), { width, height }, view, 'above');
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + width).toBeLessThanOrEqual(992);
        expect(top + height).toBeLessThanOrEqual(792);
      },
    ),
  );
});

test('where there is room on either side, the box covers nothing of its anchor', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 780 }),
      fc.constantFrom('above' as const, 'below' as const),
      (y, prefer) => {
        const { top } = placeNear(anchor(300, y), { width: 200, height: 300 }, view, prefer);
        expect(top + 300 <= y || top >= y + 20).toBe(true);
      },
    ),
  );
});
