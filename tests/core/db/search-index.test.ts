import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '#core/db/migrate.ts';
import { lockPathOf } from '#core/db/lock.ts';
import { openCaseToRead } from '#core/db/open.ts';
import { growIndex, hasIndex, isIndexGrowing, renewIndex } from '#core/db/search-index.ts';
import { verifyCase } from '#core/db/verify.ts';
import { indexContents } from './index-contents.ts';
import { changeBySql, makeCase, openForTest, temporaryFolder } from './temp-case.ts';
import { redoLast, undoLast } from './at-once.ts';

const who = { by: 'Tess', at: '2026-01-02T00:00:00.000Z' };
const claim = (id: string, text: string): string =>
  `INSERT INTO claim (id, text, created_at) VALUES ('${id}', '${text}', '2026-01-01');`;

const wordsOf = (db: Database.Database, query: string): readonly unknown[] =>
  db
    .prepare(
      'SELECT id FROM search_claim JOIN search_row ON number = search_claim.rowid WHERE search_claim MATCH ? ORDER BY id',
    )
    .pluck()
    .all(query);

test('the index follows every change, undo and redo', () => {
  const { db } = openForTest(makeCase(temporaryFolder()));
  changeBySql(db, claim('c1', 'The Сhina dam failed.') + claim('c2', 'Лукашенко denied it.'));
  expect(wordsOf(db, 'china')).toEqual(['c1']);
  expect(wordsOf(db, 'lukash*')).toEqual(['c2']);
  changeBySql(db, `UPDATE claim SET text = 'The gate held.', note = 'seen' WHERE id = 'c1'`);
  expect(wordsOf(db, 'china')).toEqual([]);
  expect(wordsOf(db, 'seen')).toEqual(['c1']);
  undoLast(db, who);
  expect(wordsOf(db, 'china')).toEqual(['c1']);
  undoLast(db, who);
  expect(indexContents(db)).toEqual([]);
  redoLast(db, who);
  redoLast(db, who);
  const followed = indexContents(db);
  expect(followed.length).toBeGreaterThan(6);
  renewIndex(db);
  expect(indexContents(db)).toEqual(followed);
});

test('a change that fails leaves the index as it was', () => {
  const { db } = openForTest(makeCase(temporaryFolder()));
  changeBySql(db, claim('c1', 'The dam failed.'));
  const before = indexContents(db);
  expect(() => changeBySql(db, claim('c2', 'gate') + claim('c1', 'again'))).toThrow(/UNIQUE/);
  expect(indexContents(db)).toEqual(before);
});

test('the journal keeps nothing of the index', () => {
  const { db } = openForTest(makeCase(temporaryFolder()));
  changeBySql(db, claim('c1', 'The dam failed.'));
  expect(db.prepare('SELECT DISTINCT table_name FROM journal_change').pluck().all()).toEqual(['claim']);
});

test('a case from before the index gets one when it is opened', () => {
  const path = makeCase(temporaryFolder(), 'old.parallax', migrations.slice(0, 2));
  const old = openForTest(path, migrations.slice(0, 2));
  changeBySql(old.db, claim('c1', 'The dam failed.'));
  old.close();
  expect(wordsOf(openForTest(path).db, 'dam')).toEqual(['c1']);
});

test('an index made by other rules is made again, and until then known not to be one', () => {
  const path = makeCase(temporaryFolder());
  const first = openForTest(path);
  changeBySql(first.db, claim('c1', 'The dam failed.'));
  first.close();
  const raw = new Database(path);
  raw.exec(`UPDATE search_state SET rules = 0; DELETE FROM search_row; DELETE FROM search_claim`);
  raw.close();
  const reader = openCaseToRead(path);
  expect(hasIndex(reader)).toBe(false);
  reader.close();
  const again = openForTest(path);
  expect(hasIndex(again.db)).toBe(true);
  expect(wordsOf(again.db, 'dam')).toEqual(['c1']);
});

/** Spoils the index’s pages as a fault of the disk would, in a case with some claims that is closed again. */
function spoiltCase(): string {
  const path = makeCase(temporaryFolder());
  const first = openForTest(path);
  changeBySql(
    first.db,
    Array.from({ length: 50 }, (_, number) => claim(`c${number}`, `The dam ${number} failed.`)).join(''),
  );
  first.close();
  const raw = new Database(path);
  raw.unsafeMode();
  raw.pragma('writable_schema = ON');
  raw.exec(`UPDATE search_claim_data SET block = randomblob(length(block)) WHERE id > 10`);
  raw.close();
  return path;
}

test('verify finds a damaged index', () => {
  expect(verifyCase(spoiltCase()).problems.map(({ kind }) => kind)).toContain('search');
});

test('verify finds an index that lacks something', () => {
  const path = makeCase(temporaryFolder());
  const first = openForTest(path);
  changeBySql(first.db, claim('c1', 'The dam failed.'));
  first.close();
  const raw = new Database(path);
  raw.exec('DELETE FROM search_row');
  raw.close();
  expect(verifyCase(path).problems).toEqual([{ kind: 'search', detail: expect.stringContaining('claim') }]);
});

test('a damaged index is made again by an opening after a crash', () => {
  const path = spoiltCase();
  writeFileSync(lockPathOf(path), '');
  const { db, close } = openForTest(path);
  expect(wordsOf(db, 'failed')).toHaveLength(50);
  close();
  expect(verifyCase(path).problems).toEqual([]);
});

test('a damaged index keeps no change from being made', () => {
  const { db } = openForTest(spoiltCase());
  for (let number = 0; number < 50; number += 1) {
    changeBySql(db, `UPDATE claim SET text = 'The gate ${number} failed.' WHERE id = 'c${number}'`);
  }
  expect(db.prepare(`SELECT count(*) FROM claim WHERE text LIKE 'The gate%'`).pluck().get()).toBe(50);
});

/** A case whose index is begun by the current rules and holds nothing yet, and the number of its claims. */
function growingCase(): { readonly path: string; readonly count: number } {
  const path = makeCase(temporaryFolder());
  const first = openForTest(path);
  const count = 40;
  changeBySql(
    first.db,
    Array.from({ length: count }, (_, number) => claim(`c${number}`, `The dam ${number} failed.`)).join(''),
  );
  first.close();
  return { path, count };
}

test('a large index grows in stretches; what changes meanwhile is right in the end, in the order of time', () => {
  const { path, count } = growingCase();
  const { db } = openForTest(path);
  db.exec(`UPDATE search_state SET rules = -rules; DELETE FROM search_claim; DELETE FROM search_row`);
  expect([hasIndex(db), isIndexGrowing(db)]).toEqual([false, true]);
  const grown: number[] = [];
  do {
    grown.push(growIndex(db, 0));
    if (grown.length === 3)
      changeBySql(
        db,
        claim('new', 'The dam is new.') +
          `UPDATE claim SET text = 'The gate held.' WHERE id IN ('c0', 'c${count - 1}'); DELETE FROM claim WHERE id = 'c1'`,
      );
  } while (grown.at(-1) !== 1);
  expect(grown.length).toBeGreaterThan(count);
  expect(grown).toEqual(grown.toSorted((a, b) => a - b));
  expect(hasIndex(db)).toBe(true);
  expect(wordsOf(db, 'gate')).toHaveLength(2);
  expect(wordsOf(db, 'dam')).toHaveLength(count - 2);
  const numbers = db.prepare('SELECT id FROM search_row ORDER BY number').pluck().all();
  expect([numbers[0], numbers.at(-1)]).toEqual(['c0', 'new']);
});

test('an index that was left half made is made whole at the next opening', () => {
  const { path, count } = growingCase();
  const first = openForTest(path);
  first.db.exec(`UPDATE search_state SET rules = -rules; DELETE FROM search_claim; DELETE FROM search_row`);
  growIndex(first.db, 0);
  first.close();
  const reader = openCaseToRead(path);
  expect([hasIndex(reader), isIndexGrowing(reader)]).toEqual([false, true]);
  reader.close();
  const { db, close } = openForTest(path);
  expect(hasIndex(db)).toBe(true);
  expect(wordsOf(db, 'dam')).toHaveLength(count);
  close();
  expect(verifyCase(path).problems).toEqual([]);
});

test('a claim’s tags are among its words', () => {
  const { db } = openForTest(makeCase(temporaryFolder()));
  changeBySql(db, claim('c1', 'The dam failed.') + `INSERT INTO claim_tag VALUES ('c1', 'river/level');`);
  expect(wordsOf(db, 'river')).toEqual(['c1']);
  changeBySql(db, `UPDATE claim_tag SET tag = 'water/level'`);
  expect([wordsOf(db, 'river'), wordsOf(db, 'water')]).toEqual([[], ['c1']]);
  undoLast(db, who);
  undoLast(db, who);
  expect(wordsOf(db, 'level')).toEqual([]);
});
