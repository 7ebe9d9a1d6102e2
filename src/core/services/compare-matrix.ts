import type { CoreParsed } from '#contract/api.ts';
import type { ClaimMatrix, MatrixOccurrence } from '#contract/views.ts';
import { pairId } from '#domain/table/table-pair.ts';
import { readComparison } from '../compare/read-comparison.ts';
import { listArticles, listArticlesById } from '../db/article-rows.ts';
import { listClaims, listClaimsById } from '../db/claim-rows.ts';
import { listPlacedOccurrences } from '../db/occurrence-rows.ts';
import { listRelations } from '../db/relation-rows.ts';
import type { ServiceContext } from './context.ts';

/**
 * The claim-by-article table of a comparison. Claims that more of the articles address come first,
 * then those that come earlier in the earlier article.
 * @throws Failure `article.not-found`
 */
export function compareMatrix({ db }: ServiceContext, scope: CoreParsed<'compare.matrix'>): ClaimMatrix {
  const { articleIds } = scope;
  const all = articleIds.length === 0;
  const shown = new Set(readComparison(db, scope).pairs.map(pairId));
  const articles = all ? listArticles(db) : listArticlesById(db, [...new Set(articleIds)]);
  const columns = new Map(articles.map((article, column) => [article.id, column]));
  // Most cells of a large table are empty and share one list, so that it does not take a list for each.
  const nothing: MatrixOccurrence[] = [];
  const rowsByClaim = new Map<string, Row>();
  for (const { claimId, articleId, ...occurrence } of listPlacedOccurrences(
    db,
    all ? null : [...columns.keys()],
  )) {
    if (!shown.has(occurrence.id)) continue;
    const column = columns.get(articleId) ?? 0;
    let row = rowsByClaim.get(claimId);
    if (!row) {
      row = {
        cells: Array<MatrixOccurrence[]>(articles.length).fill(nothing),
        addressed: 0,
        column,
        start: 0,
      };
      rowsByClaim.set(claimId, row);
    }
    const cell = row.cells[column] ?? nothing;
    if (cell !== nothing) {
      cell.push(occurrence);
      continue;
    }
    row.cells[column] = [occurrence];
    row.addressed += 1;
    // Occurrences come in text order, so the first of a cell is the first in its article.
    if (row.addressed === 1 || column < row.column) {
      row.column = column;
      row.start = occurrence.start;
    }
  }
  const claims = all ? listClaims(db) : listClaimsById(db, [...rowsByClaim.keys()]);
  const rows = claims
    .flatMap((claim) => {
      const row = rowsByClaim.get(claim.id);
      return row ? [{ claim, row }] : [];
    })
    .sort((a, b) => compareRows(a.row, b.row))
    .map(({ claim, row }) => ({ claim, cells: row.cells }));
  const relations = listRelations(db).filter(
    (relation) => rowsByClaim.has(relation.fromClaimId) && rowsByClaim.has(relation.toClaimId),
  );
  return { articles, rows, relations };
}

/** A row as it fills: how many articles address the claim, the first of them, and where it does so first. */
type Row = { readonly cells: MatrixOccurrence[][]; addressed: number; column: number; start: number };

function compareRows(a: Row, b: Row): number {
  return b.addressed - a.addressed || a.column - b.column || a.start - b.start;
}
