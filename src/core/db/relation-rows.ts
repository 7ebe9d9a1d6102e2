import type { Database } from 'better-sqlite3';
import type { RelationView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { RelationKind, RelationStatus } from '#domain/relation.ts';
import { idList, statement } from './statements.ts';

/** A relation's row. */
export type RelationRow = Omit<RelationView, 'fromText' | 'toText'>;

const select = `
  SELECT relation.id, from_claim_id AS fromClaimId, to_claim_id AS toClaimId, source.text AS fromText,
    target.text AS toText, kind, status, reason
  FROM relation
  JOIN claim AS source ON source.id = from_claim_id
  JOIN claim AS target ON target.id = to_claim_id`;

/** All relations of the case, oldest first. */
export function listRelations(db: Database): readonly RelationView[] {
  return statement<[], RelationView>(db, `${select} ORDER BY relation.id`).all();
}

/** The relations with these ids, oldest first; ids that name none are left out. */
export function listRelationsById(db: Database, ids: readonly string[]): readonly RelationView[] {
  const sql = `${select} WHERE relation.id IN (SELECT value FROM json_each(?)) ORDER BY relation.id`;
  return statement<[string], RelationView>(db, sql).all(idList(ids));
}

/** The relations that begin or end at a claim, oldest first. */
export function listRelationsOfClaim(db: Database, claimId: string): readonly RelationView[] {
  const sql = `${select} WHERE from_claim_id = ? OR to_claim_id = ? ORDER BY relation.id`;
  return statement<[string, string], RelationView>(db, sql).all(claimId, claimId);
}

/** The relation with this id. @throws Failure `relation.not-found` */
export function getRelation(db: Database, id: string): RelationView {
  const relation = statement<[string], RelationView>(db, `${select} WHERE relation.id = ?`).get(id);
  if (!relation) throw new Failure('relation.not-found', 'This relation is no longer in the case.', { id });
  return relation;
}

/** The relation of this kind from one claim to the other, or null. */
export function findRelation(
  db: Database,
  fromClaimId: string,
  toClaimId: string,
  kind: RelationKind,
): RelationView | null {
  const sql = `${select} WHERE from_claim_id = ? AND to_claim_id = ? AND kind = ?`;
  return statement<[string, string, string], RelationView>(db, sql).get(fromClaimId, toClaimId, kind) ?? null;
}

/** Adds a relation. */
export function insertRelation(db: Database, relation: RelationRow): void {
  statement<[RelationRow]>(
    db,
    `INSERT INTO relation (id, from_claim_id, to_claim_id, kind, status, reason)
     VALUES (@id, @fromClaimId, @toClaimId, @kind, @status, @reason)`,
  ).run(relation);
}

/** Writes a relation's status and reason. */
export function updateRelation(db: Database, id: string, status: RelationStatus, reason: string): void {
  const sql = 'UPDATE relation SET status = ?, reason = ? WHERE id = ?';
  statement<[string, string, string]>(db, sql).run(status, reason, id);
}

/** Makes a relation begin and end at other claims. */
export function moveRelation(db: Database, id: string, fromClaimId: string, toClaimId: string): void {
  const sql = 'UPDATE relation SET from_claim_id = ?, to_claim_id = ? WHERE id = ?';
  statement<[string, string, string]>(db, sql).run(fromClaimId, toClaimId, id);
}

/** Removes a relation. */
export function deleteRelation(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM relation WHERE id = ?').run(id);
}
