import { pieceSeparator } from '#domain/anchor/pieces.ts';
import type { Comparison } from '#domain/compare/comparison.ts';
import type { MatrixColumn } from '#domain/compare/matrix-columns.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
import type { RowStanding } from '#domain/compare/matrix-rows.ts';
import { claimMatrix } from '#domain/compare/matrix.ts';
import type { Report } from '#domain/report/report.ts';
import { countWords } from '#domain/report/wording.ts';
import type { Stance } from '#domain/stance.ts';
import type { TablePair } from '#domain/table/table-pair.ts';
import { layMatrix } from '../../../figures/matrix-figure.ts';
import Matrix from '../../../figures/Matrix.svelte';
import { drawn } from './drawn.ts';
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
  const matrix = claimMatrix(comparisonOf(report), startLayout);
  // The drawing calls claims what the report calls them.
  const numbers = new Map(report.claims.map(({ record, number }) => [record.id, number]));
  const rows = matrix.rows.map((row) => ({ ...row, number: numbers.get(row.claimId) ?? row.number }));
  const figure = layMatrix({ ...matrix, rows });
  const { leftOut } = figure;
  const description = `${countWords(matrix.rows.length, 'claim')} by ${countWords(matrix.columns.length, 'article')}, those that most articles make first.`;
  const articles = new Map(report.articles.map(({ record, number }) => [record.id, number]));
  const drawing = drawn(Matrix, {
    figure,
    words: {
      title: 'Claims by article',
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
  yield markup`<p class="aside">${description}</p>
<figure class="drawn">${drawing}<figcaption>Claims by article</figcaption></figure>
`;
}

/** The report's places as a comparison has them. */
function comparisonOf({ articles, claims, sources, record }: Report): Comparison {
  return {
    articles: articles.map((article) => article.record),
    pairs: claims.flatMap(({ record: { assessment, ...known }, occurrences }): readonly TablePair[] => {
      const claim = {
        ...known,
        verdict: assessment?.verdict ?? null,
        credibility: assessment?.credibility ?? null,
        likelihood: assessment?.likelihood ?? null,
        confidence: assessment?.confidence ?? null,
        rationale: assessment?.rationale ?? '',
        places: occurrences.length,
      };
      if (occurrences.length === 0) return [{ claim, occurrence: null }];
      return occurrences.map(({ record: occurrence, article, chain }) => ({
        claim,
        occurrence: {
          ...occurrence,
          article: article.title,
          publisher: article.publisher,
          publishedOn: article.publishedOn,
          words: occurrence.pieces.map(({ exact }) => exact).join(pieceSeparator),
          start: occurrence.pieces[0]?.start ?? 0,
          chain: chain.map(({ source, status }) => ({ sourceId: source.id, name: source.name, status })),
        },
      }));
    }),
    sources: new Map(sources.map((source) => [source.record.id, source.record])),
    relations: record.relations,
  };
}
