import type { CoreParsed } from '#contract/api.ts';
import type { TagView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { isWithin } from '#domain/tag.ts';
import type { Change, ServiceContext } from './context.ts';
import { getTag, moveTag, tagChange } from './tag-change.ts';

/**
 * Makes one tag of two on every claim of the case; what is below the one goes below the other.
 * @throws Failure `tag.not-found`; `tag.bad-path` for a tag and itself or one below it.
 */
export function mergeTags(
  context: ServiceContext,
  { path, into }: CoreParsed<'tag.merge'>,
): Change<readonly TagView[]> {
  const { db } = context;
  getTag(db, path);
  getTag(db, into);
  if (isWithin(into, path)) {
    throw new Failure(
      'tag.bad-path',
      into === path
        ? `“${path}” cannot be merged into itself; choose another tag.`
        : `“${path}” cannot be merged into “${into}”, which lies below it; merge that one into it instead.`,
      { rule: into === path ? 'into-itself' : 'into-child', tag: path },
    );
  }
  moveTag(db, path, into);
  return tagChange(context, path);
}
