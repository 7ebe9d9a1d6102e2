import type { Database } from 'better-sqlite3';
import { tieConsequences, type ProposedTie } from '#domain/compare/tie-consequences.ts';
import { Failure } from '#domain/failure.ts';
import type { RelationKind } from '#domain/relation.ts';
import { getClaim } from '../db/claim-rows.ts';
import { listComparedRelations } from '../db/comparison-rows.ts';

/** Kinds that cannot come round to where they began; what is derived from itself is circular reporting, and is told. */
const oneWay: ReadonlySet<RelationKind> = new Set(['narrower', 'updates']);

/** @throws Failure `relation.bad-pair` for a claim and itself */
export function checkPair(fromClaimId: string, toClaimId: string): void {
  if (fromClaimId !== toClaimId) return;
  throw new Failure('relation.bad-pair', 'A claim cannot be related to itself; choose another.', {
    id: toClaimId,
  });
}

/** @throws Failure `relation.ring` when a narrower claim or an update would lead back to itself */
export function checkNoRing(db: Database, tie: ProposedTie): void {
  const ring = tieConsequences(listComparedRelations(db), tie).rings.find(({ kind }) => oneWay.has(kind));
  if (!ring) return;
  const way = ring.claimIds.map((id) => `“${getClaim(db, id).text}”`).join(' → ');
  throw new Failure(
    'relation.ring',
    `The relation would lead back to where it began: ${way}. If these claims say the same, relate them as equivalent.`,
    { kind: ring.kind, way },
  );
}
