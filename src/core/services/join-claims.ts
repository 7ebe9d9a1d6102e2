import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import type { ClaimSummary, RelationView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { orderedPair, type RelationStatus } from '#domain/relation.ts';
import { deleteAssessment, findAssessment, writeAssessment } from '../db/assessment-rows.ts';
import { addedValues, writeAdded } from '../db/codebook-rows.ts';
import { deleteClaim, getClaim, getClaimSummary, updateClaim } from '../db/claim-rows.ts';
import { moveOccurrencesOfClaim } from '../db/occurrence-rows.ts';
import {
  deleteRelation,
  findRelation,
  listRelationsOfClaim,
  moveRelation,
  updateRelation,
} from '../db/relation-rows.ts';
import { moveDecisions } from '../db/suggestion-rows.ts';
import { checkNoRing } from './check-tie.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Joins claims into another: occurrences, tags and relations move; type, date and assessment do where the other has
 * none; text and note are kept in the note. Of relations that would double, the one stays that is further decided.
 * @throws Failure `claim.not-found`; `request.invalid` for a claim and itself; `claim.join-conflict` when two of them are
 *   related as contradicting or in tension; `relation.ring`
 */
export function joinClaims(
  { db }: ServiceContext,
  { intoClaimId, fromClaimIds, dropRelationIds }: CoreParsed<'claim.join'>,
): Change<ClaimSummary> {
  const fromIds = [...new Set(fromClaimIds)];
  if (fromIds.includes(intoClaimId)) {
    throw new Failure('request.invalid', 'A claim cannot be joined with itself; choose another.', {
      id: intoClaimId,
      rule: 'join-itself',
    });
  }
  for (const id of [intoClaimId, ...fromIds]) getClaim(db, id);
  for (const id of dropRelationIds ?? []) deleteRelation(db, id);
  checkNoConflict(db, [intoClaimId, ...fromIds]);
  checkNoRing(db, { kind: 'join', intoClaimId, fromClaimIds: fromIds });
  for (const id of fromIds) joinOne(db, intoClaimId, id);
  return {
    output: getClaimSummary(db, intoClaimId),
    subject: getClaim(db, intoClaimId).text,
    focus: { articleId: null, occurrenceId: null, claimId: intoClaimId },
  };
}

function joinOne(db: Database, intoClaimId: string, fromClaimId: string): void {
  const into = getClaim(db, intoClaimId);
  const from = getClaim(db, fromClaimId);
  moveOccurrencesOfClaim(db, fromClaimId, intoClaimId);
  for (const relation of listRelationsOfClaim(db, fromClaimId))
    moveEnds(db, relation, fromClaimId, intoClaimId);
  const added = addedValues(db, [fromClaimId]).get(fromClaimId);
  if (into.type === null) writeAdded(db, intoClaimId, 'claimType', added?.claimType ?? null);
  const assessment = findAssessment(db, fromClaimId);
  if (assessment) {
    if (!findAssessment(db, intoClaimId)) {
      writeAssessment(db, intoClaimId, assessment);
      writeAdded(db, intoClaimId, 'verdict', added?.verdict ?? null);
    }
    deleteAssessment(db, fromClaimId);
  }
  updateClaim(db, intoClaimId, {
    text: into.text,
    type: into.type ?? from.type,
    eventDate: into.eventDate ?? from.eventDate,
    tags: [...new Set([...into.tags, ...from.tags])],
    note: [into.note, `“${from.text}”`, from.note].filter((line) => line !== '').join('\n'),
  });
  moveDecisions(db, fromClaimId, intoClaimId);
  deleteClaim(db, fromClaimId);
}

function moveEnds(db: Database, relation: RelationView, fromClaimId: string, intoClaimId: string): void {
  const fromEnd = relation.fromClaimId === fromClaimId ? intoClaimId : relation.fromClaimId;
  const toEnd = relation.toClaimId === fromClaimId ? intoClaimId : relation.toClaimId;
  const [first, second] = orderedPair(relation.kind, fromEnd, toEnd);
  const double = findRelation(db, first, second, relation.kind);
  if (first !== second && !double) return moveRelation(db, relation.id, first, second);
  if (double && decided(relation.status) > decided(double.status))
    updateRelation(db, double.id, relation.status, relation.reason);
  deleteRelation(db, relation.id);
}

/** How far a relation is decided: a proposal least, then what was turned down, then what was agreed. */
function decided(status: RelationStatus): number {
  return ['suggested', 'rejected', 'confirmed'].indexOf(status);
}

function checkNoConflict(db: Database, claimIds: readonly string[]): void {
  const ids = new Set(claimIds);
  const conflict = claimIds
    .flatMap((id) => listRelationsOfClaim(db, id))
    .find(
      ({ kind, status, fromClaimId, toClaimId }) =>
        (kind === 'contradicts' || kind === 'in-tension') &&
        status !== 'rejected' &&
        ids.has(fromClaimId) &&
        ids.has(toClaimId),
    );
  if (!conflict) return;
  const how = conflict.kind === 'contradicts' ? 'contradicting' : 'in tension';
  throw new Failure(
    'claim.join-conflict',
    `These claims are related as ${how}, so they cannot be one; remove or reject the relation first.`,
    { relation: conflict.id, kind: conflict.kind },
  );
}
