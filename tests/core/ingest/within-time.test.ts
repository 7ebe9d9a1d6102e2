import { expect, test } from 'vitest';
import { withinTime } from '#core/ingest/within-time.ts';

test('work that ends in time gives its result', () => {
  expect(withinTime(10_000, () => 7)).toEqual({ result: 7 });
  expect(withinTime(10_000, () => undefined)).toEqual({ result: undefined });
});

test('work without end is stopped, and the program goes on', () => {
  let turns = 0;
  const endless = (): never => {
    for (;;) turns++;
  };
  expect(withinTime(50, endless)).toBeNull();
  expect(turns).toBeGreaterThan(0);
  expect(withinTime(10_000, () => turns)).toEqual({ result: turns });
});

test('an error of the work is thrown as it is', () => {
  const error = new RangeError('its own');
  expect(() =>
    withinTime(10_000, () => {
      throw error;
    }),
  ).toThrow(error);
});
