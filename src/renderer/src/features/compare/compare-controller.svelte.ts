import type { ClaimMatrix, ClaimMatrixRow } from '#contract/views.ts';
import { claimStanding, type ClaimStanding } from '#domain/compare/claim-standing.ts';
import type { RelationKind } from '#domain/relation.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';

/** What ties two rows: they become one claim, or are related. */
export type Tie = 'join' | Extract<RelationKind, 'contradicts' | 'in-tension'>;

/** What a row's badge says: the standing by stances, or the relation of the analyst that outweighs it. */
export type RowState = ClaimStanding | 'in-tension';

/** A relation as one row shows it: `number` is the other claim's number in the table. */
export type RowRelation = {
  readonly id: string;
  readonly kind: RelationKind;
  readonly inverse: boolean;
  readonly number: number;
};

/** A row with its number and what hangs on it. */
export type CompareRow = ClaimMatrixRow & {
  readonly number: number;
  readonly state: RowState;
  readonly relations: readonly RowRelation[];
};

const emptyMatrix: ClaimMatrix = { articles: [], rows: [], relations: [] };

/** Numbers the rows that any of the articles makes and hangs their relations on them; rejected ones are left out. */
export function rowsOf(matrix: ClaimMatrix): readonly CompareRow[] {
  const shown = matrix.rows.filter((row) => row.cells.some((cell) => cell.length > 0));
  const numbers = new Map(shown.map((row, index) => [row.claim.id, index + 1]));
  const relationsOf = new Map<string, RowRelation[]>();
  const tied = new Map<string, Set<RelationKind>>();
  for (const relation of matrix.relations) {
    const from = numbers.get(relation.fromClaimId);
    const to = numbers.get(relation.toClaimId);
    if (relation.status === 'rejected' || from === undefined || to === undefined) continue;
    const ends = [
      { claimId: relation.fromClaimId, number: to, inverse: false },
      { claimId: relation.toClaimId, number: from, inverse: true },
    ];
    for (const { claimId, number, inverse } of ends) {
      const { id, kind } = relation;
      relationsOf.set(claimId, [...(relationsOf.get(claimId) ?? []), { id, kind, inverse, number }]);
      if (relation.status === 'confirmed') tied.set(claimId, (tied.get(claimId) ?? new Set()).add(kind));
    }
  }
  return shown.map((row, index) => {
    const kinds = tied.get(row.claim.id);
    const standing = claimStanding(row.cells);
    const state: RowState = kinds?.has('contradicts')
      ? 'contradicted'
      : kinds?.has('in-tension') && standing !== 'contradicted'
        ? 'in-tension'
        : standing;
    return { ...row, number: index + 1, state, relations: relationsOf.get(row.claim.id) ?? [] };
  });
}

/** The claim-by-article table: its rows, the cell at hand, and the row picked up to be tied to another. */
export class CompareController {
  matrix = $state.raw<ClaimMatrix>(emptyMatrix);
  loaded = $state(false);
  row = $state(0);
  column = $state(0);
  /** The claim picked up, waiting for the one it is tied to. */
  picked = $state<string | null>(null);
  /** Both claims when a drop asks what to do with them. */
  asking = $state.raw<{ readonly from: CompareRow; readonly into: CompareRow } | null>(null);
  readonly #session: Session;
  #turn = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly rows = $derived(rowsOf(this.matrix));
  readonly pickedRow = $derived(this.rows.find((row) => row.claim.id === this.picked) ?? null);

  async load(articleIds: readonly string[]): Promise<void> {
    const turn = ++this.#turn;
    try {
      const matrix = await call('compare.matrix', { articleIds: [...articleIds] });
      if (turn !== this.#turn) return;
      this.matrix = matrix;
      this.loaded = true;
      this.row = Math.max(0, Math.min(this.row, this.rows.length - 1));
    } catch (reason) {
      if (turn === this.#turn) this.#session.notices.fail(reason);
    }
  }

  /** Moves the cell at hand; column 0 is the claim itself. */
  move(rows: number, columns: number): void {
    this.row = Math.max(0, Math.min(this.rows.length - 1, this.row + rows));
    this.column = Math.max(0, Math.min(this.matrix.articles.length, this.column + columns));
  }

  /** Brings every article of the row to its words, the chosen cell's first; an empty cell leads to the others. */
  reveal(row: CompareRow, column: number): void {
    const places = this.matrix.articles.flatMap((article, index) => {
      const occurrence = row.cells[index]?.[0];
      return occurrence ? [{ articleId: article.id, occurrenceId: occurrence.id, index }] : [];
    });
    const chosenFirst = places.toSorted(
      (a, b) => Number(b.index === column - 1) - Number(a.index === column - 1),
    );
    this.#session.workspace.reveal(chosenFirst);
  }

  pick(row: CompareRow): void {
    this.picked = this.picked === row.claim.id ? null : row.claim.id;
  }

  /** Asks what to do with the picked row and this one, after a drop. */
  ask(into: CompareRow): void {
    const from = this.pickedRow;
    if (from && from.claim.id !== into.claim.id && this.#session.store.writable) this.asking = { from, into };
    else this.picked = null;
  }

  /** Ties the picked claim to the one given, as one change. */
  async tie(kind: Tie, into: CompareRow, reason = ''): Promise<void> {
    const from = this.pickedRow;
    this.asking = null;
    if (!from || from.claim.id === into.claim.id) return;
    const { notices } = this.#session;
    try {
      if (kind === 'join') {
        await call('claim.join', { intoClaimId: into.claim.id, fromClaimId: from.claim.id });
        notices.say(`Joined claim ${from.number} into claim ${into.number}. Undo takes them apart.`);
      } else {
        const pair = { fromClaimId: from.claim.id, toClaimId: into.claim.id };
        await call('relation.set', { ...pair, kind, status: 'confirmed', reason });
      }
      this.picked = null;
    } catch (reason) {
      this.picked = null;
      notices.fail(reason);
    }
  }
}
