import type { OccurrenceDetail } from '#contract/views.ts';
import { spansOverlap, type Span } from '#domain/span.ts';
import type { PaneText } from '../../state/pane-text.ts';

/** An occurrence near the window, and how far below the top of its text its first line there is, in CSS pixels. */
export type PanePlace = { readonly occurrence: OccurrenceDetail; readonly y: number };

type Measured = {
  readonly near: Span | null;
  readonly occurrences: readonly OccurrenceDetail[];
  readonly shown: ReadonlySet<string> | null;
  readonly places: readonly PanePlace[];
};

/**
 * Where the occurrences near the window stand in each text. Measured only when something has moved in the text: while it
 * is merely scrolled, all of it moves alike.
 */
export class PanePlaces {
  #measured = new WeakMap<PaneText, Measured>();

  /** Forgets what was measured in a text that was laid out anew. */
  forget(text: PaneText): void {
    this.#measured.delete(text);
  }

  /** The places in a text, in its order; `shown` are the occurrences that are looked at, null for all. */
  of(text: PaneText, shown: ReadonlySet<string> | null): readonly PanePlace[] {
    const { near } = text;
    const { occurrences } = text.document;
    const known = this.#measured.get(text);
    if (known && known.near === near && known.occurrences === occurrences && known.shown === shown)
      return known.places;
    const places = near ? measure(text, near, shown) : [];
    this.#measured.set(text, { near, occurrences, shown, places });
    return places;
  }
}

function measure(
  { document, surface }: PaneText,
  near: Span,
  shown: ReadonlySet<string> | null,
): PanePlace[] {
  const { top } = surface.root.getBoundingClientRect();
  return document.index.overlapping(near).flatMap((occurrence) => {
    if (shown && !shown.has(occurrence.id)) return [];
    const piece = occurrence.spans.find((span) => spansOverlap(span, near));
    const [line] = piece ? surface.rectsOf({ start: piece.start, end: piece.start + 1 }) : [];
    return line ? [{ occurrence, y: line.top + line.height / 2 - top }] : [];
  });
}
