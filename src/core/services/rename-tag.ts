import type { CoreParsed } from '#contract/api.ts';
import type { TagView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { foldTag, isWithin, knownSpelling, tidyTag } from '#domain/tag.ts';
import { listTagPaths, listTags } from '../db/tag-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { getTag, moveTag, tagChange } from './tag-change.ts';

/**
 * Gives a tag another path on every claim of the case; all below it goes along.
 * @throws Failure `tag.not-found`; `tag.bad-path` for an impossible path or one below itself; `tag.exists`.
 */
export function renameTag(
  context: ServiceContext,
  { path, to: typed }: CoreParsed<'tag.rename'>,
): Change<readonly TagView[]> {
  const { db } = context;
  getTag(db, path);
  const others = listTagPaths(db).filter((each) => !isWithin(each, path));
  const to = knownSpelling(tidyTag(typed), others);
  if (to !== path && isWithin(foldTag(to), foldTag(path)) && foldTag(to) !== foldTag(path)) {
    throw new Failure('tag.bad-path', `“${path}” cannot lie below itself; choose another place.`, {
      rule: 'below-itself',
      tag: path,
    });
  }
  const twin = listTags(db).find((tag) => !isWithin(tag.path, path) && foldTag(tag.path) === foldTag(to));
  if (twin) {
    throw new Failure('tag.exists', `There is a tag “${twin.path}” already; merge the two if they are one.`, {
      tag: twin.path,
    });
  }
  if (to !== path) moveTag(db, path, to);
  return tagChange(context, path);
}
