import type { TextSurface } from './text-surface.ts';

/** The two ends of a selection, UTF-16 code units of the article's text; equal for a mere caret. */
export type SelectionEnds = { readonly anchor: number; readonly focus: number };

/** One step of the caret; `left` and `right` are as seen, so that they are right in right-to-left text too. */
export type Motion = {
  readonly extend: boolean;
  readonly direction: 'left' | 'right' | 'backward' | 'forward';
  readonly by: 'character' | 'word' | 'line' | 'paragraph' | 'lineboundary' | 'document';
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
 * Moves the caret as the browser would in an editable text, and gives the new ends. It stays in this text, and steps
 * over what is not shown. The caret's surroundings must be in sight.
 */
export function moveCaret(surface: TextSurface, ends: SelectionEnds, motion: Motion): SelectionEnds {
  const selection = document.getSelection();
  if (!selection) return ends;
  const forward = motion.direction === 'forward' || motion.direction === 'right';
  if (motion.by === 'document') {
    const edge = edgeOf(surface, forward);
    const moved = { anchor: motion.extend ? ends.anchor : edge, focus: edge };
    showSelection(surface, moved);
    return moved;
  }
  showSelection(surface, ends);
  selection.modify(motion.extend ? 'extend' : 'move', motion.direction, motion.by);
  const block = selection.focusNode instanceof Text ? selection.focusNode.parentElement : null;
  if (block?.dataset['block'] !== undefined && surface.root.contains(block)) {
    return surface.selected(selection) ?? ends;
  }
  // It left the article's text for a button between two blocks or for the rest of the window.
  const focus = besides(surface, ends.focus, forward) ?? ends.focus;
  const moved = { anchor: motion.extend ? ends.anchor : focus, focus };
  showSelection(surface, moved);
  return moved;
}

function edgeOf(surface: TextSurface, atEnd: boolean): number {
  const first = surface.blockAt(0)?.start ?? 0;
  if (!surface.isHidden(0) && !atEnd) return first;
  if (!atEnd) return besides(surface, first, true) ?? first;
  const last = surface.blockIndexAt(surface.end);
  return surface.isHidden(last) ? (besides(surface, surface.end, false) ?? surface.end) : surface.end;
}

/** The near edge of the next block that is shown, or null when there is none on that side. */
function besides(surface: TextSurface, offset: number, forward: boolean): number | null {
  const step = forward ? 1 : -1;
  for (
    let index = surface.blockIndexAt(offset) + step;
    index >= 0 && surface.elementOf(index);
    index += step
  ) {
    if (surface.isHidden(index)) continue;
    const { start, end } = surface.blockSpan(index);
    return forward ? start : end;
  }
  return null;
}
