import type { MatrixColumn } from '#domain/compare/matrix-columns.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
import type { RowStanding } from '#domain/compare/matrix-rows.ts';
import { claimMatrix } from '#domain/compare/matrix.ts';
import { comparisonOf } from '#domain/report/compared-places.ts';
import type { Report } from '#domain/report/report.ts';
import { countWords } from '#domain/report/wording.ts';
import type { Stance } from '#domain/stance.ts';
import { layMatrix } from '../../../figures/matrix-figure.ts';
import Matrix from '../../../figures/Matrix.svelte';
import { drawn, type ReportDrawing } from './drawn.ts';
import { type Markup, markup } from './markup.ts';

const standings: Readonly<Record<RowStanding, string>> = {
  agreed: 'Agreed',
  contradicted: 'Contradicted',
  'in-tension': 'In tension',
  mixed: 'Neither agreed nor contradicted',
  'one-sided': 'One side only',
  'not-addressed': '',
};

/** Which claims which articles make, at a glance; the tables below it say the same in words. */
export function* matrixFigure(report: Report): Generator<Markup, void, undefined> {
  const { title, description, drawing } = drawMatrix(report);
  yield markup`<p class="aside">${description}</p>
<figure class="drawn">${drawing}<figcaption>${title}</figcaption></figure>
`;
}

/** Draws as much of the claims by article as can be read on a page. */
export function drawMatrix(report: Report): ReportDrawing {
  const matrix = claimMatrix(comparisonOf(report), startLayout);
  // The drawing calls claims what the report calls them.
  const numbers = new Map(report.claims.map(({ record, number }) => [record.id, number]));
  const rows = matrix.rows.map((row) => ({ ...row, number: numbers.get(row.claimId) ?? row.number }));
  const figure = layMatrix({ ...matrix, rows });
  const { leftOut } = figure;
  const description = `${countWords(matrix.rows.length, 'claim')} by ${countWords(matrix.columns.length, 'article')}, those that most articles make first.`;
  const articles = new Map(report.articles.map(({ record, number }) => [record.id, number]));
  const title = 'Claims by article';
  const drawing = drawn(Matrix, {
    figure,
    words: {
      title,
      description,
      column: ({ id, name }: MatrixColumn) => `${articles.get(id) ?? ''} ${name}`.trim(),
      standing: (standing: RowStanding) => standings[standing],
      stance: (stance: Stance | null) =>
        stance === null
          ? report.words('stanceGap', 'not-judged').label
          : report.words('stance', stance).label,
      negates: report.words('polarity', 'negates').label,
      mean: 'Mean stance',
      meanOf: ({ meanStance }: MatrixColumn) =>
        meanStance === null ? '' : meanStance.toFixed(1).replace('-', '−'),
      empty: `Empty: ${report.words('stanceGap', 'not-addressed').label.toLowerCase()}`,
      leftOut:
        leftOut.rows + leftOut.columns === 0
          ? null
          : `${countWords(leftOut.rows, 'claim')} and ${countWords(leftOut.columns, 'article')} left out.`,
    },
  });
  return { title, description, drawing };
}
