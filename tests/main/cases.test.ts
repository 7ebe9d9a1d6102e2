import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RecentCase } from '#contract/api.ts';
import type { CaseInfo } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { createCases, type CasesOptions } from '../../src/main/cases.ts';
import { makeFolder } from './temporary-folder.ts';

/** Cases over a core that opens whatever file is there and makes those that are not. */
function set(recentAtFirst: readonly string[] = []) {
  const folder = makeFolder();
  const asked: string[] = [];
  let recent: readonly RecentCase[] = recentAtFirst.map((name) => ({
    path: join(folder, name),
    title: name,
    openedAt: '2026-01-01T00:00:00.000Z',
  }));
  const answerTo = (path: string): CaseInfo => ({ path, title: path.split('/').at(-1) ?? '' }) as CaseInfo;
  const request = vi.fn((name: string, input: { path: string } | null): Promise<CaseInfo | null> => {
    asked.push(input === null ? name : `${name} ${input.path.slice(folder.length + 1)}`);
    if (input === null) return Promise.resolve(null);
    if (name === 'control.open' && !existsSync(input.path)) {
      return Promise.reject(new Failure('case.not-found', 'The case is not there.', { path: input.path }));
    }
    if (name !== 'control.open') writeFileSync(input.path, name);
    return Promise.resolve(answerTo(input.path));
  });
  const tell = vi.fn();
  const cases = createCases({
    core: { request } as unknown as CasesOptions['core'],
    analyst: () => 'Ana',
    recent: {
      get: () => recent,
      set: (next) => {
        recent = next;
        return Promise.resolve();
      },
      flush: () => Promise.resolve(),
    },
    sample: { path: join(folder, 'Sample', 'Sample.parallax'), folder: '/resources/sample' },
    tell: tell as CasesOptions['tell'],
    now: () => new Date('2026-03-01T12:00:00Z'),
  });
  const touch = (name: string): string => {
    writeFileSync(join(folder, name), 'a case');
    return join(folder, name);
  };
  return {
    cases,
    folder,
    asked,
    request,
    tell,
    touch,
    recent: () => recent.map(({ path }) => path.slice(folder.length + 1)),
  };
}

test('at first run the sample case is made and opened', async () => {
  const { cases, asked, recent } = set();
  await cases.openAtStart(null);
  expect(asked).toEqual(['control.create-sample Sample/Sample.parallax']);
  expect(cases.current()?.title).toBe('Sample.parallax');
  expect(recent()).toEqual(['Sample/Sample.parallax']);
  await expect(cases.startFailure()).resolves.toBeNull();
});

test('the page is told of every case but that of the start, which it asks for itself', async () => {
  const { cases, tell, touch } = set();
  await cases.openAtStart(touch('lake.parallax'));
  expect(tell).not.toHaveBeenCalled();
  await cases.open(touch('river.parallax'));
  expect(tell).toHaveBeenLastCalledWith('case.opened', { info: cases.current() });
  await cases.openFromOutside(touch('pond.parallax'));
  expect(tell).toHaveBeenLastCalledWith('case.opened', { info: cases.current() });
  await cases.openSample(false);
  expect(tell).toHaveBeenLastCalledWith('case.opened', { info: cases.current() });
  await cases.openSample(true);
  expect(tell).toHaveBeenLastCalledWith('case.opened', { info: cases.current() });
  expect(tell).toHaveBeenCalledTimes(4);
});

test('later the last case is opened again', async () => {
  const { cases, asked, touch } = set(['lake.parallax', 'river.parallax']);
  touch('lake.parallax');
  await cases.openAtStart(null);
  expect(asked).toEqual(['control.open lake.parallax']);
});

test('a case that was named comes before the last one', async () => {
  const { cases, asked, touch } = set(['lake.parallax']);
  await cases.openAtStart(touch('river.parallax'));
  expect(asked).toEqual(['control.open river.parallax']);
});

test('a last case that is gone leaves no case open, says why, and is forgotten', async () => {
  const { cases, recent } = set(['lake.parallax', 'river.parallax']);
  await cases.openAtStart(null);
  expect(cases.current()).toBeNull();
  await expect(cases.startFailure()).resolves.toMatchObject({ code: 'case.not-found' });
  expect(recent()).toEqual(['river.parallax']);
});

test('once a case was opened, the failure of the start is history', async () => {
  const { cases, touch } = set(['lake.parallax']);
  await cases.openAtStart(null);
  await cases.open(touch('river.parallax'));
  await expect(cases.startFailure()).resolves.toBeNull();
});

test('a failed open changes nothing: the case before stays', async () => {
  const { cases, folder, touch } = set();
  const river = touch('river.parallax');
  await cases.open(river);
  await expect(cases.open(join(folder, 'gone.parallax'))).rejects.toMatchObject({ code: 'case.not-found' });
  expect(cases.current()?.path).toBe(river);
});

test('a failure of a case asked for outside the page is told to the page', async () => {
  const { cases, folder, tell } = set();
  await cases.openFromOutside(join(folder, 'gone.parallax'));
  expect(tell).toHaveBeenCalledExactlyOnceWith('case.open-failed', {
    failure: expect.objectContaining({ code: 'case.not-found' }) as unknown,
  });
});

test('cases are opened one after the other', async () => {
  const { cases, request, touch } = set();
  const order: string[] = [];
  request.mockImplementation((_name, input) => {
    order.push(`begin ${input?.path.at(-10)}`);
    return new Promise((resolve) => {
      setImmediate(() => {
        order.push(`end ${input?.path.at(-10)}`);
        resolve({ path: input?.path, title: '' } as CaseInfo);
      });
    });
  });
  await Promise.all([cases.open(touch('a.parallax')), cases.open(touch('b.parallax'))]);
  expect(order).toEqual(['begin a', 'end a', 'begin b', 'end b']);
  expect(cases.current()?.path).toMatch(/b\.parallax$/);
});

test('the sample that is there is opened, not made again', async () => {
  const { cases, asked } = set();
  await cases.openSample(false);
  await cases.openSample(false);
  expect(asked).toEqual([
    'control.create-sample Sample/Sample.parallax',
    'control.open Sample/Sample.parallax',
  ]);
});

test('restoring the sample sets the changed one beside it, each time under a name of its own', async () => {
  const { cases, folder, asked } = set();
  await cases.openSample(false);
  const path = join(folder, 'Sample', 'Sample.parallax');
  writeFileSync(path, 'first changes');
  await cases.openSample(true);
  writeFileSync(path, 'second changes');
  await cases.openSample(true);
  expect(asked.filter((line) => line === 'control.close')).toHaveLength(2);
  expect(readdirSync(join(folder, 'Sample')).toSorted()).toEqual([
    'Sample (changed 2026-03-01).parallax',
    'Sample (changed 2026-03-01, 2).parallax',
    'Sample.parallax',
  ]);
  expect(readFileSync(join(folder, 'Sample', 'Sample (changed 2026-03-01).parallax'), 'utf8')).toBe(
    'first changes',
  );
  expect(readFileSync(path, 'utf8')).toBe('control.create-sample');
});

test('a sample that cannot be restored is put back and opened as it was', async () => {
  const { cases, folder, request, asked } = set();
  await cases.openSample(false);
  const path = join(folder, 'Sample', 'Sample.parallax');
  writeFileSync(path, 'my changes');
  const usual = request.getMockImplementation();
  request.mockImplementation((name, input) =>
    name === 'control.create-sample'
      ? Promise.reject(new Failure('disk.full', 'The disk is full.'))
      : usual
        ? usual(name, input)
        : Promise.resolve(null),
  );
  await expect(cases.openSample(true)).rejects.toMatchObject({ code: 'disk.full' });
  expect(readFileSync(path, 'utf8')).toBe('my changes');
  expect(asked.at(-1)).toBe('control.open Sample/Sample.parallax');
  expect(cases.current()?.path).toBe(path);
});
