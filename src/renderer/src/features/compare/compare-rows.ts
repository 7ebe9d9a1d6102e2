import type { RelationView } from '#contract/views.ts';
import type { ClaimMatrix } from '#domain/compare/matrix.ts';
import type { RowStanding } from '#domain/compare/matrix-rows.ts';

/** A relation as one row shows it: `other` is the number of the claim at its other end. */
export type RowRelation = {
  readonly relation: RelationView;
  /** True when the row's claim is the second of the two. */
  readonly inverse: boolean;
  readonly other: number;
};

/** A row of the matrix with what hangs on it. */
export type CompareRow = {
  readonly claim: { readonly id: string; readonly text: string };
  /** The row's place from 0, as it is laid out. */
  readonly index: number;
  /** What the claim is called, whatever the order. */
  readonly number: number;
  readonly standing: RowStanding;
  /** The name of the source on which all articles that make the claim rest. */
  readonly origin: string | null;
  readonly relations: readonly RowRelation[];
};

/** The rows of a matrix with their relations to other rows. */
export function rowsOf(matrix: ClaimMatrix): readonly CompareRow[] {
  const known = new Map(matrix.rows.map((row) => [row.claimId, row]));
  const relationsOf = new Map<string, RowRelation[]>();
  for (const relation of matrix.relations) {
    const from = known.get(relation.fromClaimId);
    const to = known.get(relation.toClaimId);
    if (!from || !to) continue;
    const view = { ...relation, fromText: from.text, toText: to.text };
    put(relationsOf, from.claimId, { relation: view, inverse: false, other: to.number });
    put(relationsOf, to.claimId, { relation: view, inverse: true, other: from.number });
  }
  return matrix.rows.map(({ claimId, text, number, standing, origin }, index) => ({
    claim: { id: claimId, text },
    index,
    number,
    standing,
    origin,
    relations: relationsOf.get(claimId) ?? [],
  }));
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
