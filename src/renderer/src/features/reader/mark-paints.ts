import type { OccurrenceDetail } from '#contract/views.ts';
import type { Span } from '#domain/span.ts';
import type { Paint } from '../../reader-dom/highlight-painter.ts';
import { overlaps } from '../../reader-dom/overlaps.ts';

/** What is painted for the marks of a text: each in the class of its stance, and where several lie, that they do. */
export function markPaints(occurrences: readonly OccurrenceDetail[]): readonly Paint[] {
  const marks = occurrences.flatMap((occurrence) =>
    occurrence.spans.map(({ start, end }): Paint => ({
      name: `mark-${occurrence.stance ?? 'not-judged'}`,
      start,
      end,
      key: occurrence.id,
    })),
  );
  const shared = overlaps(marks).map(({ start, end }): Paint => ({
    name: 'mark-overlap',
    start,
    end,
    key: '',
  }));
  return [...marks, ...shared];
}

/** What is painted for the occurrence that is chosen: its words, and the words that name its sources and cues. */
export function chosenPaints(chosen: OccurrenceDetail | null): readonly Paint[] {
  if (!chosen) return [];
  const paint = (name: Paint['name'], span: Span | null, key: string): readonly Paint[] =>
    span ? [{ name, start: span.start, end: span.end, key }] : [];
  return [
    ...chosen.spans.flatMap((span) => paint('mark-selected', span, chosen.id)),
    ...chosen.chain.flatMap((step, index) => [
      ...paint('chain-source', step.sourceSpan, `${index}`),
      ...paint('chain-cue', step.cueSpan, `${index}`),
    ]),
  ];
}
