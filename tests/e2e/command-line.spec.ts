import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const bundle = join(root, 'out/main/cli.js');

type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a program with no display to be had. */
function run(program: string, words: readonly string[], cwd: string): Promise<Outcome> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(program, words, { cwd, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-command-line-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the whole job without a display: case, import, marks, report, PDF, verification', async () => {
  const parallax = (...words: string[]): Promise<Outcome> =>
    run(process.execPath, [bundle, ...words], folder);
  writeFileSync(
    join(folder, 'one.txt'),
    'The gates were opened at night, the ministry said.\n\nNobody was told.\n',
  );
  const marks = {
    format: 'parallax-marks',
    version: 1,
    claims: [{ key: 'told', text: 'Nobody was told of the release.' }],
    occurrences: [
      { claim: 'told', article: 'one.txt', spans: [{ quote: 'Nobody was told' }], stance: 'endorses' },
    ],
  };
  writeFileSync(join(folder, 'marks.json'), JSON.stringify(marks));
  expect(await parallax('new', 'dam', '--title', 'The dam')).toMatchObject({ code: 0, err: '' });
  expect(await parallax('import', 'dam.parallax', 'one.txt')).toMatchObject({ code: 0, err: '' });
  expect(await parallax('mark', 'dam.parallax', 'marks.json')).toMatchObject({ code: 0, err: '' });
  const html = await parallax('export', 'dam.parallax', '--format', 'html');
  expect(html).toMatchObject({ code: 0, err: '' });
  expect(html.out).toContain('Nobody was told of the release.');
  expect(await parallax('export', 'dam.parallax', '-o', 'dam.pdf')).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(folder, 'dam.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await parallax('export', 'dam.parallax', '-o', 'none/dam.pdf')).toMatchObject({ code: 7 });
  expect(await parallax('verify', 'dam.parallax')).toMatchObject({ code: 0, err: '' });
  expect(existsSync(join(folder, 'dam.parallax-wal'))).toBe(false);
});

test('the app’s own executable knows the same words', async () => {
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const switches = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : []),
  ];
  const app = (...words: string[]): Promise<Outcome> => run(electron, [...switches, root, ...words], folder);
  expect((await app('sample', 's.parallax')).code).toBe(0);
  const list = await app('list', 's.parallax', '--claims', '--json');
  expect(list.code).toBe(0);
  expect(JSON.parse(list.out)).toHaveLength(25);
  expect((await app('list', 'none.parallax')).code).toBe(3);
  expect((await app('export', 's.parallax', '-o', 's.pdf')).code).toBe(0);
  expect(readFileSync(join(folder, 's.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the commands that the README shows work as they stand there', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^npx parallax .*$/gmu)].map(([line]) => line);
  expect(commands.length).toBeGreaterThan(4);
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'articles', 'one.txt'), 'The gates were opened at night, the ministry said.\n');
  const marks = {
    format: 'parallax-marks',
    version: 1,
    claims: [{ key: 'c1', text: 'The gates were opened at night.' }],
    occurrences: [{ claim: 'c1', article: 'one.txt', spans: [{ quote: 'The gates were opened at night' }] }],
  };
  writeFileSync(join(folder, 'marks.json'), JSON.stringify(marks));
  // npx finds the command in the project; here it is called by its path, so that the folder can be elsewhere.
  const npx = `npx() { shift; "${process.execPath}" "${join(root, 'bin/parallax.mjs')}" "$@"; }`;
  const outcome = await run('bash', ['-e', '-c', [npx, ...commands].join('\n')], folder);
  expect(outcome.err).not.toContain('parallax:');
  expect(outcome.code).toBe(0);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('The gates were opened at night');
});
