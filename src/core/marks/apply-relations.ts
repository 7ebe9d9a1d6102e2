import type { Marks } from '#contract/marks.ts';
import { orderedPair } from '#domain/relation.ts';
import { findRelation, insertRelation } from '../db/relation-rows.ts';
import type { ServiceContext } from '../services/context.ts';
import { idOf } from './keys.ts';
import { rejectMarks } from './read-marks.ts';

/** Adds the relations of the marks between the claims they name. */
export function applyRelations(
  context: ServiceContext,
  marks: Marks,
  claims: ReadonlyMap<string, string>,
): { readonly added: number; readonly alreadyThere: number } {
  let added = 0;
  marks.relations.forEach(({ from, to, kind, status, reason = '' }, index) => {
    const path = `relations[${index}]`;
    const fromId = idOf(claims, from, 'claim', `${path}.from`);
    const toId = idOf(claims, to, 'claim', `${path}.to`);
    if (fromId === toId) rejectMarks(path, 'a claim cannot be related to itself');
    const [fromClaimId, toClaimId] = orderedPair(kind, fromId, toId);
    if (findRelation(context.db, fromClaimId, toClaimId, kind)) return;
    insertRelation(context.db, { id: context.newId(), fromClaimId, toClaimId, kind, status, reason });
    added += 1;
  });
  return { added, alreadyThere: marks.relations.length - added };
}
