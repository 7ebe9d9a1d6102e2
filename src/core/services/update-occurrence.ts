import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import type { OccurrenceDetail } from '#contract/views.ts';
import { anchorPieces, checkSpan, claimTextOf } from '#domain/anchor/pieces.ts';
import { getArticleText, getArticleToMark } from '../db/article-rows.ts';
import { getClaim, getClaimSummary, updateClaim } from '../db/claim-rows.ts';
import {
  getOccurrence,
  updateOccurrence as write,
  writePieces,
  type OccurrenceFields,
} from '../db/occurrence-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { occurrenceChange } from './occurrence-change.ts';
import { withPatch } from './with-patch.ts';

/**
 * Changes the judgements of an occurrence or its words.
 * @throws Failure `occurrence.not-found`, `occurrence.bad-span`, `codebook.value-not-found`.
 */
export function updateOccurrence(
  context: ServiceContext,
  { occurrenceId, patch: { spans, ...judged } }: CoreParsed<'occurrence.update'>,
): Change<OccurrenceDetail> {
  const { db } = context;
  const occurrence = getOccurrence(db, occurrenceId);
  const patch = chooseAdded(db, occurrenceId, judged, {
    stance: 'stance',
    commitment: 'commitment',
    quotation: 'quotation',
    fidelity: 'fidelity',
  });
  const text = (): string => getArticleText(db, getArticleToMark(db, occurrence.articleId));
  if (patch.stanceSpan) checkSpan(text(), patch.stanceSpan);
  write(db, occurrenceId, withPatch<OccurrenceFields>(occurrence, patch));
  if (spans) {
    const pieces = anchorPieces(text(), spans);
    writePieces(db, occurrenceId, pieces);
    followWords(
      db,
      occurrence,
      pieces.map((piece) => piece.exact),
    );
  }
  return occurrenceChange(context, occurrenceId);
}

/**
 * A claim that still has no text but the words of its one mark goes with them, as when a mark is widened; a text the
 * analyst wrote, or that other places share, stays.
 */
function followWords(db: Database, { claimId, exact }: OccurrenceDetail, words: readonly string[]): void {
  const claim = getClaim(db, claimId);
  if (claim.text !== claimTextOf(exact) || getClaimSummary(db, claimId).occurrenceCount > 1) return;
  updateClaim(db, claimId, { ...claim, text: claimTextOf(words) });
}
