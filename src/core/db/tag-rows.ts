import type { Database } from 'better-sqlite3';
import type { TagView } from '#contract/views.ts';
import type { TagColour } from '#domain/tag.ts';
import { tagLine } from '#domain/tag.ts';
import { statement } from './statements.ts';

/** What is known of a tag beside its path. */
export type TagRow = {
  readonly path: string;
  readonly colour: TagColour | null;
  readonly description: string;
};

/** All tags and those above them, by path. */
export function listTags(db: Database): readonly TagView[] {
  const counts = new Map<string, { claimCount: number; totalCount: number }>();
  const countsOf = (path: string): { claimCount: number; totalCount: number } => {
    let found = counts.get(path);
    if (!found) counts.set(path, (found = { claimCount: 0, totalCount: 0 }));
    return found;
  };
  const carried = statement<[], { claimId: string; tag: string }>(
    db,
    'SELECT claim_id AS claimId, tag FROM claim_tag ORDER BY claim_id',
  ).iterate();
  let claim: string | null = null;
  // A claim that carries two tags below one counts once there.
  let counted = new Set<string>();
  for (const { claimId, tag } of carried) {
    if (claimId !== claim) counted = new Set();
    claim = claimId;
    countsOf(tag).claimCount += 1;
    for (const path of tagLine(tag)) {
      if (!counted.has(path)) countsOf(path).totalCount += 1;
      counted.add(path);
    }
  }
  const known = new Map(listTagRows(db).map((row) => [row.path, row]));
  for (const path of known.keys()) tagLine(path).forEach(countsOf);
  return [...counts]
    .map(([path, count]) => {
      const { colour = null, description = '' } = known.get(path) ?? {};
      return { path, colour, description, ...count };
    })
    .toSorted((a, b) => compare(a.path.split('/'), b.path.split('/')));
}

/** What is known of tags beside their paths. */
export function listTagRows(db: Database): readonly TagRow[] {
  return statement<[], TagRow>(db, 'SELECT path, colour, description FROM tag ORDER BY path').all();
}

/** The paths that claims carry, and those described. */
export function listTagPaths(db: Database): readonly string[] {
  return statement<[], { path: string }>(db, 'SELECT tag AS path FROM claim_tag UNION SELECT path FROM tag')
    .all()
    .map(({ path }) => path);
}

/** The claims that carry the tag or one below it, with the path each carries. */
export function listCarriers(
  db: Database,
  path: string,
): readonly { readonly claimId: string; readonly tag: string }[] {
  return statement<[string, string], { claimId: string; tag: string }>(
    db,
    `SELECT claim_id AS claimId, tag FROM claim_tag
     WHERE substr(tag || '/', 1, length(?)) = ? ORDER BY claim_id, tag`,
  ).all(`${path}/`, `${path}/`);
}

/** Gives a claim another tag in place of one; null for none. */
export function replaceTag(db: Database, claimId: string, tag: string, by: string | null): void {
  const remove = 'DELETE FROM claim_tag WHERE claim_id = ? AND tag = ?';
  statement<[string, string]>(db, remove).run(claimId, tag);
  if (by === null) return;
  const add = 'INSERT OR IGNORE INTO claim_tag (claim_id, tag) VALUES (?, ?)';
  statement<[string, string]>(db, add).run(claimId, by);
}

/** Keeps what is known of a tag. */
export function writeTag(db: Database, row: TagRow): void {
  statement<[TagRow]>(
    db,
    `INSERT INTO tag (path, colour, description) VALUES (@path, @colour, @description)
     ON CONFLICT (path) DO UPDATE SET colour = excluded.colour, description = excluded.description`,
  ).run(row);
}

/** Forgets what is known of a tag. */
export function deleteTag(db: Database, path: string): void {
  statement<[string]>(db, 'DELETE FROM tag WHERE path = ?').run(path);
}

/** By name at each level, so that a tag stands right before those below it. */
function compare(a: readonly string[], b: readonly string[]): number {
  for (let level = 0; level < Math.min(a.length, b.length); level += 1) {
    const order = collator.compare(a[level] ?? '', b[level] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const collator = new Intl.Collator('und', { numeric: true });
