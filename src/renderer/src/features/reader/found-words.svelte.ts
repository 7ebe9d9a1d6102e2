import type { Span } from '#domain/span.ts';
import { type Paint, paintOf } from '../../reader-dom/highlight-painter.ts';
import type { Session } from '../../state/session.ts';
import type { FoundWords } from '../../state/workspace.svelte.ts';
import type { ReaderController } from './reader-controller.svelte.ts';

const shown = new WeakSet<FoundWords>();

/** The words that a search found in the article of a pane: all are painted, and one after the other is gone to. */
export class FoundPlaces {
  /** Which of them is at hand, from 0. */
  at = $state(0);
  readonly #session: Session;
  readonly #reader: ReaderController;

  constructor(session: Session, reader: ReaderController) {
    this.#session = session;
    this.#reader = reader;
  }

  /** What was found in this article and not put away; null when nothing was. */
  get found(): FoundWords | null {
    const { foundWords } = this.#session.workspace;
    return foundWords?.articleId === this.#reader.document.articleId ? foundWords : null;
  }

  get spans(): readonly Span[] {
    return this.found?.spans ?? [];
  }

  /** True while the find field is open and has the keys. */
  get yields(): boolean {
    return this.#reader.finder.open;
  }

  /** Goes to the first place of what was just found. */
  begin(found: FoundWords): void {
    if (shown.has(found)) return;
    shown.add(found);
    this.#goTo(0);
  }

  /** Goes to the next or the previous place, round the ends. */
  step(direction: 1 | -1): void {
    const { length } = this.spans;
    if (length > 0) this.#goTo((this.at + direction + length) % length);
  }

  /** Shows the found words no longer. */
  putAway(): void {
    this.#session.workspace.foundWords = null;
    this.#reader.focusText();
  }

  /** The found words near the window, the one at hand apart. */
  paints(near: Span): readonly Paint[] {
    const current = this.spans[this.at];
    return this.spans
      .filter((span) => span.end > near.start && span.start < near.end)
      .map((span) => paintOf(span === current ? 'sought-now' : 'sought', span));
  }

  #goTo(index: number): void {
    const span = this.spans[index];
    if (!span) return;
    this.at = index;
    this.#reader.placeCaret(span.start);
    void this.#reader.showSpan(span);
  }
}
