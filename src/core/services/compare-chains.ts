import type { CoreParsed } from '#contract/api.ts';
import { chainsThrough, type FoundChains } from '#domain/compare/chains-through.ts';
import { readComparison } from '../compare/read-comparison.ts';
import type { ServiceContext } from './context.ts';

/**
 * The chains of a comparison that pass a link, a source or are of a claim.
 * @throws Failure `article.not-found`
 */
export function compareChains(
  { db }: ServiceContext,
  { links, sourceId, claimId, limit, ...scope }: CoreParsed<'compare.chains'>,
): FoundChains {
  return chainsThrough(readComparison(db, scope), { links, sourceId, claimId }, limit);
}
