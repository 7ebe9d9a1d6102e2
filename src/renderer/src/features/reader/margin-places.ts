import type { OccurrenceDetail } from '#contract/views.ts';
import { spansOverlap, type Span } from '#domain/span.ts';
import type { TextSurface } from '../../reader-dom/text-surface.ts';
import { stackNotes, stripeLanes } from './margin-layout.ts';

/** How high a note and the gap below it are, in CSS pixels. */
export const noteHeight = 24;

/** A note beside a piece; `gap` is the room above it, in CSS pixels. */
export type MarginNote = {
  readonly occurrence: OccurrenceDetail;
  /** The index of the piece. */
  readonly piece: number;
  readonly gap: number;
};

type Stretch = { readonly top: number; readonly bottom: number };

/** What stands beside a mark's lines: a stripe a piece, and links that join them, in CSS pixels of the margin. */
export type MarginStripe = {
  readonly occurrence: OccurrenceDetail;
  readonly lane: number;
  readonly pieces: readonly Stretch[];
  readonly links: readonly Stretch[];
};

/** The margin beside the text near the window. */
export type Margin = { readonly notes: readonly MarginNote[]; readonly stripes: readonly MarginStripe[] };

type Placed = {
  readonly occurrence: OccurrenceDetail;
  readonly pieces: readonly (Stretch & { readonly index: number; readonly noteTop: number })[];
};

/** Measures the lines of the marks near the window; `origin` is the height of the margin's top in the window. */
export function measureMargin(
  surface: TextSurface,
  occurrences: readonly OccurrenceDetail[],
  near: Span,
  origin: number,
): Margin {
  const placed = occurrences.map((occurrence) => ({
    occurrence,
    pieces: occurrence.spans.flatMap((span, index) => {
      if (!spansOverlap(span, near)) return [];
      const [first] = surface.rectsOf({ start: span.start, end: span.start + 1 });
      const last = surface.rectsOf({ start: span.end - 1, end: span.end }).at(-1);
      if (!first || !last) return [];
      return [
        {
          index,
          top: first.top - origin,
          bottom: last.bottom - origin,
          noteTop: first.top - origin + (first.height - noteHeight) / 2,
        },
      ];
    }),
  }));
  return { notes: notesOf(placed), stripes: stripesOf(surface, placed, near, origin) };
}

function notesOf(placed: readonly Placed[]): readonly MarginNote[] {
  const wished = placed
    .flatMap(({ occurrence, pieces }) =>
      pieces.map(({ index, noteTop }) => ({ occurrence, piece: index, top: noteTop })),
    )
    .sort((a, b) => a.top - b.top);
  const tops = stackNotes(
    wished.map(({ top }) => top),
    noteHeight,
  );
  return wished.map(({ occurrence, piece }, index) => ({
    occurrence,
    piece,
    gap: (tops[index] ?? 0) - (index === 0 ? 0 : (tops[index - 1] ?? 0) + noteHeight),
  }));
}

function stripesOf(
  surface: TextSurface,
  placed: readonly Placed[],
  near: Span,
  origin: number,
): readonly MarginStripe[] {
  const shown = placed.filter(({ pieces }) => pieces.length > 0);
  const needsEnds = shown.some(({ occurrence, pieces }) => pieces.length < occurrence.spans.length);
  const ends = needsEnds ? endsOf(surface, near, origin) : { top: 0, bottom: 0 };
  const stripes = shown.map(({ occurrence, pieces }) => {
    const first = pieces[0]?.index ?? 0;
    const last = pieces.at(-1)?.index ?? 0;
    const links = pieces.flatMap(({ top }, index) => {
      const before = pieces[index - 1];
      return before && top > before.bottom ? [{ top: before.bottom, bottom: top }] : [];
    });
    // Pieces that are far away: the link goes on to where the text near the window ends.
    if (first > 0) links.unshift({ top: ends.top, bottom: pieces[0]?.top ?? 0 });
    if (last < occurrence.spans.length - 1)
      links.push({ top: pieces.at(-1)?.bottom ?? 0, bottom: ends.bottom });
    return { occurrence, pieces, links };
  });
  const lanes = stripeLanes(
    stripes.map(({ pieces, links }) => ({
      top: Math.min(...[...pieces, ...links].map(({ top }) => top)),
      bottom: Math.max(...[...pieces, ...links].map(({ bottom }) => bottom)),
    })),
  );
  return stripes.map((stripe, index) => ({ ...stripe, lane: lanes[index] ?? 0 }));
}

function endsOf(surface: TextSurface, near: Span, origin: number): Stretch {
  const first = surface.elementOf(surface.blockIndexAt(near.start))?.getBoundingClientRect();
  const last = surface.elementOf(surface.blockIndexAt(near.end))?.getBoundingClientRect();
  return { top: (first?.top ?? 0) - origin, bottom: (last?.bottom ?? 0) - origin };
}
