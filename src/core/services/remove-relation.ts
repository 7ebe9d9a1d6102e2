import type { CoreParsed } from '#contract/api.ts';
import { deleteRelation, getRelation } from '../db/relation-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { dropOrphanClaims } from './drop-orphan-claims.ts';

/** Removes a relation, and a claim that nothing else keeps. @throws Failure `relation.not-found` */
export function removeRelation(
  { db }: ServiceContext,
  { relationId }: CoreParsed<'relation.remove'>,
): Change<null> {
  const { fromClaimId, toClaimId, fromText } = getRelation(db, relationId);
  deleteRelation(db, relationId);
  dropOrphanClaims(db, [fromClaimId, toClaimId]);
  return {
    output: null,
    subject: fromText,
    focus: { articleId: null, occurrenceId: null, claimId: fromClaimId },
  };
}
