import type { Database } from 'better-sqlite3';
import type { TagView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { isWithin, movedTag, tidyTag } from '#domain/tag.ts';
import { deleteTag, listCarriers, listTagRows, listTags, replaceTag, writeTag } from '../db/tag-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/** A change of the case's tags, named by the tag. */
export function tagChange({ db }: ServiceContext, subject: string): Change<readonly TagView[]> {
  return {
    output: listTags(db),
    subject,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}

/** The tag with this path. @throws Failure `tag.not-found` */
export function getTag(db: Database, path: string): TagView {
  const tag = listTags(db).find((each) => each.path === path);
  if (!tag)
    throw new Failure('tag.not-found', `There is no tag “${path}” in the case any more.`, { tag: path });
  return tag;
}

/**
 * Moves a tag and all below it, on claims as in what is known of them. Where a tag is there already, what is known of
 * that one stays and is completed.
 * @throws Failure `tag.bad-path` when a path becomes too long.
 */
export function moveTag(db: Database, from: string, to: string): void {
  for (const { claimId, tag } of listCarriers(db, from)) {
    replaceTag(db, claimId, tag, tidyTag(movedTag(tag, from, to)));
  }
  const rows = listTagRows(db);
  const known = new Map(rows.map((row) => [row.path, row]));
  for (const row of rows) {
    if (!isWithin(row.path, from)) continue;
    const path = tidyTag(movedTag(row.path, from, to));
    const there = known.get(path);
    deleteTag(db, row.path);
    writeTag(db, {
      path,
      colour: there?.colour ?? row.colour,
      description: (there?.description ?? '') || row.description,
    });
  }
}
