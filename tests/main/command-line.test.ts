import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { commandWords, findCasePath, parseCommandLine } from '../../src/main/command-line.ts';

const packaged = { defaultApp: false, workingFolder: '/home/ana' };
const fromSource = { defaultApp: true, workingFolder: '/home/ana' };

test('without arguments a window opens on no named case', () => {
  expect(parseCommandLine(['/opt/parallax'], packaged)).toEqual({ kind: 'window', casePath: null });
  expect(parseCommandLine(['/opt/electron', '.'], fromSource)).toEqual({ kind: 'window', casePath: null });
});

test.each([
  [['/opt/parallax', 'river.parallax'], '/home/ana/river.parallax'],
  [['/opt/parallax', '--no-sandbox', '/srv/Ärmel Ж.PARALLAX'], '/srv/Ärmel Ж.PARALLAX'],
  [['/opt/parallax', 'notes.txt', 'river.parallax', 'lake.parallax'], '/home/ana/river.parallax'],
  [['/opt/parallax', '--odd=x.parallax'], null],
  [['/opt/parallax', 'river.txt'], null],
])('%j opens the first argument that names a case', (argv, casePath) => {
  expect(parseCommandLine(argv, packaged)).toEqual({ kind: 'window', casePath });
});

test('a case may be given as a file address, as file managers do', () => {
  const path = join('/srv', 'two words.parallax');
  expect(findCasePath([pathToFileURL(path).href], '/')).toBe(path);
  expect(findCasePath(['file://%zz/x.parallax'], '/')).toBeNull();
});

test('run from its source, the app folder is passed over, and so are modules that are loaded first', () => {
  const argv = ['/opt/electron', '-r', './loader.js', '--no-sandbox', '/src/app.parallax', 'river.parallax'];
  expect(parseCommandLine(argv, fromSource)).toEqual({
    kind: 'window',
    casePath: '/home/ana/river.parallax',
  });
});

test.each([...commandWords])('the first word “%s” makes it a command line', (word) => {
  expect(parseCommandLine(['/opt/parallax', word, 'a.parallax'], packaged)).toEqual({
    kind: 'command',
    words: [word, 'a.parallax'],
  });
});

test('switches of Chromium before the command are not part of it, those after it are', () => {
  const argv = [
    '/opt/electron',
    '--no-sandbox',
    '.',
    '--ozone-platform=headless',
    'export',
    'a.parallax',
    '--format',
    'pdf',
  ];
  expect(parseCommandLine(argv, fromSource)).toEqual({
    kind: 'command',
    words: ['export', 'a.parallax', '--format', 'pdf'],
  });
});

test('a command word later than first is no command', () => {
  expect(parseCommandLine(['/opt/parallax', 'a.parallax', 'export'], packaged)).toEqual({
    kind: 'window',
    casePath: '/home/ana/a.parallax',
  });
});
