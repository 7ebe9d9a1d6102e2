import { defaultCredibility } from '../assessment.ts';
import { codebook, type CodebookList } from '../codebook.ts';
import { defaultReliability, type ReliabilityRating } from '../source.ts';
import type { Stance } from '../stance.ts';
import type { Place } from './annotate-article.ts';
import type { ArticleRecord, AssessmentRecord } from './case-record.ts';
import type { ReportScope } from './composition.ts';
import type { Report, ReportOccurrence, ReportWords } from './report.ts';
import { countWords, dateWords } from './wording.ts';

// What every format of the report says in the same words.

/** Where the article comes from in a few words: its publisher or, failing that, its authors. */
export function articleOrigin(article: Pick<ArticleRecord, 'publisher' | 'authors'>): string {
  return article.publisher ?? (article.authors.join(', ') || 'no publisher');
}

/** Where the words stand, as a reader of the annotated texts would look for them. */
export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'body':
      return place.first === place.last ? `¶ ${place.first}` : `¶ ${place.first}–${place.last}`;
    case 'furniture':
      return 'page furniture';
    case 'outside':
      return 'outside of the text’s blocks';
  }
}

/** White space of any kind as single spaces: words cut from a text may run over a line's end. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The reliability of a source: its letter, and what that letter means. */
export function reliabilityPhrase(rating: ReliabilityRating | null): {
  readonly letter: string;
  readonly meaning: string;
} {
  if (rating === null) return { letter: defaultReliability, meaning: 'not rated' };
  const { label, short = label } = codebook.reliability[rating.letter];
  return { letter: rating.letter, meaning: short.toLowerCase() };
}

/** How much of the case a report covers. */
export function extentPhrase({ record, articles, claims }: Report): string {
  const ofAll =
    articles.length === record.articleCountInCase
      ? countWords(articles.length, 'article')
      : `${articles.length} of ${countWords(record.articleCountInCase, 'article')} in the case`;
  return `${ofAll}, ${countWords(claims.length, 'claim')}, ${countWords(record.occurrences.length, 'occurrence')}`;
}

/** When the articles of a report were published. */
export function periodPhrase({ period, undatedCount }: Report): string {
  const undated = undatedCount === 0 ? '' : `${countWords(undatedCount, 'article')} without a date`;
  if (period === null) return undated || 'no articles';
  const dated =
    period.from === period.to
      ? dateWords(period.from)
      : `${dateWords(period.from)} to ${dateWords(period.to)}`;
  return undated === '' ? dated : `${dated}; ${undated}`;
}

/** The lists of the codebook that a reader of a report meets, in its order; the others concern work in the program. */
export const reportCodebook: readonly CodebookList[] = [
  'stance',
  'stanceGap',
  'commitment',
  'polarity',
  'quotation',
  'fidelity',
  'attributionStatus',
  'claimType',
  'sourceKind',
  'reliability',
  'credibility',
  'verdict',
  'likelihood',
  'confidence',
  'relationKind',
  'relationStatus',
  'genre',
  'readingStatus',
];

/** What a stance is called, or that it is not judged yet. */
export function stancePhrase(words: ReportWords, stance: Stance | null): string {
  return stance === null ? words('stanceGap', 'not-judged').label : words('stance', stance).label;
}

/** Why a part of a report that tells of articles or claims has none to tell of. */
export function nothingChosenPhrase(
  { record }: Pick<Report, 'record'>,
  { filter, articleIds }: ReportScope,
  what: 'article' | 'claim',
): string {
  if (what === 'article')
    return record.articleCountInCase === 0
      ? 'The case has no articles.'
      : 'None of the articles of the case is in this report.';
  return filter.trim() === '' && articleIds.length === 0
    ? 'No claim has been marked.'
    : 'No claim of the case is in this report.';
}

/** The letters of those nearest to a claim with the number of the claim, each once: `Admiralty: B2, F2`. */
export function admiraltyPhrase(
  occurrences: readonly ReportOccurrence[],
  assessment: AssessmentRecord | null,
): string {
  const number = assessment?.credibility ?? defaultCredibility;
  const letters = new Set(occurrences.map(({ last }) => last.rating?.letter ?? defaultReliability));
  return `Admiralty: ${[...letters]
    .toSorted()
    .map((letter) => `${letter}${number}`)
    .join(', ')}`;
}
