import type { NamedPart } from './part-names.ts';
import type { ReportOccurrence } from './report.ts';

/**
 * By which names the things of a report are found in it, each null where no part of the report shows the thing. The names hold
 * letters, digits and hyphens only.
 */
export type Anchors = {
  /** The part that has the anchors of the claims, and that of the articles. */
  readonly claimsIn: 'claims' | 'matrix' | null;
  readonly articlesIn: 'texts' | 'corpus' | null;
  /** The parts that have those of the sources: all of them, or those whose profiles are shown. */
  readonly sourcesIn: 'sources' | 'profiles' | null;
  readonly claim: (number: number) => string | null;
  /** Where an occurrence is told of: in its claim's sheet, else at its words. */
  readonly occurrence: (occurrence: ReportOccurrence) => string | null;
  /** Where the words of an occurrence stand. */
  readonly words: (occurrence: ReportOccurrence) => string | null;
  readonly article: (number: number) => string | null;
  readonly source: (number: number, id: string) => string | null;
};

/** The anchors that a report of these parts has. */
export function anchorsOf(parts: readonly NamedPart[]): Anchors {
  const kinds = new Set(parts.map(({ part }) => part.kind));
  const profiled = new Set(parts.flatMap(({ part }) => (part.kind === 'profiles' ? part.sourceIds : [])));
  const firstOf = <Kind extends 'claims' | 'matrix' | 'texts' | 'corpus'>(
    ...wanted: readonly Kind[]
  ): Kind | null => wanted.find((kind) => kinds.has(kind)) ?? null;
  const claimsIn = firstOf('claims', 'matrix');
  const articlesIn = firstOf('texts', 'corpus');
  const words = (occurrence: ReportOccurrence): string | null => {
    if (articlesIn !== 'texts') return null;
    return occurrence.place.kind === 'outside'
      ? `article-${occurrence.articleNumber}`
      : `text-${occurrence.key}`;
  };
  return {
    claimsIn,
    articlesIn,
    sourcesIn: kinds.has('sources') ? 'sources' : profiled.size > 0 ? 'profiles' : null,
    claim: (number) => (claimsIn === null ? null : `claim-${number}`),
    occurrence: (occurrence) => (claimsIn === 'claims' ? `claim-${occurrence.key}` : words(occurrence)),
    words,
    article: (number) => (articlesIn === null ? null : `article-${number}`),
    source: (number, id) => (kinds.has('sources') || profiled.has(id) ? `source-${number}` : null),
  };
}
