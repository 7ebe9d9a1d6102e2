import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import { knownSpelling, tagLine } from '#domain/tag.ts';
import { listTagPaths, listTagRows, type TagRow } from '../../../db/tag-rows.ts';
import { rejectData } from '../reject-data.ts';

/** What becomes of tags: those that come in, and the spelling that the case has. */
export type TagPlan = {
  readonly added: readonly TagRow[];
  readonly there: number;
  readonly spell: (tag: string) => string;
};

/**
 * Plans which tags are described anew; one the case has stays as it is. What is known of a tag beside its path makes a
 * row, and so does a tag that no claim carries.
 */
export function planTags(db: Database, data: CaseJson): TagPlan {
  const inCase = listTagPaths(db);
  const spelled = new Map<string, string>();
  const spell = (tag: string): string => {
    if (inCase.length === 0) return tag;
    const known = spelled.get(tag) ?? knownSpelling(tag, inCase);
    spelled.set(tag, known);
    return known;
  };
  const there = new Set(inCase.flatMap(tagLine));
  const described = new Set(listTagRows(db).map(({ path }) => path));
  const carried = new Set<string>();
  data.claims.forEach(({ tags }, index) => {
    tags.forEach((tag, at) => {
      checkTag(tag, `claims[${index}].tags[${at}]`);
      for (const above of tagLine(tag)) carried.add(above);
    });
  });
  const added: TagRow[] = [];
  let known = 0;
  data.tags.forEach(({ path, colour, description }, index) => {
    checkTag(path, `tags[${index}].path`);
    const kept = spell(path);
    const says = colour !== null || description !== '';
    if (there.has(kept) && (described.has(kept) || !says)) known += 1;
    else if (says || !carried.has(path)) added.push({ path: kept, colour, description });
  });
  return { added, there: known, spell };
}

function checkTag(tag: string, path: string): void {
  if (tag.split('/').some((name) => name.trim() === ''))
    rejectData(path, 'a tag has an empty name beside a “/”');
}
