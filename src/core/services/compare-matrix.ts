import type { CoreParsed } from '#contract/api.ts';
import type { ClaimMatrix, MatrixOccurrence } from '#contract/views.ts';
import { getArticle, listArticles, listArticlesById } from '../db/article-rows.ts';
import { listClaims, listClaimsById } from '../db/claim-rows.ts';
import { listPlacedOccurrences } from '../db/occurrence-rows.ts';
import { listRelations } from '../db/relation-rows.ts';
import type { ServiceContext } from './context.ts';

/**
 * The claim-by-article table for these articles (none named: all). Claims that more of the articles address come first,
 * then those that come earlier in the earlier article.
 * @throws Failure `article.not-found`
 */
export function compareMatrix(
  { db }: ServiceContext,
  { articleIds }: CoreParsed<'compare.matrix'>,
): ClaimMatrix {
  const all = articleIds.length === 0;
  const articles = all ? listArticles(db) : listArticlesById(db, [...new Set(articleIds)]);
  for (const id of articleIds) if (!articles.some((article) => article.id === id)) getArticle(db, id);
  const columns = new Map(articles.map((article, column) => [article.id, column]));
  // Most cells of a large table are empty and share one list, so that it does not take a list for each.
  const nothing: MatrixOccurrence[] = [];
  const cellsByClaim = new Map<string, MatrixOccurrence[][]>();
  for (const { claimId, articleId, ...occurrence } of listPlacedOccurrences(
    db,
    all ? null : [...columns.keys()],
  )) {
    let cells = cellsByClaim.get(claimId);
    if (!cells) cellsByClaim.set(claimId, (cells = articles.map(() => nothing)));
    const column = columns.get(articleId) ?? 0;
    const cell = cells[column] ?? nothing;
    if (cell === nothing) cells[column] = [occurrence];
    else cell.push(occurrence);
  }
  const claims = all ? listClaims(db) : listClaimsById(db, [...cellsByClaim.keys()]);
  const rows = claims
    .flatMap((claim) => {
      const cells = cellsByClaim.get(claim.id);
      return cells ? [{ row: { claim, cells }, ...placeOf(cells) }] : [];
    })
    .sort((a, b) => b.addressed - a.addressed || a.column - b.column || a.start - b.start)
    .map(({ row }) => row);
  const relations = listRelations(db).filter(
    (relation) => cellsByClaim.has(relation.fromClaimId) && cellsByClaim.has(relation.toClaimId),
  );
  return { articles, rows, relations };
}

function placeOf(cells: readonly (readonly MatrixOccurrence[])[]): {
  readonly addressed: number;
  readonly column: number;
  readonly start: number;
} {
  const column = cells.findIndex((cell) => cell.length > 0);
  return {
    addressed: cells.filter((cell) => cell.length > 0).length,
    column,
    start: cells[column]?.[0]?.start ?? 0,
  };
}
