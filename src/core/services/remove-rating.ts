import type { CoreParsed } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { deleteRating, getSource } from '../db/source-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { sourceChange } from './source-change.ts';

/**
 * Takes a rating back; the one before it is in force again.
 * @throws Failure `source.not-found`, `source.rating-not-found`.
 */
export function removeRating(
  { db }: ServiceContext,
  { sourceId, ratingId }: CoreParsed<'source.remove-rating'>,
): Change<SourceView> {
  const { name } = getSource(db, sourceId);
  if (!deleteRating(db, sourceId, ratingId)) {
    throw new Failure('source.rating-not-found', `This rating of “${name}” is no longer in the case.`, {
      name,
    });
  }
  return sourceChange(getSource(db, sourceId));
}
