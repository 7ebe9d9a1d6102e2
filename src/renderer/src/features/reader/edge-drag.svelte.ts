import type { OccurrenceDetail } from '#contract/views.ts';
import { spansOf, withSpans, type EdgeWords } from '#domain/edge-words.ts';
import { dragEdge, type Edge, type EdgeLimit } from '#domain/edges.ts';
import type { Span } from '#domain/span.ts';
import { snapsToWords } from '../../state/snapping.svelte.ts';
import { sayLimit, setEdges } from './edges.ts';
import { edgeTextOf, pieceAt } from './mark-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';

type Point = { readonly x: number; readonly y: number };
type Held = {
  readonly occurrence: OccurrenceDetail;
  readonly words: EdgeWords;
  readonly edge: Edge;
  readonly pieces: readonly Span[];
  readonly why: EdgeLimit | null;
};

const scrollMargin = 36;
const scrollStep = 10;

/** An edge of the chosen mark, or of quiet words chosen in it, in the hand of the mouse. Nothing is changed before it is let go; then it is one change. */
export class EdgeDrag {
  #held = $state.raw<Held | null>(null);
  readonly #reader: ReaderController;
  /** From the pointer to the middle of the edge's line, so that the edge does not jump when it is taken. */
  #grip: Point = { x: 0, y: 0 };
  #at: Point = { x: 0, y: 0 };
  #scrolling = 0;

  constructor(reader: ReaderController) {
    this.#reader = reader;
  }

  /** The chosen mark as it would be if the edge were let go now; null while none is held. */
  readonly preview = $derived.by((): OccurrenceDetail | null =>
    this.#held ? withSpans(this.#held.occurrence, this.#held.words, this.#held.pieces) : null,
  );

  /** Takes an edge; `box` is where it stands in the window. */
  take(occurrence: OccurrenceDetail, edge: Edge, pointer: Point, box: DOMRect): void {
    if (!this.#reader.editor.mayWrite()) return;
    const words = this.#reader.edgeWords;
    this.#held = { occurrence, words, edge, pieces: spansOf(occurrence, words), why: null };
    this.#grip = { x: box.left - pointer.x, y: box.top + box.height / 2 - pointer.y };
  }

  move(pointer: Point): void {
    if (!this.#held) return;
    this.#at = pointer;
    this.#follow();
    cancelAnimationFrame(this.#scrolling);
    this.#scroll();
  }

  /** Puts the edge where it was. */
  cancel(): void {
    cancelAnimationFrame(this.#scrolling);
    this.#held = null;
  }

  /** Lets the edge go where it is. */
  drop(): void {
    const held = this.#held;
    if (!held) return;
    const { occurrence, words, edge, pieces, why } = held;
    const from = spansOf(occurrence, words)[edge.piece]?.[edge.side] ?? 0;
    const to = pieces[edge.piece]?.[edge.side] ?? from;
    if (to === from) {
      this.cancel();
      if (why) sayLimit(this.#reader, words, why);
      return;
    }
    cancelAnimationFrame(this.#scrolling);
    // Keys go on with what the hand has moved.
    if (pieceAt(pieces, this.#reader.caret) !== edge.piece) this.#reader.placeCaret(to);
    void this.#reader.editor.queue(async () => {
      const moved = {
        over: { start: Math.min(from, to), end: Math.max(from, to) },
        grew: to > from === (edge.side === 'end'),
      };
      try {
        if (this.#reader.document.find(occurrence.id) === occurrence)
          await setEdges(this.#reader, occurrence, words, pieces, moved);
      } finally {
        // Shown until core has answered, so that the mark does not jump back for a blink.
        if (this.#held === held) this.#held = null;
      }
    });
  }

  #follow(): void {
    const { surface } = this.#reader;
    if (!this.#held || !surface) return;
    const { left, right } = surface.root.getBoundingClientRect();
    const x = Math.min(Math.max(this.#at.x + this.#grip.x, left + 1), right - 1);
    const hit = surface.hitTest(x, this.#at.y + this.#grip.y);
    if (!hit) return;
    const { occurrence, words, edge } = this.#held;
    const spans = spansOf(occurrence, words);
    const dragged = dragEdge(edgeTextOf(this.#reader), spans, edge, hit.caret, snapsToWords());
    this.#held = { ...this.#held, ...dragged };
  }

  /** Near the window's upper and lower end the text comes along, as long as the hand rests there. */
  #scroll(): void {
    const scroller = this.#reader.view?.scroller;
    if (!scroller || !this.#held) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const by =
      this.#at.y < top + scrollMargin ? -scrollStep : this.#at.y > bottom - scrollMargin ? scrollStep : 0;
    if (by === 0) return;
    this.#scrolling = requestAnimationFrame(() => {
      scroller.scrollTop += by;
      this.#follow();
      this.#scroll();
    });
  }
}
