import { type Anchors, anchorsOf } from '../anchors.ts';
import type { ArticleRecord, CaseRecord } from '../case-record.ts';
import type { ReportComposition, ReportScope } from '../composition.ts';
import { type NamedPart, namedParts } from '../part-names.ts';
import { type Reference, type ReferenceReader, referenceReader } from '../references.ts';
import { buildReport, type Report } from '../report.ts';
import type { DocumentBlock } from './document.ts';

/** What every part of a document is written from. */
export type Paper = PaperReading & {
  readonly report: Report;
  readonly composition: ReportComposition;
  /** What of the case was chosen. */
  readonly scope: ReportScope;
  readonly parts: readonly NamedPart[];
  readonly anchors: Anchors;
  readonly resolve: ReferenceReader;
  /** Reads what the analyst wrote in Markdown, under a heading of the level `above`. */
  readonly markdown: (text: string, above?: 1 | 2) => readonly DocumentBlock[];
};

/** What a document says that is not in the record of the case. */
export type PaperReading = {
  /** The version of the program. */
  readonly programVersion: string;
  /** The articles whose bytes are no longer those that were imported. */
  readonly damaged: readonly {
    readonly number: number;
    readonly article: ArticleRecord;
    readonly damaged: readonly ('text' | 'original')[];
  }[];
  /** The changes that made the case what it is. */
  readonly changes: () => ToldChanges;
};

/** Changes to a case, as far as they are told. */
export type ToldChanges = {
  /** The newest of them, oldest first. */
  readonly lines: readonly {
    readonly at: string;
    readonly by: string;
    readonly kind: 'do' | 'undo' | 'redo';
    readonly label: { readonly action: string; readonly subject: string };
  }[];
  /** How many there were before these. */
  readonly earlier: number;
  /** How many concern what is not in the report. */
  readonly elsewhere: number;
};

/** Where the words of a text lead, for whoever reads it. */
export type MarkdownContext = Pick<Paper, 'report' | 'resolve'>;

/** What a document of a case is written from. */
export function paperOf(
  {
    record,
    composition,
    scope,
  }: { readonly record: CaseRecord; readonly composition: ReportComposition; readonly scope: ReportScope },
  reading: PaperReading & {
    /** What a thing of the case is called that is not in the report; null where the case has none such. */
    readonly elsewhere: (reference: Reference) => string | null;
    readonly readMarkdown: (context: MarkdownContext, text: string, above: 1 | 2) => readonly DocumentBlock[];
  },
): Paper {
  const { elsewhere, readMarkdown, ...known } = reading;
  const parts = namedParts(composition.parts);
  const report = buildReport(record, composition.suggested);
  const anchors = anchorsOf(parts);
  const resolve = referenceReader(report, anchors, elsewhere);
  return {
    ...known,
    report,
    composition,
    scope,
    parts,
    anchors,
    resolve,
    markdown: (text, above = 1) => readMarkdown({ report, resolve }, text, above),
  };
}
