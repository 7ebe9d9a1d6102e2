import type { CoreParsed } from '#contract/api.ts';
import type { TagView } from '#contract/views.ts';
import { knownSpelling, tidyTag } from '#domain/tag.ts';
import { listTagPaths, listTagRows, type TagRow, writeTag } from '../db/tag-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { tagChange } from './tag-change.ts';
import { withPatch } from './with-patch.ts';

/** Gives a tag a colour or a description; one that is not there yet comes to be. @throws Failure `tag.bad-path` */
export function updateTag(
  context: ServiceContext,
  { path: typed, patch }: CoreParsed<'tag.update'>,
): Change<readonly TagView[]> {
  const { db } = context;
  const path = knownSpelling(tidyTag(typed), listTagPaths(db));
  const before = listTagRows(db).find((row) => row.path === path) ?? { path, colour: null, description: '' };
  writeTag(db, withPatch<TagRow>(before, patch));
  return tagChange(context, path);
}
