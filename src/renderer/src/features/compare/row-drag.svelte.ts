import type { MatrixController } from './matrix-controller.svelte.ts';
import type { RowTies } from './row-ties.svelte.ts';

/** Dragging a row of the matrix onto another to tie the two. */
export class RowDrag {
  dragging = $state(false);
  /** The row under what is being dragged, or -1. */
  overIndex = $state(-1);
  readonly #grid: MatrixController;
  readonly #ties: RowTies;

  constructor(grid: MatrixController, ties: RowTies) {
    this.#grid = grid;
    this.#ties = ties;
  }

  /** The row an event is about, with column 0; null outside the rows. */
  rowOf(event: Event): readonly [row: number, column: 0] | null {
    const { target } = event;
    const row = target instanceof Element ? target.closest('[role=row]') : null;
    const index = Number(row?.getAttribute('aria-rowindex')) - 2;
    return row && this.#grid.rows[index] ? [index, 0] : null;
  }

  start(event: DragEvent, index: number): void {
    const row = this.#grid.rows[index];
    if (!row) return;
    this.#ties.picked = row.claim.id;
    this.dragging = true;
    event.dataTransfer?.setData('text/plain', row.claim.text);
  }

  over(event: DragEvent): void {
    const at = this.rowOf(event);
    const row = at && this.#grid.rows[at[0]];
    if (!this.dragging || !row || row.claim.id === this.#ties.picked) {
      this.overIndex = -1;
      return;
    }
    event.preventDefault();
    this.overIndex = row.index;
  }

  drop(event: DragEvent): void {
    const at = this.rowOf(event);
    const row = at && this.#grid.rows[at[0]];
    if (!this.dragging || !row) return;
    event.preventDefault();
    void this.#ties.tie(null, row);
  }

  end(): void {
    this.dragging = false;
    this.overIndex = -1;
    this.#ties.drop();
  }
}
