import { type Anchors, anchorsOf } from '../anchors.ts';
import type { ReportComposition, ReportScope } from '../composition.ts';
import { type NamedPart, namedParts } from '../part-names.ts';
import type { CaseRecord } from '../case-record.ts';
import { buildReport, type Report } from '../report.ts';
import type { DocumentBlock } from './document.ts';

/** What every part of a document is written from. */
export type Paper = {
  readonly report: Report;
  readonly composition: ReportComposition;
  /** What of the case was chosen. */
  readonly scope: ReportScope;
  readonly parts: readonly NamedPart[];
  readonly anchors: Anchors;
  /** The version of the program. */
  readonly programVersion: string;
  /** Reads what the analyst wrote in Markdown. */
  readonly markdown: (text: string) => readonly DocumentBlock[];
};

/** What a document of a case is written from. */
export function paperOf(
  {
    record,
    composition,
    scope,
  }: { readonly record: CaseRecord; readonly composition: ReportComposition; readonly scope: ReportScope },
  reading: Pick<Paper, 'programVersion'> & {
    /** Reads Markdown, given what its references lead to. */
    readonly markdown: (known: Pick<Paper, 'report' | 'anchors'>, text: string) => readonly DocumentBlock[];
  },
): Paper {
  const parts = namedParts(composition.parts);
  const report = buildReport(record, composition.suggested);
  const anchors = anchorsOf(parts);
  return {
    report,
    composition,
    scope,
    parts,
    anchors,
    programVersion: reading.programVersion,
    markdown: (text) => reading.markdown({ report, anchors }, text),
  };
}
