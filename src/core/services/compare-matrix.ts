import type { CoreParsed } from '#contract/api.ts';
import { claimMatrix, type ClaimMatrix } from '#domain/compare/matrix.ts';
import { readComparison } from '../compare/read-comparison.ts';
import type { ServiceContext } from './context.ts';

/**
 * The claims of a comparison by article, publisher or source.
 * @throws Failure `article.not-found`
 */
export function compareMatrix(
  { db }: ServiceContext,
  { layout, ...scope }: CoreParsed<'compare.matrix'>,
): ClaimMatrix {
  return claimMatrix(readComparison(db, scope), layout);
}
