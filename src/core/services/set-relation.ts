import type { CoreParsed } from '#contract/api.ts';
import type { RelationView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { orderedPair } from '#domain/relation.ts';
import { getClaim } from '../db/claim-rows.ts';
import { findRelation, getRelation, insertRelation, updateRelation } from '../db/relation-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Relates two claims; the same pair and kind again changes status and reason. A relation that reads the same both ways
 * is kept once, whichever way it is given.
 * @throws Failure `claim.not-found`; `relation.bad-pair` for a claim and itself.
 */
export function setRelation(
  context: ServiceContext,
  { fromClaimId, toClaimId, kind, status, reason }: CoreParsed<'relation.set'>,
): Change<RelationView> {
  const { db } = context;
  if (fromClaimId === toClaimId) {
    throw new Failure('relation.bad-pair', 'A claim cannot be related to itself; choose another.', {
      id: toClaimId,
    });
  }
  const [first, second] = orderedPair(kind, fromClaimId, toClaimId);
  const from = getClaim(db, first);
  const to = getClaim(db, second);
  const existing = findRelation(db, from.id, to.id, kind);
  const id = existing?.id ?? context.newId();
  if (existing) updateRelation(db, id, status, reason);
  else insertRelation(db, { id, fromClaimId: from.id, toClaimId: to.id, kind, status, reason });
  return {
    output: getRelation(db, id),
    subject: getClaim(db, fromClaimId).text,
    focus: { articleId: null, occurrenceId: null, claimId: fromClaimId },
  };
}
