import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { lockPathOf } from '#core/db/lock.ts';
import { createCase, openCase } from '#core/db/open.ts';
import { changeBySql, idSeries, makeCase, openForTest, steadyClock, temporaryFolder } from './temp-case.ts';

const source = (id: string): string =>
  `INSERT INTO source (id, name, kind, created_at) VALUES ('${id}', 'Source ${id}', 'person', '2026-01-01')`;

const open = (path: string) => openCase(path, { analyst: 'Tess', newId: idSeries(3) });

test('a closed case is one file', () => {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  const opened = openForTest(path);
  changeBySql(opened.db, source('a'));
  expect(readdirSync(folder).toSorted()).toEqual(
    ['', '-lock', '-shm', '-wal'].map((suffix) => `case.parallax${suffix}`),
  );
  opened.close();
  expect(readdirSync(folder)).toEqual(['case.parallax']);
});

test('an open case keeps what is saved through a power failure and checks references', () => {
  const { db } = openForTest(makeCase(temporaryFolder()));
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
});

test('what was saved is there when the case is opened again', () => {
  const path = makeCase(temporaryFolder());
  const first = openForTest(path);
  changeBySql(first.db, source('a'));
  first.close();
  const second = openForTest(path);
  expect(second.readOnly).toBeNull();
  expect(second.db.prepare('SELECT name FROM source').pluck().all()).toEqual(['Source a']);
});

test('closing twice does no harm', () => {
  const opened = openForTest(makeCase(temporaryFolder()));
  opened.close();
  opened.close();
  expect(opened.db.open).toBe(false);
});

test('a new case never replaces a file', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'taken.parallax');
  writeFileSync(path, 'mine');
  const options = { title: 'T', now: steadyClock(), newId: idSeries() };
  expect(() => createCase(path, options)).toThrow(expect.objectContaining({ code: 'case.exists' }));
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['taken.parallax']);
});

test('a new case does not take over the log of one that is gone', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'new.parallax');
  writeFileSync(`${path}-wal`, 'pages of another case');
  const options = { title: 'T', now: steadyClock(), newId: idSeries() };
  expect(() => createCase(path, options)).toThrow(
    expect.objectContaining({ code: 'case.exists', params: { path: `${path}-wal` } }),
  );
});

test('a new case in a folder that is not there, or with a name too long, is refused in words', () => {
  const folder = temporaryFolder();
  const options = { title: 'T', now: steadyClock(), newId: idSeries() };
  for (const path of [join(folder, 'no', 'x.parallax'), join(folder, `${'ж'.repeat(130)}.parallax`)]) {
    expect(() => createCase(path, options)).toThrow(expect.objectContaining({ code: 'case.cannot-write' }));
  }
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  'Тарвения – дело №7.parallax',
  ' leading space.parallax',
  'per%20cent?#&.parallax',
  'a\nb.parallax',
  '😀',
])('a case may be called %j', (name) => {
  const folder = temporaryFolder();
  const path = makeCase(folder, name);
  const opened = openForTest(path);
  changeBySql(opened.db, source('a'));
  opened.close();
  expect(readdirSync(folder)).toEqual([name]);
});

test('a name that ends with a space is refused in words', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'case.parallax ');
  const refusal = expect.objectContaining({
    code: 'case.cannot-write',
    message: expect.stringContaining('space'),
  });
  expect(() => createCase(path, { title: 'T', now: steadyClock(), newId: idSeries() })).toThrow(refusal);
  copyFileSync(makeCase(folder), path);
  expect(() => open(path)).toThrow(refusal);
});

test('a case opened through a link has its lock beside the file itself', () => {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  mkdirSync(join(folder, 'desk'));
  const link = join(folder, 'desk', 'link.parallax');
  symlinkSync(path, link);
  const byLink = openForTest(link);
  expect(byLink.path).toBe(link);
  expect(openForTest(path).readOnly).toBe('open-elsewhere');
});

test.each([
  ['a file that is not there', 'case.not-found', () => undefined],
  ['a folder', 'case.not-a-case', (path: string) => mkdirSync(path)],
  ['an empty file', 'case.not-a-case', (path: string) => writeFileSync(path, '')],
  [
    'a text',
    'case.not-a-case',
    (path: string) => writeFileSync(path, 'The dam failed at night.\n'.repeat(500)),
  ],
  ['a text of three bytes', 'case.not-a-case', (path: string) => writeFileSync(path, 'abc')],
  [
    'a database of another program',
    'case.not-a-case',
    (path: string) => new Database(path).exec('CREATE TABLE claim (id)').close(),
  ],
])('%s is refused and nothing is left beside it', (_what, code, make) => {
  const folder = temporaryFolder();
  const path = join(folder, 'x.parallax');
  make(path);
  const before = readdirSync(folder);
  expect(() => open(path)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining('x.parallax') }),
  );
  expect(readdirSync(folder)).toEqual(before);
});

test('a case of a newer version is refused and not changed', () => {
  const path = makeCase(temporaryFolder());
  const db = new Database(path);
  db.pragma('user_version = 99');
  db.close();
  const before = readFileSync(path);
  expect(() => open(path)).toThrow(
    expect.objectContaining({ code: 'case.newer-version', params: expect.objectContaining({ version: 99 }) }),
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a case that another program has put a trigger or a table into is refused', () => {
  for (const sql of [
    "CREATE TRIGGER t AFTER INSERT ON claim BEGIN UPDATE claim SET text = 'x'; END",
    'CREATE TABLE extra (id)',
    'DROP TABLE evidence',
  ]) {
    const path = makeCase(temporaryFolder());
    new Database(path).exec(sql).close();
    expect(() => open(path)).toThrow(expect.objectContaining({ code: 'case.damaged' }));
  }
});

test('a second session opens the case for reading, sees what is saved, and leaves one file behind', () => {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  const writer = openForTest(path);
  const reader = openForTest(path);
  expect(writer.readOnly).toBeNull();
  expect(reader.readOnly).toBe('open-elsewhere');
  changeBySql(writer.db, source('a'));
  expect(reader.db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(1);
  expect(() => reader.db.exec(source('b'))).toThrow(/readonly/);
  writer.close();
  expect(reader.db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(1);
  reader.close();
  expect(readdirSync(folder)).toEqual(['case.parallax']);
  expect(openForTest(path).readOnly).toBeNull();
});

test('while a reader stays, the next session may write again', () => {
  const path = makeCase(temporaryFolder());
  const first = openForTest(path);
  const reader = openForTest(path);
  first.close();
  const next = openForTest(path);
  expect(next.readOnly).toBeNull();
  changeBySql(next.db, source('a'));
  expect(reader.db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(1);
});

test('something else under the name of the lock file is named, not touched', () => {
  const path = makeCase(temporaryFolder());
  writeFileSync(lockPathOf(path), 'a letter of mine\n'.repeat(100));
  expect(() => open(path)).toThrow(
    expect.objectContaining({
      code: 'case.cannot-write',
      params: { path: lockPathOf(path), rule: 'foreign-lock' },
    }),
  );
  expect(readFileSync(lockPathOf(path), 'utf8')).toContain('a letter of mine');
});

test.each([1, 50, 99, 100, 511, 512, 4095, 4096, 10_000, 0.5, 0.9])(
  'a case cut off (%d: bytes, or part of the whole) is called damaged',
  (cut) => {
    const path = makeCase(temporaryFolder());
    const { length } = readFileSync(path);
    truncateSync(path, cut < 1 ? Math.floor(length * cut) : cut);
    // Under 16 bytes nothing says any more that it was a case.
    expect(() => open(path)).toThrow(
      expect.objectContaining({ code: cut === 1 ? 'case.not-a-case' : 'case.damaged' }),
    );
  },
);

test('a case with something appended is called damaged', () => {
  const path = makeCase(temporaryFolder());
  appendFileSync(path, 'x'.repeat(4096));
  expect(() => open(path)).toThrow(expect.objectContaining({ code: 'case.damaged' }));
});

test('after an unclean exit a harmed page is found, and found again the next time', () => {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  const opened = openForTest(path);
  changeBySql(opened.db, Array.from({ length: 400 }, (_, i) => source(`s${i}`)).join(';'));
  opened.close();
  const bytes = readFileSync(path);
  const page = bytes.indexOf('Source s200');
  expect(page).toBeGreaterThan(0);
  bytes.fill(0, Math.floor(page / 4096) * 4096, Math.floor(page / 4096) * 4096 + 64);
  writeFileSync(path, bytes);
  writeFileSync(lockPathOf(path), '');
  expect(() => open(path)).toThrow(expect.objectContaining({ code: 'case.damaged' }));
  expect(() => open(path)).toThrow(expect.objectContaining({ code: 'case.damaged' }));
  expect(existsSync(lockPathOf(path))).toBe(true);
});

test('a case copied while it was open, with its log, opens with everything in it', () => {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  const opened = openForTest(path);
  changeBySql(opened.db, source('a'));
  const copy = join(folder, 'copy.parallax');
  copyFileSync(path, copy);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  const reopened = openForTest(copy);
  expect(reopened.db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(1);
});
