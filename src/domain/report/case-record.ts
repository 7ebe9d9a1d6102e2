import type { ArticleFormat, Block, Genre, ReadingStatus } from '../article.ts';
import type { Confidence, Credibility, Evidence, Likelihood, Verdict } from '../assessment.ts';
import type { AttributionStep } from '../attribution.ts';
import type { AddedValues, CaseValue } from '../case-codebook.ts';
import type { ClaimType } from '../claim.ts';
import type { Commitment, Fidelity, Polarity, QuotationType } from '../occurrence.ts';
import type { Relation } from '../relation.ts';
import type { ReliabilityRating, SourceKind } from '../source.ts';
import type { Span } from '../span.ts';
import type { Stance } from '../stance.ts';
import type { TagColour } from '../tag.ts';

// The case as every export sees it: plain records that point to each other by id. Offsets are UTF-16 code units of the
// article's text, times ISO 8601 in UTC, dates ISO.

/** An article with its text; the original bytes stay where they are, addressed by their SHA-256. */
export type ArticleRecord = {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
  readonly language: string | null;
  readonly genre: Genre;
  readonly status: ReadingStatus;
  readonly format: ArticleFormat;
  readonly encoding: string;
  readonly fileName: string | null;
  readonly originalSha256: string;
  readonly originalSize: number;
  readonly textSha256: string;
  readonly wordCount: number;
  readonly authorSourceId: string;
  readonly importedAt: string;
  readonly text: string;
  readonly blocks: readonly Block[];
};

/** What the analyst concluded about a claim. */
export type AssessmentRecord = {
  readonly verdict: Verdict | null;
  readonly credibility: Credibility;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
  readonly rationale: string;
  readonly evidence: readonly Evidence[];
};

/** A claim; `assessment` is null when nothing was ever entered. */
export type ClaimRecord = {
  readonly id: string;
  readonly text: string;
  readonly type: ClaimType | null;
  readonly eventDate: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly createdAt: string;
  readonly assessment: AssessmentRecord | null;
};

/** One piece of an occurrence with its exact words. */
export type PieceRecord = Span & { readonly exact: string };

/** A place where an article makes a claim. `pieces` and `chain` are never empty. */
export type OccurrenceRecord = {
  readonly id: string;
  readonly claimId: string;
  readonly articleId: string;
  readonly polarity: Polarity;
  readonly quotation: QuotationType | null;
  readonly commitment: Commitment | null;
  readonly stance: Stance | null;
  readonly stanceSpan: Span | null;
  readonly fidelity: Fidelity | null;
  readonly note: string;
  readonly createdAt: string;
  readonly pieces: readonly PieceRecord[];
  readonly chain: readonly AttributionStep[];
};

/** A source; `ratings` is newest first and empty until the analyst rates it. */
export type SourceRecord = {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly aliases: readonly string[];
  readonly role: string;
  readonly affiliation: string;
  readonly country: string;
  readonly descriptor: string;
  readonly createdAt: string;
  readonly ratings: readonly ReliabilityRating[];
};

/** A tag that claims carry, or one above such a tag. */
export type TagRecord = {
  readonly path: string;
  readonly colour: TagColour | null;
  readonly description: string;
};

/** A whole case, or that part of it which concerns some of its articles; every list is in its export order. */
export type CaseRecord = {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  /** The time of the last change to the case. */
  readonly changedAt: string;
  /** How many changes the case has seen. */
  readonly changeCount: number;
  /** The version of the case file's format. */
  readonly schemaVersion: number;
  /** True when nothing was left out: neither articles nor a filter were chosen. */
  readonly whole: boolean;
  /** How many articles the whole case has, chosen or not. */
  readonly articleCountInCase: number;
  readonly articles: readonly ArticleRecord[];
  readonly claims: readonly ClaimRecord[];
  readonly occurrences: readonly OccurrenceRecord[];
  readonly sources: readonly SourceRecord[];
  readonly relations: readonly Relation[];
  readonly tags: readonly TagRecord[];
  /** What the case says of its codebook. */
  readonly codebook: readonly CaseValue[];
  /** The values the case added that were chosen, by the id of the thing judged. */
  readonly added: ReadonlyMap<string, AddedValues>;
};
