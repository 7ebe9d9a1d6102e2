import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { verifyCase } from '#core/db/verify.ts';
import { changeBySql, makeCase, openForTest, temporaryFolder } from './temp-case.ts';
import { recordChange } from './at-once.ts';

const text = 'The dam failed.\n\n“Nobody 🌊 was told,” said Ann.';
const hash = createHash('sha256').update(text).digest('hex');
const at = (words: string): string => `${text.indexOf(words)}, ${text.indexOf(words) + words.length}`;

/** A sound case with an article, a claim marked in two pieces, and a chain of two. */
function soundCase(folder: string): string {
  const path = makeCase(folder);
  const { db, close } = openForTest(path);
  recordChange(db, 'test.fill', { by: 'Tess', at: '2026-01-01T00:00:00.000Z' }, () => {
    db.prepare('INSERT INTO content VALUES (?, ?)').run(hash, Buffer.from(text));
    db.exec(`
      INSERT INTO source (id, name, kind, created_at) VALUES ('s1', 'The Week', 'media-outlet', '2026-01-01');
      INSERT INTO source (id, name, kind, created_at) VALUES ('s2', 'Ann', 'person', '2026-01-01');
      INSERT INTO article (id, title, authors, genre, status, format, encoding, original_sha256, original_size,
                           text_sha256, text_length, word_count, author_source_id, imported_at)
      VALUES ('a1', 'The dam', '[]', 'news', 'unread', 'text', 'utf-8', '${hash}', ${Buffer.byteLength(text)},
              '${hash}', ${text.length}, 8, 's1', '2026-01-01');
      INSERT INTO block VALUES ('a1', 0, 'paragraph', 0, ${at('The dam failed.')});
      INSERT INTO block VALUES ('a1', 1, 'paragraph', 0, ${at('“Nobody 🌊 was told,” said Ann.')});
      INSERT INTO claim (id, text, created_at) VALUES ('c1', 'Nobody was told.', '2026-01-01');
      INSERT INTO occurrence (id, claim_id, article_id, polarity, created_at)
      VALUES ('o1', 'c1', 'a1', 'affirms', '2026-01-01');
      INSERT INTO occurrence_span VALUES ('o1', 0, ${at('Nobody')}, 'Nobody');
      INSERT INTO occurrence_span VALUES ('o1', 1, ${at('was told')}, 'was told');
      INSERT INTO attribution_step VALUES ('o1', 0, 's1', 'own-voice', NULL, NULL, NULL, NULL);
      INSERT INTO attribution_step VALUES ('o1', 1, 's2', 'explicit', ${at('Ann')}, ${at('said')});
    `);
    return { output: null, subject: '', focus: { articleId: null, occurrenceId: null, claimId: null } };
  });
  changeBySql(db, `UPDATE claim SET note = 'checked'`);
  close();
  return path;
}

/** Changes the file as no Parallax would. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  db.exec(sql);
  db.close();
}

test('a sound case has no problems, closed or open', () => {
  const path = soundCase(temporaryFolder());
  const report = { path, checkedArticles: 1, checkedOccurrences: 1, checkedJournalEntries: 2, problems: [] };
  expect(verifyCase(path)).toEqual(report);
  openForTest(path);
  expect(verifyCase(path)).toEqual(report);
});

test.each([
  [
    'a changed text',
    'hash',
    `UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), 'dam', 'dim') AS BLOB)`,
  ],
  ['a text that is gone', 'hash', 'DELETE FROM content'],
  ['a text that is not UTF-8', 'hash', `UPDATE content SET bytes = x'ff'`],
  ['another length of the text', 'hash', 'UPDATE article SET text_length = 5'],
  ['another size of the original', 'hash', 'UPDATE article SET original_size = 5'],
  [
    'a mark that was moved',
    'anchor',
    'UPDATE occurrence_span SET start_offset = start_offset + 1 WHERE ordinal = 0',
  ],
  ['a mark beyond the end', 'anchor', 'UPDATE occurrence_span SET end_offset = 4000 WHERE ordinal = 1'],
  ['words that were altered', 'anchor', `UPDATE occurrence_span SET exact = 'Everybody' WHERE ordinal = 0`],
  ['pieces in the wrong order', 'anchor', 'UPDATE occurrence_span SET ordinal = 3 - ordinal'],
  ['a mark without words', 'anchor', 'DELETE FROM occurrence_span'],
  ['a block beyond the end', 'anchor', 'UPDATE block SET end_offset = 4000 WHERE ordinal = 1'],
  ['blocks that overlap', 'anchor', 'UPDATE block SET start_offset = 3 WHERE ordinal = 1'],
  ['text in no block', 'anchor', 'DELETE FROM block WHERE ordinal = 1'],
  ['a cue outside the text', 'anchor', 'UPDATE attribution_step SET cue_end = 4000 WHERE ordinal = 1'],
  ['stance words outside the text', 'anchor', 'UPDATE occurrence SET stance_start = 3, stance_end = 4000'],
  ['no chain', 'chain', 'DELETE FROM attribution_step'],
  ['a chain that begins with another', 'chain', 'DELETE FROM attribution_step WHERE ordinal = 0'],
  ['a source that quotes itself', 'chain', `UPDATE attribution_step SET source_id = 's1'`],
  ['a claim that is gone', 'foreign-key', 'DELETE FROM claim'],
  [
    'an entry that is gone',
    'journal',
    'DELETE FROM journal_change WHERE seq = 1; DELETE FROM journal WHERE seq = 1',
  ],
  ['changes that are gone', 'journal', 'DELETE FROM journal_change WHERE seq = 2'],
  ['a change that cannot be read', 'journal', `UPDATE journal_change SET before = '{"id":' WHERE seq = 2`],
  ['a change of no row', 'journal', `UPDATE journal_change SET before = NULL, after = NULL WHERE seq = 2`],
  ['a change of no known table', 'journal', `UPDATE journal_change SET table_name = 'folder' WHERE seq = 2`],
])('verify finds %s', (_what, kind, sql) => {
  const path = soundCase(temporaryFolder());
  tamper(path, sql);
  expect(verifyCase(path).problems.map((problem) => problem.kind)).toContain(kind);
});

test('verify names the article and the words that do not stand where they should', () => {
  const path = soundCase(temporaryFolder());
  tamper(path, `UPDATE occurrence_span SET exact = 'Everybody' WHERE ordinal = 0`);
  expect(verifyCase(path).problems).toEqual([
    { kind: 'anchor', detail: 'Mark o1 in “The dam” does not stand on its exact words, “Everybody”.' },
  ]);
});

test('verify refuses what is not a case', () => {
  const path = join(temporaryFolder(), 'x.parallax');
  expect(() => verifyCase(path)).toThrow(expect.objectContaining({ code: 'case.not-found' }));
  writeFileSync(path, 'text');
  expect(() => verifyCase(path)).toThrow(expect.objectContaining({ code: 'case.not-a-case' }));
});
