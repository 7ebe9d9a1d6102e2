import type { TableClaim, TableOccurrence } from '../table/table-pair.ts';
import type { ComparedRelation, Comparison } from './comparison.ts';

/** Claims that are tied as equivalent, which count as one, each with its places. All in the order of the comparison. */
export type SameClaims = readonly {
  readonly claim: TableClaim;
  readonly places: readonly TableOccurrence[];
}[];

/**
 * The claims of a comparison, those that confirmed relations tie as equivalent taken together, also through others of
 * the comparison. Every claim is in exactly one of them.
 */
export function sameClaims({ pairs, relations }: Comparison): readonly SameClaims[] {
  const groupOf = grouping(
    relations.filter(({ kind, status }) => kind === 'equivalent' && status === 'confirmed'),
  );
  const groups = new Map<string, { readonly claim: TableClaim; readonly places: TableOccurrence[] }[]>();
  for (const { claim, occurrence } of pairs) {
    const id = groupOf(claim.id);
    let group = groups.get(id);
    if (!group) groups.set(id, (group = []));
    let made = group.at(-1);
    if (made?.claim.id !== claim.id) group.push((made = { claim, places: [] }));
    if (occurrence) made.places.push(occurrence);
  }
  return [...groups.values()];
}

/** Names the group of each id, where ids that the pairs tie, also through others, are one group. */
export function grouping(
  ties: readonly Pick<ComparedRelation, 'fromClaimId' | 'toClaimId'>[],
): (id: string) => string {
  const above = new Map<string, string>();
  const top = (id: string): string => {
    let at = id;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) {
      const further = above.get(next);
      if (further !== undefined) above.set(at, further);
      at = next;
    }
    return at;
  };
  for (const { fromClaimId, toClaimId } of ties) {
    const [one, other] = [top(fromClaimId), top(toClaimId)];
    if (one !== other) above.set(one, other);
  }
  return top;
}
