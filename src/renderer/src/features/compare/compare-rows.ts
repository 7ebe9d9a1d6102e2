import type { ClaimMatrix, ClaimMatrixRow, MatrixOccurrence, RelationView } from '#contract/views.ts';
import { claimStanding, type ClaimStanding } from '#domain/compare/claim-standing.ts';
import type { RelationKind } from '#domain/relation.ts';

/** What a row's badge says: the standing by stances, or the relation of the analyst that outweighs it. */
export type RowState = ClaimStanding | 'in-tension';

/** A relation as one row shows it: `other` is the number of the claim at its other end. */
export type RowRelation = {
  readonly relation: RelationView;
  /** True when the row's claim is the second of the two. */
  readonly inverse: boolean;
  readonly other: number;
};

/** A row with its number, from 1, and what hangs on it. */
export type CompareRow = ClaimMatrixRow & {
  readonly number: number;
  readonly state: RowState;
  readonly relations: readonly RowRelation[];
};

/** Occurrences of one cell that say the same, shown as one line. */
export type CellLine = Pick<
  MatrixOccurrence,
  'stance' | 'polarity' | 'commitment' | 'added' | 'sourceName'
> & {
  readonly id: string;
  readonly count: number;
};

/**
 * The rows that any of the articles makes, numbered from 1, with their relations to other rows; rejected ones are left
 * out. A confirmed contradiction or tension decides the state, whatever the stances are.
 */
export function rowsOf(matrix: ClaimMatrix): readonly CompareRow[] {
  const shown = matrix.rows.filter((row) => row.cells.some((cell) => cell.length > 0));
  const numbers = new Map(shown.map((row, index) => [row.claim.id, index + 1]));
  const relationsOf = new Map<string, RowRelation[]>();
  for (const relation of matrix.relations) {
    const from = numbers.get(relation.fromClaimId);
    const to = numbers.get(relation.toClaimId);
    if (relation.status === 'rejected' || from === undefined || to === undefined) continue;
    put(relationsOf, relation.fromClaimId, { relation, inverse: false, other: to });
    put(relationsOf, relation.toClaimId, { relation, inverse: true, other: from });
  }
  return shown.map((row, index) => {
    const relations = relationsOf.get(row.claim.id) ?? [];
    return { ...row, number: index + 1, state: stateOf(row, relations), relations };
  });
}

/** The lines of a cell in text order; occurrences alike in stance, polarity, commitment and source are counted. */
export function linesOf(cell: readonly MatrixOccurrence[]): readonly CellLine[] {
  const lines = new Map<string, CellLine>();
  for (const { id, stance, polarity, commitment, added, sourceName } of cell) {
    const said = [added?.stance ?? stance, polarity, added?.commitment ?? commitment, sourceName];
    const key = said.join('\0');
    const known = lines.get(key);
    lines.set(key, {
      id: known?.id ?? id,
      stance,
      polarity,
      commitment,
      ...(added && { added }),
      sourceName,
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...lines.values()];
}

/** The relation that keeps two claims from being joined, or null. */
export function findConflict(row: CompareRow, otherClaimId: string): RelationView | null {
  const found = row.relations.find(
    ({ relation }) =>
      opposes(relation.kind) &&
      (relation.fromClaimId === otherClaimId || relation.toClaimId === otherClaimId),
  );
  return found?.relation ?? null;
}

function stateOf(row: ClaimMatrixRow, relations: readonly RowRelation[]): RowState {
  const standing = claimStanding(row.cells);
  const confirmed = (kind: RelationKind): boolean =>
    relations.some(({ relation }) => relation.kind === kind && relation.status === 'confirmed');
  if (standing === 'contradicted' || confirmed('contradicts')) return 'contradicted';
  return confirmed('in-tension') ? 'in-tension' : standing;
}

function opposes(kind: RelationKind): boolean {
  return kind === 'contradicts' || kind === 'in-tension';
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
