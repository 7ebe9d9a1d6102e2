import type { CoreParsed } from '#contract/api.ts';
import type { ClaimSummary } from '#contract/views.ts';
import { getClaim, getClaimSummary, updateClaim as write, type ClaimFields } from '../db/claim-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { withPatch } from './with-patch.ts';

/** Changes a claim's text, type, date, tags or note. @throws Failure `claim.not-found` */
export function updateClaim(
  { db }: ServiceContext,
  { claimId, patch }: CoreParsed<'claim.update'>,
): Change<ClaimSummary> {
  const { text, type, eventDate, tags, note } = getClaim(db, claimId);
  const fields = withPatch<ClaimFields>({ text, type, eventDate, tags, note }, patch);
  write(db, claimId, { ...fields, tags: [...new Set(fields.tags)] });
  const output = getClaimSummary(db, claimId);
  return { output, subject: output.text, focus: { articleId: null, occurrenceId: null, claimId } };
}
