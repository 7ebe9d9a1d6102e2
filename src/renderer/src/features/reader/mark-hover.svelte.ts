import type { OccurrenceDetail } from '#contract/views.ts';
import type { Span } from '#domain/span.ts';
import type { ReaderController } from './reader-controller.svelte.ts';

/** The marks under the mouse, and the character there. */
export type HoveredMarks = { readonly occurrences: readonly OccurrenceDetail[]; readonly at: Span };

/** In milliseconds: long enough that moving over the text shows nothing, and to reach the list with the mouse. */
const openAfter = 450;
const closeAfter = 350;

/** Lists the marks where several lie under the resting mouse. It takes the keyboard from nobody. */
export class MarkHover {
  shown = $state.raw<HoveredMarks | null>(null);
  /** A mark lies under the mouse. */
  onMark = $state(false);
  readonly #reader: ReaderController;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: HoveredMarks | null = null;

  constructor(reader: ReaderController) {
    this.#reader = reader;
  }

  /** The mouse moves over the text. */
  over(event: PointerEvent): void {
    const { clientX, clientY, buttons } = event;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#look(clientX, clientY, buttons !== 0));
  }

  /** The mouse has left the text, or the list, for something else. */
  leave(): void {
    cancelAnimationFrame(this.#frame);
    this.#wait(null);
  }

  /** The mouse is over the list. */
  stay(): void {
    cancelAnimationFrame(this.#frame);
    this.#waiting = this.shown;
    clearTimeout(this.#timer);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.shown = null;
  }

  #look(x: number, y: number, isPressing: boolean): void {
    const { surface, document, popover, words } = this.#reader;
    const unit = surface?.hitTest(x, y)?.unit ?? null;
    const occurrences = unit === null ? [] : document.index.at(unit);
    this.onMark = occurrences.length > 0;
    const isFree = !isPressing && !popover && words.length === 0;
    this.#wait(
      isFree && unit !== null && occurrences.length > 1
        ? { occurrences, at: { start: unit, end: unit + 1 } }
        : null,
    );
  }

  #wait(next: HoveredMarks | null): void {
    if (isSame(next, this.#waiting)) return;
    this.#waiting = next;
    clearTimeout(this.#timer);
    if (isSame(next, this.shown)) return;
    this.#timer = setTimeout(() => (this.shown = next), next ? openAfter : closeAfter);
  }
}

function isSame(a: HoveredMarks | null, b: HoveredMarks | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.occurrences.length === b.occurrences.length &&
    a.occurrences.every(({ id }, index) => id === b.occurrences[index]?.id)
  );
}
