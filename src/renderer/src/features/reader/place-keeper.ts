import type { ArticleSummary } from '#contract/views.ts';
import { call } from '../../api/client.ts';
import type { SelectionEnds } from '../../reader-dom/caret-motion.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';
import type { ViewTop } from './text-view.ts';

/** Where the analyst was in an article while this window lives: caret or selection, and what stood at the top. */
type Place = { readonly ends: SelectionEnds; readonly top: ViewTop | null };

/** The place goes into the case file once hands have rested for so many milliseconds. */
const rest = 600;

const places = new WeakMap<OpenDocument, Place>();

/**
 * Keeps where one article was left, exactly in this window and as one offset in the case file, and the furthest place
 * read: the text that the caret or the window's top has passed, and all of it once it was scrolled to its end.
 */
export class PlaceKeeper {
  readonly #document: OpenDocument;
  #top: ViewTop | null;
  #offset: number | null;
  #kept: number | null;
  #furthest = 0;
  #furthestKept = 0;
  readonly #onkept: (article: ArticleSummary) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: OpenDocument, onkept: (article: ArticleSummary) => void) {
    this.#document = document;
    this.#onkept = onkept;
    this.#top = places.get(document)?.top ?? null;
    this.#kept = this.#offset = document.article.leftAt;
  }

  /** The caret as it was left, or at the beginning of the article's body when it never was anywhere. */
  get ends(): SelectionEnds {
    const known = places.get(this.#document)?.ends;
    if (known) return known;
    const { blocks } = this.#document;
    const caret = this.#offset ?? blocks.find((block) => !block.furniture)?.start ?? 0;
    return { anchor: caret, focus: caret };
  }

  /** What stood at the top of the window; else the offset kept, for a line that leaves room for what led there. */
  topIn(viewHeight: number): ViewTop | null {
    if (this.#top) return this.#top;
    return this.#offset === null ? null : { offset: this.#offset, y: viewHeight / 3 };
  }

  /** The caret was moved; it is in sight then. */
  caretMoved(offset: number): void {
    this.#offset = offset;
    this.#furthest = Math.max(this.#furthest, offset);
    this.#keepSoon();
  }

  /** This stands at the top of the window now. */
  restedAt(top: ViewTop | null): void {
    this.#top = top;
  }

  /** The text came to rest: with this at its top, this the place where the analyst is now, and this all scrolled past. */
  scrolled(ends: SelectionEnds, top: ViewTop | null, offset: number, past: number): void {
    this.#top = top;
    this.#offset = offset;
    this.#furthest = Math.max(this.#furthest, past);
    places.set(this.#document, { ends, top });
    this.#keepSoon();
  }

  /** The pane or the window goes. */
  close(ends: SelectionEnds): void {
    places.set(this.#document, { ends, top: this.#top });
    this.keepNow();
  }

  /** Writes what still waits to be written. */
  keepNow(): void {
    clearTimeout(this.#timer);
    const offset = this.#offset;
    const furthest = this.#furthest;
    if (offset === null || (offset === this.#kept && furthest === this.#furthestKept)) return;
    this.#kept = offset;
    this.#furthestKept = furthest;
    call('article.keep-place', { articleId: this.#document.articleId, offset, furthest }).then(
      (article) => article && this.#onkept(article),
      // Where one was reading is worth no message when it cannot be kept; the next move tries again.
      () => (this.#kept = null),
    );
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), rest);
  }
}
