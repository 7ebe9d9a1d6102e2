import { outsideGrapheme, paragraphStop, sentenceStop, type CaretText } from '#domain/caret-stops.ts';
import type { TextSurface } from './text-surface.ts';

/** The two ends of a selection, UTF-16 code units of the article's text; equal for a mere caret. */
export type SelectionEnds = { readonly anchor: number; readonly focus: number };

/** One step of the caret; `left` and `right` are as seen, so that they are right in right-to-left text too. */
export type Motion = {
  readonly extend: boolean;
  readonly direction: 'left' | 'right' | 'backward' | 'forward';
  readonly by: 'character' | 'word' | 'sentence' | 'line' | 'paragraph' | 'lineboundary' | 'document';
};

/** Puts the page's selection on these ends; does nothing when it is there, so that the column is kept between lines. */
export function showSelection(surface: TextSurface, ends: SelectionEnds): void {
  const selection = document.getSelection();
  const anchor = surface.pointOf(ends.anchor);
  const focus = surface.pointOf(ends.focus);
  if (!selection || !anchor || !focus) return;
  const shown = surface.selected(selection);
  if (shown?.anchor === ends.anchor && shown.focus === ends.focus) return;
  selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/**
 * Moves the caret as the browser would in an editable text, by sentences and paragraphs as the text has them, and gives
 * the new ends. It stays in this text, steps over what is not shown, and never stops inside a grapheme. The caret's
 * surroundings must be in sight. `locale` is the text's language as a BCP 47 tag.
 */
export function moveCaret(
  surface: TextSurface,
  ends: SelectionEnds,
  motion: Motion,
  locale?: string,
): SelectionEnds {
  const forward = motion.direction === 'forward' || motion.direction === 'right';
  const direction = forward ? 1 : -1;
  const around = caretTextAround(surface, ends.focus, locale);
  const focus = outsideGrapheme(around, stopOf(surface, around, ends, motion), direction);
  const moved = { anchor: motion.extend ? ends.anchor : focus, focus };
  showSelection(surface, moved);
  return moved;
}

function stopOf(surface: TextSurface, around: CaretText, ends: SelectionEnds, motion: Motion): number {
  const forward = motion.direction === 'forward' || motion.direction === 'right';
  const direction = forward ? 1 : -1;
  switch (motion.by) {
    case 'document':
      return edgeOf(surface, forward);
    case 'paragraph':
      return paragraphStop(around, ends.focus, direction);
    case 'sentence':
      return sentenceStop(around, ends.focus, direction);
    case 'character':
    case 'word':
    case 'line':
    case 'lineboundary':
      return browserStop(surface, ends, motion.by, motion);
  }
}

function browserStop(
  surface: TextSurface,
  ends: SelectionEnds,
  granularity: 'character' | 'word' | 'line' | 'lineboundary',
  { extend, direction }: Motion,
): number {
  const selection = document.getSelection();
  if (!selection) return ends.focus;
  showSelection(surface, ends);
  selection.modify(extend ? 'extend' : 'move', direction, granularity);
  const block = selection.focusNode instanceof Text ? selection.focusNode.parentElement : null;
  if (block?.dataset['block'] !== undefined && surface.root.contains(block))
    return surface.selected(selection)?.focus ?? ends.focus;
  // It left the article's text for a button between two blocks or for the rest of the window.
  const forward = direction === 'forward' || direction === 'right';
  const beside = besides(surface, ends.focus, forward);
  return beside === null ? ends.focus : edgeTowards(surface, beside, forward);
}

/** The block of the offset and the blocks shown on either side of it: no step leads further. */
function caretTextAround(surface: TextSurface, offset: number, locale: string | undefined): CaretText {
  const here = surface.blockIndexAt(offset);
  const indices = [besides(surface, offset, false), here, besides(surface, offset, true)];
  return {
    text: surface.text,
    blocks: indices.flatMap((index) =>
      index !== null && surface.elementOf(index) ? [surface.blockSpan(index)] : [],
    ),
    locale,
  };
}

function edgeOf(surface: TextSurface, atEnd: boolean): number {
  const first = surface.blockAt(0)?.start ?? 0;
  if (!surface.isHidden(0) && !atEnd) return first;
  if (!atEnd) {
    const shown = besides(surface, first, true);
    return shown === null ? first : edgeTowards(surface, shown, true);
  }
  const last = surface.blockIndexAt(surface.end);
  const shown = surface.isHidden(last) ? besides(surface, surface.end, false) : null;
  return shown === null ? surface.end : edgeTowards(surface, shown, false);
}

/** The edge of a block that one comes to first, moving forward or back. */
function edgeTowards(surface: TextSurface, blockIndex: number, forward: boolean): number {
  const { start, end } = surface.blockSpan(blockIndex);
  return forward ? start : end;
}

/** The next block that is shown on one side of the offset's, or null when there is none. */
function besides(surface: TextSurface, offset: number, forward: boolean): number | null {
  const step = forward ? 1 : -1;
  for (
    let index = surface.blockIndexAt(offset) + step;
    index >= 0 && surface.elementOf(index);
    index += step
  ) {
    if (!surface.isHidden(index)) return index;
  }
  return null;
}
