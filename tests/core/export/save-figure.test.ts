import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { saveFigure } from '#core/export/save-figure.ts';
import type { FigureFile } from '#contract/api.ts';
import { openTestCase } from '../services/test-case.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-figure-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

async function save(file: FigureFile, name: string): Promise<string> {
  const kase = await openTestCase();
  const path = join(folder, name);
  const written = await kase.inside(({ db }) =>
    saveFigure({ db, newId: () => 'id' }, file, { path, replace: true }),
  );
  expect(written).toEqual({ path, bytes: readFileSync(path).byteLength });
  expect(readdirSync(folder)).toEqual([name]);
  return path;
}

test('a drawing is written as it is, in place of what had its name', async () => {
  writeFileSync(join(folder, 'Фігура.svg'), 'a longer one that was there before');
  const path = await save({ format: 'svg', drawing: '<?xml version="1.0"?><svg/>' }, 'Фігура.svg');
  expect(readFileSync(path, 'utf8')).toBe('<?xml version="1.0"?><svg/>');
});

test('a picture is written byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect([...readFileSync(await save({ format: 'png', bytes }, 'a.png'))]).toEqual([...bytes]);
});

test('the table behind a figure is CSV that a spreadsheet takes for data', async () => {
  const rows = [
    ['=HYPERLINK("x")', 3, null],
    ['a "b",\nc', -2, '+1'],
  ];
  const path = await save({ format: 'csv', table: { head: ['Claim', 'Score', 'Date'], rows } }, 'a.csv');
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(parse(text, { bom: true })).toEqual([
    ['Claim', 'Score', 'Date'],
    ['\'=HYPERLINK("x")', '3', ''],
    ['a "b",\nc', '-2', "'+1"],
  ]);
});

test('a folder that is not there is named, and nothing is left behind', async () => {
  const kase = await openTestCase();
  const file = { format: 'svg', drawing: '<?xml?>' } as const;
  const work = kase.inside(({ db }) =>
    saveFigure({ db, newId: () => 'id' }, file, { path: join(folder, 'none', 'a.svg'), replace: true }),
  );
  await expect(work).rejects.toThrow(/There is no folder/);
  const onCase = kase.inside(({ db }) =>
    saveFigure({ db, newId: () => 'id' }, file, { path: db.name, replace: true }),
  );
  await expect(onCase).rejects.toThrow(/is the open case itself/);
  expect(readdirSync(folder)).toEqual([]);
});
