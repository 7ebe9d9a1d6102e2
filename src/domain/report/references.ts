import type { Span } from '../span.ts';
import type { Anchors } from './anchors.ts';
import { oneLine } from './phrases.ts';
import type { Report } from './report.ts';

// In the Markdown of a report `[[claim:ID]]`, `[[source:ID]]` and `[[occurrence:ID]]` stand for the number a thing has in it. The
// number is found when the report is written, so that it never goes stale.

/** What a reference can name. */
export const referenceKinds = ['claim', 'source', 'occurrence'] as const;
/** One of {@link referenceKinds}. */
export type ReferenceKind = (typeof referenceKinds)[number];

/** A thing of the case that a text names. */
export type Reference = { readonly kind: ReferenceKind; readonly id: string };

const written = /\[\[(claim|source|occurrence):([^\s[\]]{1,100})\]\]/g;

/** A reference as it is written. The id holds neither white space nor brackets. */
export function writeReference({ kind, id }: Reference): string {
  return `[[${kind}:${id}]]`;
}

/** The references in a text, in its order, with where they stand (UTF-16 code units). */
export function findReferences(text: string): readonly (Reference & Span)[] {
  return [...text.matchAll(written)].map(({ index, 0: whole, 1: kind, 2: id }) => ({
    kind: kind as ReferenceKind,
    id: id ?? '',
    start: index,
    end: index + whole.length,
  }));
}

/** What a reference comes to in one report. */
export type ResolvedReference = Reference &
  (
    | {
        readonly state: 'here';
        /** `C3`, `C3a`, `S2`. */
        readonly label: string;
        /** The claim, the name of the source, the words of the occurrence. */
        readonly words: string;
        /** Null where no part of the report shows the thing. */
        readonly anchor: string | null;
      }
    /** In the case, but not in this report. */
    | { readonly state: 'elsewhere'; readonly words: string }
    /** No longer in the case. */
    | { readonly state: 'missing' }
  );

/** Finds what references come to in one report. */
export type ReferenceReader = (reference: Reference) => ResolvedReference;

/**
 * Finds what references come to in a report.
 * @param elsewhere the words of a thing that is in the case and not in the report, or null where the case has none such.
 */
export function referenceReader(
  report: Report,
  anchors: Anchors,
  elsewhere: (reference: Reference) => string | null,
): ReferenceReader {
  const claims = new Map(report.claims.map((claim) => [claim.record.id, claim]));
  const sources = new Map(report.sources.map((source) => [source.record.id, source]));
  const occurrences = new Map(
    report.claims.flatMap((claim) => claim.occurrences.map((each) => [each.record.id, each] as const)),
  );
  const here = (
    { kind, id }: Reference,
    label: string,
    words: string,
    anchor: string | null,
  ): ResolvedReference => ({ kind, id, state: 'here', label, words: oneLine(words), anchor });
  const found = (reference: Reference): ResolvedReference | null => {
    switch (reference.kind) {
      case 'claim': {
        const claim = claims.get(reference.id);
        if (!claim) return null;
        return here(reference, `C${claim.number}`, claim.record.text, anchors.claim(claim.number));
      }
      case 'source': {
        const source = sources.get(reference.id);
        if (!source) return null;
        const { number, record } = source;
        return here(reference, sourceLabel(number), record.name, anchors.source(number, record.id));
      }
      case 'occurrence': {
        const occurrence = occurrences.get(reference.id);
        if (!occurrence) return null;
        const words = occurrence.record.pieces.map(({ exact }) => exact).join(' … ');
        return here(reference, occurrence.label, words, anchors.occurrence(occurrence));
      }
    }
  };
  return (reference) => {
    const resolved = found(reference);
    if (resolved) return resolved;
    const { kind, id } = reference;
    const words = elsewhere(reference);
    return words === null
      ? { kind, id, state: 'missing' }
      : { kind, id, state: 'elsewhere', words: oneLine(words) };
  };
}

/** The number of a source as a reader sees it: `S2`. */
export function sourceLabel(number: number): string {
  return `S${number}`;
}

/** What is written in place of a reference: words of the case, if any, and what the report puts before and after them. */
export type ReferencePhrase = {
  readonly before: string;
  readonly words: string | null;
  readonly after: string;
};

/**
 * What is written in place of a reference. A source is named, with its number. The number of a claim or occurrence stands alone where
 * the reader can follow it to the thing; else its words stand with it. What is not in the report is said to be so.
 */
export function referencePhrase(reference: ResolvedReference): ReferencePhrase {
  if (reference.state === 'missing')
    return { before: `[${reference.kind} no longer in the case]`, words: null, after: '' };
  const { words, kind } = reference;
  if (reference.state === 'elsewhere')
    return kind === 'source'
      ? { before: '', words, after: ' (not in this report)' }
      : { before: '“', words, after: '” (not in this report)' };
  const { label, anchor } = reference;
  if (kind === 'source') return { before: '', words, after: ` (${label})` };
  return anchor === null
    ? { before: `${label} (“`, words, after: '”)' }
    : { before: label, words: null, after: '' };
}

/** {@link referencePhrase} as one text. */
export function referenceText(reference: ResolvedReference): string {
  const { before, words, after } = referencePhrase(reference);
  return `${before}${words ?? ''}${after}`;
}
