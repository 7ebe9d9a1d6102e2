import type { CoreParsed } from '#contract/api.ts';
import { leftOut, type LeftOut } from '#domain/compare/left-out.ts';
import { readComparison } from '../compare/read-comparison.ts';
import type { ServiceContext } from './context.ts';

/**
 * What articles leave out, or where a source is not reported; nothing where the article or the source is gone.
 * @throws Failure `article.not-found`
 */
export function compareLeftOut(
  { db }: ServiceContext,
  { of, ...scope }: CoreParsed<'compare.left-out'>,
): LeftOut {
  return leftOut(readComparison(db, scope), readComparison(db, { ...scope, filter: '' }), of);
}
