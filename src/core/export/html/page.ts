import { type Anchors, anchorsOf } from '#domain/report/anchors.ts';
import { type NamedPart, namedParts } from '#domain/report/part-names.ts';
import { referenceReader, type ReferenceReader } from '#domain/report/references.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import { buildReport, type Report, type ReportOccurrence } from '#domain/report/report.ts';
import type { ExportSource } from '../format.ts';
import { referenceWords } from '../reference-words.ts';
import { type Markup, type MarkupPart, markup } from './markup.ts';

/** What every part of a report is written from. */
export type Page = {
  readonly source: ExportSource;
  readonly report: Report;
  readonly composition: ReportComposition;
  readonly parts: readonly NamedPart[];
  readonly anchors: Anchors;
  /** What a reference in a text comes to. */
  readonly resolve: ReferenceReader;
  /** True the first time an anchor is asked for: no two things may have the same. */
  readonly anchorFirst: (anchor: string) => boolean;
};

/** The page of an export. */
export function pageOf(source: ExportSource): Page {
  const { composition } = source;
  const parts = namedParts(composition.parts);
  const report = buildReport(source.record, composition.suggested);
  const anchors = anchorsOf(parts);
  const known = new Set<string>();
  return {
    source,
    report,
    composition,
    parts,
    anchors,
    resolve: referenceReader(report, anchors, referenceWords(source.db)),
    anchorFirst: (anchor) => {
      const isFirst = !known.has(anchor);
      known.add(anchor);
      return isFirst;
    },
  };
}

/** Content that leads to an anchor of the report; where the report has none it stands by itself. */
export function linked(anchor: string | null, content: MarkupPart, className?: string): Markup {
  const named = className === undefined ? null : markup` class="${className}"`;
  if (anchor !== null) return markup`<a${named} href="#${anchor}">${content}</a>`;
  return named === null ? markup`${content}` : markup`<span${named}>${content}</span>`;
}

/** A claim's number, which leads to the claim. */
export function claimLink({ anchors }: Page, number: number, className?: string): Markup {
  return linked(anchors.claim(number), `C${number}`, className);
}

/** An occurrence's number, which leads to what is said of it. */
export function occurrenceLink({ anchors }: Page, occurrence: ReportOccurrence, className?: string): Markup {
  return linked(anchors.occurrence(occurrence), occurrence.label, className);
}
