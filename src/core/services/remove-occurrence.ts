import type { CoreParsed } from '#contract/api.ts';
import { deleteOccurrences, getOccurrence } from '../db/occurrence-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { dropOrphanClaims } from './drop-orphan-claims.ts';

/** Removes an occurrence, and its claim when nothing else keeps that. @throws Failure `occurrence.not-found` */
export function removeOccurrence(
  { db }: ServiceContext,
  { occurrenceId }: CoreParsed<'occurrence.remove'>,
): Change<null> {
  const { articleId, claimId, claimText } = getOccurrence(db, occurrenceId);
  deleteOccurrences(db, [occurrenceId]);
  dropOrphanClaims(db, [claimId]);
  return { output: null, subject: claimText, focus: { articleId, occurrenceId, claimId } };
}
