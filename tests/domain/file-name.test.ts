import { expect, test } from 'vitest';
import { fileNameFrom, withExtension } from '#domain/file-name.ts';

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
  for (const title of [
    '😀'.repeat(100).padStart(201, 'x'),
    '水'.repeat(200),
    'é'.repeat(200),
    'x'.repeat(500),
  ]) {
    const name = fileNameFrom(title);
    expect(name.length).toBeLessThanOrEqual(120);
    // With an ending and a number it still fits where names have 255 bytes at most.
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(Buffer.byteLength(name)).toBeGreaterThan(110);
    expect(name.isWellFormed()).toBe(true);
    expect(title.startsWith(name)).toBe(true);
  }
});

test('an extension is added only where it is missing', () => {
  expect(withExtension('/srv/report', 'html')).toBe('/srv/report.html');
  expect(withExtension('/srv/report.HTML', 'html')).toBe('/srv/report.HTML');
  expect(withExtension('/srv/report.v2', 'csv')).toBe('/srv/report.v2.csv');
});
