import type { CoreParsed } from '#contract/api.ts';
import type { OccurrenceDetail } from '#contract/views.ts';
import { anchorPieces } from '#domain/anchor/pieces.ts';
import { getArticle, getArticleText } from '../db/article-rows.ts';
import {
  getOccurrence,
  updateOccurrence as write,
  writePieces,
  type OccurrenceFields,
} from '../db/occurrence-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { occurrenceChange } from './occurrence-change.ts';
import { withPatch } from './with-patch.ts';

/**
 * Changes the judgements of an occurrence or its words.
 * @throws Failure `occurrence.not-found`, `occurrence.bad-span`.
 */
export function updateOccurrence(
  context: ServiceContext,
  { occurrenceId, patch: { spans, ...patch } }: CoreParsed<'occurrence.update'>,
): Change<OccurrenceDetail> {
  const { db } = context;
  const occurrence = getOccurrence(db, occurrenceId);
  const { polarity, quotation, commitment, stance, note } = occurrence;
  write(
    db,
    occurrenceId,
    withPatch<OccurrenceFields>({ polarity, quotation, commitment, stance, note }, patch),
  );
  if (spans) {
    const text = getArticleText(db, getArticle(db, occurrence.articleId));
    writePieces(db, occurrenceId, anchorPieces(text, spans));
  }
  return occurrenceChange(context, occurrenceId);
}
