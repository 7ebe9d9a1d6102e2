import type { CoreParsed } from '#contract/api.ts';
import type { RelationView } from '#contract/views.ts';
import { orderedPair, type RelationKind, type RelationStatus } from '#domain/relation.ts';
import { getClaim } from '../db/claim-rows.ts';
import {
  deleteRelation,
  findRelation,
  getRelation,
  insertRelation,
  updateRelation,
} from '../db/relation-rows.ts';
import { checkNoRing, checkPair } from './check-tie.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Relates two claims; the same pair and kind again changes status and reason. A relation that reads the same both ways
 * is kept once, whichever way it is given. Relations wanted beside it come as suggested where there are none yet.
 * @throws Failure `claim.not-found`; `relation.bad-pair` for a claim and itself; `relation.ring`
 */
export function setRelation(
  context: ServiceContext,
  { fromClaimId, toClaimId, kind, status, reason, alsoSuggest, dropRelationIds }: CoreParsed<'relation.set'>,
): Change<RelationView> {
  const { db } = context;
  for (const id of dropRelationIds ?? []) deleteRelation(db, id);
  const id = put(context, { kind, fromClaimId, toClaimId }, status, reason);
  for (const other of alsoSuggest ?? []) {
    const [first, second] = orderedPair(other.kind, other.fromClaimId, other.toClaimId);
    if (!findRelation(db, first, second, other.kind)) put(context, other, 'suggested', '');
  }
  return {
    output: getRelation(db, id),
    subject: getClaim(db, fromClaimId).text,
    focus: { articleId: null, occurrenceId: null, claimId: fromClaimId },
  };
}

type Ends = { readonly kind: RelationKind; readonly fromClaimId: string; readonly toClaimId: string };

function put(context: ServiceContext, ends: Ends, status: RelationStatus, reason: string): string {
  const { db } = context;
  const { kind, fromClaimId, toClaimId } = ends;
  checkPair(fromClaimId, toClaimId);
  const [first, second] = orderedPair(kind, fromClaimId, toClaimId);
  const from = getClaim(db, first);
  const to = getClaim(db, second);
  if (status !== 'rejected') checkNoRing(db, ends);
  const existing = findRelation(db, from.id, to.id, kind);
  const id = existing?.id ?? context.newId();
  if (existing) updateRelation(db, id, status, reason);
  else insertRelation(db, { id, fromClaimId: from.id, toClaimId: to.id, kind, status, reason });
  return id;
}
