import type { FirstSaid } from '#domain/compare/first-said.ts';
import type { Course } from '#domain/compare/stance-course.ts';
import type { TimelineLane, TimelineSpread } from '#domain/compare/timeline.ts';
import type { ArticleFormat, Block, Genre, ReadingStatus } from '#domain/article.ts';
import type { Confidence, Credibility, Evidence, Likelihood, Verdict } from '#domain/assessment.ts';
import type { AttributionStatus } from '#domain/attribution.ts';
import type { AddedValues } from '#domain/case-codebook.ts';
import type { ClaimType } from '#domain/claim.ts';
import type { HintRule } from '#domain/compare/hints/hint.ts';
import type { SharedWord } from '#domain/compare/suggest/shared-words.ts';
import type { Commitment, Fidelity, Polarity, QuotationType } from '#domain/occurrence.ts';
import type { ComparedRelation } from '#domain/compare/comparison.ts';
import type { TwoSides } from '#domain/compare/two-sides.ts';
import type { TieConsequences } from '#domain/compare/tie-consequences.ts';
import type { Relation } from '#domain/relation.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import type { ReliabilityRating, SourceFields, SourceKind } from '#domain/source.ts';
import type { StandingInChain } from '#domain/source-figures.ts';
import type { Excerpt } from '#domain/search/hits.ts';
import type { SearchScope } from '#domain/search/fields.ts';
import type { Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import type { CellValue } from '#domain/table/table-columns.ts';
import type { TableView } from '#domain/table/table-view.ts';
import type { EditPlan } from '#domain/table/table-edit.ts';
import type { TableClaim, TableOccurrence } from '#domain/table/table-pair.ts';
import type { TagColour } from '#domain/tag.ts';

// The shapes in which core shows the case to the interface, the command line and the exports. All offsets are UTF-16
// code units of the article's text; all times are ISO 8601 in UTC; all ids are UUIDs. `added` names the values that
// the case added to its codebook and that were chosen in place of those the fields hold; it is left out without any.

/** The open case: what it is called, where it lies, and what may be done with it. */
export type CaseInfo = {
  readonly title: string;
  readonly path: string;
  readonly fileName: string;
  /** Null when it can be written; otherwise why it cannot. */
  readonly readOnly: null | 'open-elsewhere' | 'no-permission';
  readonly isSample: boolean;
  readonly articleCount: number;
  readonly claimCount: number;
  readonly occurrenceCount: number;
  readonly sourceCount: number;
  readonly journal: JournalState;
};

/** What undo and redo would do now; null when there is nothing. */
export type JournalState = {
  readonly undo: JournalLabel | null;
  readonly redo: JournalLabel | null;
};

/** What a journal entry did: the request that made it and a few words that name its object. */
export type JournalLabel = { readonly action: string; readonly subject: string };

/** The place a change is about, so that undo can bring the screen there. */
export type Focus = {
  readonly articleId: string | null;
  readonly occurrenceId: string | null;
  readonly claimId: string | null;
};

/** An article as lists show it. */
export type ArticleSummary = {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
  readonly language: string | null;
  readonly genre: Genre;
  readonly added?: AddedValues;
  readonly status: ReadingStatus;
  readonly wordCount: number;
  /** In UTF-16 code units. */
  readonly textLength: number;
  readonly occurrenceCount: number;
  /** How many of its occurrences have a stance. */
  readonly judgedCount: number;
  /** The offset where the analyst left it; null when it was never opened. */
  readonly leftAt: number | null;
  /** How much of its text was read, page furniture aside, from 0 to 1: all of it once its status is done. */
  readonly readShare: number;
  readonly authorSourceId: string;
  readonly format: ArticleFormat;
  readonly encoding: string;
  readonly fileName: string | null;
  readonly originalSha256: string;
  readonly originalSize: number;
  readonly textSha256: string;
  readonly importedAt: string;
};

/** An article with its immutable text, blocks and everything marked in it. */
export type ArticleDocument = {
  readonly article: ArticleSummary;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly occurrences: readonly OccurrenceDetail[];
};

/** One step of an attribution chain with its source's name. */
export type AttributionStepView = {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourceKind: SourceKind;
  readonly status: AttributionStatus;
  readonly sourceSpan: Span | null;
  readonly cueSpan: Span | null;
};

/** One occurrence of a claim in an article. `null` judgements are not made yet. */
export type OccurrenceDetail = {
  readonly id: string;
  readonly articleId: string;
  readonly claimId: string;
  readonly claimText: string;
  readonly spans: readonly Span[];
  /** The exact words, one string a piece. */
  readonly exact: readonly string[];
  readonly polarity: Polarity;
  readonly quotation: QuotationType | null;
  readonly commitment: Commitment | null;
  readonly stance: Stance | null;
  /** The words that show the stance; null when none are marked. */
  readonly stanceSpan: Span | null;
  /** Null when it was not checked. */
  readonly fidelity: Fidelity | null;
  readonly added?: AddedValues;
  readonly note: string;
  /** Never empty; begins with the article's own voice. */
  readonly chain: readonly AttributionStepView[];
  readonly createdAt: string;
};

/** A claim as lists show it. */
export type ClaimSummary = {
  readonly id: string;
  readonly text: string;
  readonly type: ClaimType | null;
  readonly eventDate: string | null;
  readonly tags: readonly string[];
  readonly occurrenceCount: number;
  readonly articleIds: readonly string[];
  readonly verdict: Verdict | null;
  readonly added?: AddedValues;
};

/** The analyst's own assessment of a claim. */
export type Assessment = {
  readonly verdict: Verdict | null;
  readonly credibility: Credibility;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
  readonly rationale: string;
  readonly evidence: readonly Evidence[];
};

/** A relation with the texts of its two claims. */
export type RelationView = Relation & { readonly fromText: string; readonly toText: string };

/** What a tie between claims would bring with it, and the texts of all claims it names. */
export type TiePreview = TieConsequences & { readonly texts: Readonly<Record<string, string>> };
/** A hint that two claims contradict each other: by which rule, and the words on both sides; none where it is a lack. */
export type SuggestionHint = {
  readonly rule: HintRule;
  readonly here: readonly string[];
  readonly there: readonly string[];
};

/** A claim that may say what the one at hand says. */
export type Suggestion = {
  readonly claimId: string;
  readonly text: string;
  readonly language: string | null;
  /** From 0 to 1. */
  readonly likeness: number;
  readonly shared: readonly SharedWord[];
  /** Where another article makes it, in the words most like those at hand; null where none does. */
  readonly place: {
    readonly articleId: string;
    readonly articleTitle: string;
    readonly publisher: string | null;
    readonly occurrenceId: string;
    readonly language: string | null;
    readonly words: string;
    readonly shared: readonly SharedWord[];
  } | null;
  readonly hints: readonly SuggestionHint[];
  /** The analyst left it for later. */
  readonly putOff: boolean;
};

/** What is suggested for a text, most likely first; `putOff` counts those left for later, shown or not. */
export type SuggestionList = {
  readonly text: string;
  readonly language: string | null;
  readonly candidates: readonly Suggestion[];
  readonly putOff: number;
};

/** What a confirmed suggestion led to: the claim at hand as it is now, and the mark that was made, if one was. */
export type ConfirmedSuggestion = { readonly claimId: string; readonly occurrenceId: string | null };

/** A claim with everything that hangs on it. */
export type ClaimDetail = {
  readonly claim: ClaimSummary;
  readonly note: string;
  readonly assessment: Assessment;
  readonly occurrences: readonly OccurrenceDetail[];
  readonly relations: readonly RelationView[];
};

/** A rating that can be named, to remove it. */
export type DatedRating = ReliabilityRating & { readonly id: string };

/** A source with its names and ratings; `ratings` is newest first and may be empty (then the letter is F). */
export type SourceView = {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly added?: AddedValues;
  readonly aliases: readonly string[];
  readonly role: string;
  readonly affiliation: string;
  readonly country: string;
  readonly descriptor: string;
  readonly ratings: readonly DatedRating[];
  /** In how many occurrences the source stands anywhere in the chain. */
  readonly occurrenceCount: number;
};

/** One place where a source stands in an attribution chain. */
export type SourcePlace = StandingInChain & {
  readonly articleId: string;
  readonly claimId: string;
  readonly claimText: string;
  /** The exact words, pieces joined by " … ". */
  readonly quote: string;
  /** Where they begin. */
  readonly start: number;
  readonly polarity: Polarity;
  readonly commitment: Commitment | null;
  readonly stance: Stance | null;
  /** The source's place in the chain; 0 is the article's own voice. */
  readonly step: number;
};

/** Everything a source says in the case; `places` by date of publication, the undated last, and in text order. */
export type SourcePage = {
  readonly source: SourceView;
  readonly places: readonly SourcePlace[];
  /** The articles of the places, in their order, and those the source is the author of. */
  readonly articles: readonly SourcePageArticle[];
};

/** An article in which a source stands. */
export type SourcePageArticle = Pick<ArticleSummary, 'id' | 'title' | 'publisher' | 'publishedOn'> & {
  /** True where the source is the author whose voice the article has. */
  readonly authored: boolean;
};

/** What a merge of sources would do. */
export type SourceMergePreview = {
  /** The one source as it would be, with the ratings of all, newest first. */
  readonly fields: SourceFields;
  readonly ratings: readonly DatedRating[];
  /** Marks and articles whose attribution would name another source than now. */
  readonly occurrenceCount: number;
  readonly articleCount: number;
  /** Articles whose author would be another source than now. */
  readonly authoredCount: number;
  /** How many chains would name the source twice in a row, so that those steps are joined; the first of them. */
  readonly joinedCount: number;
  readonly joined: readonly JoinedChain[];
};

/** A chain in which neighbouring steps become one. */
export type JoinedChain = {
  readonly occurrenceId: string;
  readonly articleId: string;
  readonly articleTitle: string;
  readonly claimText: string;
  /** The names of its sources before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What is added to the mark's note, since the joined step has no place for those words; empty for nothing. */
  readonly note: string;
};

/** What a split of a source would do. */
export type SourceSplitPreview = {
  readonly goes: SourceShare;
  readonly stays: SourceShare;
  readonly aliasesGo: readonly string[];
  readonly aliasesStay: readonly string[];
  /** Marks chosen in which the source is the voice of an article whose author it is not; there it stays. */
  readonly ownVoiceStays: number;
};

/** How much of a source goes or stays. */
export type SourceShare = {
  readonly occurrenceCount: number;
  readonly articleCount: number;
  readonly authoredCount: number;
};

/** A proposal while the analyst types a source's name; `matched` is the name or alias that fits. */
export type SourceSuggestion = {
  readonly source: SourceView;
  readonly matched: string;
};

/** A tag of the case: a path that claims carry or that was described, or one above such a path. */
export type TagView = {
  readonly path: string;
  readonly colour: TagColour | null;
  readonly description: string;
  /** How many claims carry this very tag. */
  readonly claimCount: number;
  /** How many claims carry it or one below it. */
  readonly totalCount: number;
};

/** How many things a value of the codebook was chosen for: occurrences, claims, sources, articles or relations. */
export type CodebookUse = { readonly value: string; readonly count: number };

/** What panes need to know of a comparison beyond the articles in them. */
export type PanesComparison = {
  /** The ids of the occurrences that the filter lets through; null where there is no filter. */
  readonly shown: readonly string[] | null;
  /** Relations between claims that are compared; rejected ones are left out. */
  readonly relations: readonly ComparedRelation[];
};

/** The words behind a cell or a row of the matrix. */
export type MatrixCellWords = {
  /** How many places there are in all; `places` are the first of them, by article and place. */
  readonly total: number;
  readonly places: readonly MatrixPlace[];
  /** The first place in each article that makes the claim, those of the cell first. */
  readonly articles: readonly { readonly articleId: string; readonly occurrenceId: string }[];
};

/** One place behind a cell of the matrix. */
export type MatrixPlace = Pick<
  TableOccurrence,
  'articleId' | 'article' | 'publisher' | 'words' | 'stance' | 'polarity' | 'commitment' | 'chain' | 'added'
> & { readonly occurrenceId: string };

/** Words of claims. */
export type ClaimWords = {
  /** How many places there are in all; `places` are the first of them. */
  readonly total: number;
  readonly places: readonly (MatrixPlace & { readonly claimId: string })[];
};

/** Two sides of a comparison; a side that is no longer in the case is null. */
export type TwoSidesView = TwoSides & {
  readonly here: ComparedSideName | null;
  readonly there: ComparedSideName | null;
};

/** What a compared side is called: of an article its title, of a selection what was searched for. */
export type ComparedSideName = { readonly name: string };

/** A range of the claims table. */
export type TablePage = {
  /** All rows of the table, groups included. */
  readonly total: number;
  /** How many different claims and occurrences the rows show. */
  readonly claims: number;
  readonly occurrences: number;
  readonly rows: readonly TableRow[];
  /** Where the row that was sought lies; null when it is not in the table. */
  readonly found: number | null;
};

/** A way of looking at the claims table that was kept. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly view: TableView;
  /** What the view names that this version does not have. */
  readonly gone: readonly string[];
};

/** A report of the case, by its name. `createdAt` is ISO 8601 in UTC. */
export type SavedReportSummary = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly versionCount: number;
};

/** A report of the case as it is composed now. */
export type SavedReport = Omit<SavedReportSummary, 'versionCount'> & {
  readonly composition: ReportComposition;
};

/** A version of a report that was kept; they are numbered from 1. */
export type ReportVersion = {
  readonly number: number;
  readonly savedAt: string;
  readonly note: string;
  readonly composition: ReportComposition;
};

/** What an edit of many rows does to them. */
export type EditPreview = Omit<EditPlan, 'claims' | 'occurrences'> & {
  /** How many claims or occurrences change. */
  readonly changes: number;
};

/** A row of the claims table. `key` stays the same through sorting and filtering, `ids` are what selecting it selects. */
export type TableRow =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly ids: null;
      /** The key by which the group is folded away. */
      readonly group: string;
      readonly value: CellValue;
      readonly count: number;
      readonly collapsed: boolean;
    }
  | {
      readonly kind: 'claim';
      readonly key: string;
      readonly ids: readonly string[];
      readonly claim: TableClaim;
    }
  | {
      readonly kind: 'occurrence';
      readonly key: string;
      readonly ids: readonly string[];
      readonly claim: TableClaim;
      readonly occurrence: TableOccurrence | null;
    };

/** What the import preview shows: the reading, its hashes, and the article that already has the same text, if any. */
export type DuplicateArticle = { readonly id: string; readonly title: string };

/** What `verify` found. `problems` is empty for a sound case. */
export type VerifyReport = {
  readonly path: string;
  readonly checkedArticles: number;
  readonly checkedOccurrences: number;
  readonly checkedJournalEntries: number;
  readonly problems: readonly { readonly kind: VerifyProblemKind; readonly detail: string }[];
};

/** What can be wrong with a case file. */
export type VerifyProblemKind = 'file' | 'foreign-key' | 'hash' | 'anchor' | 'chain' | 'journal' | 'search';

/** Something a search found. */
export type SearchItem = {
  readonly kind: 'article' | 'claim' | 'source' | 'note' | 'rationale';
  /** Of the article, claim or source; of the occurrence for a note, of the claim for a rationale. */
  readonly id: string;
  /** The article’s title, the claim (also of a note or a rationale), or the source’s name. */
  readonly title: Excerpt;
  /** Where the words stand in the article, the note or what is known of the source; null where there is nothing. */
  readonly excerpt: Excerpt | null;
  readonly hitCount: number;
  /** The article’s publisher; for a note the article’s title. */
  readonly where: string | null;
  /** The day the article was published or the claim’s event. */
  readonly date: string | null;
  /** The place in a text it leads to: for a claim its first occurrence. */
  readonly place: { readonly articleId: string; readonly occurrenceId: string | null } | null;
};

/** What was found of one kind, newest first; `next` is where to go on, null at the end. */
export type SearchGroup = { readonly items: readonly SearchItem[]; readonly next: number | null };

/** What was found, by kind. */
export type SearchResults = Readonly<Record<SearchScope, SearchGroup>>;

/** How many there are of each kind; counting stops at `most`. */
export type SearchCounts = Readonly<Record<SearchScope, number>> & { readonly most: number };

/** A stretch of the timeline's lanes. */
export type TimelinePage = {
  /** How many lanes there are, and how many of them, the last ones, have no date of an event. */
  readonly total: number;
  readonly withoutEvent: number;
  readonly start: number;
  readonly lanes: readonly TimelineLane[];
  /** Where the lane that was asked for lies, or null when there is none. */
  readonly foundAt: number | null;
  /** How all lanes are spread over time, the filter's own dates left aside. */
  readonly spread: TimelineSpread;
};

/** One claim over time. */
export type ClaimTimes = FirstSaid & {
  readonly claimId: string;
  readonly text: string;
  readonly eventDate: string | null;
  /** How many who said it are not in the lists, because they are too many. */
  readonly leftOut: number;
  readonly publishers: readonly Course[];
  readonly morePublishers: number;
  readonly sources: readonly Course[];
  readonly moreSources: number;
};

/** What of one kind came in, or would, and what of it the case has already. */
export type DataCount = { readonly added: number; readonly there: number };

/** What some data bring into a case, by kind. */
export type DataCounts = Readonly<
  Record<
    | 'articles'
    | 'claims'
    | 'occurrences'
    | 'sources'
    | 'relations'
    | 'tags'
    | 'codebook'
    | 'views'
    | 'reports'
    | 'decisions',
    DataCount
  >
>;

/** A file of data before it is imported: what it is, what would come in, and what of it could not be taken as it stands. */
export type DataPreview = {
  readonly fileName: string;
  /** What the format is called. */
  readonly format: string;
  /** What the data are called. */
  readonly title: string;
  /** True when the case would be called so too: one that was only just made. */
  readonly takesTitle: boolean;
  readonly counts: DataCounts;
  readonly remarks: readonly DataRemark[];
};

/** Something in a file of data that was not taken as it stands: where, and in one sentence what was done. */
export type DataRemark = { readonly where: string; readonly message: string };

/** What an import of data did. */
export type DataImported = { readonly counts: DataCounts; readonly remarks: readonly DataRemark[] };
