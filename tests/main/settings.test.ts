import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { firstHabits } from '#domain/report/export-habits.ts';
import { openSettings, parseSettings } from '../../src/main/settings.ts';
import { makeFolder } from './temporary-folder.ts';

test('without a file the settings are the defaults, with the user’s name as analyst', () => {
  const onDamaged = vi.fn();
  const settings = openSettings(makeFolder(), onDamaged);
  expect(settings.get()).toEqual({
    analyst: userInfo().username,
    language: 'system',
    theme: 'system',
    contrast: 'system',
    motion: 'system',
    zoom: 100,
    textSize: 18,
    measure: 66,
    lineHeight: 160,
    readerFont: 'serif',
    hyphenate: true,
    suggestions: true,
    tourLeft: false,
    keys: {},
    exporting: firstHabits,
    window: null,
  });
  expect(onDamaged).not.toHaveBeenCalled();
});

test('what is set is there at once and after the next start', async () => {
  const folder = makeFolder();
  const window = { x: 10, y: 20, width: 900, height: 700, maximized: true };
  const first = openSettings(folder, vi.fn());
  const changed = {
    ...first.get(),
    analyst: 'Ана',
    language: 'uk',
    theme: 'dark',
    contrast: 'more',
    zoom: 150,
    textSize: 20,
    measure: 80,
    lineHeight: 200,
    readerFont: 'sans',
    hyphenate: false,
    suggestions: false,
    tourLeft: true,
    keys: { 'reader.mark': ['Q'] },
    exporting: {
      format: 'json',
      template: 'brief',
      zipped: true,
      byteOrderMark: false,
      suggested: true,
      suggestedInReports: false,
      structuredData: true,
    },
    window,
  } as const;
  const written = first.set(changed);
  expect(first.get().theme).toBe('dark');
  await written;
  expect(openSettings(folder, vi.fn()).get()).toEqual(changed);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('of many changes at once the last is the one on disk', async () => {
  const folder = makeFolder();
  const settings = openSettings(folder, vi.fn());
  for (let size = 12; size <= 32; size++) void settings.set({ ...settings.get(), textSize: size });
  await settings.flush();
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ textSize: 32 });
});

test.each(['{"theme": "da', '', '[1]', 'null', '\u0000\u0000\u0000'])(
  'a damaged file (%j) is set aside and the defaults are used',
  (content) => {
    const folder = makeFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(path, content);
    const onDamaged = vi.fn();
    expect(openSettings(folder, onDamaged).get().textSize).toBe(18);
    expect(onDamaged).toHaveBeenCalledExactlyOnceWith(path);
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['settings.json.damaged']);
  },
);

test('each senseless value gives way to its default, the others stay', () => {
  const raw = {
    analyst: 'Ana',
    language: 'constructor',
    theme: 'purple',
    contrast: 1,
    zoom: 101,
    measure: 66.5,
    lineHeight: 'tall',
    readerFont: null,
    hyphenate: 'no',
    suggestions: 'no',
    tourLeft: 1,
    textSize: 900,
    keys: { a: 7, b: ['M', 3], c: ['K'] },
    window: { x: 'left' },
  };
  expect(parseSettings(raw)).toEqual({
    ...parseSettings({}),
    analyst: 'Ana',
    language: 'system',
    theme: 'system',
    textSize: 18,
    keys: { c: ['K'] },
    window: null,
  });
});

test('an empty analyst is a choice, not a missing one', () => {
  expect(parseSettings({ analyst: '' })?.analyst).toBe('');
});

test('settings that cannot be written fail without losing what is in use', async () => {
  const folder = makeFolder();
  const settings = openSettings(folder, vi.fn());
  mkdirSync(join(folder, 'settings.json'));
  await expect(settings.set({ ...settings.get(), textSize: 24 })).rejects.toThrow();
  expect(settings.get().textSize).toBe(24);
  expect(readdirSync(folder)).toEqual(['settings.json']);
  await expect(settings.flush()).resolves.toBeUndefined();
});
