import type { Database } from 'better-sqlite3';
import type { AppEvents, ChangedIds } from '#contract/events.ts';
import type { Focus, JournalLabel, JournalState } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { Change } from '../services/context.ts';
import { asShare, inParts, isSteps, type Steps } from '../steps.ts';
import { changedIds, everything, type Row, type RowChange } from './changed-ids.ts';
import { refreshIndex } from './search-index.ts';
import { inStep, inverseOf, outOfStep, putRows } from './replay.ts';
import { statement } from './statements.ts';

// docs/decisions/0003-one-journal.md. Each entry holds the tops of the undo and the redo stack after it, and what is
// under a top is found at the entry before it, so the stacks need no table of their own and survive everything.

/** Who makes a change, and when (ISO 8601, UTC). */
export type Authorship = { readonly by: string; readonly at: string };

/** A change as journal_change holds it: rows as JSON. */
export type StoredChange = {
  readonly table_name: string;
  readonly row_key: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** An entry as the journal holds it. */
export type EntryRow = {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly action: string;
  readonly subject: string;
  readonly article_id: string | null;
  readonly occurrence_id: string | null;
  readonly claim_id: string | null;
  readonly target_seq: number | null;
  readonly undo_seq: number | null;
  readonly redo_seq: number | null;
};

type NewEntry = Omit<EntryRow, 'seq' | 'at' | 'by'>;

const longestSubject = 80;
/** How long a run of changes that go on with each other may last to be one entry, in milliseconds. */
const longestRun = 60_000;
/** Beyond this many changed rows it costs more to find out what they touched than to read everything again. */
const mostRead = 20_000;

/**
 * Makes a change and its journal entry in one transaction. What changes nothing leaves no entry, and work that is not
 * carried through to its last step leaves nothing at all. Nothing else may use the database between two steps.
 */
export function recordChange<Output>(
  db: Database,
  action: string,
  authorship: Authorship,
  change: () => Change<Output> | Steps<Change<Output>>,
): Steps<Output> {
  return inTransaction(db, function* () {
    const seq = lastSeq(db) + 1;
    // The entry comes first because its changes refer to it; what it is about is known only afterwards.
    writeEntry(db, seq, authorship, {
      kind: 'do',
      action,
      subject: '',
      article_id: null,
      occurrence_id: null,
      claim_id: null,
      target_seq: null,
      undo_seq: seq,
      redo_seq: null,
    });
    const { output, subject, focus, continues } = yield* recording(db, seq, change);
    const changes = statement(db, 'SELECT count(*) FROM journal_change WHERE seq = ?').pluck().get(seq);
    if (changes === 0) {
      statement(db, 'DELETE FROM journal WHERE seq = ?').run(seq);
    } else {
      statement(
        db,
        'UPDATE journal SET subject = ?, article_id = ?, occurrence_id = ?, claim_id = ? WHERE seq = ?',
      ).run(shorten(subject), focus.articleId, focus.occurrenceId, focus.claimId, seq);
      if (continues) joinToLast(db, seq);
    }
    return output;
  });
}

/**
 * Takes the last change back that is not taken back yet, as an entry of its own.
 * @returns what was taken back and where it was.
 * @throws Failure `journal.nothing-to-undo`.
 */
export function undoLast(db: Database, authorship: Authorship): Steps<Travelled> {
  return inStep(
    inTransaction(db, function* () {
      const top = findTop(db);
      if (!top?.undo_seq) throw new Failure('journal.nothing-to-undo', 'There is nothing to undo.');
      const done = getEntry(db, top.undo_seq);
      const seq = top.seq + 1;
      writeEntry(db, seq, authorship, {
        ...aboutSame(done),
        kind: 'undo',
        undo_seq: findEntry(db, done.seq - 1)?.undo_seq ?? null,
        redo_seq: seq,
      });
      yield* replay(db, seq, done.seq, 'backwards');
      return { label: labelOf(done), focus: focusOf(done) };
    }),
  );
}

/**
 * Does the change again that was taken back last, as an entry of its own.
 * @returns what was done again and where it is.
 * @throws Failure `journal.nothing-to-redo`.
 */
export function redoLast(db: Database, authorship: Authorship): Steps<Travelled> {
  return inStep(
    inTransaction(db, function* () {
      const top = findTop(db);
      if (!top?.redo_seq) throw new Failure('journal.nothing-to-redo', 'There is nothing to redo.');
      const undone = getEntry(db, top.redo_seq);
      const done = getEntry(db, targetOf(undone));
      const seq = top.seq + 1;
      writeEntry(db, seq, authorship, {
        ...aboutSame(done),
        kind: 'redo',
        undo_seq: done.seq,
        redo_seq: findEntry(db, undone.seq - 1)?.redo_seq ?? null,
      });
      yield* replay(db, seq, done.seq, 'forwards');
      return { label: labelOf(done), focus: focusOf(done) };
    }),
  );
}

type Travelled = { readonly label: JournalLabel; readonly focus: Focus };

/** Steps that are all kept or, whatever ends them early, all taken back. */
function* inTransaction<Value>(db: Database, work: () => Steps<Value>): Steps<Value> {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = yield* work();
    db.exec('COMMIT');
    return value;
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}

/** Lets what was done so far stand: it stays in the history, but undo does not reach it any more. */
export function sealHistory(db: Database): void {
  db.prepare(
    'UPDATE journal SET undo_seq = NULL, redo_seq = NULL WHERE seq = (SELECT max(seq) FROM journal)',
  ).run();
}

/** What undo and redo would do now. */
export function journalState(db: Database): JournalState {
  const top = findTop(db);
  const undo = top?.undo_seq ? getEntry(db, top.undo_seq) : null;
  const redo = top?.redo_seq ? getEntry(db, top.redo_seq) : null;
  return { undo: undo && labelOf(undo), redo: redo && labelOf(redo) };
}

/** The number of the newest entry; 0 when there is none. */
export function lastSeq(db: Database): number {
  return findTop(db)?.seq ?? 0;
}

/** The changes of these tables in the entries after `seq`, oldest first. */
export function rowChangesSince(db: Database, seq: number, tables: readonly string[]): readonly RowChange[] {
  return statement<[number, string], StoredChange>(
    db,
    `SELECT table_name, row_key, before, after FROM journal_change
     WHERE seq > ? AND +table_name IN (SELECT value FROM json_each(?)) ORDER BY seq, ordinal`,
  )
    .all(seq, JSON.stringify(tables))
    .map(toRowChange);
}

/** When an entry was written, ISO 8601 in UTC; null when there is none of this number. */
export function findAt(db: Database, seq: number): string | null {
  return findEntry(db, seq)?.at ?? null;
}

/** What to tell the window of the entries after `seq`, oldest first. */
export function changesSince(db: Database, seq: number): readonly AppEvents['case.changed'][] {
  const entries = statement<[number], EntryRow>(db, 'SELECT * FROM journal WHERE seq > ? ORDER BY seq').all(
    seq,
  );
  if (entries.length === 0) return [];
  const journal = journalState(db);
  return entries.map((entry) => ({
    seq: entry.seq,
    kind: entry.kind,
    label: labelOf(entry),
    focus: focusOf(entry),
    changed: changedIdsWhere(db, 'seq = ?', entry.seq),
    journal,
  }));
}

/** The ids of everything that the entries after `seq` touched. */
export function changedIdsSince(db: Database, seq: number): ChangedIds {
  return changedIdsWhere(db, 'seq > ?', seq);
}

function changedIdsWhere(db: Database, which: 'seq = ?' | 'seq > ?', seq: number): ChangedIds {
  const count = statement<[number], number>(
    db,
    `SELECT coalesce(sum((SELECT max(ordinal) FROM journal_change WHERE journal_change.seq = journal.seq)), 0)
     FROM journal WHERE ${which}`,
  ).pluck();
  if ((count.get(seq) ?? 0) > mostRead) return everything;
  const changes = statement<[number], StoredChange>(
    db,
    `SELECT table_name, row_key, before, after FROM journal_change WHERE ${which}`,
  ).all(seq);
  return changedIds(changes.map(toRowChange));
}

/** True when a row of the table was changed by an entry after `seq`. */
export function hasChangedSince(db: Database, seq: number, table: string): boolean {
  const sql = 'SELECT 1 FROM journal_change WHERE seq > ? AND table_name = ? LIMIT 1';
  return statement<[number, string]>(db, sql).get(seq, table) !== undefined;
}

/** Lets the triggers write under an entry while `work` runs, then keeps of each row only its first and last state. */
function* recording<Result>(db: Database, seq: number, work: () => Result | Steps<Result>): Steps<Result> {
  const set = statement(db, 'UPDATE temp.journal_recording SET seq = ?');
  set.run(seq);
  const made = work();
  const result = isSteps(made) ? yield* asShare(made, 0, 0.8) : made;
  set.run(null);
  keepNetChanges(db, seq);
  yield* asShare(refreshIndex(db, seq), 0.8, 1);
  return result;
}

/**
 * Makes one entry of the newest and the one before it where both are the same action of the same person on one and the same
 * row, which was there before both, and less than {@link longestRun} lies between them.
 */
function joinToLast(db: Database, seq: number): void {
  const [entry, last] = [getEntry(db, seq), findEntry(db, seq - 1)];
  if (last?.kind !== 'do' || last.action !== entry.action || last.by !== entry.by) return;
  if (Math.abs(Date.parse(entry.at) - Date.parse(last.at)) >= longestRun) return;
  const [change, ...others] = storedChanges(db, seq);
  const [earlier, ...earlierOthers] = storedChanges(db, last.seq);
  if (!change || !earlier || others.length + earlierOthers.length > 0) return;
  if (change.table_name !== earlier.table_name || change.row_key !== earlier.row_key) return;
  // An entry without any difference would be no change.
  if (earlier.before === null || earlier.before === change.after) return;
  statement(db, 'UPDATE journal_change SET after = ? WHERE seq = ?').run(change.after, last.seq);
  statement(db, 'DELETE FROM journal_change WHERE seq = ?').run(seq);
  statement(db, 'DELETE FROM journal WHERE seq = ?').run(seq);
}

function keepNetChanges(db: Database, seq: number): void {
  const repeated = statement(
    db,
    'SELECT 1 FROM journal_change WHERE seq = ? GROUP BY table_name, row_key HAVING count(*) > 1 LIMIT 1',
  ).get(seq);
  if (!repeated) return;
  const net = new Map<string, StoredChange>();
  for (const change of storedChanges(db, seq)) {
    const row = `${change.table_name}\0${change.row_key}`;
    net.set(row, { ...change, before: (net.get(row) ?? change).before });
  }
  statement(db, 'DELETE FROM journal_change WHERE seq = ?').run(seq);
  const insert = statement(
    db,
    `INSERT INTO journal_change (seq, ordinal, table_name, row_key, before, after) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  let ordinal = 0;
  for (const { table_name, row_key, before, after } of net.values()) {
    if (before !== after) insert.run(seq, (ordinal += 1), table_name, row_key, before, after);
  }
}

/** Carries the changes of one entry out again, or their inverse, as entry `seq`. */
function* replay(
  db: Database,
  seq: number,
  source: number,
  direction: 'forwards' | 'backwards',
): Steps<void> {
  yield* recording(db, seq, () => putStored(db, storedChanges(db, source), direction));
}

function* putStored(
  db: Database,
  stored: readonly StoredChange[],
  direction: 'forwards' | 'backwards',
): Steps<void> {
  const changes: RowChange[] = [];
  const read = inParts(stored, 1000, (part) => {
    for (const each of part) {
      const change = toRowChange(each);
      changes.push(direction === 'forwards' ? change : inverseOf(change));
    }
  });
  yield* asShare(read, 0, 0.2);
  yield* asShare(putRows(db, changes), 0.2, 1);
}

function writeEntry(db: Database, seq: number, authorship: Authorship, entry: NewEntry): void {
  statement(
    db,
    `INSERT INTO journal (seq, at, by, kind, action, subject, article_id, occurrence_id, claim_id, target_seq,
                          undo_seq, redo_seq)
     VALUES (@seq, @at, @by, @kind, @action, @subject, @article_id, @occurrence_id, @claim_id, @target_seq,
             @undo_seq, @redo_seq)`,
  ).run({ seq, ...authorship, ...entry });
}

function findTop(db: Database): EntryRow | null {
  return statement<[], EntryRow>(db, 'SELECT * FROM journal ORDER BY seq DESC LIMIT 1').get() ?? null;
}

function findEntry(db: Database, seq: number): EntryRow | null {
  return statement<[number], EntryRow>(db, 'SELECT * FROM journal WHERE seq = ?').get(seq) ?? null;
}

function getEntry(db: Database, seq: number): EntryRow {
  const entry = findEntry(db, seq);
  if (!entry) throw outOfStep('journal');
  return entry;
}

function targetOf(entry: EntryRow): number {
  if (entry.target_seq === null) throw outOfStep('journal');
  return entry.target_seq;
}

function storedChanges(db: Database, seq: number): readonly StoredChange[] {
  return statement<[number], StoredChange>(
    db,
    'SELECT table_name, row_key, before, after FROM journal_change WHERE seq = ? ORDER BY ordinal',
  ).all(seq);
}

/** A stored change with its rows read. */
export function toRowChange(change: StoredChange): RowChange {
  return { table: change.table_name, before: parseRow(change.before), after: parseRow(change.after) };
}

function parseRow(json: string | null): Row | null {
  // Written by the triggers as an object of texts, integers and nulls.
  return json === null ? null : (JSON.parse(json) as Row);
}

function aboutSame(
  done: EntryRow,
): Pick<NewEntry, 'action' | 'subject' | 'article_id' | 'occurrence_id' | 'claim_id' | 'target_seq'> {
  const { action, subject, article_id, occurrence_id, claim_id } = done;
  return { action, subject, article_id, occurrence_id, claim_id, target_seq: done.seq };
}

/** What an entry did, and to what. */
export function labelOf(entry: EntryRow): JournalLabel {
  return { action: entry.action, subject: entry.subject };
}

/** The place an entry is about. */
export function focusOf(entry: EntryRow): Focus {
  return { articleId: entry.article_id, occurrenceId: entry.occurrence_id, claimId: entry.claim_id };
}

function shorten(subject: string): string {
  const line = subject.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > longestSubject ? `${characters.slice(0, longestSubject - 1).join('')}…` : line;
}
