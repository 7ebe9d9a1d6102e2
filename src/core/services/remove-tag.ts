import type { CoreParsed } from '#contract/api.ts';
import type { TagView } from '#contract/views.ts';
import { isWithin } from '#domain/tag.ts';
import { deleteTag, listCarriers, listTagRows, replaceTag } from '../db/tag-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { getTag, tagChange } from './tag-change.ts';

/** Takes a tag and all below it from every claim and forgets them. @throws Failure `tag.not-found` */
export function removeTag(
  context: ServiceContext,
  { path }: CoreParsed<'tag.remove'>,
): Change<readonly TagView[]> {
  const { db } = context;
  getTag(db, path);
  for (const { claimId, tag } of listCarriers(db, path)) replaceTag(db, claimId, tag, null);
  for (const row of listTagRows(db)) if (isWithin(row.path, path)) deleteTag(db, row.path);
  return tagChange(context, path);
}
