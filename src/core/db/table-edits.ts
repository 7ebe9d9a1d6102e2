import type { Database } from 'better-sqlite3';
import type { ExtendableList } from '#domain/case-codebook.ts';
import { defaultCredibility } from '#domain/assessment.ts';
import { writeAdded } from './codebook-rows.ts';
import { idList, statement } from './statements.ts';

// One statement for many rows. What a value is has been checked by the contract; the columns are named here.

const these = 'IN (SELECT value FROM json_each(?))';

const columns = {
  stance: `UPDATE occurrence SET stance = ? WHERE id ${these}`,
  commitment: `UPDATE occurrence SET commitment = ? WHERE id ${these}`,
  quotation: `UPDATE occurrence SET quotation = ? WHERE id ${these}`,
  fidelity: `UPDATE occurrence SET fidelity = ? WHERE id ${these}`,
  polarity: `UPDATE occurrence SET polarity = ? WHERE id ${these}`,
  type: `UPDATE claim SET type = ? WHERE id ${these}`,
} as const;

/** Gives occurrences, or claims, one value of a column. */
export function setValueOf(
  db: Database,
  column: keyof typeof columns,
  ids: readonly string[],
  value: string | null,
): void {
  statement<[string | null, string]>(db, columns[column]).run(value, idList(ids));
}

/** Gives claims a verdict; a claim that is left with nothing assessed is not assessed any more. */
export function setVerdictOf(db: Database, ids: readonly string[], verdict: string | null): void {
  statement<[string | null, string]>(
    db,
    `INSERT INTO assessment (claim_id, verdict) SELECT value, ? FROM json_each(?) WHERE true
     ON CONFLICT (claim_id) DO UPDATE SET verdict = excluded.verdict`,
  ).run(verdict, idList(ids));
  if (verdict !== null) return;
  statement<[string]>(
    db,
    `DELETE FROM assessment WHERE claim_id ${these} AND verdict IS NULL AND credibility = ${defaultCredibility}
       AND likelihood IS NULL AND confidence IS NULL AND rationale = ''
       AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.claim_id = assessment.claim_id)`,
  ).run(idList(ids));
}

/** Keeps which added value stands for these things; null for none. */
export function setAddedOf(
  db: Database,
  list: ExtendableList,
  ids: readonly string[],
  value: string | null,
): void {
  if (value !== null) {
    for (const id of ids) writeAdded(db, id, list, value);
    return;
  }
  const sql = `DELETE FROM added_value WHERE list = ? AND subject_id ${these}`;
  statement<[string, string]>(db, sql).run(list, idList(ids));
}

/** Gives a claim these tags in place of those it has. */
export function setTagsOf(
  db: Database,
  claimId: string,
  before: readonly string[],
  after: readonly string[],
): void {
  const remove = statement<[string, string]>(db, 'DELETE FROM claim_tag WHERE claim_id = ? AND tag = ?');
  const add = statement<[string, string]>(db, 'INSERT INTO claim_tag (claim_id, tag) VALUES (?, ?)');
  for (const tag of before) if (!after.includes(tag)) remove.run(claimId, tag);
  for (const tag of after) if (!before.includes(tag)) add.run(claimId, tag);
}

/** Puts another source in place of the last of a chain. */
export function replaceLastSource(db: Database, occurrenceId: string, sourceId: string): void {
  statement<[string, string, string]>(
    db,
    `UPDATE attribution_step SET source_id = ?
     WHERE occurrence_id = ? AND ordinal = (SELECT max(ordinal) FROM attribution_step WHERE occurrence_id = ?)`,
  ).run(sourceId, occurrenceId, occurrenceId);
}

/** Puts a source after the article's own voice. */
export function appendSource(db: Database, occurrenceId: string, sourceId: string): void {
  statement<[string, string]>(
    db,
    `INSERT INTO attribution_step (occurrence_id, ordinal, source_id, status) VALUES (?, 1, ?, 'explicit')`,
  ).run(occurrenceId, sourceId);
}
