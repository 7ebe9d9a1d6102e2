import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { changeBySql, dump, idSeries, makeCase, openForTest, temporaryFolder } from './temp-case.ts';
import { changesSince } from '#core/db/journal.ts';
import { journaledTables } from '#core/db/journal-triggers.ts';
import { type Migration, migrations, newestVersion } from '#core/db/migrate.ts';
import { openCase } from '#core/db/open.ts';
import { recordChange, redoLast, undoLast } from './at-once.ts';

const [initial] = migrations as readonly [Migration];
const claim = `INSERT INTO claim (id, text, created_at) VALUES ('c1', 'The dam failed.', '2026-01-01')`;
const who = { by: 'Tess', at: '2026-01-02T00:00:00.000Z' };

const addColumn: Migration = {
  version: 2,
  name: 'add-weight',
  sql: 'ALTER TABLE claim ADD COLUMN weight INTEGER NOT NULL DEFAULT 7;',
};
const addTable: Migration = {
  version: 3,
  name: 'add-folder',
  sql: 'CREATE TABLE folder (id TEXT PRIMARY KEY) STRICT;',
};
const failing: Migration = {
  version: 3,
  name: 'fail-half-way',
  sql: "UPDATE claim SET text = 'changed'; CREATE TABLE claim (id);",
};

/** What puts a row into every table of the first version. */
const everyTable: readonly string[] = [
  `INSERT INTO source (id, name, kind, created_at) VALUES ('s1', 'Aster Quill', 'person', '2026-01-01');
   INSERT INTO source_alias (source_id, name) VALUES ('s1', 'A. Quill');
   INSERT INTO source_reliability (id, source_id, letter, assessed_on, reason) VALUES ('r1', 's1', 'C', '2026-01-01', '')`,
  `INSERT INTO content (sha256, bytes) VALUES ('${'0'.repeat(64)}', CAST('The dam failed.' AS BLOB));
   INSERT INTO article (id, title, authors, genre, status, format, encoding, original_sha256, original_size, text_sha256,
     text_length, word_count, author_source_id, imported_at)
   VALUES ('a1', 'The dam', '["Aster Quill"]', 'news', 'reading', 'text', 'utf-8', '${'0'.repeat(64)}', 15,
     '${'0'.repeat(64)}', 15, 3, 's1', '2026-01-01');
   INSERT INTO block (article_id, ordinal, kind, furniture, start_offset, end_offset)
   VALUES ('a1', 0, 'paragraph', 0, 0, 15)`,
  `${claim}, ('c2', 'The gate failed.', '2026-01-01');
   INSERT INTO claim_tag (claim_id, tag) VALUES ('c1', 'dam');
   INSERT INTO assessment (claim_id, verdict) VALUES ('c1', 'mixed');
   INSERT INTO evidence (claim_id, ordinal, text) VALUES ('c1', 0, 'A photograph');
   INSERT INTO relation (id, from_claim_id, to_claim_id, kind, status, reason)
   VALUES ('l1', 'c1', 'c2', 'supports', 'suggested', '')`,
  `INSERT INTO occurrence (id, claim_id, article_id, polarity, stance, created_at)
   VALUES ('o1', 'c1', 'a1', 'affirms', 'endorses', '2026-01-01');
   INSERT INTO occurrence_span (occurrence_id, ordinal, start_offset, end_offset, exact) VALUES ('o1', 0, 4, 7, 'dam');
   INSERT INTO attribution_step (occurrence_id, ordinal, source_id, status) VALUES ('o1', 0, 's1', 'own-voice')`,
];

/** The rows of some tables with the columns of the first version. */
const rowsOf = (db: Database.Database, tables: readonly string[]): unknown =>
  tables.map((table) =>
    db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
      .all()
      .map(({ stance_start: _start, stance_end: _end, fidelity: _fidelity, ...row }) => row),
  );

const open = (path: string, steps: readonly Migration[]) =>
  openCase(path, { analyst: 'Tess', newId: idSeries(3), migrations: steps });

/** A case of the first version with a claim in it, closed. */
function firstVersion(folder: string): string {
  const path = makeCase(folder, 'case.parallax', [initial]);
  const opened = openForTest(path, [initial]);
  changeBySql(opened.db, claim);
  opened.close();
  return path;
}

test('the migrations are every file of their folder, numbered from 1 without gaps', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../src/core/db/migrations'));
  expect(migrations.map((step) => `${String(step.version).padStart(4, '0')}-${step.name}.sql`)).toEqual(
    files.toSorted(),
  );
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1));
});

test('every table is strict', () => {
  const { db } = openForTest(makeCase(temporaryFolder()));
  const tables = db.pragma('table_list') as readonly {
    schema: string;
    name: string;
    type: string;
    strict: number;
  }[];
  const loose = tables.filter(
    (table) =>
      // FTS5 makes its own.
      table.schema === 'main' && table.type === 'table' && !table.name.startsWith('sqlite_') && !table.strict,
  );
  expect(loose).toEqual([]);
});

test('a case of an older version is brought to the newest with its rows, and a whole copy stays beside it', () => {
  const folder = temporaryFolder();
  const path = firstVersion(folder);
  const { db } = openForTest(path, [initial, addColumn, addTable]);
  expect(db.pragma('user_version', { simple: true })).toBe(3);
  expect(db.prepare('SELECT id, text, weight FROM claim').all()).toEqual([
    { id: 'c1', text: 'The dam failed.', weight: 7 },
  ]);
  const copy = openForTest(join(folder, 'case.before-v3.parallax'), [initial]);
  expect(copy.db.prepare('SELECT text FROM claim').pluck().all()).toEqual(['The dam failed.']);
  expect(copy.db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(1);
});

test('the copy made before a migration never replaces one that is there', () => {
  const folder = temporaryFolder();
  const path = firstVersion(folder);
  openForTest(path, [initial, addColumn]).close();
  const again = readFileSync(join(folder, 'case.before-v2.parallax'));
  const db = new Database(path);
  db.exec('ALTER TABLE claim DROP COLUMN weight; PRAGMA user_version = 1;');
  db.close();
  openForTest(path, [initial, addColumn]).close();
  expect(readdirSync(folder).toSorted()).toEqual([
    'case.before-v2-2.parallax',
    'case.before-v2.parallax',
    'case.parallax',
  ]);
  expect(readFileSync(join(folder, 'case.before-v2.parallax')).equals(again)).toBe(true);
});

test('a migration that fails leaves the case as it was, steps before it included, and names the copy', () => {
  const folder = temporaryFolder();
  const path = firstVersion(folder);
  const before = readFileSync(path);
  const backup = join(folder, 'case.before-v3.parallax');
  expect(() => open(path, [initial, addColumn, failing])).toThrow(
    expect.objectContaining({
      code: 'case.migration-failed',
      message: expect.stringContaining('case.before-v3.parallax'),
      params: { path, backup },
    }),
  );
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['case.before-v3.parallax', 'case.parallax']);
  expect(openForTest(path, [initial]).readOnly).toBeNull();
});

test('a migration that leaves broken references fails', () => {
  const path = firstVersion(temporaryFolder());
  const dangling = { ...addColumn, sql: `INSERT INTO claim_tag (claim_id, tag) VALUES ('nobody', 't');` };
  expect(() => open(path, [initial, dangling])).toThrow(
    expect.objectContaining({ code: 'case.migration-failed', message: expect.stringContaining('claim_tag') }),
  );
});

test('a case that cannot be written is not brought to the newest version but refused in words', () => {
  const path = firstVersion(temporaryFolder());
  openForTest(path, [initial]);
  expect(() => open(path, [initial, addColumn])).toThrow(
    expect.objectContaining({ code: 'case.cannot-write' }),
  );
});

test('a case made new has no copy beside it', () => {
  const folder = temporaryFolder();
  openForTest(makeCase(folder, 'case.parallax', [initial, addColumn]), [initial, addColumn]).close();
  expect(readdirSync(folder)).toEqual(['case.parallax']);
});

test('what was changed before a migration can be undone and redone after it', () => {
  const path = firstVersion(temporaryFolder());
  const early = openForTest(path, [initial]);
  changeBySql(early.db, `UPDATE claim SET text = 'The gate failed.'`);
  early.close();
  const { db } = openForTest(path, [initial, addColumn]);
  recordChange(db, 'test.weigh', who, () => {
    db.exec('UPDATE claim SET weight = 9');
    return { output: null, subject: '', focus: { articleId: null, occurrenceId: null, claimId: null } };
  });
  const row = (): unknown => db.prepare('SELECT text, weight FROM claim').get();
  undoLast(db, who);
  expect(row()).toEqual({ text: 'The gate failed.', weight: 7 });
  undoLast(db, who);
  expect(row()).toEqual({ text: 'The dam failed.', weight: 7 });
  undoLast(db, who);
  expect(row()).toBeUndefined();
  redoLast(db, who);
  redoLast(db, who);
  redoLast(db, who);
  expect(row()).toEqual({ text: 'The gate failed.', weight: 9 });
  expect(changesSince(db, 0)).toHaveLength(9);
});

test('a case of the first version with rows in every table comes to the second whole, and its changes can be undone and redone there', () => {
  const path = makeCase(temporaryFolder(), 'case.parallax', [initial]);
  const first = openForTest(path, [initial]);
  const tables = [...journaledTables(first.db).keys()].filter((table) => table !== 'case_info');
  for (const sql of everyTable) changeBySql(first.db, sql);
  for (const table of tables) {
    expect(first.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBeGreaterThan(0);
  }
  changeBySql(first.db, `UPDATE occurrence SET stance = 'rejects', note = 'again'`);
  const before = rowsOf(first.db, tables);
  first.close();

  const { db } = openForTest(path, migrations.slice(0, 2));
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  expect(rowsOf(db, tables)).toEqual(before);
  expect(db.prepare('SELECT stance_start, stance_end, fidelity FROM occurrence').all()).toEqual([
    { stance_start: null, stance_end: null, fidelity: null },
  ]);
  changeBySql(
    db,
    `UPDATE occurrence SET stance_start = 4, stance_end = 7, fidelity = 'distorted';
     INSERT INTO tag (path, colour) VALUES ('dam', 'blue')`,
  );
  const last = dump(db);
  for (let undone = 0; undone < everyTable.length + 2; undone += 1) undoLast(db, who);
  for (const table of [...tables, 'tag']) {
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  }
  for (let redone = 0; redone < everyTable.length + 2; redone += 1) redoLast(db, who);
  expect(dump(db)).toBe(last);
});

test('an article left in a case of the third version counts as read up to there', () => {
  const third = migrations.slice(0, 3);
  const path = makeCase(temporaryFolder(), 'case.parallax', third);
  const early = openForTest(path, third);
  for (const sql of everyTable.slice(0, 2)) changeBySql(early.db, sql);
  early.db.exec(`INSERT INTO article_place (article_id, at_offset) VALUES ('a1', 7)`);
  early.close();
  const { db } = openForTest(path, migrations.slice(0, 4));
  expect(db.prepare('SELECT * FROM article_place').all()).toEqual([
    { article_id: 'a1', at_offset: 7, furthest: 7 },
  ]);
  expect(() => db.exec('UPDATE article_place SET furthest = -1')).toThrow(/CHECK/);
});

test('the newest version is that of the last migration', () => {
  expect(newestVersion(migrations)).toBe(migrations.length);
});

test('decisions on suggestions can be kept in a case of the fourth version with all its rows, and go when undone', () => {
  const fourth = migrations.slice(0, 4);
  const path = makeCase(temporaryFolder(), 'case.parallax', fourth);
  const early = openForTest(path, fourth);
  for (const sql of everyTable) changeBySql(early.db, sql);
  const tables = [...journaledTables(early.db).keys()].filter((table) => table !== 'case_info');
  const before = rowsOf(early.db, tables);
  early.close();
  const { db } = openForTest(path, migrations.slice(0, 5));
  expect(rowsOf(db, tables)).toEqual(before);
  changeBySql(
    db,
    `INSERT INTO suggestion_decision (subject_id, start_offset, end_offset, claim_id, status)
     VALUES ('c2', 0, 0, 'c1', 'rejected'), ('a1', 0, 15, 'c1', 'suggested')`,
  );
  const decisions = db.prepare('SELECT subject_id, status FROM suggestion_decision ORDER BY 1').raw();
  expect(decisions.all()).toEqual([
    ['a1', 'suggested'],
    ['c2', 'rejected'],
  ]);
  undoLast(db, who);
  expect(decisions.all()).toEqual([]);
  redoLast(db, who);
  expect(decisions.all()).toHaveLength(2);
  expect(() =>
    changeBySql(db, `INSERT INTO suggestion_decision VALUES ('c1', 0, 0, 'c1', 'rejected')`),
  ).toThrow(/CHECK/);
});

test('reports and their versions can be kept in a case of the fifth version with all its rows, and go when undone', () => {
  const fifth = migrations.slice(0, 5);
  const path = makeCase(temporaryFolder(), 'case.parallax', fifth);
  const early = openForTest(path, fifth);
  for (const sql of everyTable) changeBySql(early.db, sql);
  changeBySql(
    early.db,
    `INSERT INTO suggestion_decision (subject_id, start_offset, end_offset, claim_id, status)
     VALUES ('c2', 0, 0, 'c1', 'rejected')`,
  );
  const tables = [...journaledTables(early.db).keys()].filter((table) => table !== 'case_info');
  const before = rowsOf(early.db, tables);
  early.close();
  const { db } = openForTest(path, migrations.slice(0, 6));
  expect(db.pragma('user_version', { simple: true })).toBe(6);
  expect(rowsOf(db, tables)).toEqual(before);
  changeBySql(
    db,
    `INSERT INTO report (id, name, composition, created_at) VALUES ('r1', 'Desk', '{}', '2026-01-01');
     INSERT INTO report_version (report_id, number, composition, saved_at) VALUES ('r1', 1, '{}', '2026-01-01')`,
  );
  const names = db
    .prepare('SELECT name, number, note FROM report JOIN report_version ON report_id = id')
    .raw();
  expect(names.all()).toEqual([['Desk', 1, '']]);
  undoLast(db, who);
  expect(names.all()).toEqual([]);
  redoLast(db, who);
  expect(names.all()).toHaveLength(1);
  for (const wrong of [
    `INSERT INTO report VALUES ('r2', '', '{}', '2026-01-01')`,
    `INSERT INTO report VALUES ('r2', 'x', 'no json', '2026-01-01')`,
    `INSERT INTO report_version VALUES ('r1', 0, '{}', '2026-01-01', '')`,
  ]) {
    expect(() => changeBySql(db, wrong)).toThrow(/CHECK/);
  }
});
