import type { CoreParsed } from '#contract/api.ts';
import type { MatrixCellWords } from '#contract/views.ts';
import { columnIdOf } from '#domain/compare/matrix-columns.ts';
import { matrixPlace } from '../compare/matrix-place.ts';
import { readComparison } from '../compare/read-comparison.ts';
import type { ServiceContext } from './context.ts';

/**
 * The words behind a cell of the matrix; none where the claim or the column is gone.
 * @throws Failure `article.not-found`
 */
export function compareCell(
  { db }: ServiceContext,
  { by, claimId, columnId, limit, ...scope }: CoreParsed<'compare.cell'>,
): MatrixCellWords {
  const ofClaim = readComparison(db, scope).pairs.flatMap(({ claim, occurrence }) =>
    claim.id === claimId && occurrence ? [occurrence] : [],
  );
  const inCell = columnId === null ? ofClaim : ofClaim.filter((each) => columnIdOf(by, each) === columnId);
  const firsts = new Map<string, string>();
  for (const { articleId, id } of [...inCell, ...ofClaim])
    if (!firsts.has(articleId)) firsts.set(articleId, id);
  return {
    total: inCell.length,
    places: inCell.slice(0, limit).map(matrixPlace),
    articles: [...firsts].map(([articleId, occurrenceId]) => ({ articleId, occurrenceId })),
  };
}
