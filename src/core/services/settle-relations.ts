import type { CoreParsed } from '#contract/api.ts';
import { deleteRelation, listRelationsById, updateRelation } from '../db/relation-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { dropOrphanClaims } from './drop-orphan-claims.ts';

/**
 * Gives several relations a status, or removes them, with every claim that nothing else keeps; those that are gone are
 * left out.
 */
export function settleRelations(
  { db }: ServiceContext,
  { relationIds, status }: CoreParsed<'relation.settle'>,
): Change<{ readonly count: number }> {
  const relations = listRelationsById(db, relationIds);
  for (const { id, reason } of relations) {
    if (status === null) deleteRelation(db, id);
    else updateRelation(db, id, status, reason);
  }
  if (status === null) {
    dropOrphanClaims(
      db,
      relations.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]),
    );
  }
  return {
    output: { count: relations.length },
    subject: relations[0]?.fromText ?? '',
    focus: { articleId: null, occurrenceId: null, claimId: relations[0]?.fromClaimId ?? null },
  };
}
