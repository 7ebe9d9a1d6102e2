import { call } from '../../api/client.ts';
import type { SelectionEnds } from '../../reader-dom/caret-motion.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';
import type { ViewTop } from './text-view.ts';

/** Where the analyst was in an article while this window lives: caret or selection, and what stood at the top. */
type Place = { readonly ends: SelectionEnds; readonly top: ViewTop | null };

/** The place goes into the case file once hands have rested for so many milliseconds. */
const rest = 600;

const places = new WeakMap<OpenDocument, Place>();

/** Keeps where one article was left: exactly in this window, and as one offset in the case file. */
export class PlaceKeeper {
  readonly #document: OpenDocument;
  #top: ViewTop | null;
  #offset: number | null;
  #kept: number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: OpenDocument) {
    this.#document = document;
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
    this.#keepSoon();
  }

  /** The text came to rest: with this at its top, and this the place where the analyst is now. */
  scrolled(ends: SelectionEnds, top: ViewTop | null, offset: number): void {
    this.#top = top;
    this.#offset = offset;
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
    if (offset === null || offset === this.#kept) return;
    this.#kept = offset;
    // Where one was reading is worth no message when it cannot be kept; the next move tries again.
    call('article.keep-place', { articleId: this.#document.articleId, offset }).catch(
      () => (this.#kept = null),
    );
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), rest);
  }
}
