import { expect, test } from 'vitest';
import fc from 'fast-check';
import { entityOfTable } from '#core/db/changed-ids.ts';
import { changesSince, journalState, lastSeq } from '#core/db/journal.ts';
import { listLines } from '#core/db/history-rows.ts';
import { journaledTables } from '#core/db/journal-triggers.ts';
import type { Database } from 'better-sqlite3';
import { changeBySql, dump, idSeries, makeCase, openForTest, temporaryFolder } from './temp-case.ts';
import { recordChange, redoLast, undoLast } from './at-once.ts';

const who = { by: 'Tess', at: '2026-01-01T00:00:00.000Z' };
const nowhere = { articleId: null, occurrenceId: null, claimId: null };

function openNew(): Database {
  return openForTest(makeCase(temporaryFolder())).db;
}

const source = (id: string, name = `Source ${id}`): string =>
  `INSERT INTO source (id, name, kind, created_at) VALUES ('${id}', '${name}', 'person', '2026-01-01');`;
const claim = (id: string): string =>
  `INSERT INTO claim (id, text, created_at) VALUES ('${id}', 'Claim ${id}', '2026-01-01');`;
const article = (id: string, author: string): string => `
  INSERT INTO content (sha256, bytes) VALUES ('${id.padEnd(64, '0')}', CAST('text of ${id}' AS BLOB)) ON CONFLICT DO NOTHING;
  INSERT INTO article (id, title, authors, genre, status, format, encoding, original_sha256, original_size, text_sha256,
                       text_length, word_count, author_source_id, imported_at)
  VALUES ('${id}', 'Article ${id}', '["Ann"]', 'news', 'unread', 'text', 'utf-8', '${id.padEnd(64, '0')}', 9,
          '${id.padEnd(64, '0')}', 9, 3, '${author}', '2026-01-01');`;
const occurrence = (id: string, of: string, where: string): string => `
  INSERT INTO occurrence (id, claim_id, article_id, polarity, created_at)
  VALUES ('${id}', '${of}', '${where}', 'affirms', '2026-01-01');
  INSERT INTO occurrence_span VALUES ('${id}', 0, 0, 4, 'text');`;

function onlyChange(db: Database): ReturnType<typeof changesSince>[number] {
  const changes = changesSince(db, lastSeq(db) - 1);
  expect(changes).toHaveLength(1);
  return changes[0]!;
}

test('a change and its entry are one: who, when, what, about what, and each row before and after', () => {
  const db = openNew();
  recordChange(db, 'source.create', { by: 'Ada', at: '2026-02-03T04:05:06.000Z' }, () => {
    db.exec(source('s1'));
    return { output: 7, subject: 'Source s1', focus: { ...nowhere, claimId: 'c9' } };
  });
  changeBySql(db, `UPDATE source SET name = 'Other' WHERE id = 's1'`);
  expect(db.prepare('SELECT * FROM journal WHERE seq = 1').get()).toEqual({
    seq: 1,
    at: '2026-02-03T04:05:06.000Z',
    by: 'Ada',
    kind: 'do',
    action: 'source.create',
    subject: 'Source s1',
    article_id: null,
    occurrence_id: null,
    claim_id: 'c9',
    target_seq: null,
    undo_seq: 1,
    redo_seq: null,
  });
  const row = {
    id: 's1',
    name: 'Source s1',
    kind: 'person',
    role: '',
    affiliation: '',
    country: '',
    descriptor: '',
  };
  const changes = db.prepare('SELECT * FROM journal_change').all() as {
    before: string | null;
    after: string | null;
  }[];
  expect(
    changes.map((c) => ({
      ...c,
      before: JSON.parse(c.before ?? 'null'),
      after: JSON.parse(c.after ?? 'null'),
    })),
  ).toEqual([
    {
      seq: 1,
      ordinal: 1,
      table_name: 'source',
      row_key: 's1',
      before: null,
      after: { ...row, created_at: '2026-01-01' },
    },
    {
      seq: 2,
      ordinal: 1,
      table_name: 'source',
      row_key: 's1',
      before: { ...row, created_at: '2026-01-01' },
      after: { ...row, name: 'Other', created_at: '2026-01-01' },
    },
  ]);
});

test('a change that fails leaves neither rows nor an entry, and the next one works', () => {
  const db = openNew();
  changeBySql(db, source('s1'));
  const before = dump(db);
  expect(() => changeBySql(db, `${source('s2')} ${source('s1')}`)).toThrow(/UNIQUE/);
  expect(dump(db)).toBe(before);
  expect(lastSeq(db)).toBe(1);
  changeBySql(db, source('s2'));
  expect(lastSeq(db)).toBe(2);
});

test('what changes nothing leaves no entry', () => {
  const db = openNew();
  changeBySql(db, source('s1'));
  changeBySql(db, `UPDATE source SET name = 'Source s1'`);
  changeBySql(db, `UPDATE source SET name = 'X'; UPDATE source SET name = 'Source s1'`);
  changeBySql(db, `${source('s2')} DELETE FROM source WHERE id = 's2'`);
  changeBySql(db, `DELETE FROM source; ${source('s1')}`);
  changeBySql(db, '');
  expect(lastSeq(db)).toBe(1);
  expect(db.prepare('SELECT count(*) FROM journal_change').pluck().get()).toBe(1);
  expect(journalState(db).undo).toEqual({ action: 'test.change', subject: 'a thing' });
});

test('a row changed several times in one change is kept once, as it was and as it became', () => {
  const db = openNew();
  changeBySql(db, `${source('s1')} UPDATE source SET name = 'X'; UPDATE source SET name = 'Y'`);
  const [change, ...rest] = db.prepare('SELECT before, after FROM journal_change').all() as {
    before: null;
    after: string;
  }[];
  expect(rest).toEqual([]);
  expect(change?.before).toBeNull();
  expect(JSON.parse(change?.after ?? '')).toMatchObject({ id: 's1', name: 'Y' });
});

test('nothing gets past the journal, not even with OR IGNORE', () => {
  const db = openNew();
  changeBySql(db, source('s1'));
  for (const sql of [
    source('s2'),
    source('s2').replace('INSERT', 'INSERT OR IGNORE'),
    `UPDATE source SET name = 'X'`,
    `UPDATE OR IGNORE source SET name = 'X'`,
    'DELETE FROM source',
    `REPLACE INTO source (id, name, kind, created_at) VALUES ('s1', 'X', 'person', '2026-01-01')`,
  ]) {
    expect(() => db.exec(sql), sql).toThrow('a change outside the journal');
  }
  expect(db.prepare('SELECT name FROM source').pluck().all()).toEqual(['Source s1']);
});

test('rows that REPLACE takes away, and keys that change, are undone too', () => {
  const db = openNew();
  changeBySql(
    db,
    `${source('s1')} INSERT INTO source_alias VALUES ('s1', 'A'); INSERT INTO source_alias VALUES ('s1', 'B')`,
  );
  const before = dump(db);
  changeBySql(db, `UPDATE OR REPLACE source_alias SET name = 'B' WHERE name = 'A'`);
  const after = dump(db);
  expect(db.prepare('SELECT name FROM source_alias').pluck().all()).toEqual(['B']);
  undoLast(db, who);
  expect(dump(db)).toBe(before);
  redoLast(db, who);
  expect(dump(db)).toBe(after);
});

test('rows that exchange a unique value are undone whatever their order', () => {
  const db = openNew();
  changeBySql(
    db,
    `${claim('a')} ${claim('b')} ${claim('c')}
     INSERT INTO relation VALUES ('r1', 'a', 'b', 'supports', 'confirmed', '');
     INSERT INTO relation VALUES ('r2', 'a', 'c', 'supports', 'confirmed', '');`,
  );
  const before = dump(db);
  changeBySql(
    db,
    `UPDATE relation SET to_claim_id = 'a', from_claim_id = 'b' WHERE id = 'r1';
     UPDATE relation SET to_claim_id = 'b' WHERE id = 'r2';
     UPDATE relation SET to_claim_id = 'c', from_claim_id = 'a' WHERE id = 'r1';`,
  );
  undoLast(db, who);
  expect(dump(db)).toBe(before);
});

test('undo and redo name what they did and where, and are entries themselves', () => {
  const db = openNew();
  recordChange(db, 'claim.update', who, () => {
    db.exec(claim('c1'));
    return { output: null, subject: '  The dam\n failed. ', focus: { ...nowhere, claimId: 'c1' } };
  });
  const answer = {
    label: { action: 'claim.update', subject: 'The dam failed.' },
    focus: { articleId: null, occurrenceId: null, claimId: 'c1' },
  };
  expect(undoLast(db, { by: 'Bo', at: '2026-03-01T00:00:00.000Z' })).toEqual(answer);
  expect(journalState(db)).toEqual({ undo: null, redo: answer.label });
  expect(redoLast(db, who)).toEqual(answer);
  expect(journalState(db)).toEqual({ undo: answer.label, redo: null });
  expect(listLines(db, { seqs: null, by: null, from: null, until: null }, 0, 2)).toEqual([
    { seq: 3, ...who, kind: 'redo', ...answer },
    { seq: 2, by: 'Bo', at: '2026-03-01T00:00:00.000Z', kind: 'undo', ...answer },
  ]);
});

test('a long subject is shortened between characters', () => {
  const db = openNew();
  changeBySql(db, source('s1'), '😀'.repeat(100));
  expect(journalState(db).undo?.subject).toBe(`${'😀'.repeat(79)}…`);
});

test('with nothing to undo or redo, that is said', () => {
  const db = openNew();
  expect(() => undoLast(db, who)).toThrow(expect.objectContaining({ code: 'journal.nothing-to-undo' }));
  expect(() => redoLast(db, who)).toThrow(expect.objectContaining({ code: 'journal.nothing-to-redo' }));
  changeBySql(db, source('s1'));
  undoLast(db, who);
  expect(() => undoLast(db, who)).toThrow(expect.objectContaining({ code: 'journal.nothing-to-undo' }));
  redoLast(db, who);
  expect(() => redoLast(db, who)).toThrow(expect.objectContaining({ code: 'journal.nothing-to-redo' }));
});

test('a new change does away with what could be redone', () => {
  const db = openNew();
  changeBySql(db, source('s1'), 'first');
  changeBySql(db, source('s2'), 'second');
  undoLast(db, who);
  changeBySql(db, source('s3'), 'third');
  expect(journalState(db)).toEqual({ undo: { action: 'test.change', subject: 'third' }, redo: null });
  undoLast(db, who);
  expect(journalState(db).undo?.subject).toBe('first');
  expect(journalState(db).redo?.subject).toBe('third');
});

test('rows that no longer fit the history are never overwritten', () => {
  const path = makeCase(temporaryFolder());
  const opened = openForTest(path);
  changeBySql(opened.db, source('s1'));
  opened.db.exec('DROP TRIGGER temp.journal_source_delete; DELETE FROM source');
  expect(() => undoLast(opened.db, who)).toThrow(expect.objectContaining({ code: 'case.damaged' }));
  expect(lastSeq(opened.db)).toBe(1);
});

type Step = 'undo' | 'redo' | { readonly kind: number; readonly a: number; readonly b: number };

/** SQL for a change picked by numbers; some fail on the rows that are there, as changes do. */
function sqlFor({ kind, a, b }: Exclude<Step, string>): string {
  const changes = [
    source(`s${a}`),
    `${claim(`c${a}`)} INSERT INTO claim_tag VALUES ('c${a}', 'tag ${b}');`,
    article(`a${a}`, `s${b}`),
    occurrence(`o${a}`, `c${b}`, `a${a % 3}`),
    `UPDATE occurrence SET claim_id = 'c${a}' WHERE claim_id = 'c${b}';`,
    `UPDATE source SET name = 'Name ''${b}'' \u{1F30A}', role = char(10, ${a}) WHERE id = 's${a}';`,
    `UPDATE claim SET note = 'note ${a}', event_date = NULLIF('${b}', '0');`,
    `DELETE FROM occurrence_span WHERE occurrence_id = 'o${a}'; DELETE FROM occurrence WHERE id = 'o${a}';`,
    `DELETE FROM source WHERE id = 's${a}';`,
    `REPLACE INTO claim_tag SELECT id, 'all' FROM claim;`,
    `UPDATE OR REPLACE claim_tag SET tag = 'all' WHERE claim_id = 'c${a}';`,
    `INSERT OR REPLACE INTO assessment (claim_id, credibility, rationale) VALUES ('c${a}', ${(b % 6) + 1}, 'r${a}');`,
    `UPDATE case_info SET title = 'Title ${b}';`,
  ];
  return changes[kind % changes.length] ?? '';
}

const number = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.integer({ min: 0, max: 12 }), a: number, b: number }) },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('redo' as const) },
);

test('any changes, undone to the start, are the case before; redone, the case after; across closing too', () => {
  const folder = temporaryFolder();
  const names = idSeries(5);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 0, max: 40 }), (steps, reopenAt) => {
      const path = makeCase(folder, `${names()}.parallax`);
      let opened = openForTest(path);
      const reopen = (): void => {
        opened.close();
        opened = openForTest(path);
      };
      // The model: the dumps of the states that undo and redo walk through.
      const undone: string[] = [];
      const redone: string[] = [];
      const start = dump(opened.db);
      steps.forEach((current, index) => {
        if (index === reopenAt) reopen();
        const before = dump(opened.db);
        if (current === 'undo') {
          const expected = undone.pop();
          if (expected === undefined) {
            expect(() => undoLast(opened.db, who)).toThrow('nothing to undo');
          } else {
            undoLast(opened.db, who);
            redone.push(before);
            expect(dump(opened.db)).toBe(expected);
          }
        } else if (current === 'redo') {
          const expected = redone.pop();
          if (expected === undefined) {
            expect(() => redoLast(opened.db, who)).toThrow('nothing to redo');
          } else {
            redoLast(opened.db, who);
            undone.push(before);
            expect(dump(opened.db)).toBe(expected);
          }
        } else {
          const seq = lastSeq(opened.db);
          try {
            changeBySql(opened.db, sqlFor(current));
          } catch (error) {
            expect(String(error)).toMatch(/constraint/);
          }
          if (lastSeq(opened.db) === seq) {
            expect(dump(opened.db)).toBe(before);
          } else {
            undone.push(before);
            redone.length = 0;
          }
        }
      });
      reopen();
      const end = dump(opened.db);
      while (journalState(opened.db).redo) redoLast(opened.db, who);
      const furthest = dump(opened.db);
      while (journalState(opened.db).undo) undoLast(opened.db, who);
      expect(dump(opened.db)).toBe(start);
      reopen();
      while (journalState(opened.db).redo) redoLast(opened.db, who);
      expect(dump(opened.db)).toBe(furthest);
      if (redone.length === 0) expect(furthest).toBe(end);
      expect(opened.db.pragma('foreign_key_check')).toEqual([]);
      opened.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('a change of 5,000 rows is undone and redone', () => {
  const db = openNew();
  const before = dump(db);
  changeBySql(db, Array.from({ length: 5000 }, (_, i) => source(`s${i}`)).join(''));
  const after = dump(db);
  changeBySql(db, `UPDATE source SET role = 'clerk ' || id`);
  undoLast(db, who);
  expect(dump(db)).toBe(after);
  undoLast(db, who);
  expect(dump(db)).toBe(before);
  redoLast(db, who);
  expect(dump(db)).toBe(after);
});

test('the ids that a change touched are told by entity', () => {
  const db = openNew();
  changeBySql(
    db,
    source('s1') + article('a1', 's1') + `INSERT INTO block VALUES ('a1', 0, 'heading', 0, 0, 4)`,
  );
  expect(onlyChange(db).changed).toEqual({
    everything: false,
    articles: ['a1'],
    occurrences: [],
    claims: [],
    sources: ['s1'],
    relations: [],
    reports: [],
    codebook: false,
    tags: false,
  });
  changeBySql(db, claim('c1') + claim('c2') + occurrence('o1', 'c1', 'a1'));
  expect(onlyChange(db).changed).toMatchObject({ articles: [], occurrences: ['o1'], claims: ['c1', 'c2'] });
  changeBySql(
    db,
    `INSERT INTO attribution_step (occurrence_id, ordinal, source_id, status) VALUES ('o1', 0, 's1', 'own-voice')`,
  );
  expect(onlyChange(db).changed).toMatchObject({ occurrences: ['o1'], claims: [], sources: [] });
  changeBySql(db, `INSERT INTO relation VALUES ('r1', 'c1', 'c2', 'supports', 'confirmed', '')`);
  expect(onlyChange(db).changed).toMatchObject({ relations: ['r1'], claims: [] });
  changeBySql(db, `UPDATE case_info SET title = 'New'`);
  expect(onlyChange(db).changed).toMatchObject({ everything: false, articles: [], claims: [] });
});

test('an occurrence that moves touches the claim it leaves and the one it joins', () => {
  const db = openNew();
  changeBySql(
    db,
    source('s1') + article('a1', 's1') + claim('c1') + claim('c2') + occurrence('o1', 'c1', 'a1'),
  );
  changeBySql(db, `UPDATE occurrence SET claim_id = 'c2'`);
  expect(onlyChange(db).changed).toMatchObject({ occurrences: ['o1'], claims: ['c1', 'c2'] });
  changeBySql(db, `UPDATE occurrence SET stance = 'rejects'`);
  expect(onlyChange(db).changed).toMatchObject({ occurrences: ['o1'], claims: [] });
  undoLast(db, who);
  undoLast(db, who);
  expect(onlyChange(db)).toMatchObject({ kind: 'undo', changed: { claims: ['c2', 'c1'] } });
});

test('a change that touches more than 2,000 things touches everything', () => {
  const db = openNew();
  changeBySql(db, Array.from({ length: 2000 }, (_, i) => source(`s${i}`)).join(''));
  expect(onlyChange(db).changed).toMatchObject({
    everything: false,
    sources: expect.objectContaining({ length: 2000 }),
  });
  changeBySql(db, Array.from({ length: 2001 }, (_, i) => claim(`c${i}`)).join(''));
  expect(onlyChange(db).changed).toMatchObject({ everything: true, claims: [] });
});

test('every journaled table belongs to an entity, or to the case itself', () => {
  const db = openNew();
  expect(Object.keys(entityOfTable).toSorted()).toEqual([...journaledTables(db).keys()].toSorted());
});
