import { commonHeight } from '#domain/compare/common-height.ts';
import type { PaneText } from '../../state/pane-text.ts';

/** A place that is brought to a height: an offset in a text, in UTF-16 code units. */
export type Aim = { readonly text: PaneText; readonly offset: number };

/** An aim with the height it is brought to, in CSS pixels below the top of its window. */
export type AimAtHeight = Aim & { readonly y: number };

/** Of the way still to go, so much is gone in each frame. */
const pace = 0.35;
/** What is in sight stands at least so many pixels from the edges of the window. */
const edge = 40;
/** Text that comes into sight is laid out only then and moves; after so many frames it is left as it is. */
const mostFrames = 90;

/** Where the eye reads, as a share of the window's height. */
export const readingLine = 1 / 3;

/**
 * Scrolls texts to where places in them are at one height. Goes there in a few frames, unless the user wants less motion;
 * places are measured anew in each, first all are read, then all are moved.
 */
export class PaneScroll {
  #aims: (() => readonly AimAtHeight[]) | null = null;
  #frame = 0;
  #left = 0;
  readonly #own = new WeakMap<HTMLElement, number>();

  /** Brings places to one height: to that of the first where it is in sight, else to the reading line. */
  level(aims: readonly Aim[]): void {
    for (const { text, offset } of aims) text.unfold(offset);
    let wish: number | null = null;
    this.#follow(() => {
      const seen = aims.flatMap((aim) => {
        const place = placeOf(aim);
        return place ? [{ ...aim, ...place }] : [];
      });
      const [first] = seen;
      if (!first) return [];
      const isInSight = first.top >= edge && first.top <= first.height - 2 * edge;
      wish ??= isInSight ? first.top : first.height * readingLine;
      const y = commonHeight(
        wish,
        seen.map(({ top, scrolled, most }) => ({ lowest: top + scrolled - most, highest: top + scrolled })),
      );
      return seen.map((aim) => ({ ...aim, y }));
    });
  }

  /** Brings places to heights of their own, asked for again in each frame. */
  follow(aims: () => readonly AimAtHeight[]): void {
    this.#follow(aims);
  }

  /** True where a text stands as it was scrolled to from here, and not by the user. */
  isOwn(scroller: HTMLElement): boolean {
    const own = this.#own.get(scroller);
    return own !== undefined && Math.abs(scroller.scrollTop - own) < 2;
  }

  /** True while places are on their way. */
  get moving(): boolean {
    return this.#aims !== null;
  }

  /** Leaves everything where it is now. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#aims = null;
  }

  #follow(aims: () => readonly AimAtHeight[]): void {
    this.#aims = aims;
    this.#left = mostFrames;
    this.#frame ||= requestAnimationFrame(() => this.#step());
  }

  #step(): void {
    this.#frame = 0;
    if (!this.#aims) return;
    const instant = document.documentElement.dataset['motion'] === 'less';
    const moves = this.#aims().flatMap((aim) => {
      const place = placeOf(aim);
      if (!place) return [];
      const { top, scrolled, most, height } = place;
      const gap = top - aim.y;
      // Far away there is nothing to follow with the eye: the last two windows are enough.
      const far = Math.sign(gap) * Math.max(0, Math.abs(gap) - 2 * height);
      const by = instant || Math.abs(gap) < 3 ? gap : far + (gap - far) * pace;
      const to = Math.min(Math.max(scrolled + by, 0), most);
      return Math.abs(to - scrolled) < 0.5 ? [] : [{ scroller: aim.text.scroller, to }];
    });
    for (const { scroller, to } of moves) {
      this.#own.set(scroller, to);
      scroller.scrollTop = to;
    }
    this.#left -= 1;
    // One frame without a move may be one in which text was still being laid out.
    const isQuiet = moves.length === 0;
    if (this.#left <= 0 || (isQuiet && this.#left < mostFrames - 3)) this.#aims = null;
    else this.#frame = requestAnimationFrame(() => this.#step());
  }
}

type Place = {
  /** How far below the top of the window the place is. */
  readonly top: number;
  readonly scrolled: number;
  /** How far the text can be scrolled at most. */
  readonly most: number;
  readonly height: number;
};

function placeOf({ text: { surface, scroller }, offset }: Aim): Place | null {
  const box = surface.caretRect(offset);
  if (!box) return null;
  const view = scroller.getBoundingClientRect();
  return {
    top: box.top + box.height / 2 - view.top,
    scrolled: scroller.scrollTop,
    most: scroller.scrollHeight - scroller.clientHeight,
    height: view.height,
  };
}
