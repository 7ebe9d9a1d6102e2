import { z } from 'zod';
import { contrasts, motions, readerFonts, readingRanges, zoomSteps, type Range } from '#domain/appearance.ts';
import { articleFormats, genres, readingStatuses } from '#domain/article.ts';
import { confidences, credibilities, likelihoods, verdicts } from '#domain/assessment.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { attributionStatuses, maxChainLength } from '#domain/attribution.ts';
import { codebook, type CodebookList } from '#domain/codebook.ts';
import { type CaseValue, extendableLists } from '#domain/case-codebook.ts';
import { claimTypes, eventDatePattern } from '#domain/claim.ts';
import type { FailureData } from '#domain/failure.ts';
import { languageChoices } from '#domain/interface-language.ts';
import type { LeftOut } from '#domain/compare/left-out.ts';
import type { ClaimMatrix } from '#domain/compare/matrix.ts';
import type { FoundChains } from '#domain/compare/chains-through.ts';
import {
  matrixColumnOrders,
  matrixGroupings,
  matrixRowOrders,
  startLayout,
} from '#domain/compare/matrix-layout.ts';
import { mostNetworkNodes } from '#domain/compare/network.ts';
import type { NetworkView } from '#domain/compare/network-view.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { maxNameLength, reliabilityLetters, sourceKinds } from '#domain/source.ts';
import { searchScopes } from '#domain/search/fields.ts';
import type { Span } from '#domain/span.ts';
import { stances } from '#domain/stance.ts';
import { reportTemplates } from '#domain/report/composition.ts';
import { exportFormats } from '#domain/report/export-formats.ts';
import type { ExportHabits } from '#domain/report/export-habits.ts';
import { tableColumns } from '#domain/table/table-columns.ts';
import {
  exportOrder,
  type ExportWritten,
  type KeptTemplate,
  reportComposition,
  type ReportPreview,
  reportScope,
  type ScopeCounts,
} from './report.ts';
import type { HistoryDifference, HistoryPage } from './history.ts';
import { columnWidths } from '#domain/table/table-view.ts';
import type { ValueEdit } from '#domain/table/table-edit.ts';
import { maxTagLength, tagColours } from '#domain/tag.ts';
import type {
  ArticleDocument,
  ArticleSummary,
  CaseInfo,
  ClaimDetail,
  ClaimSummary,
  ClaimWords,
  ClaimTimes,
  CodebookUse,
  ConfirmedSuggestion,
  DataImported,
  DataPreview,
  DuplicateArticle,
  EditPreview,
  Focus,
  JournalLabel,
  MatrixCellWords,
  OccurrenceDetail,
  PanesComparison,
  RelationView,
  ReportVersion,
  SavedReport,
  SavedReportSummary,
  SavedView,
  SearchCounts,
  SearchGroup,
  SearchResults,
  SourceMergePreview,
  SourcePage,
  SourceSplitPreview,
  SourceSuggestion,
  SuggestionList,
  SourceView,
  TablePage,
  TimelinePage,
  TagView,
  TiePreview,
  TwoSidesView,
} from './views.ts';

// Every request the window can make of core: the schema of what goes in, the type of what comes out. core/serve.ts
// validates with the schema; the typed client and the preload derive from the same list.

/** One request: its input's schema and, as a type only, its output; `mutates` marks those that write a journal entry. */
export type RequestSpec<Schema extends z.ZodType, Output, Mutates extends boolean> = {
  readonly input: Schema;
  readonly mutates: Mutates;
  readonly output?: Output;
};

const query = <Output>() => ({
  takes: <Schema extends z.ZodType>(input: Schema): RequestSpec<Schema, Output, false> => ({
    input,
    mutates: false,
  }),
});
const mutation = <Output>() => ({
  takes: <Schema extends z.ZodType>(input: Schema): RequestSpec<Schema, Output, true> => ({
    input,
    mutates: true,
  }),
});

const maxTextLength = 20_000;
const id = z.uuid();
const wellFormed = (value: string): boolean => value.isWellFormed() && !value.includes('\0');
/** Free text of the analyst: any well-formed text, perhaps empty. */
export const anyText = z.string().max(maxTextLength).refine(wellFormed, 'has broken characters');
/** A name or a sentence: not empty, no white space at its ends. */
export const line = z.string().trim().min(1).max(1000).refine(wellFormed, 'has broken characters');
const sourceName = z
  .string()
  .trim()
  .min(1, 'a source needs a name')
  .max(maxNameLength, `a source’s name has at most ${maxNameLength} characters`)
  .refine(wellFormed, 'has broken characters');
const optionalLine = z.string().trim().max(1000).refine(wellFormed, 'has broken characters');
/** A search as it was typed; whatever it is, it is a query. */
const searchText = z.string().max(2000);
/** A date, `YYYY-MM-DD`. */
export const isoDate = z.iso.date();
/** An offset in UTF-16 code units. */
export const offset = z.number().int().nonnegative();
const span = z.object({ start: offset, end: offset }).refine((s) => s.end > s.start, 'ends before it starts');
const httpUrl = z
  .url({ protocol: /^https?$/ })
  .max(4000)
  .refine(wellFormed);
const nothing = z.object({});
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be bytes');

/** What is known of an article when it is imported. */
export const importMetadata = z.object({
  title: line,
  authors: z.array(line).max(50),
  publisher: line.nullable(),
  url: httpUrl.nullable(),
  publishedOn: isoDate.nullable(),
  retrievedOn: isoDate.nullable(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .nullable(),
  genre: z.enum(genres),
});

const importSource = z.object({
  bytes,
  fileName: z.string().max(1000).nullable(),
  format: z.enum(articleFormats).nullable(),
  encoding: z.string().max(40).nullable(),
});

const chainStep = z.object({
  sourceId: id,
  status: z.enum(attributionStatuses),
  sourceSpan: span.nullable(),
  cueSpan: span.nullable(),
});

/** What is judged of an occurrence, and its words. */
export const occurrenceFields = z.object({
  polarity: z.enum(polarities),
  quotation: z.enum(quotationTypes).nullable(),
  commitment: z.enum(commitments).nullable(),
  stance: z.enum(stances).nullable(),
  stanceSpan: span.nullable(),
  fidelity: z.enum(fidelities).nullable(),
  note: anyText,
  spans: z.array(span).min(1).max(50),
});

/** What is known of a claim. */
export const claimFields = z.object({
  text: line,
  type: z.enum(claimTypes).nullable(),
  eventDate: z.string().regex(eventDatePattern).nullable(),
  tags: z.array(line.max(100)).max(50),
  note: anyText,
});

/** The analyst's own conclusion about a claim. */
export const assessmentFields = z.object({
  verdict: z.enum(verdicts).nullable(),
  credibility: z.literal(credibilities),
  likelihood: z.enum(likelihoods).nullable(),
  confidence: z.enum(confidences).nullable(),
  rationale: anyText,
  evidence: z.array(z.object({ text: anyText, url: httpUrl.nullable() })).max(100),
});

/** What is known of a source. */
export const sourceFields = z.object({
  name: sourceName,
  kind: z.enum(sourceKinds),
  aliases: z.array(sourceName).max(1000),
  role: optionalLine,
  affiliation: optionalLine,
  country: optionalLine,
  descriptor: optionalLine,
});

const judged = <Field extends ValueEdit, Value extends string>(
  field: Field,
  values: readonly [Value, ...Value[]],
) => z.object({ field: z.literal(field), value: z.enum(values).nullable(), added: id.optional() });
/** What many rows of the claims table can be given at once. */
export const tableEdit = z.discriminatedUnion('field', [
  judged('stance', stances),
  judged('commitment', commitments),
  judged('quotation', quotationTypes),
  judged('fidelity', fidelities),
  z.object({ field: z.literal('polarity'), value: z.enum(polarities) }),
  judged('type', claimTypes),
  judged('verdict', verdicts),
  z.object({
    field: z.literal('tags'),
    add: z.array(line.max(maxTagLength)).max(50),
    remove: z.array(line.max(maxTagLength)).max(50),
  }),
  z.object({ field: z.literal('source'), sourceId: id }),
]);
/** Ids of occurrences, and of claims without any. */
const editedRows = z.array(id).min(1).max(500_000);

/** Which rows the claims table shows, and how they are laid out. */
export const tableQuery = z.object({
  /** In the language of search (domain/search-query.ts). */
  filter: z.string().max(4000),
  rows: z.enum(['claims', 'occurrences']),
  sort: z.array(z.object({ column: z.enum(tableColumns), descending: z.boolean() })).max(tableColumns.length),
  group: z.enum(tableColumns).nullable(),
  collapsed: z.array(z.string().max(2000)).max(5000),
});

/** Which places a comparison looks at; every view of it takes the same. */
export const comparisonScope = z.object({
  /** In the language of search (domain/search-query.ts). */
  filter: z.string().max(4000),
  /** Only these articles; an empty list means all. */
  articleIds: z.array(id).max(1000),
});

const reversible = <const Orders extends readonly [string, ...string[]]>(orders: Orders) =>
  z.object({ order: z.enum(orders), reversed: z.boolean() });
/** One of two sides that are set against each other; see domain/compare/two-sides.ts. */
const comparedSide = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), articleId: id }),
  /** The empty name is for articles without a publisher. */
  z.object({ kind: z.literal('publisher'), name: z.string().max(1000) }),
  z.object({ kind: z.literal('source'), sourceId: id }),
  z.object({ kind: z.literal('selection'), filter: z.string().max(4000) }),
]);
/** How the matrix is laid out. */
const matrixLayout = z.object({
  by: z.enum(matrixGroupings),
  rows: reversible(matrixRowOrders),
  columns: reversible(matrixColumnOrders),
});

// Values the case added to its codebook, chosen by their names; the field beside takes what each counts as.
const addedOfOccurrence = z
  .strictObject({ stance: id, commitment: id, quotation: id, fidelity: id })
  .partial()
  .optional();
const addedOfClaim = z.strictObject({ claimType: id }).partial().optional();
const addedOfAssessment = z.strictObject({ verdict: id }).partial().optional();
const addedOfSource = z.strictObject({ sourceKind: id }).partial().optional();
const addedOfArticle = z.strictObject({ genre: id }).partial().optional();

const codebookList = z.enum(Object.keys(codebook) as [CodebookList, ...CodebookList[]]);
/** What a case can say of a value of its codebook; null leaves it to the program. */
const codebookWords = z.object({
  label: line.max(100).nullable(),
  definition: anyText.nullable(),
  example: anyText.nullable(),
  hidden: z.boolean(),
});
const tagPath = z.string().min(1).max(1000).refine(wellFormed, 'has broken characters');

const relationEnds = z.object({ kind: z.enum(relationKinds), fromClaimId: id, toClaimId: id });
const claimJoin = z.object({ intoClaimId: id, fromClaimIds: z.array(id).min(1).max(1000) });
/** What is about to be done to claims; see domain/compare/tie-consequences.ts. */
export const proposedTie = z.union([claimJoin.extend({ kind: z.literal('join') }), relationEnds]);
const droppedRelations = z.array(id).max(1000).optional();
/** What claims are suggested for: a claim, or words of an article that are not marked. */
const suggestedFor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), claimId: id }),
  z.object({ kind: z.literal('words'), articleId: id, spans: z.array(span).min(1).max(50) }),
]);

const allowSameName = z.boolean().optional();
const sourceMerge = z.object({
  intoSourceId: id,
  fromSourceIds: z.array(id).min(1).max(100),
  fields: sourceFields.omit({ aliases: true }).partial(),
});
const sourceSplit = z.object({
  sourceId: id,
  articleIds: z.array(id).max(100_000),
  occurrenceIds: z.array(id).max(100_000),
  aliases: z.array(sourceName).max(1000),
  fields: sourceFields
    .omit({ aliases: true })
    .partial()
    .required({ name: true, kind: true })
    .extend({ allowSameName, added: addedOfSource }),
});

/** A way of looking at the claims table, to be kept. */
export const tableView = z.object({
  ...tableQuery.omit({ collapsed: true }).shape,
  columns: z
    .array(
      z.object({
        column: z.enum(tableColumns),
        width: z.number().int().min(columnWidths.least).max(columnWidths.most),
      }),
    )
    .min(1)
    .max(tableColumns.length),
});

/** The requests that core answers over the port. */
export const coreApi = {
  'case.info': query<CaseInfo>().takes(nothing),
  'case.rename': mutation<CaseInfo>().takes(z.object({ title: line })),

  /** Reads bytes as an article without keeping anything; `duplicateOf` is the article that has the same text. */
  'import.preview': query<{
    readonly reading: ArticleReading;
    readonly duplicateOf: DuplicateArticle | null;
  }>().takes(importSource),
  /** Keeps the bytes and the text read from them. `furniture[i]` decides block i; fails with `import.duplicate`. */
  'article.import': mutation<ArticleSummary>().takes(
    importSource.extend({
      metadata: importMetadata.extend({ added: addedOfArticle }),
      furniture: z.array(z.boolean()).nullable(),
    }),
  ),
  'article.list': query<readonly ArticleSummary[]>().takes(nothing),
  'article.open': query<ArticleDocument>().takes(z.object({ articleId: id })),
  /**
   * Keeps where the article was left, a caret's offset, and the furthest offset read: no change of the case, and nothing
   * where it can only be read. Answers with the article as it now stands; null when nothing was kept.
   */
  'article.keep-place': query<ArticleSummary | null>().takes(
    z.object({ articleId: id, offset, furthest: offset }),
  ),
  'article.update': mutation<ArticleSummary>().takes(
    z.object({
      articleId: id,
      patch: importMetadata
        .partial()
        .extend({ status: z.enum(readingStatuses).optional(), added: addedOfArticle }),
    }),
  ),
  'article.set-furniture': mutation<ArticleDocument>().takes(
    z.object({ articleId: id, block: offset, furniture: z.boolean() }),
  ),
  'article.remove': mutation<null>().takes(z.object({ articleId: id })),

  /**
   * Marks words as an occurrence: of the claim named, or of a new claim whose text is `claimText` or, when that is
   * null, the exact words. The chain begins as the article's own voice. Unnamed judgements stay unmade.
   */
  'occurrence.mark': mutation<OccurrenceDetail>().takes(
    z.object({
      articleId: id,
      spans: z.array(span).min(1).max(50),
      claimId: id.nullable(),
      claimText: line.nullable(),
      stance: z.enum(stances).nullable(),
    }),
  ),
  'occurrence.get': query<readonly OccurrenceDetail[]>().takes(
    z.object({ occurrenceIds: z.array(id).max(5000) }),
  ),
  'occurrence.update': mutation<OccurrenceDetail>().takes(
    z.object({ occurrenceId: id, patch: occurrenceFields.partial().extend({ added: addedOfOccurrence }) }),
  ),
  'occurrence.set-chain': mutation<OccurrenceDetail>().takes(
    z.object({ occurrenceId: id, chain: z.array(chainStep).min(1).max(maxChainLength) }),
  ),
  /** Removes the occurrence; a claim left with none, no relation and no assessment goes with it. */
  'occurrence.remove': mutation<null>().takes(z.object({ occurrenceId: id })),
  /** Gives the occurrence a claim of its own again, with its exact words as text. */
  'occurrence.split': mutation<OccurrenceDetail>().takes(z.object({ occurrenceId: id })),

  'claim.list': query<readonly ClaimSummary[]>().takes(nothing),
  'claim.get': query<ClaimDetail>().takes(z.object({ claimId: id })),
  'claim.update': mutation<ClaimSummary>().takes(
    z.object({ claimId: id, patch: claimFields.partial().extend({ added: addedOfClaim }) }),
  ),
  /**
   * Joins claims into one: their occurrences, tags and relations move there, their texts are kept in its note. The
   * relations named are removed with it. Fails with `claim.join-conflict` when two of the claims are related as
   * contradicting or in tension (not rejected), and `relation.ring` when a narrower or an update would lead back to itself.
   */
  'claim.join': mutation<ClaimSummary>().takes(claimJoin.extend({ dropRelationIds: droppedRelations })),
  /** Gives some of a claim's occurrences, not all, a new claim of their own, with its type, date and tags. */
  'claim.split': mutation<ClaimSummary>().takes(
    z.object({ claimId: id, occurrenceIds: z.array(id).min(1).max(100_000), text: line }),
  ),
  /** What joining or relating claims would bring with it. */
  'tie.preview': query<TiePreview>().takes(z.object({ tie: proposedTie })),
  'assessment.set': mutation<ClaimDetail>().takes(
    z.object({
      claimId: id,
      patch: assessmentFields.partial().extend({ added: addedOfAssessment }),
    }),
  ),

  /**
   * Sets the relation between two claims; the same pair and kind again changes its status and reason. With it go the
   * relations named, and those that follow and are wanted come as suggested. Fails with `relation.ring` when a narrower
   * claim or an update would lead back to itself.
   */
  'relation.set': mutation<RelationView>().takes(
    relationEnds.extend({
      status: z.enum(relationStatuses),
      reason: anyText,
      alsoSuggest: z.array(relationEnds).max(50).optional(),
      dropRelationIds: droppedRelations,
    }),
  ),
  'relation.list': query<readonly RelationView[]>().takes(nothing),
  /** Gives several relations a status, or removes them (null), as one change; those that are gone are left out. */
  'relation.settle': mutation<{ readonly count: number }>().takes(
    z.object({ relationIds: z.array(id).min(1).max(100_000), status: z.enum(relationStatuses).nullable() }),
  ),
  'relation.remove': mutation<null>().takes(z.object({ relationId: id })),

  /** Claims of other articles that may say what a claim or some words say; `putOff` shows those left for later too. */
  'suggestion.list': query<SuggestionList>().takes(z.object({ about: suggestedFor, putOff: z.boolean() })),
  /** Never offers a claim again here (`rejected`), or only when asked (`suggested`); null offers it again. */
  'suggestion.decide': mutation<null>().takes(
    z.object({ about: suggestedFor, claimId: id, decision: z.enum(['rejected', 'suggested']).nullable() }),
  ),
  /** Joins with the suggested claim, or with a relation relates the two; marks the words that are not yet. */
  'suggestion.confirm': mutation<ConfirmedSuggestion>().takes(
    z.object({
      about: suggestedFor,
      claimId: id,
      relation: z.object({ kind: z.enum(relationKinds), reason: anyText }).nullable(),
    }),
  ),

  'source.list': query<readonly SourceView[]>().takes(nothing),
  /** Sources whose name, alias, role or descriptor begins a word with what was typed, best first, at most 12. */
  'source.suggest': query<readonly SourceSuggestion[]>().takes(
    z.object({ typed: z.string().max(200), articleId: id.nullable() }),
  ),
  /** Everything a source says, wherever it stands in a chain. */
  'source.page': query<SourcePage>().takes(z.object({ sourceId: id })),
  /** Fails with `source.name-taken` when another source goes by a name given, unless `allowSameName`. */
  'source.create': mutation<SourceView>().takes(
    sourceFields
      .partial()
      .required({ name: true, kind: true })
      .extend({ allowSameName, added: addedOfSource }),
  ),
  'source.update': mutation<SourceView>().takes(
    z.object({
      sourceId: id,
      patch: sourceFields.partial().extend({ added: addedOfSource }),
      allowSameName,
    }),
  ),
  'source.rate': mutation<SourceView>().takes(
    z.object({ sourceId: id, letter: z.enum(reliabilityLetters), on: isoDate, reason: anyText }),
  ),
  /** Takes a rating back that was given by mistake. */
  'source.remove-rating': mutation<SourceView>().takes(z.object({ sourceId: id, ratingId: id })),
  /** Makes several sources one: names, ratings and places of all. `fields` chooses where they differ. */
  'source.preview-merge': query<SourceMergePreview>().takes(sourceMerge),
  'source.merge': mutation<SourceView>().takes(sourceMerge),
  /**
   * Makes two sources of one: to a new one go the aliases chosen and the places chosen, by article or by occurrence. With
   * an article whose author the source is, the article's own voice goes too. Ratings stay.
   */
  'source.preview-split': query<SourceSplitPreview>().takes(sourceSplit.omit({ fields: true })),
  'source.split': mutation<SourceView>().takes(sourceSplit),
  /** Removes a source no chain names; fails with `source.in-use` otherwise. */
  'source.remove': mutation<null>().takes(z.object({ sourceId: id })),

  /** What the case says of its codebook: values described in other words, hidden and added. */
  'codebook.get': query<readonly CaseValue[]>().takes(nothing),
  /** For each value of a list, how many things it was chosen for. */
  'codebook.count-uses': query<readonly CodebookUse[]>().takes(z.object({ list: codebookList })),
  /** Adds a value to a list; it counts as a built-in one wherever formats and comparisons need that. */
  'codebook.add-value': mutation<readonly CaseValue[]>().takes(
    z.object({
      list: z.enum(extendableLists),
      countsAs: z.string().max(100),
      label: line.max(100),
      definition: anyText,
      example: anyText,
    }),
  ),
  /** `countsAs` is for values the case added: wherever one was chosen, it counts as the other from then on. */
  'codebook.set-value': mutation<readonly CaseValue[]>().takes(
    z.object({
      list: codebookList,
      value: z.string().max(100),
      patch: codebookWords.extend({ countsAs: z.string().max(100) }).partial(),
    }),
  ),
  /** Removes a value the case added; where it was chosen stands then what it counts as. */
  'codebook.remove-value': mutation<readonly CaseValue[]>().takes(
    z.object({ list: z.enum(extendableLists), value: id }),
  ),

  /** All tags in the order of their paths, those above them included. */
  'tag.list': query<readonly TagView[]>().takes(nothing),
  /** Says what a tag means and how it looks; a tag that no claim carries yet comes to be by this. */
  'tag.update': mutation<readonly TagView[]>().takes(
    z.object({
      path: tagPath,
      patch: z.object({ colour: z.enum(tagColours).nullable(), description: anyText }).partial(),
    }),
  ),
  /** Gives a tag and all below it another path; fails with `tag.exists` where there is such a tag. */
  'tag.rename': mutation<readonly TagView[]>().takes(z.object({ path: tagPath, to: tagPath })),
  /** Makes one tag of two; what is below the one goes below the other. */
  'tag.merge': mutation<readonly TagView[]>().takes(z.object({ path: tagPath, into: tagPath })),
  /** Takes a tag and all below it from every claim. */
  'tag.remove': mutation<readonly TagView[]>().takes(z.object({ path: tagPath })),

  /** The claims of a comparison by article, publisher or source; articles that were named come in that order. */
  'compare.matrix': query<ClaimMatrix>().takes(
    comparisonScope.extend({ layout: matrixLayout.default(startLayout) }),
  ),
  /** The words behind one cell of the matrix, or behind its row with `columnId` null: at most `limit` places. */
  'compare.cell': query<MatrixCellWords>().takes(
    comparisonScope.extend({
      by: z.enum(matrixGroupings),
      claimId: id,
      columnId: z.string().max(maxTextLength).nullable(),
      limit: z.number().int().min(0).max(100),
    }),
  ),
  /** Who quotes whom, and what to be wary of in it: the `most` strongest sources, and those to be kept whatever their weight. */
  'compare.network': query<NetworkView>().takes(
    comparisonScope.extend({
      most: z.number().int().min(1).max(mostNetworkNodes),
      keep: z.array(id).max(50),
    }),
  ),
  /** The chains that pass one of the links, by a source, of a claim: all that is given holds. At most `limit` in words. */
  'compare.chains': query<FoundChains>().takes(
    comparisonScope.extend({
      links: z.array(z.object({ from: id, to: id })).max(500),
      sourceId: id.nullable(),
      claimId: id.nullable(),
      limit: z.number().int().min(0).max(200),
    }),
  ),
  /** What ties the places of articles side by side. */
  'compare.panes': query<PanesComparison>().takes(comparisonScope),
  /** What an article leaves out of what the others say (null: every article), or where a source is not reported. */
  'compare.left-out': query<LeftOut>().takes(
    comparisonScope.extend({
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('article'), articleId: id.nullable() }),
        z.object({ kind: z.literal('source'), sourceId: id }),
      ]),
    }),
  ),
  /** Where two sides agree, contradict each other, are in tension or stand alone. A side that is gone has nothing. */
  'compare.two': query<TwoSidesView>().takes(
    comparisonScope.extend({ here: comparedSide, there: comparedSide }),
  ),
  /** The words of some claims, of one side or of all: at most `limit` places, by claim, article and place. */
  'compare.words': query<ClaimWords>().takes(
    comparisonScope.extend({
      claimIds: z.array(id).min(1).max(1000),
      side: comparedSide.nullable(),
      limit: z.number().int().min(0).max(1000),
    }),
  ),
  /** `count` lanes of the timeline from lane `start`, and where the lane of `claimId` lies. */
  'compare.timeline': query<TimelinePage>().takes(
    comparisonScope.extend({
      start: offset,
      count: z.number().int().min(0).max(500),
      claimId: id.nullable(),
    }),
  ),
  /** Who made a claim first, and how publishers and sources held themselves to it. */
  'compare.claim-times': query<ClaimTimes>().takes(comparisonScope.extend({ claimId: id })),

  /**
   * `count` rows of the claims table from row `start`, and where the row with the key `find` lies in it. What is asked
   * for past the end is left out.
   */
  'table.rows': query<TablePage>().takes(
    z.object({
      query: tableQuery,
      start: offset,
      count: z.number().int().min(0).max(500),
      find: z.string().max(2100).nullable(),
    }),
  ),
  /** What the rows from `start` up to but not with `end` stand for: occurrences, and claims without any. */
  'table.ids': query<readonly string[]>().takes(z.object({ query: tableQuery, start: offset, end: offset })),

  /** A stretch of the history, newest first: of the whole case or of one thing, by one person, within times. */
  'history.list': query<HistoryPage>().takes(
    z.object({
      about: z.object({ kind: z.enum(['article', 'claim', 'source']), id }).nullable(),
      by: z.string().max(200).nullable(),
      /** The earliest time that counts, and the first that does not, ISO 8601 in UTC. */
      from: z.iso.datetime().nullable(),
      until: z.iso.datetime().nullable(),
      offset,
      limit: z.number().int().min(1).max(500),
    }),
  ),
  /** The names of everybody who has made a change. */
  'history.people': query<readonly string[]>().takes(nothing),
  /** What differs between the case after entry `from` and after entry `to`, which may be earlier; 0 is before all. */
  'history.compare': query<HistoryDifference>().takes(
    z.object({ from: offset, to: offset, offset, limit: z.number().int().min(1).max(1000) }),
  ),
  /** Brings the case to what it was after an entry, as one change; what is so already leaves no entry (`rows` is 0). */
  'history.go-to': mutation<{ readonly rows: number }>().takes(z.object({ seq: offset })),
  /** The newest of each kind that the query finds (domain/search-query.ts). A later one cancels it: `request.cancelled`. */
  'search.find': query<SearchResults>().takes(
    z.object({ query: searchText, limit: z.number().int().min(1).max(100) }),
  ),
  /** The next of one kind, from the `next` of its group on. */
  'search.more': query<SearchGroup>().takes(
    z.object({
      query: searchText,
      scope: z.enum(searchScopes),
      next: z.number().int(),
      limit: z.number().int().min(1).max(500),
    }),
  ),
  'search.count': query<SearchCounts>().takes(z.object({ query: searchText })),
  /** Where the words of the query stand in an article’s text, in its order; page furniture is not searched. */
  'search.hits': query<readonly Span[]>().takes(z.object({ query: searchText, articleId: id })),
  /** What an edit would do to these rows. */
  'table.preview-edit': query<EditPreview>().takes(z.object({ ids: editedRows, edit: tableEdit })),
  /** Edits many rows as one change; rows that are gone or that cannot take the value are left out. */
  'table.edit': mutation<EditPreview>().takes(z.object({ ids: editedRows, edit: tableEdit })),

  'view.list': query<readonly SavedView[]>().takes(nothing),
  /** Keeps a view under a name: anew, or with `viewId` in place of what that one was, name and all. */
  'view.save': mutation<SavedView>().takes(
    z.object({ viewId: id.nullable(), name: line.max(200), view: tableView }),
  ),
  'view.remove': mutation<null>().takes(z.object({ viewId: id })),

  /** The reports of the case, oldest first. */
  'report.list': query<readonly SavedReportSummary[]>().takes(nothing),
  'report.get': query<SavedReport>().takes(z.object({ reportId: id })),
  /** Keeps a new report under a name, or what one has become: saves of one report within a minute are one change. */
  'report.save': mutation<SavedReport>().takes(
    z.union([
      z.object({ reportId: z.null(), name: line.max(200), composition: reportComposition }),
      z.object({ reportId: id, composition: reportComposition }),
    ]),
  ),
  /** Fails with `report.name-taken` where another report of the case has the name. */
  'report.rename': mutation<null>().takes(z.object({ reportId: id, name: line.max(200) })),
  /** Removes a report with its versions. */
  'report.remove': mutation<null>().takes(z.object({ reportId: id })),
  /** The kept versions of a report, oldest first. */
  'report.versions': query<readonly ReportVersion[]>().takes(z.object({ reportId: id })),
  /** Keeps a report as it is now as its next version. */
  'report.keep-version': mutation<ReportVersion>().takes(z.object({ reportId: id, note: anyText })),
  /** Makes a report what it was in a version; what it is now is kept as a version first, with `note`. */
  'report.restore-version': mutation<SavedReport>().takes(
    z.object({ reportId: id, number: z.number().int(), note: anyText }),
  ),

  /** How much of the case an export would hold; fails as the export does where the filter is not understood. */
  'report.count': query<ScopeCounts>().takes(z.object({ scope: reportScope })),

  /** Ends the long work that `work.progress` tells of; what asked for it fails with `request.cancelled`, nothing is changed. */
  'work.cancel': query<null>().takes(z.object({ id: z.number().int() })),

  'journal.undo': query<{ readonly label: JournalLabel; readonly focus: Focus }>().takes(nothing),
  'journal.redo': query<{ readonly label: JournalLabel; readonly focus: Focus }>().takes(nothing),
} as const;

/** The names of the requests core answers. */
export type CoreRequestName = keyof typeof coreApi;

type SpecInput<Spec> = Spec extends RequestSpec<infer Schema, unknown, boolean> ? z.input<Schema> : never;
type SpecParsed<Spec> = Spec extends RequestSpec<infer Schema, unknown, boolean> ? z.output<Schema> : never;
type SpecOutput<Spec> = Spec extends RequestSpec<z.ZodType, infer Output, boolean> ? Output : never;

/** What a caller passes with a core request. */
export type CoreInput<Name extends CoreRequestName> = SpecInput<(typeof coreApi)[Name]>;
/** What a core handler gets: the input after validation. */
export type CoreParsed<Name extends CoreRequestName> = SpecParsed<(typeof coreApi)[Name]>;
/** What a core request answers when it succeeds. */
export type CoreOutput<Name extends CoreRequestName> = SpecOutput<(typeof coreApi)[Name]>;

const within = ({ least, most }: Range) => z.number().int().min(least).max(most);

/** How the analyst exported last; see domain/report/export-habits.ts. */
const exportHabits = z.object({
  format: z.enum(exportFormats),
  template: z.enum(reportTemplates),
  zipped: z.boolean(),
  byteOrderMark: z.boolean(),
  suggested: z.boolean(),
  suggestedInReports: z.boolean(),
  structuredData: z.boolean(),
}) satisfies z.ZodType<ExportHabits>;

/** Appearance and analyst settings, kept per user, not per case. */
export const settingsSchema = z.object({
  /** Written into the journal as who made a change. */
  analyst: z.string().trim().max(200),
  /** The language of the interface; `system` takes the first of the system's that there is. */
  language: z.enum(languageChoices),
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(contrasts),
  motion: z.enum(motions),
  /** The size of the whole window in per cent. */
  zoom: z.literal(zoomSteps),
  /** How articles are set; see domain/appearance.ts for the units. */
  textSize: within(readingRanges.textSize),
  measure: within(readingRanges.measure),
  lineHeight: within(readingRanges.lineHeight),
  readerFont: z.enum(readerFonts),
  hyphenate: z.boolean(),
  /** False where no claims of other articles are to be suggested. */
  suggestions: z.boolean(),
  /** True once the tour was taken or left, so that it is not offered again. */
  tourLeft: z.boolean(),
  /** The keys the analyst chose, by command, named as domain/key-binding.ts does. */
  keys: z.record(z.string().max(100), z.array(z.string().max(40)).max(8).readonly()),
  exporting: exportHabits,
});
/** Appearance and analyst settings. */
export type Settings = z.infer<typeof settingsSchema>;

/** A case in the list of recently opened ones. */
export type RecentCase = { readonly path: string; readonly title: string; readonly openedAt: string };

/** What the window needs to know of the program at start. */
export type AppInfo = {
  readonly version: string;
  readonly platform: string;
  /** BCP 47 codes, the one liked best first. */
  readonly systemLanguages: readonly string[];
  readonly settings: Settings;
  readonly recent: readonly RecentCase[];
  /** Why the case that should be open at start is not; null when it is or none was asked for. */
  readonly openFailure: FailureData | null;
};

const figureCell = z.union([z.string().max(maxTextLength), z.number(), z.null()]);
/** A figure in one of the formats it can be saved in: its drawing, or the table behind it. */
export const figureFile = z.discriminatedUnion('format', [
  z.object({ format: z.literal('svg'), drawing: z.string().startsWith('<?xml ').max(100_000_000) }),
  z.object({ format: z.literal('png'), bytes }),
  z.object({
    format: z.literal('csv'),
    table: z.object({
      head: z.array(z.string().max(1000)).max(1000),
      rows: z.array(z.array(figureCell).max(1000)).max(500_000),
    }),
  }),
]);
/** A figure as it is saved. */
export type FigureFile = z.infer<typeof figureFile>;

/** The requests that need Electron itself; main answers them. Those that ask with a dialog answer null when cancelled. */
export const mainApi = {
  'app.info': query<AppInfo>().takes(nothing),
  'app.open-external': query<null>().takes(z.object({ url: httpUrl })),
  /** Shows the open case, or what was exported last, in the system's file manager. */
  'app.show-in-folder': query<null>().takes(
    z.object({ what: z.enum(['case', 'last-export']).default('case') }),
  ),
  'settings.set': query<Settings>().takes(settingsSchema.partial()),
  'case.new': query<CaseInfo | null>().takes(nothing),
  /** With a path (from the recent list or a dropped file) opens that; with null asks. */
  'case.open': query<CaseInfo | null>().takes(z.object({ path: z.string().max(4096).nullable() })),
  'case.save-copy': query<{ readonly path: string } | null>().takes(nothing),
  /** Opens the sample case; `restore` puts a fresh one in its place and keeps the changed one beside it. */
  'case.open-sample': query<CaseInfo>().takes(z.object({ restore: z.boolean() })),
  /** Asks where, then writes. Several files become a folder, or a zip of it where that is chosen. */
  'report.export': query<ExportWritten | null>().takes(
    exportOrder.extend({ zipped: z.boolean().default(false) }),
  ),
  /** Asks for a file of data to import. */
  'data.choose': query<{ readonly path: string } | null>().takes(nothing),
  /** What importing a file of data would do; the file was chosen or dropped on the window. */
  'data.preview': query<DataPreview>().takes(z.object({ path: z.string().max(4096) })),
  /** Imports it as one change of the case. */
  'data.import': query<DataImported>().takes(z.object({ path: z.string().max(4096) })),
  /** Shows what a report would be. A later one cancels it: `request.cancelled`. */
  'report.preview': query<ReportPreview>().takes(z.object({ composition: reportComposition })),
  /** The templates of reports the analyst keeps, whatever case is open. */
  'template.list': query<readonly KeptTemplate[]>().takes(nothing),
  /** Keeps a template; one that has the name gives way to it only with `replace`, else `template.name-taken`. */
  'template.save': query<readonly KeptTemplate[]>().takes(
    z.object({ name: line.max(200), composition: reportComposition, replace: z.boolean() }),
  ),
  'template.rename': query<readonly KeptTemplate[]>().takes(
    z.object({ name: z.string().max(200), to: line.max(200) }),
  ),
  'template.remove': query<readonly KeptTemplate[]>().takes(z.object({ name: z.string().max(200) })),
  /** Asks where, then writes; `name` is what the figure shows, from which the file's name is proposed. */
  'figure.save': query<ExportWritten | null>().takes(
    z.object({ name: z.string().max(1000), file: figureFile }),
  ),
} as const;

/** The names of the requests main answers. */
export type MainRequestName = keyof typeof mainApi;
/** What a caller passes with a main request. */
export type MainInput<Name extends MainRequestName> = SpecInput<(typeof mainApi)[Name]>;
/** What a main handler gets: the input after validation. */
export type MainParsed<Name extends MainRequestName> = SpecParsed<(typeof mainApi)[Name]>;
/** What a main request answers when it succeeds. */
export type MainOutput<Name extends MainRequestName> = SpecOutput<(typeof mainApi)[Name]>;

/** Every request the window can make. */
export type RequestName = CoreRequestName | MainRequestName;
/** What a caller passes with a request. */
export type RequestInput<Name extends RequestName> = Name extends CoreRequestName
  ? CoreInput<Name>
  : Name extends MainRequestName
    ? MainInput<Name>
    : never;
/** What a request answers when it succeeds. */
export type RequestOutput<Name extends RequestName> = Name extends CoreRequestName
  ? CoreOutput<Name>
  : Name extends MainRequestName
    ? MainOutput<Name>
    : never;
