import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { verifyPackage } from '#core/package/verify-package.ts';
import { type FixtureCase, type OpenFixture, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderBytes, renderExport } from './render-export.ts';

/** Writes the package and unpacks it with another's program into a folder beside. */
async function packed(fixture: FixtureCase): Promise<{
  readonly open: OpenFixture;
  readonly zip: Buffer;
  readonly zipPath: string;
  readonly folder: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}> {
  const open = openCase(fixture);
  const zip = await renderBytes(open, { format: 'package' });
  const zipPath = join(open.folder, 'package.zip');
  const folder = join(open.folder, 'unpacked');
  writeFileSync(zipPath, zip);
  const files = unzipSync(zip);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return { open, zip, zipPath, folder, files };
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const named: FixtureCase = {
  ...hostileCase,
  title: 'The dam: who knew?',
  articles: {
    ...hostileCase.articles,
    long: {
      title: 'no file',
      voice: 'author',
      fileName: `../../${'水'.repeat(200)}\n.html`,
      blocks: [{ text: 'Water.' }],
      publishedOn: '2024-04-21',
    },
    twin: {
      title: 'twin',
      voice: 'author',
      fileName: 'CON.html',
      blocks: [{ text: 'One.' }],
      publishedOn: '2024-04-22',
    },
    other: {
      title: 'other twin',
      voice: 'author',
      fileName: 'con.html',
      original: new Uint8Array([0, 255, 13, 10, 128]),
      blocks: [{ text: 'Two.' }],
      publishedOn: '2024-04-23',
    },
  },
};

test('sha256sum finds every file of the unpacked package as its manifest says, and so does verify', async () => {
  const { folder, files, zipPath } = await packed(named);
  const said = execFileSync('sha256sum', ['--check', '--strict', 'manifest-sha256.txt'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const names = Object.keys(files).filter((name) => name !== 'manifest-sha256.txt');
  expect(said.trim().split('\n')).toHaveLength(names.length);
  expect(await verifyPackage(zipPath)).toEqual({ path: zipPath, checkedFiles: names.length, problems: [] });
});

test('the manifest is written as sha256sum itself writes it', async () => {
  const { folder, files } = await packed(named);
  const names = Object.keys(files).filter((name) => name !== 'manifest-sha256.txt');
  const written = execFileSync('sha256sum', names, { cwd: folder, encoding: 'utf8' });
  expect(textOf(files['manifest-sha256.txt'])).toBe(written);
});

test('the parts are those that the formats write by themselves', async () => {
  const { open, files } = await packed(named);
  expect(textOf(files['report.html'])).toBe(await renderExport(open, { format: 'html' }));
  expect(textOf(files['data/case.json'])).toBe(await renderExport(open, { format: 'json' }));
  expect(textOf(files['data/annotations.jsonld'])).toBe(await renderExport(open, { format: 'w3c' }));
  const tables = unzipSync(await renderBytes(open, { format: 'csv-set' }));
  expect(Object.keys(tables).length).toBeGreaterThan(5);
  for (const [name, bytes] of Object.entries(tables)) expect(files[`data/csv/${name}`]).toEqual(bytes);
  expect(Buffer.from(files['data/project.qdpx'] ?? [])).toEqual(await renderBytes(open, { format: 'qdpx' }));
});

test('the originals and texts are there to the byte, numbered as in the report, under names that keep the file’s own', async () => {
  const { open, files, folder } = await packed(named);
  type Hashes = {
    readonly file_name: string | null;
    readonly original_sha256: string;
    readonly text_sha256: string;
  };
  const rows = open.db
    .prepare<[], Hashes>('SELECT file_name, original_sha256, text_sha256 FROM article ORDER BY published_on')
    .all();
  const inside = (folderName: string): string[] =>
    Object.keys(files).filter((name) => name.startsWith(`${folderName}/`));
  expect(inside('originals').map((name) => sha256(files[name] ?? new Uint8Array()))).toEqual(
    rows.map((row) => row.original_sha256),
  );
  expect(inside('texts').map((name) => sha256(files[name] ?? new Uint8Array()))).toEqual(
    rows.map((row) => row.text_sha256),
  );
  expect(readdirSync(join(folder, 'originals')).toSorted()).toEqual([
    '1 فتحت البوابات ليلا.txt',
    expect.stringMatching(/^2 script alert\(1\) .*\.txt$/),
    expect.stringMatching(/^3 .. .. 水{50,}\.html$/),
    '4 CON.html',
    '5 con.html',
  ]);
  for (const name of Object.keys(files)) {
    expect(Math.max(...name.split('/').map((part) => Buffer.byteLength(part)))).toBeLessThan(255);
  }
});

test('the same case gives the same bytes', async () => {
  const { open, zip } = await packed(named);
  expect((await renderBytes(open, { format: 'package' })).equals(zip)).toBe(true);
});

test('the text that explains the package names what is in it and what was damaged in the case', async () => {
  const { open, files } = await packed(named);
  const readme = textOf(files['README.txt']);
  expect(readme).toMatch(/^The dam: who knew\?\n=+\n/);
  expect(readme).toContain('sha256sum -c manifest-sha256.txt');
  expect(readme).not.toContain('Damaged');
  for (const name of Object.keys(files)) {
    const listed = /^(?:originals\/|texts\/|data\/csv\/)/.exec(name)?.[0] ?? name;
    if (name !== 'README.txt') expect(readme).toContain(listed);
  }
  open.db.exec(
    `UPDATE content SET bytes = x'00' WHERE sha256 = (SELECT original_sha256 FROM article WHERE title = 'twin')`,
  );
  const damaged = unzipSync(await renderBytes(open, { format: 'package' }));
  expect(textOf(damaged['README.txt'])).toMatch(
    /Damaged\n[^]*\n {2}originals\/4 CON\.html\n {2}texts\/4 CON\.txt\n$/,
  );
});

test('an empty case makes a package that can be checked', async () => {
  const { folder, files } = await packed({ sources: {}, articles: {}, claims: {} });
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['report.html', 'data/case.json', 'README.txt']));
  execFileSync('sha256sum', ['--check', '--strict', 'manifest-sha256.txt'], { cwd: folder });
});

test('only what was chosen is packed', async () => {
  const { open } = await packed(named);
  const zip = unzipSync(
    await renderBytes(open, { format: 'package', articleIds: [open.articleId('arabic')] }),
  );
  expect(Object.keys(zip).filter((name) => name.startsWith('originals/'))).toEqual([
    'originals/1 فتحت البوابات ليلا.txt',
  ]);
  expect(textOf(zip['report.html'])).not.toContain('Water.');
});
