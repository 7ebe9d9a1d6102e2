import type { Database } from 'better-sqlite3';
import type { ClaimSummary } from '#contract/views.ts';
import type { Verdict } from '#domain/assessment.ts';
import type { ClaimType } from '#domain/claim.ts';
import { Failure } from '#domain/failure.ts';
import { addedValues, deleteAdded, withAdded } from './codebook-rows.ts';
import { groupRows } from './group-rows.ts';
import { idList, statement } from './statements.ts';
import { deleteDecisions } from './suggestion-rows.ts';

/** What can be edited of a claim. */
export type ClaimFields = Pick<ClaimSummary, 'text' | 'type' | 'eventDate' | 'tags'> & {
  readonly note: string;
};

/** A claim's row with its tags. */
export type ClaimRecord = ClaimFields & { readonly id: string };

const byIds = 'IN (SELECT value FROM json_each(?))';

/** All claims in the order in which they came into the case. */
export function listClaims(db: Database): readonly ClaimSummary[] {
  return summaries(db, null);
}

/** The claim with this id as lists show it. @throws Failure `claim.not-found` */
export function getClaimSummary(db: Database, id: string): ClaimSummary {
  return summaries(db, [id])[0] ?? notFound(id);
}

/** The claim with this id. @throws Failure `claim.not-found` */
export function getClaim(db: Database, id: string): ClaimRecord {
  const row = statement<[string], Omit<ClaimRecord, 'tags'>>(
    db,
    'SELECT id, text, type, event_date AS eventDate, note FROM claim WHERE id = ?',
  ).get(id);
  return row ? { ...row, tags: tagsByClaim(db, [id]).get(id) ?? [] } : notFound(id);
}

/** The texts of all claims, newest first, so that a map of them by text keeps the oldest. */
export function listClaimTexts(db: Database): readonly { readonly id: string; readonly text: string }[] {
  return statement<[], { id: string; text: string }>(db, 'SELECT id, text FROM claim ORDER BY id DESC').all();
}

/** Adds a claim with its tags. */
export function insertClaim(db: Database, id: string, fields: ClaimFields, createdAt: string): void {
  const { text, type, eventDate, note } = fields;
  statement<[Record<string, unknown>]>(
    db,
    `INSERT INTO claim (id, text, type, event_date, note, created_at)
     VALUES (@id, @text, @type, @eventDate, @note, @createdAt)`,
  ).run({ id, text, type, eventDate, note, createdAt });
  insertTags(db, id, fields.tags);
}

/** Writes a claim's fields; tags that stay keep their rows. */
export function updateClaim(db: Database, id: string, fields: ClaimFields): void {
  const { text, type, eventDate, note } = fields;
  statement<[Record<string, unknown>]>(
    db,
    'UPDATE claim SET text = @text, type = @type, event_date = @eventDate, note = @note WHERE id = @id',
  ).run({ id, text, type, eventDate, note });
  const before = tagsByClaim(db, [id]).get(id) ?? [];
  const remove = statement<[string, string]>(db, 'DELETE FROM claim_tag WHERE claim_id = ? AND tag = ?');
  for (const tag of before) if (!fields.tags.includes(tag)) remove.run(id, tag);
  insertTags(
    db,
    id,
    fields.tags.filter((tag) => !before.includes(tag)),
  );
}

/** Removes a claim with its tags; its occurrences, relations and assessment must be gone. */
export function deleteClaim(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM claim_tag WHERE claim_id = ?').run(id);
  deleteDecisions(db, id);
  statement<[string]>(db, 'DELETE FROM claim WHERE id = ?').run(id);
  deleteAdded(db, id);
}

/** Of these claims, those that have no occurrence, no relation and no assessment. */
export function listOrphanClaims(db: Database, ids: readonly string[]): readonly string[] {
  const rows = statement<[string], { id: string }>(
    db,
    `SELECT id FROM claim
     WHERE id ${byIds}
       AND NOT EXISTS (SELECT 1 FROM occurrence WHERE claim_id = claim.id)
       AND NOT EXISTS (SELECT 1 FROM relation WHERE from_claim_id = claim.id)
       AND NOT EXISTS (SELECT 1 FROM relation WHERE to_claim_id = claim.id)
       AND NOT EXISTS (SELECT 1 FROM assessment WHERE claim_id = claim.id)
     ORDER BY id`,
  ).all(idList(ids));
  return rows.map((row) => row.id);
}

function summaries(db: Database, ids: readonly string[] | null): readonly ClaimSummary[] {
  const scope = ids ? [idList(ids)] : [];
  type Row = {
    id: string;
    text: string;
    type: ClaimType | null;
    eventDate: string | null;
    verdict: Verdict | null;
  };
  const rows = statement<string[], Row>(
    db,
    `SELECT id, text, type, event_date AS eventDate, verdict
     FROM claim LEFT JOIN assessment ON assessment.claim_id = claim.id
     ${ids ? `WHERE id ${byIds}` : ''} ORDER BY id`,
  ).all(...scope);
  const tags = tagsByClaim(db, ids);
  // One row a claim and article, read off the index alone.
  const places = groupRows(
    statement<string[], { claimId: string; articleId: string; count: number }>(
      db,
      `SELECT claim_id AS claimId, article_id AS articleId, count(*) AS count FROM occurrence
       ${ids ? `WHERE claim_id ${byIds}` : ''} GROUP BY claim_id, article_id`,
    ).all(...scope),
    (row) => row.claimId,
    (row) => row,
  );
  const added = addedValues(db, ids);
  return rows.map((row) => {
    const found = places.get(row.id) ?? [];
    const summary = {
      id: row.id,
      text: row.text,
      type: row.type,
      eventDate: row.eventDate,
      tags: tags.get(row.id) ?? [],
      occurrenceCount: found.reduce((sum, place) => sum + place.count, 0),
      articleIds: found.map((place) => place.articleId),
      verdict: row.verdict,
    };
    return withAdded(summary, added.get(row.id));
  });
}

function tagsByClaim(db: Database, ids: readonly string[] | null): ReadonlyMap<string, readonly string[]> {
  const rows = statement<string[], { id: string; tag: string }>(
    db,
    `SELECT claim_id AS id, tag FROM claim_tag ${ids ? `WHERE claim_id ${byIds}` : ''} ORDER BY claim_id, tag`,
  ).all(...(ids ? [idList(ids)] : []));
  return groupRows(
    rows,
    (row) => row.id,
    (row) => row.tag,
  );
}

function insertTags(db: Database, id: string, tags: readonly string[]): void {
  const insert = statement<[string, string]>(db, 'INSERT INTO claim_tag (claim_id, tag) VALUES (?, ?)');
  for (const tag of tags) insert.run(id, tag);
}

function notFound(id: string): never {
  throw new Failure('claim.not-found', 'This claim is no longer in the case.', { id });
}
