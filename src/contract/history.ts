import type { AttributionStatus } from '#domain/attribution.ts';
import type { CodebookList } from '#domain/codebook.ts';
import type { Focus, JournalLabel } from './views.ts';

// The case's history as the window shows it: in words, never in ids or rows. A point of the history is the number of the
// entry after which it lies; 0 is before everything.

/** What a history is about; the whole case when there is none. */
export type HistoryAbout = { readonly kind: 'article' | 'claim' | 'source'; readonly id: string };

/** One line of the history, with the place it leads to. */
export type HistoryLine = {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly label: JournalLabel;
  readonly focus: Focus;
};

/** A stretch of the lines that were asked for; `total` counts all of them. */
export type HistoryPage = { readonly total: number; readonly lines: readonly HistoryLine[] };

/** The kinds of things a case is made of, as its history tells them apart. */
export const historyKinds = [
  'case',
  'article',
  'claim',
  'occurrence',
  'source',
  'relation',
  'tag',
  'codebook-value',
  'saved-view',
  'report',
] as const;
/** One of {@link historyKinds}. */
export type HistoryKind = (typeof historyKinds)[number];

/** What is known of a thing, by the names the model gives it. */
export const historyFields = [
  'title',
  'authors',
  'publisher',
  'url',
  'published-on',
  'retrieved-on',
  'language',
  'genre',
  'status',
  'voice',
  'furniture',
  'text',
  'type',
  'event-date',
  'note',
  'tags',
  'verdict',
  'credibility',
  'likelihood',
  'confidence',
  'rationale',
  'evidence',
  'claim',
  'words',
  'polarity',
  'quotation',
  'fidelity',
  'commitment',
  'stance',
  'stance-words',
  'chain',
  'name',
  'kind',
  'aliases',
  'role',
  'affiliation',
  'country',
  'descriptor',
  'reliability',
  'relation',
  'reason',
  'suggestion',
  'colour',
  'description',
  'counts-as',
  'label',
  'definition',
  'example',
  'hidden',
  'added-value',
  'view',
  'composition',
  'version-note',
  'other',
] as const;
/** One of {@link historyFields}. */
export type HistoryField = (typeof historyFields)[number];

/** One step of an attribution chain in words. */
export type HistoryStep = {
  readonly source: string;
  readonly status: AttributionStatus;
  readonly sourceWords: string | null;
  readonly cueWords: string | null;
};

/** What a field held: free words, several of them, a value of the codebook, a chain, or yes. */
export type HistoryValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'value'; readonly list: CodebookList; readonly value: string }
  | { readonly kind: 'chain'; readonly steps: readonly HistoryStep[] }
  | { readonly kind: 'yes' };

/** One field that differs; null where it held nothing. */
export type FieldDifference = {
  readonly field: HistoryField;
  readonly before: HistoryValue | null;
  readonly after: HistoryValue | null;
};

/** One thing that differs between two points of the history. */
export type ThingDifference = {
  readonly kind: HistoryKind;
  /** Tells things apart; not for showing. */
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The words by which people know it, at the later point, or before it went. */
  readonly name: string;
  /** The value of the codebook that it is, when it is one. */
  readonly value: { readonly list: CodebookList; readonly value: string } | null;
  /** Where it is, as far as it is anywhere. */
  readonly place: Focus;
  readonly fields: readonly FieldDifference[];
};

/** How many things of a kind differ, by how. */
export type DifferenceCount = {
  readonly kind: HistoryKind;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
};

/** What differs in net between two points: how much of it, and a stretch of its things with their words. */
export type HistoryDifference = {
  readonly counts: readonly DifferenceCount[];
  readonly things: readonly ThingDifference[];
};
