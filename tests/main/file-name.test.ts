import { expect, test } from 'vitest';
import { fileNameFrom, withExtension } from '../../src/main/file-name.ts';

test.each([
  ['River: who let the water out?', 'River who let the water out'],
  ['a/b\\c|d<e>f"g*h', 'a b c d e f g h'],
  ['  ..Спор о воде..  ', 'Спор о воде'],
  ['line\nbreak\u0000\u202Eevil', 'line break evil'],
  ['con', 'con case'],
  ['...', 'Case'],
  ['', 'Case'],
])('the title %j gives the file name %j', (title, name) => {
  expect(fileNameFrom(title)).toBe(name);
});

test('a long title is cut so that no character is broken in two', () => {
  const name = fileNameFrom('😀'.repeat(100).padStart(201, 'x'));
  expect(name.length).toBeLessThanOrEqual(120);
  expect(name.isWellFormed()).toBe(true);
  expect(name.endsWith('😀')).toBe(true);
});

test('an extension is added only where it is missing', () => {
  expect(withExtension('/srv/report', 'html')).toBe('/srv/report.html');
  expect(withExtension('/srv/report.HTML', 'html')).toBe('/srv/report.HTML');
  expect(withExtension('/srv/report.v2', 'csv')).toBe('/srv/report.v2.csv');
});
