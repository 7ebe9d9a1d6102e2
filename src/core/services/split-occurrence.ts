import type { CoreParsed } from '#contract/api.ts';
import type { OccurrenceDetail } from '#contract/views.ts';
import { claimTextOf } from '#domain/anchor/pieces.ts';
import { getClaimSummary } from '../db/claim-rows.ts';
import { getOccurrence, moveOccurrence } from '../db/occurrence-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { newClaim } from './mark-occurrence.ts';
import { occurrenceChange } from './occurrence-change.ts';

/**
 * Gives an occurrence a claim of its own, with its exact words as text. An occurrence that is its claim's only one has
 * that already, and nothing changes.
 * @throws Failure `occurrence.not-found`
 */
export function splitOccurrence(
  context: ServiceContext,
  { occurrenceId }: CoreParsed<'occurrence.split'>,
): Change<OccurrenceDetail> {
  const { db } = context;
  const { claimId, exact } = getOccurrence(db, occurrenceId);
  if (getClaimSummary(db, claimId).occurrenceCount > 1) {
    moveOccurrence(db, occurrenceId, newClaim(context, claimTextOf(exact)));
  }
  return occurrenceChange(context, occurrenceId);
}
