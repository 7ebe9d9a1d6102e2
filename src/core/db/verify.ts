import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { VerifyProblemKind, VerifyReport } from '#contract/views.ts';
import { type AttributionStatus, checkChain } from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';
import { journaledTables } from './journal-triggers.ts';
import { openCaseToRead } from './open.ts';
import { countIndexed, hasIndex, isIndexDamage } from './search-index.ts';
import { fileFailure } from './sqlite-failure.ts';

type Report = (kind: VerifyProblemKind, detail: string) => void;

/** One damaged page can make thousands of problems; more than these help nobody. */
const mostProblems = 1000;

/**
 * Checks a case file against itself: the database's own integrity, every hash, every anchor's exact words, the rules
 * of chains and of the journal. Nothing is written; the case may be open elsewhere.
 * @throws Failure when the file cannot be opened as a case at all.
 */
export function verifyCase(path: string): VerifyReport {
  const db = openCaseToRead(path);
  try {
    const problems: { readonly kind: VerifyProblemKind; readonly detail: string }[] = [];
    const report: Report = (kind, detail) => {
      if (problems.length < mostProblems) problems.push({ kind, detail });
    };
    // One state of the case, even while somebody goes on working in it.
    return db.transaction(() => {
      guarded(report, 'file', () => checkFile(db, report));
      guarded(report, 'foreign-key', () => checkReferences(db, report));
      guarded(report, 'hash', () => checkContents(db, report));
      const articles = guarded(report, 'anchor', () => checkArticles(db, report));
      const occurrences = guarded(report, 'chain', () => checkChains(db, report));
      const entries = guarded(report, 'journal', () => checkJournal(db, report));
      guarded(report, 'search', () => checkIndex(db, report));
      return {
        path: resolve(path),
        checkedArticles: articles ?? 0,
        checkedOccurrences: occurrences ?? 0,
        checkedJournalEntries: entries ?? 0,
        problems,
      };
    })();
  } finally {
    db.close();
  }
}

/** A page that cannot be read ends one check, not all of them. */
function guarded<Value>(report: Report, kind: VerifyProblemKind, check: () => Value): Value | null {
  try {
    return check();
  } catch (error) {
    const failure = fileFailure(error);
    if (failure?.code !== 'case.damaged') throw error;
    report('file', `${describeCheck[kind]} could not be finished: ${(error as Error).message}`);
    return null;
  }
}

const describeCheck: Readonly<Record<VerifyProblemKind, string>> = {
  file: 'The check of the file',
  'foreign-key': 'The check of references',
  hash: 'The check of hashes',
  anchor: 'The check of articles and their anchors',
  chain: 'The check of attribution chains',
  journal: 'The check of the journal',
  search: 'The check of the search index',
};

function checkFile(db: Database, report: Report): void {
  for (const row of db.pragma('integrity_check') as readonly { readonly integrity_check: string }[]) {
    if (row.integrity_check === 'ok') continue;
    report(isIndexDamage(row.integrity_check) ? 'search' : 'file', row.integrity_check);
  }
}

function checkReferences(db: Database, report: Report): void {
  for (const row of db.pragma('foreign_key_check') as readonly {
    readonly table: string;
    readonly parent: string;
  }[]) {
    report('foreign-key', `A row of ${row.table} refers to a row of ${row.parent} that is not there.`);
  }
}

function checkContents(db: Database, report: Report): void {
  const contents = db
    .prepare<[], { sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM content')
    .iterate();
  for (const { sha256, bytes } of contents) {
    if (hashOf(bytes) !== sha256) report('hash', `The content ${sha256} is not what its SHA-256 says.`);
  }
}

type ArticleRow = {
  readonly id: string;
  readonly title: string;
  readonly original_sha256: string;
  readonly original_size: number;
  readonly text_sha256: string;
  readonly text_length: number;
};

function checkArticles(db: Database, report: Report): number {
  const bytesOf = db.prepare<[string], Buffer>('SELECT bytes FROM content WHERE sha256 = ?').pluck();
  const articles = db
    .prepare<[], ArticleRow>(
      'SELECT id, title, original_sha256, original_size, text_sha256, text_length FROM article ORDER BY id',
    )
    .all();
  for (const article of articles) {
    const name = `“${article.title}”`;
    if (bytesOf.get(article.original_sha256)?.byteLength !== article.original_size) {
      report('hash', `The original of ${name} does not have ${article.original_size} bytes.`);
    }
    const text = decode(bytesOf.get(article.text_sha256));
    if (text === null) {
      report('hash', `The text of ${name} is missing or not UTF-8.`);
      continue;
    }
    if (text.length !== article.text_length) {
      report('hash', `The text of ${name} has ${text.length} code units in place of ${article.text_length}.`);
    }
    checkBlocks(db, article.id, name, text, report);
    checkSpans(db, article.id, name, text, report);
    checkStepSpans(db, article.id, name, text, report);
    checkStanceSpans(db, article.id, name, text, report);
  }
  return articles.length;
}

type SpanRow = { readonly start: number; readonly end: number };

function checkBlocks(db: Database, articleId: string, name: string, text: string, report: Report): void {
  const blocks = db
    .prepare<[string], SpanRow & { ordinal: number }>(
      'SELECT ordinal, start_offset AS start, end_offset AS end FROM block WHERE article_id = ? ORDER BY ordinal',
    )
    .iterate(articleId);
  let end = 0;
  let ordinal = 0;
  for (const block of blocks) {
    if (block.ordinal !== ordinal || block.start < end || block.end > text.length) {
      report('anchor', `Block ${block.ordinal} of ${name} is out of place.`);
    } else if (text.slice(end, block.start).trim() !== '') {
      report('anchor', `Before block ${block.ordinal} of ${name} there is text that belongs to no block.`);
    }
    end = block.end;
    ordinal = block.ordinal + 1;
  }
  if (text.slice(end).trim() !== '') report('anchor', `After the last block of ${name} there is text.`);
}

function checkSpans(db: Database, articleId: string, name: string, text: string, report: Report): void {
  const spans = db
    .prepare<[string], SpanRow & { id: string; ordinal: number; exact: string }>(
      `SELECT occurrence_id AS id, ordinal, start_offset AS start, end_offset AS end, exact
       FROM occurrence_span JOIN occurrence ON occurrence.id = occurrence_id
       WHERE article_id = ? ORDER BY occurrence_id, ordinal`,
    )
    .iterate(articleId);
  let last: { readonly id: string; readonly ordinal: number; readonly end: number } | null = null;
  for (const span of spans) {
    const before: typeof last = last?.id === span.id ? last : null;
    if (span.ordinal !== (before ? before.ordinal + 1 : 0) || span.start < (before?.end ?? 0)) {
      report('anchor', `The pieces of mark ${span.id} in ${name} are not in the order of the text.`);
    }
    if (text.slice(span.start, span.end) !== span.exact) {
      report(
        'anchor',
        `Mark ${span.id} in ${name} does not stand on its exact words, “${clip(span.exact)}”.`,
      );
    }
    last = span;
  }
}

function checkStepSpans(db: Database, articleId: string, name: string, text: string, report: Report): void {
  const steps = db
    .prepare<[string, number, number], { id: string; ordinal: number }>(
      `SELECT occurrence_id AS id, ordinal FROM attribution_step JOIN occurrence ON occurrence.id = occurrence_id
       WHERE article_id = ? AND (
         source_start < 0 OR source_end <= source_start OR source_end > ? OR
         cue_start < 0 OR cue_end <= cue_start OR cue_end > ?)`,
    )
    .iterate(articleId, text.length, text.length);
  for (const step of steps) {
    report('anchor', `Step ${step.ordinal + 1} of mark ${step.id} points outside the text of ${name}.`);
  }
}

function checkStanceSpans(db: Database, articleId: string, name: string, text: string, report: Report): void {
  const marks = db
    .prepare<[string, number], { id: string }>(
      `SELECT id FROM occurrence
       WHERE article_id = ? AND (stance_start < 0 OR stance_end <= stance_start OR stance_end > ?)`,
    )
    .iterate(articleId, text.length);
  for (const { id } of marks) {
    report('anchor', `The words that show the stance of mark ${id} lie outside the text of ${name}.`);
  }
}

function checkChains(db: Database, report: Report): number {
  const rows = db
    .prepare<
      [],
      { id: string; spans: number; ordinal: number | null; sourceId: string; status: AttributionStatus }
    >(
      `SELECT occurrence.id, (SELECT count(*) FROM occurrence_span WHERE occurrence_id = occurrence.id) AS spans,
              ordinal, source_id AS sourceId, status
       FROM occurrence LEFT JOIN attribution_step ON occurrence_id = occurrence.id
       ORDER BY occurrence.id, ordinal`,
    )
    .iterate();
  let count = 0;
  let id: string | null = null;
  let chain: { readonly ordinal: number; readonly sourceId: string; readonly status: AttributionStatus }[] =
    [];
  const finish = (): void => {
    if (id !== null) checkOneChain(id, chain, report);
  };
  for (const { ordinal, sourceId, status, ...row } of rows) {
    if (row.id !== id) {
      finish();
      ({ id } = row);
      chain = [];
      count += 1;
      if (row.spans === 0) report('anchor', `Mark ${row.id} stands on no words.`);
    }
    if (ordinal !== null) chain.push({ ordinal, sourceId, status });
  }
  finish();
  return count;
}

function checkOneChain(
  id: string,
  chain: readonly {
    readonly ordinal: number;
    readonly sourceId: string;
    readonly status: AttributionStatus;
  }[],
  report: Report,
): void {
  if (chain.some((step, index) => step.ordinal !== index)) {
    report('chain', `The steps of mark ${id} are not numbered from 0 without gaps.`);
  }
  try {
    checkChain(chain);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    report('chain', `The attribution of mark ${id} breaks a rule. ${error.message}`);
  }
}

function checkJournal(db: Database, report: Report): number {
  const entries = db
    .prepare<[], { seq: number; changes: number }>(
      `SELECT seq, (SELECT count(*) FROM journal_change WHERE journal_change.seq = journal.seq) AS changes
       FROM journal ORDER BY seq`,
    )
    .iterate();
  let count = 0;
  for (const { seq, changes } of entries) {
    count += 1;
    if (seq !== count) {
      report('journal', `The journal lacks an entry before number ${seq}.`);
      count = seq;
    }
    if (changes === 0) report('journal', `Entry ${seq} of the journal has no changes.`);
  }
  const tables = journaledTables(db);
  const changes = db
    .prepare<[], { seq: number; table_name: string; before: string | null; after: string | null }>(
      'SELECT seq, table_name, before, after FROM journal_change ORDER BY seq, ordinal',
    )
    .iterate();
  for (const change of changes) {
    const table = tables.get(change.table_name);
    const rows = [change.before, change.after].filter((row) => row !== null);
    if (!table || rows.length === 0 || !rows.every((row) => hasKey(row, table.key))) {
      report('journal', `A change of entry ${change.seq} in ${change.table_name} cannot be read.`);
    }
  }
  return count;
}

/** An index of other rules is made again at the next opening and needs no check. */
function checkIndex(db: Database, report: Report): void {
  if (!hasIndex(db)) return;
  for (const { kind, indexed, there } of countIndexed(db)) {
    if (indexed !== there)
      report('search', `The search index has ${indexed} rows of kind ${kind} in place of ${there}.`);
  }
}

function hasKey(json: string, key: readonly string[]): boolean {
  try {
    const row: unknown = JSON.parse(json);
    return typeof row === 'object' && row !== null && key.every((column) => column in row);
  } catch {
    return false;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function decode(bytes: Uint8Array | undefined): string | null {
  if (!bytes) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function clip(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
