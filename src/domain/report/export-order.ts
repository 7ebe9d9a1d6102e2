import type { Relation } from '../relation.ts';
import { compareSpans } from '../span.ts';
import type { ArticleRecord, ClaimRecord, OccurrenceRecord, SourceRecord } from './case-record.ts';

// Every order here is total and depends on nothing but the case: no locale, no clock, no row order. That is what makes
// two exports of one case the same byte for byte.

type OrderOf<Item> = (a: Item, b: Item) => number;

/** Orders texts as a reader would look them up, without regard to case, accents and punctuation; equal ones by code unit. */
export function compareNames(a: string, b: string): number {
  return compareUnits(fold(a), fold(b)) || compareUnits(a, b);
}

/** Orders articles by date of publication, undated ones last, then by title. */
export function compareArticles(a: ArticleRecord, b: ArticleRecord): number {
  return (
    compareUnits(a.publishedOn ?? '9999', b.publishedOn ?? '9999') ||
    compareNames(a.title, b.title) ||
    compareUnits(a.id, b.id)
  );
}

/** Orders occurrences as they are met when the articles are read one after another, in the order given. */
export function occurrenceOrder(articles: readonly Pick<ArticleRecord, 'id'>[]): OrderOf<OccurrenceRecord> {
  const place = new Map(articles.map((article, index) => [article.id, index]));
  const placeOf = (occurrence: OccurrenceRecord): number =>
    place.get(occurrence.articleId) ?? articles.length;
  return (a, b) => {
    const [first, second] = [a.pieces[0], b.pieces[0]];
    return (
      placeOf(a) - placeOf(b) ||
      (first && second ? compareSpans(first, second) : 0) ||
      compareUnits(a.createdAt, b.createdAt) ||
      compareUnits(a.id, b.id)
    );
  };
}

/**
 * Orders claims by their first occurrence; claims that have none come last, oldest first.
 * @param occurrences in the order of {@link occurrenceOrder}.
 */
export function claimOrder(occurrences: readonly OccurrenceRecord[]): OrderOf<ClaimRecord> {
  const place = new Map<string, number>();
  occurrences.forEach((occurrence, index) => {
    if (!place.has(occurrence.claimId)) place.set(occurrence.claimId, index);
  });
  const placeOf = (claim: ClaimRecord): number => place.get(claim.id) ?? occurrences.length;
  return (a, b) =>
    placeOf(a) - placeOf(b) || compareUnits(a.createdAt, b.createdAt) || compareUnits(a.id, b.id);
}

/** Orders sources by name. */
export function compareSources(a: SourceRecord, b: SourceRecord): number {
  return compareNames(a.name, b.name) || compareUnits(a.id, b.id);
}

/** Orders relations by the order of the claims they join, then by kind. */
export function relationOrder(claims: readonly Pick<ClaimRecord, 'id'>[]): OrderOf<Relation> {
  const place = new Map(claims.map((claim, index) => [claim.id, index]));
  const placeOf = (id: string): number => place.get(id) ?? claims.length;
  return (a, b) =>
    placeOf(a.fromClaimId) - placeOf(b.fromClaimId) ||
    placeOf(a.toClaimId) - placeOf(b.toClaimId) ||
    compareUnits(a.kind, b.kind) ||
    compareUnits(a.id, b.id);
}

/** Orders strings by UTF-16 code unit: the same on every machine. */
export function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}\s]+/gu, '')
    .toLowerCase()
    .trim();
