import { type SideReader, type TwoSides, twoSides } from '../compare/two-sides.ts';
import { comparisonOf } from './compared-places.ts';
import type { ReportPart } from './composition.ts';
import type { Report, ReportArticle } from './report.ts';

/** One of two sides: its articles, and how many of those chosen are not in the report. */
export type ReportSide = { readonly articles: readonly ReportArticle[]; readonly missing: number };

/** Two sets of articles set against each other. */
export type SidesOfReport = TwoSides & {
  readonly left: ReportSide;
  readonly right: ReportSide;
};

/** Sets two sets of articles of a report against each other: `here` is the left, `there` the right. */
export function twoSidesOf(
  report: Report,
  { left, right }: Pick<Extract<ReportPart, { readonly kind: 'two-sides' }>, 'left' | 'right'>,
): SidesOfReport {
  const sides = [sideOfReport(report, left), sideOfReport(report, right)] as const;
  return {
    left: sides[0],
    right: sides[1],
    ...twoSides(comparisonOf(report), readerOf(left), readerOf(right)),
  };
}

function readerOf(articleIds: readonly string[]): SideReader {
  const chosen = new Set(articleIds);
  return (place) => (chosen.has(place.articleId) ? place : null);
}

function sideOfReport({ articles }: Report, articleIds: readonly string[]): ReportSide {
  const chosen = new Set(articleIds);
  const here = articles.filter(({ record }) => chosen.has(record.id));
  return { articles: here, missing: chosen.size - here.length };
}
