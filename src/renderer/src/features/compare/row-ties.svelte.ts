import type { Session } from '../../state/session.ts';
import { tieClaims } from '../../state/tie-claims.ts';
import type { Tie } from '../../state/workspace.svelte.ts';
import type { CompareRow } from './compare-rows.ts';
import type { MatrixController } from './matrix-controller.svelte.ts';
import { t } from './strings.ts';

/** Tying the rows of a matrix together: one is picked up, and tied to another. */
export class RowTies {
  /** The claim picked up, waiting for the one it is tied to. */
  picked = $state<string | null>(null);
  readonly #grid: MatrixController;
  readonly #session: Session;
  /** Gives the matrix the keyboard again once a dialog is gone. */
  readonly #focus: () => void;

  constructor(session: Session, grid: MatrixController, focus: () => void) {
    this.#session = session;
    this.#grid = grid;
    this.#focus = focus;
  }

  readonly pickedRow = $derived.by(() => this.#grid.find(this.picked));

  /** Puts back what was picked up when its row is gone. */
  settle(): void {
    if (this.picked && !this.pickedRow) this.drop();
  }

  /** Picks a row up, or puts it back. */
  pick(row: CompareRow): void {
    if (!this.#session.store.writable) this.#session.notices.say(t('readOnly'));
    else this.picked = this.picked === row.claim.id ? null : row.claim.id;
  }

  /** Puts back what was picked up. */
  drop(): void {
    this.picked = null;
  }

  /** Ties the picked row to this one; null asks what they are to each other. */
  async tie(tie: Tie | null, into: CompareRow): Promise<void> {
    const from = this.pickedRow;
    this.drop();
    if (!from || from.claim.id === into.claim.id) return;
    this.#grid.goTo(into.index, 0);
    await tieClaims(this.#session, [from.claim.id, into.claim.id], tie, this.#focus);
  }

  /** Shows the relations of a claim. */
  relations(claimId: string): void {
    this.#session.workspace.tieWish = { kind: 'relations', claimId, onclosed: this.#focus };
  }
}
