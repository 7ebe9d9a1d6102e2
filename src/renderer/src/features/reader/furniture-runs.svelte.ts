import type { OpenDocument } from '../../state/open-document.svelte.ts';

/** The runs of page furniture that are folded open in one pane. A run is named by its first block. */
export class FurnitureRuns {
  open = $state.raw<ReadonlySet<number>>(new Set());
  readonly #document: OpenDocument;

  constructor(document: OpenDocument) {
    this.#document = document;
  }

  /** The run that a block belongs to, or null for a block of the body. */
  runOf(blockIndex: number): number | null {
    const { blocks } = this.#document;
    if (!blocks[blockIndex]?.furniture) return null;
    let first = blockIndex;
    while (blocks[first - 1]?.furniture) first -= 1;
    return first;
  }

  /** Opens the run that a block belongs to; true when it was folded until now. */
  openAt(blockIndex: number): boolean {
    const run = this.runOf(blockIndex);
    if (run === null || this.open.has(run)) return false;
    this.open = new Set([...this.open, run]);
    return true;
  }

  toggle(run: number): void {
    const open = new Set(this.open);
    if (!open.delete(run)) open.add(run);
    this.open = open;
  }

  /** Opens all runs, or folds all of them. */
  toggleAll(): void {
    const { blocks } = this.#document;
    const runs = blocks.flatMap((block, index) =>
      block.furniture && !blocks[index - 1]?.furniture ? [index] : [],
    );
    this.open = this.open.size > 0 ? new Set() : new Set(runs);
  }
}
