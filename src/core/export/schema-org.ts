import type { Genre } from '#domain/article.ts';
import type { ArticleRecord, SourceRecord } from '#domain/report/case-record.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import { buildReport, type Report, type ReportClaim } from '#domain/report/report.ts';
import { reportDate } from '#domain/report/report-date.ts';
import { verdictRating } from '#domain/report/verdict-rating.ts';
import type { SourceKind } from '#domain/source.ts';
import type { ExportFile, FormatWriter } from './format.ts';
import { safeHref } from './html/markup.ts';

/** What schema.org says of something. */
export type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** Writes a file of JSON-LD for each claim. */
export const schemaOrgWriter: FormatWriter = {
  shape: 'files',
  files: ({ record, composition }) => filesOf(buildReport(record), composition),
};

function* filesOf(report: Report, composition: ReportComposition): Generator<ExportFile, void, undefined> {
  for (const { number, thing } of describeClaims(report, composition)) {
    yield {
      name: `C${number}.jsonld`,
      pieces: [
        `${JSON.stringify({ '@context': 'https://schema.org', ...thing }, null, 2)}\n`,
        number / report.claims.length,
      ],
    };
  }
}

/**
 * What schema.org says of each claim: a review where there is a verdict and the report has a public address, at which the
 * claim has its sheet; else the claim alone. https://schema.org/ClaimReview, and the properties that search engines ask for
 * (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
 */
export function* describeClaims(
  report: Report,
  composition: ReportComposition,
): Generator<{ readonly number: number; readonly thing: Thing }, void, undefined> {
  for (const claim of report.claims) {
    const { number } = claim;
    yield { number, thing: reviewOf(claim, report, composition) ?? claimOf(claim) };
  }
}

function reviewOf(claim: ReportClaim, report: Report, composition: ReportComposition): Thing | null {
  const { assessment, say, record, number } = claim;
  const { publicUrl, author } = composition;
  if (!assessment?.verdict || publicUrl === '') return null;
  const url = new URL(publicUrl);
  const rating = verdictRating(assessment.verdict);
  const published = reportDate(composition, report.record);
  const rationale = assessment.rationale.trim();
  url.hash = `claim-${number}`;
  return {
    '@type': 'ClaimReview',
    url: url.href,
    datePublished: published,
    author: { '@type': 'Organization', name: author.trim() || url.hostname, url: url.origin },
    claimReviewed: record.text,
    reviewRating: {
      '@type': 'Rating',
      ...(rating === null ? {} : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
      alternateName: say('verdict', assessment.verdict).label,
      ...(rationale === '' ? {} : { ratingExplanation: rationale }),
    },
    ...(rationale === '' ? {} : { reviewBody: rationale }),
    ...listed(
      'citation',
      assessment.evidence.map(({ text, url: address }) => ({
        '@type': 'CreativeWork',
        name: text,
        ...known('url', address === null ? null : safeHref(address)),
      })),
    ),
    itemReviewed: claimOf(claim),
  };
}

/** An article makes a claim where it affirms it; one that only negates it is none of its appearances. */
function claimOf({ record, occurrences }: ReportClaim): Thing {
  const affirming = occurrences.filter(({ record: { polarity } }) => polarity === 'affirms');
  const articles = [...new Set(affirming.map(({ article }) => article))];
  const sources = [...new Set(affirming.map(({ last }) => last.source))];
  const dates = articles.flatMap(({ publishedOn }) => publishedOn ?? []).toSorted();
  // Where the day is not known, nobody can say which article came first.
  const first =
    dates.length === articles.length ? articles.filter((each) => each.publishedOn === dates[0]) : [];
  return {
    '@type': 'Claim',
    '@id': `urn:uuid:${record.id}`,
    text: record.text,
    ...listed(
      'author',
      sources.flatMap((source) => agentOf(source) ?? []),
    ),
    ...known('datePublished', dates[0]),
    ...listed('keywords', record.tags),
    ...listed('appearance', articles.map(workOf)),
    ...(first.length === 1 ? { firstAppearance: first.map(workOf)[0] } : {}),
  };
}

function workOf(article: ArticleRecord): Thing {
  return {
    '@type': workTypes[article.genre],
    headline: article.title,
    ...known('url', article.url === null ? null : safeHref(article.url)),
    ...known('datePublished', article.publishedOn),
    ...known('inLanguage', article.language),
    ...listed(
      'author',
      article.authors.map((name) => ({ '@type': 'Person', name })),
    ),
    ...(article.publisher === null
      ? {}
      : { publisher: { '@type': 'Organization', name: article.publisher } }),
  };
}

const workTypes: Readonly<Record<Genre, string>> = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  interview: 'NewsArticle',
  'press-release': 'Article',
  'official-statement': 'Article',
  'social-post': 'SocialMediaPosting',
  report: 'Report',
  other: 'CreativeWork',
};

/** Null for what is nobody: a document, a metonym, somebody who is not named. */
function agentOf({ name, kind, aliases, role, affiliation }: SourceRecord): Thing | null {
  const type = agentTypes[kind];
  if (type === null) return null;
  return {
    '@type': type,
    name,
    ...listed('alternateName', aliases),
    ...(type === 'Person' && role !== '' ? { jobTitle: role } : {}),
    ...(type === 'Person' && affiliation !== ''
      ? { affiliation: { '@type': 'Organization', name: affiliation } }
      : {}),
  };
}

const agentTypes: Readonly<Record<SourceKind, string | null>> = {
  person: 'Person',
  organisation: 'Organization',
  'government-body': 'GovernmentOrganization',
  'media-outlet': 'NewsMediaOrganization',
  group: 'Organization',
  document: null,
  metonym: null,
  anonymous: null,
  unknown: null,
};

const known = (name: string, value: string | null | undefined): Readonly<Record<string, string>> =>
  value === null || value === undefined || value === '' ? {} : { [name]: value };

const listed = (name: string, values: readonly unknown[]): Readonly<Record<string, unknown>> =>
  values.length === 0 ? {} : { [name]: values };
