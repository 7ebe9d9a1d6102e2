import type { CoreParsed } from '#contract/api.ts';
import type { ClaimSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { getClaim, getClaimSummary, insertClaim } from '../db/claim-rows.ts';
import { addedValues, writeAdded } from '../db/codebook-rows.ts';
import { listOccurrenceIdsOfClaim, moveOccurrence } from '../db/occurrence-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Gives some of a claim's occurrences a new claim, with the type, date and tags of the one they leave; its relations,
 * assessment and note stay.
 * @throws Failure `claim.not-found`; `claim.bad-split` when none or all of its occurrences would go
 */
export function splitClaim(
  context: ServiceContext,
  { claimId, occurrenceIds, text }: CoreParsed<'claim.split'>,
): Change<ClaimSummary> {
  const { db } = context;
  const { type, eventDate, tags } = getClaim(db, claimId);
  const all = listOccurrenceIdsOfClaim(db, claimId);
  const wanted = new Set(occurrenceIds);
  const going = all.filter((id) => wanted.has(id));
  if (going.length === 0 || going.length === all.length) {
    throw new Failure(
      'claim.bad-split',
      'Some of the claim’s places can be split off, not none and not all of them; choose others.',
      { id: claimId },
    );
  }
  const newId = context.newId();
  insertClaim(db, newId, { text, type, eventDate, tags, note: '' }, context.now());
  writeAdded(db, newId, 'claimType', addedValues(db, [claimId]).get(claimId)?.claimType ?? null);
  for (const id of going) moveOccurrence(db, id, newId);
  return {
    output: getClaimSummary(db, newId),
    subject: text,
    focus: { articleId: null, occurrenceId: going[0] ?? null, claimId: newId },
  };
}
