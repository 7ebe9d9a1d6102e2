import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RecentCase } from '#contract/api.ts';
import {
  isSameList,
  openRecentCases,
  withoutRecentCase,
  withRecentCase,
} from '../../src/main/recent-cases.ts';
import { makeFolder } from './temporary-folder.ts';

const entry = (name: string): RecentCase => ({
  path: `/srv/${name}.parallax`,
  title: name,
  openedAt: '2026-01-02T03:04:05.000Z',
});

test('a case that is opened comes first and stands in the list once', () => {
  const list = [entry('river'), entry('lake')];
  expect(withRecentCase(list, { ...entry('lake'), title: 'The lake' })).toEqual([
    { ...entry('lake'), title: 'The lake' },
    entry('river'),
  ]);
});

test('the list keeps the ten newest', () => {
  const names = Array.from({ length: 12 }, (_, index) => `case ${index}`);
  const list = names.reduce<readonly RecentCase[]>((all, name) => withRecentCase(all, entry(name)), []);
  expect(list.map(({ title }) => title)).toEqual(names.toReversed().slice(0, 10));
});

test('lists that show the same are the same, whenever their cases were opened', () => {
  const list = [entry('river'), entry('lake')];
  expect(isSameList(list, [{ ...entry('river'), openedAt: '2026-05-05T00:00:00.000Z' }, entry('lake')])).toBe(
    true,
  );
  expect(isSameList(list, [entry('lake'), entry('river')])).toBe(false);
  expect(isSameList(list, [entry('river')])).toBe(false);
  expect(isSameList(list, [{ ...entry('river'), title: 'The river' }, entry('lake')])).toBe(false);
});

test('a case can be taken out of the list', () => {
  expect(withoutRecentCase([entry('river'), entry('lake')], '/srv/river.parallax')).toEqual([entry('lake')]);
});

test('the list outlives a restart, and entries that are none are dropped', async () => {
  const folder = makeFolder();
  await openRecentCases(folder, vi.fn()).set([entry('river')]);
  expect(openRecentCases(folder, vi.fn()).get()).toEqual([entry('river')]);
  writeFileSync(join(folder, 'recent-cases.json'), JSON.stringify([null, 5, { path: 7 }, entry('lake')]));
  expect(openRecentCases(folder, vi.fn()).get()).toEqual([entry('lake')]);
});

test('a list that is no list is set aside', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'recent-cases.json'), '{}');
  const onDamaged = vi.fn();
  expect(openRecentCases(folder, onDamaged).get()).toEqual([]);
  expect(onDamaged).toHaveBeenCalledOnce();
});
