import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import type { ClaimSummary } from '#contract/views.ts';
import { knownSpelling, tidyTag } from '#domain/tag.ts';
import { getClaim, getClaimSummary, updateClaim as write, type ClaimFields } from '../db/claim-rows.ts';
import { listTagPaths } from '../db/tag-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { withPatch } from './with-patch.ts';

/**
 * Changes a claim's text, type, date, tags or note. Tags take the spelling that the case has already.
 * @throws Failure `claim.not-found`, `tag.bad-path`, `codebook.value-not-found`.
 */
export function updateClaim(
  { db }: ServiceContext,
  { claimId, patch }: CoreParsed<'claim.update'>,
): Change<ClaimSummary> {
  const before = getClaim(db, claimId);
  const fields = withPatch<ClaimFields>(before, chooseAdded(db, claimId, patch, { claimType: 'type' }));
  write(db, claimId, { ...fields, tags: tagsAsKept(db, before.tags, fields.tags) });
  const output = getClaimSummary(db, claimId);
  return { output, subject: output.text, focus: { articleId: null, occurrenceId: null, claimId } };
}

function tagsAsKept(db: Database, before: readonly string[], wanted: readonly string[]): readonly string[] {
  const fresh = wanted.filter((tag) => !before.includes(tag));
  if (fresh.length === 0) return [...new Set(wanted)];
  const known = [...listTagPaths(db)];
  for (const tag of fresh) known.push(knownSpelling(tidyTag(tag), known));
  const kept = wanted.map((tag) => (before.includes(tag) ? tag : knownSpelling(tidyTag(tag), known)));
  return [...new Set(kept)];
}
