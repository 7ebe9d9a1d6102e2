import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import { ringsOf } from '#domain/compare/rings.ts';
import { orderedPair, type Relation, type RelationKind } from '#domain/relation.ts';
import { listComparedRelations } from '../../../db/comparison-rows.ts';
import { rejectData } from '../reject-data.ts';
import { type KnownIds, knownIdsOf } from './known.ts';

/** Kinds that cannot come round to where they began, as in services/check-tie.ts. */
const oneWay: readonly RelationKind[] = ['narrower', 'updates'];

/** Plans which relations come in; one between the same claims and of the same kind is there already. */
export function planRelations(db: Database, data: CaseJson, claims: KnownIds): readonly Relation[] {
  const ids = knownIdsOf(db, data, 'relations', 'relation');
  const inCase = listComparedRelations(db);
  const known = new Set(inCase.map(keyOf));
  const added: { readonly relation: Relation; readonly path: string }[] = [];
  data.relations.forEach((relation, index) => {
    const path = `relations[${index}]`;
    claims.check(relation.fromClaimId, `${path}.fromClaimId`);
    claims.check(relation.toClaimId, `${path}.toClaimId`);
    if (relation.fromClaimId === relation.toClaimId)
      rejectData(`${path}.toClaimId`, 'a claim cannot be related to itself');
    const [fromClaimId, toClaimId] = orderedPair(relation.kind, relation.fromClaimId, relation.toClaimId);
    const kept = { ...relation, fromClaimId, toClaimId };
    if (ids.there(relation.id) || known.has(keyOf(kept))) return;
    known.add(keyOf(kept));
    added.push({ relation: kept, path });
  });
  for (const kind of oneWay) {
    const counts = (relation: { kind: RelationKind; status: Relation['status'] }): boolean =>
      relation.kind === kind && relation.status !== 'rejected';
    const fresh = added.filter(({ relation }) => counts(relation));
    if (fresh.length === 0) continue;
    const all = [...inCase.filter(counts), ...fresh.map(({ relation }) => relation)];
    const links = all.map((relation) => ({ from: relation.fromClaimId, to: relation.toClaimId }));
    for (const ring of ringsOf(links)) {
      const onRing = new Set(ring.map((id, index) => `${id} ${ring[(index + 1) % ring.length]}`));
      const closing = fresh.findLast(({ relation }) =>
        onRing.has(`${relation.fromClaimId} ${relation.toClaimId}`),
      );
      if (closing)
        rejectData(
          closing.path,
          `with others of the kind ${kind} the relation would lead back to where it began`,
        );
    }
  }
  return added.map(({ relation }) => relation);
}

const keyOf = ({
  kind,
  fromClaimId,
  toClaimId,
}: Pick<Relation, 'kind' | 'fromClaimId' | 'toClaimId'>): string => `${kind} ${fromClaimId} ${toClaimId}`;
