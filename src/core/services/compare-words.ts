import type { CoreParsed } from '#contract/api.ts';
import type { ClaimWords } from '#contract/views.ts';
import { matrixPlace } from '../compare/matrix-place.ts';
import { readComparison } from '../compare/read-comparison.ts';
import { readSide } from '../compare/read-side.ts';
import type { ServiceContext } from './context.ts';

/**
 * The words of some claims, of one side or of all; none where the claims are gone.
 * @throws Failure `article.not-found`
 */
export function compareWords(
  { db }: ServiceContext,
  { claimIds, side, limit, ...scope }: CoreParsed<'compare.words'>,
): ClaimWords {
  const wanted = new Set(claimIds);
  const isOfSide = side ? readSide(db, scope, side) : () => true;
  const found = readComparison(db, scope).pairs.flatMap(({ claim, occurrence }) =>
    occurrence && wanted.has(claim.id) && isOfSide(occurrence) ? [{ claimId: claim.id, occurrence }] : [],
  );
  return {
    total: found.length,
    places: found.slice(0, limit).map(({ claimId, occurrence }) => ({ claimId, ...matrixPlace(occurrence) })),
  };
}
