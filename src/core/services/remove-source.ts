import type { CoreParsed } from '#contract/api.ts';
import { Failure } from '#domain/failure.ts';
import { deleteSource, getSource, isSourceInUse } from '../db/source-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Removes a source that nothing names.
 * @throws Failure `source.not-found`; `source.in-use` while a chain names it or it is the author of an article.
 */
export function removeSource(
  { db }: ServiceContext,
  { sourceId }: CoreParsed<'source.remove'>,
): Change<null> {
  const { name, occurrenceCount } = getSource(db, sourceId);
  if (isSourceInUse(db, sourceId)) {
    const where =
      occurrenceCount > 0
        ? `stands in the attribution of ${occurrenceCount} marks`
        : 'is the author of an article';
    throw new Failure('source.in-use', `“${name}” ${where}, so it cannot be removed; change those first.`, {
      name,
      occurrenceCount,
    });
  }
  deleteSource(db, sourceId);
  return { output: null, subject: name, focus: { articleId: null, occurrenceId: null, claimId: null } };
}
