import type { OccurrenceDetail } from '#contract/views.ts';
import { paintOf, type Paint } from '../../reader-dom/highlight-painter.ts';
import { overlaps } from '../../reader-dom/overlaps.ts';

const paintsOfMarks = new WeakMap<OccurrenceDetail, readonly Paint[]>();

function paintsOf(occurrence: OccurrenceDetail): readonly Paint[] {
  let paints = paintsOfMarks.get(occurrence);
  if (!paints) {
    const name = `mark-${occurrence.stance ?? 'not-judged'}` as const;
    paints = occurrence.spans.map((span) => paintOf(name, span, occurrence.id));
    // Each change shows anew thousands of marks that did not change.
    paintsOfMarks.set(occurrence, paints);
  }
  return paints;
}

/** What is painted for the marks of a text: each in the class of its stance, and where several lie, that they do. */
export function markPaints(occurrences: readonly OccurrenceDetail[]): readonly Paint[] {
  const marks = occurrences.flatMap(paintsOf);
  return [...marks, ...overlaps(marks).map((span) => paintOf('mark-overlap', span))];
}

/** What is painted for the occurrence that is chosen: its words, and the words that name its sources and cues. */
export function chosenPaints(chosen: OccurrenceDetail | null): readonly Paint[] {
  if (!chosen) return [];
  return [
    ...chosen.spans.map((span) => paintOf('mark-selected', span, chosen.id)),
    ...chosen.chain.flatMap(({ sourceSpan, cueSpan }, index) => [
      ...(sourceSpan ? [paintOf('chain-source', sourceSpan, `${index}`)] : []),
      ...(cueSpan ? [paintOf('chain-cue', cueSpan, `${index}`)] : []),
    ]),
  ];
}
