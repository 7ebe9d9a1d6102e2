import type { Span } from '#domain/span.ts';
import type { TextSurface } from '../reader-dom/text-surface.ts';
import type { OpenDocument } from './open-document.svelte.ts';

/** One article's text as it stands in a pane, for those who look at several texts at once. */
export type PaneText = {
  /** The pane of the comparison; 0 in the reader. */
  readonly pane: number;
  readonly document: OpenDocument;
  readonly surface: TextSurface;
  readonly scroller: HTMLElement;
  /** The blocks near the window; null before it is known. What reads it follows the scrolling. */
  readonly near: Span | null;
  /** Where the caret is, in UTF-16 code units of the text. */
  readonly caret: number;
  /** Unfolds the page furniture that an offset is in. */
  readonly unfold: (offset: number) => void;
};
