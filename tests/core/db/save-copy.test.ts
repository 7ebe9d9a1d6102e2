import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryLock } from '#core/db/lock.ts';
import { saveCopy } from '#core/db/save-copy.ts';
import { changeBySql, dump, idSeries, makeCase, openForTest, temporaryFolder } from './temp-case.ts';

const newId = idSeries(8);
const source = (id: string): string =>
  `INSERT INTO source (id, name, kind, created_at) VALUES ('${id}', 'Source ${id}', 'person', '2026-01-01')`;

function openWithSource(folder: string) {
  const opened = openForTest(makeCase(folder));
  changeBySql(opened.db, source('a'));
  return opened;
}

test('a copy is a whole case of its own, history included, while work goes on in the first', () => {
  const folder = temporaryFolder();
  const opened = openWithSource(folder);
  const path = saveCopy(opened, join(folder, 'copy.parallax'), newId);
  const asCopied = dump(opened.db);
  changeBySql(opened.db, source('b'));
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.parallax']);
  const copy = openForTest(path);
  expect(copy.readOnly).toBeNull();
  expect(dump(copy.db)).toBe(asCopied);
  expect(copy.db.prepare('SELECT * FROM journal_change').all()).toHaveLength(1);
});

test('a copy takes the place of a file, and of what a crash left beside that file', () => {
  const folder = temporaryFolder();
  const opened = openWithSource(folder);
  const target = join(folder, 'old.parallax');
  writeFileSync(target, 'an old file');
  writeFileSync(`${target}-wal`, 'its log');
  saveCopy(opened, target, newId);
  expect(readdirSync(folder).filter((name) => name.startsWith('old'))).toEqual(['old.parallax']);
  expect(dump(openForTest(target).db)).toBe(dump(opened.db));
});

test('a copy never takes the place of the case itself, of one open elsewhere, or of a folder', () => {
  const folder = temporaryFolder();
  const opened = openWithSource(folder);
  const other = join(folder, 'other.parallax');
  writeFileSync(other, 'somebody works in this');
  const lock = tryLock(other);
  mkdirSync(join(folder, 'folder.parallax'));
  const before = readdirSync(folder).toSorted();
  for (const target of [
    opened.path,
    other,
    join(folder, 'folder.parallax'),
    join(folder, 'no', 'x.parallax'),
  ]) {
    expect(() => saveCopy(opened, target, newId)).toThrow(
      expect.objectContaining({ code: 'case.cannot-write' }),
    );
  }
  expect(readFileSync(other, 'utf8')).toBe('somebody works in this');
  expect(readdirSync(folder).toSorted()).toEqual(before);
  if (typeof lock !== 'string') lock.release('clean');
});
