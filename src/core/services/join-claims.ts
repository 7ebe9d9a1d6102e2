import type { CoreParsed } from '#contract/api.ts';
import type { ClaimSummary, RelationView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { orderedPair } from '#domain/relation.ts';
import { deleteAssessment, findAssessment, writeAssessment } from '../db/assessment-rows.ts';
import { addedValues, writeAdded } from '../db/codebook-rows.ts';
import { deleteClaim, getClaim, getClaimSummary, updateClaim } from '../db/claim-rows.ts';
import { moveOccurrencesOfClaim } from '../db/occurrence-rows.ts';
import { deleteRelation, findRelation, listRelationsOfClaim, moveRelation } from '../db/relation-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Joins one claim into another: occurrences, tags and relations move; type, date and assessment do where the other has
 * none; text and note are kept in the note.
 * @throws Failure `claim.not-found`; `request.invalid` for a claim and itself; `claim.join-conflict` when the two are
 *   related as contradicting or in tension.
 */
export function joinClaims(
  { db }: ServiceContext,
  { intoClaimId, fromClaimId }: CoreParsed<'claim.join'>,
): Change<ClaimSummary> {
  if (intoClaimId === fromClaimId) {
    throw new Failure('request.invalid', 'A claim cannot be joined with itself; choose another.', {
      id: intoClaimId,
    });
  }
  const into = getClaim(db, intoClaimId);
  const from = getClaim(db, fromClaimId);
  const relations = listRelationsOfClaim(db, fromClaimId);
  checkNoConflict(relations, intoClaimId);
  moveOccurrencesOfClaim(db, fromClaimId, intoClaimId);
  for (const relation of relations) {
    const fromEnd = relation.fromClaimId === fromClaimId ? intoClaimId : relation.fromClaimId;
    const toEnd = relation.toClaimId === fromClaimId ? intoClaimId : relation.toClaimId;
    const [first, second] = orderedPair(relation.kind, fromEnd, toEnd);
    if (first === second || findRelation(db, first, second, relation.kind)) deleteRelation(db, relation.id);
    else moveRelation(db, relation.id, first, second);
  }
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
    note: [into.note, `Joined: ${from.text}`, from.note].filter((line) => line !== '').join('\n'),
  });
  deleteClaim(db, fromClaimId);
  return {
    output: getClaimSummary(db, intoClaimId),
    subject: into.text,
    focus: { articleId: null, occurrenceId: null, claimId: intoClaimId },
  };
}

function checkNoConflict(relations: readonly RelationView[], otherId: string): void {
  const conflict = relations.find(
    ({ kind, status, fromClaimId, toClaimId }) =>
      (kind === 'contradicts' || kind === 'in-tension') &&
      status !== 'rejected' &&
      (fromClaimId === otherId || toClaimId === otherId),
  );
  if (!conflict) return;
  const how = conflict.kind === 'contradicts' ? 'contradicting' : 'in tension';
  throw new Failure(
    'claim.join-conflict',
    `These claims are related as ${how}, so they cannot be one; remove or reject the relation first.`,
    { relation: conflict.id, kind: conflict.kind },
  );
}
