import type { Span } from '#domain/span.ts';
import { nextFrame, scrollIntoSight, type SightPlace } from '../../reader-dom/scroll-into-sight.ts';
import type { TextSurface } from '../../reader-dom/text-surface.ts';

/** An offset and how far below the top of the window its line begins, in CSS pixels. */
export type ViewTop = { readonly offset: number; readonly y: number };

/** One text as it stands in its scrolled window: what is in sight, and how to bring something there. */
export class TextView {
  readonly surface: TextSurface;
  readonly scroller: HTMLElement;

  constructor(surface: TextSurface, scroller: HTMLElement) {
    this.surface = surface;
    this.scroller = scroller;
  }

  /** The blocks in and around the window, half a window each way. */
  near(): Span | null {
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    return this.surface.spanBetween(top - height / 2, bottom + height / 2);
  }

  /** True when the text was scrolled, and to its very end. */
  get atEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
  }

  /** The first block that reaches into sight; measured without a hit test. */
  topBlock(): ViewTop | null {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const near = this.surface.spanBetween(top, bottom);
    for (let index = near ? this.surface.blockIndexAt(near.start) : 0; near; index += 1) {
      const box = this.surface.elementOf(index)?.getBoundingClientRect();
      if (!box) return null;
      if (box.height > 0 && box.bottom > top)
        return { offset: this.surface.blockSpan(index).start, y: box.top - top };
    }
    return null;
  }

  /** The first line that is wholly in sight. */
  topLine(): ViewTop | null {
    const view = this.scroller.getBoundingClientRect();
    const x = this.surface.root.getBoundingClientRect().left + 40;
    for (let y = view.top + 4; y < view.bottom; y += 16) {
      const hit = this.surface.hitTest(x, y);
      const box = hit && this.surface.caretRect(hit.caret);
      if (hit && box && box.top >= view.top) return { offset: hit.caret, y: box.top - view.top };
    }
    return null;
  }

  /** Puts a line back where it was. */
  async restoreTop({ offset, y }: ViewTop): Promise<void> {
    // What comes into sight is laid out only then and moves the rest, so the place is found by coming nearer.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const box = this.surface.caretRect(offset);
      if (!box) return;
      this.scroller.scrollTop += box.top - this.scroller.getBoundingClientRect().top - y;
      await nextFrame();
    }
  }

  /** True when the line of an offset reaches into sight. */
  shows(offset: number): boolean {
    const box = this.surface.caretRect(offset);
    const view = this.scroller.getBoundingClientRect();
    return box !== null && box.bottom > view.top && box.top < view.bottom;
  }

  /** Scrolls by a page and gives the offset that then lies where the caret was; null when the caret is not shown. */
  turnPage(direction: 1 | -1, caret: number): number | null {
    const box = this.surface.caretRect(caret);
    if (!box) return null;
    const view = this.scroller.getBoundingClientRect();
    this.scroller.scrollTop += direction * (view.height - 3 * box.height);
    const y =
      Math.min(Math.max(box.top, view.top + box.height), view.bottom - 2 * box.height) + box.height / 2;
    return this.surface.hitTest(box.left, y)?.caret ?? null;
  }

  /** Brings a box into sight; it is asked for again after each step. */
  show(boxOf: () => DOMRect | null, place: SightPlace): Promise<void> {
    return scrollIntoSight(this.scroller, boxOf, place);
  }
}
