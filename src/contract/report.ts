import { z } from 'zod';
import { confidences, likelihoods } from '#domain/assessment.ts';
import { fixedParts, handlingMarkings, type ReportComposition } from '#domain/report/composition.ts';
import { exportFormats } from '#domain/report/export-formats.ts';

// What is said of a report and of an export when it crosses a process.

const wellFormed = (text: string): boolean => text.isWellFormed();
const words = (most: number) => z.string().max(most).refine(wellFormed, 'has broken characters');
const paragraph = words(1_000_000);
const id = z.uuid();
/** The id of a part or a judgement within its report. */
const partId = z.string().min(1).max(100);

/** What of the case is chosen; see domain/report/composition.ts. */
export const reportScope = z.object({
  filter: z.string().max(4000),
  articleIds: z.array(id).max(100_000).readonly(),
});

const part = z.discriminatedUnion('kind', [
  z.object({ id: partId, kind: z.literal('text'), heading: words(1000), markdown: paragraph }),
  z.object({
    id: partId,
    kind: z.literal('key-judgements'),
    judgements: z
      .array(
        z.object({
          id: partId,
          text: paragraph,
          likelihood: z.enum(likelihoods).nullable(),
          confidence: z.enum(confidences).nullable(),
        }),
      )
      .max(50)
      .readonly(),
  }),
  z.object({ id: partId, kind: z.literal('source-summary'), markdown: paragraph.nullable() }),
  z.object({
    id: partId,
    kind: z.literal('two-sides'),
    left: z.array(id).max(1000).readonly(),
    right: z.array(id).max(1000).readonly(),
  }),
  z.object({ id: partId, kind: z.literal('profiles'), sourceIds: z.array(id).max(1000).readonly() }),
  z.object({ id: partId, kind: z.enum(fixedParts) }),
]);

/** A report as it is composed; see domain/report/composition.ts. */
export const reportComposition = z.object({
  title: words(1000),
  author: words(1000),
  date: z.iso.date().nullable(),
  version: words(200),
  handling: z.enum(handlingMarkings).nullable(),
  question: paragraph,
  method: paragraph,
  scope: reportScope,
  suggested: z.enum(['left-out', 'marked']),
  publicUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(4000)]).default(''),
  structuredData: z.boolean(),
  parts: z.array(part).max(200).readonly(),
}) satisfies z.ZodType<ReportComposition>;

/** What is exported and how. */
export const exportOrder = z.object({
  format: z.enum(exportFormats),
  scope: reportScope,
  /** For a report, how it is composed (its own scope is passed over); null is the full template. */
  composition: reportComposition.nullable().default(null),
  options: z
    .object({
      /** Begins CSV files with a byte order mark, by which spreadsheets know UTF-8. */
      byteOrderMark: z.boolean().default(true),
      /** Lets suggested relations into data formats; JSON always has them, with their status. */
      suggested: z.boolean().default(false),
    })
    .prefault({}),
});
/** What is exported and how, as a caller gives it. */
export type ExportOrder = z.input<typeof exportOrder>;
/** The same after validation. */
export type CheckedExportOrder = z.output<typeof exportOrder>;

/** How much of a case is chosen. */
export type ScopeCounts = {
  readonly articles: number;
  readonly claims: number;
  readonly occurrences: number;
};

/** Where an export goes, and whether a file that has the name may be replaced. */
export type ExportTarget = { readonly path: string; readonly replace: boolean };
/** What was written, a file or a folder, and its size in bytes. */
export type ExportWritten = { readonly path: string; readonly bytes: number };

/** A claim, source or occurrence by the number it has in a report, and the words by which people know it. */
export type NumberedThing = { readonly id: string; readonly label: string; readonly title: string };

/** What a report covers and how it numbers things; of occurrences only those that its texts point to. */
export type ReportFacts = {
  readonly articleCount: number;
  /** How many of them a preview shows. */
  readonly shownArticleCount: number;
  readonly occurrenceCount: number;
  /** The draft of the source summary statement, Markdown. */
  readonly sourceSummary: string;
  readonly claims: readonly NumberedThing[];
  readonly sources: readonly NumberedThing[];
  readonly occurrences: readonly NumberedThing[];
};

/** A report as the composer shows it: the address of a page, and its facts. */
export type ReportPreview = { readonly url: string; readonly facts: ReportFacts };

/** A composition that an analyst keeps for whatever case comes; its name is unique. */
export type KeptTemplate = { readonly name: string; readonly composition: ReportComposition };
