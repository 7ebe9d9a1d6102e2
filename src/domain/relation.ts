/** How one claim relates to another, read from the first to the second. */
export const relationKinds = [
  'equivalent',
  'narrower',
  'contradicts',
  'in-tension',
  'supports',
  'updates',
  'derived-from',
] as const;
/** One of {@link relationKinds}. */
export type RelationKind = (typeof relationKinds)[number];

/** Whether a relation is a proposal, agreed or turned down. */
export const relationStatuses = ['suggested', 'confirmed', 'rejected'] as const;
/** One of {@link relationStatuses}. */
export type RelationStatus = (typeof relationStatuses)[number];

/** A relation between two claims, read from the first to the second. */
export type Relation = {
  readonly id: string;
  readonly fromClaimId: string;
  readonly toClaimId: string;
  readonly kind: RelationKind;
  readonly status: RelationStatus;
  readonly reason: string;
};

const symmetricKinds: ReadonlySet<RelationKind> = new Set(['equivalent', 'contradicts', 'in-tension']);

/** True for relations that read the same both ways, so that a pair is stored once. */
export function isSymmetric(kind: RelationKind): boolean {
  return symmetricKinds.has(kind);
}

/** The two ends in the order in which the pair is stored: as given, or sorted when the relation reads the same both ways. */
export function orderedPair(
  kind: RelationKind,
  from: string,
  to: string,
): readonly [from: string, to: string] {
  return isSymmetric(kind) && to < from ? [to, from] : [from, to];
}
