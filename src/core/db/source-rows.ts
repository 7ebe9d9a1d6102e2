import type { Database } from 'better-sqlite3';
import type { DatedRating, SourceView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { ReliabilityRating, SourceFields, SourceKind } from '#domain/source.ts';
import { addedValues, deleteAdded, withAdded } from './codebook-rows.ts';
import { groupRows } from './group-rows.ts';
import { idList, statement } from './statements.ts';

/** A source as search needs it. */
export type SourceWords = Pick<SourceView, 'id' | 'name' | 'aliases' | 'role' | 'descriptor'>;

type Row = Omit<SourceView, 'aliases' | 'ratings' | 'occurrenceCount'>;

const byIds = 'IN (SELECT value FROM json_each(?))';

/** All sources in the order in which they came into the case. */
export function listSources(db: Database): readonly SourceView[] {
  return views(db, null);
}

/** The sources with these ids, in the order given; ids that name none are left out. */
export function listSourcesById(db: Database, ids: readonly string[]): readonly SourceView[] {
  const byId = new Map(views(db, ids).map((source) => [source.id, source]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The source with this id. @throws Failure `source.not-found` */
export function getSource(db: Database, id: string): SourceView {
  const source = views(db, [id])[0];
  if (!source) throw new Failure('source.not-found', 'This source is no longer in the case.', { id });
  return source;
}

/** The names, aliases, roles and descriptors of these sources (null: of all), oldest source first. */
export function listSourceWords(db: Database, ids: readonly string[] | null = null): readonly SourceWords[] {
  const rows = statement<string[], Omit<SourceWords, 'aliases'>>(
    db,
    `SELECT id, name, role, descriptor FROM source ${ids ? `WHERE id ${byIds}` : ''} ORDER BY id`,
  ).all(...scope(ids));
  const aliases = aliasesBySource(db, ids);
  return rows.map((row) => ({ ...row, aliases: aliases.get(row.id) ?? [] }));
}

/** The oldest source of exactly this name, or null. */
export function findSourceIdByName(db: Database, name: string): string | null {
  const sql = 'SELECT id FROM source WHERE name = ? ORDER BY id LIMIT 1';
  return statement<[string], { id: string }>(db, sql).get(name)?.id ?? null;
}

/** A step of a chain: which source stands there, in which occurrence, and how far from the article's own voice (0). */
export type SourceUse = {
  readonly sourceId: string;
  readonly occurrenceId: string;
  readonly ordinal: number;
};

/** Every step of the chains of the `limit` newest occurrences in an article, the newest first. */
export function listNewestSourceUses(db: Database, articleId: string, limit: number): readonly SourceUse[] {
  return statement<[string, number], SourceUse>(
    db,
    `SELECT step.source_id AS sourceId, step.occurrence_id AS occurrenceId, step.ordinal
     FROM (SELECT id FROM occurrence WHERE article_id = ? ORDER BY id DESC LIMIT ?) AS newest
     JOIN attribution_step AS step ON step.occurrence_id = newest.id
     ORDER BY newest.id DESC, step.ordinal`,
  ).all(articleId, limit);
}

/** In how many occurrences each of the sources stands anywhere in the chain. */
export function countSourceUses(db: Database, ids: readonly string[] | null): ReadonlyMap<string, number> {
  const sql = `
    SELECT source_id AS id, count(DISTINCT occurrence_id) AS uses FROM attribution_step
    ${ids ? `WHERE source_id ${byIds}` : ''} GROUP BY source_id`;
  const rows = statement<string[], { id: string; uses: number }>(db, sql).all(...scope(ids));
  return new Map(rows.map((row) => [row.id, row.uses]));
}

/** True when a chain names the source or it is the author of an article. */
export function isSourceInUse(db: Database, id: string): boolean {
  const row = statement<[string, string], { used: 0 | 1 }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM attribution_step WHERE source_id = ?)
         OR EXISTS (SELECT 1 FROM article WHERE author_source_id = ?) AS used`,
  ).get(id, id);
  return row?.used === 1;
}

/** Adds a source with its aliases. */
export function insertSource(db: Database, id: string, fields: SourceFields, createdAt: string): void {
  statement<[Record<string, unknown>]>(
    db,
    `INSERT INTO source (id, name, kind, role, affiliation, country, descriptor, created_at)
     VALUES (@id, @name, @kind, @role, @affiliation, @country, @descriptor, @createdAt)`,
  ).run({ ...columns(fields), id, createdAt });
  insertAliases(db, id, fields.aliases);
}

/** Writes a source's fields; aliases that stay keep their rows. */
export function updateSource(db: Database, id: string, fields: SourceFields): void {
  statement<[Record<string, unknown>]>(
    db,
    `UPDATE source SET name = @name, kind = @kind, role = @role, affiliation = @affiliation, country = @country,
       descriptor = @descriptor
     WHERE id = @id`,
  ).run({ ...columns(fields), id });
  const before = aliasesBySource(db, [id]).get(id) ?? [];
  const remove = statement<[string, string]>(db, 'DELETE FROM source_alias WHERE source_id = ? AND name = ?');
  for (const name of before) if (!fields.aliases.includes(name)) remove.run(id, name);
  insertAliases(
    db,
    id,
    fields.aliases.filter((name) => !before.includes(name)),
  );
}

/** Adds a rating; the ones before it stay. */
export function insertRating(db: Database, id: string, sourceId: string, rating: ReliabilityRating): void {
  statement<[string, string, string, string, string]>(
    db,
    'INSERT INTO source_reliability (id, source_id, letter, assessed_on, reason) VALUES (?, ?, ?, ?, ?)',
  ).run(id, sourceId, rating.letter, rating.on, rating.reason);
}

/** Removes a rating of a source; false when the source has none of this id. */
export function deleteRating(db: Database, sourceId: string, ratingId: string): boolean {
  const sql = 'DELETE FROM source_reliability WHERE id = ? AND source_id = ?';
  return statement<[string, string]>(db, sql).run(ratingId, sourceId).changes === 1;
}

/** Makes the ratings of some sources those of another. */
export function moveRatings(db: Database, fromIds: readonly string[], intoId: string): void {
  const sql = `UPDATE source_reliability SET source_id = ? WHERE source_id ${byIds}`;
  statement<[string, string]>(db, sql).run(intoId, idList(fromIds));
}

/** Removes a source with its aliases and ratings; no chain and no article may name it. */
export function deleteSource(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM source_alias WHERE source_id = ?').run(id);
  statement<[string]>(db, 'DELETE FROM source_reliability WHERE source_id = ?').run(id);
  statement<[string]>(db, 'DELETE FROM source WHERE id = ?').run(id);
  deleteAdded(db, id);
}

function views(db: Database, ids: readonly string[] | null): readonly SourceView[] {
  const rows = statement<string[], Row>(
    db,
    `SELECT id, name, kind, role, affiliation, country, descriptor FROM source
     ${ids ? `WHERE id ${byIds}` : ''} ORDER BY id`,
  ).all(...scope(ids));
  const aliases = aliasesBySource(db, ids);
  const ratings = ratingsBySource(db, ids);
  const uses = countSourceUses(db, ids);
  const added = addedValues(db, ids);
  return rows.map((row) =>
    withAdded(
      {
        ...row,
        aliases: aliases.get(row.id) ?? [],
        ratings: ratings.get(row.id) ?? [],
        occurrenceCount: uses.get(row.id) ?? 0,
      },
      added.get(row.id),
    ),
  );
}

function aliasesBySource(
  db: Database,
  ids: readonly string[] | null,
): ReadonlyMap<string, readonly string[]> {
  const rows = statement<string[], { id: string; name: string }>(
    db,
    `SELECT source_id AS id, name FROM source_alias ${ids ? `WHERE source_id ${byIds}` : ''} ORDER BY source_id, name`,
  ).all(...scope(ids));
  return groupRows(
    rows,
    (row) => row.id,
    (row) => row.name,
  );
}

function ratingsBySource(
  db: Database,
  ids: readonly string[] | null,
): ReadonlyMap<string, readonly DatedRating[]> {
  const rows = statement<string[], DatedRating & { sourceId: string }>(
    db,
    `SELECT id, source_id AS sourceId, letter, assessed_on AS "on", reason FROM source_reliability
     ${ids ? `WHERE source_id ${byIds}` : ''} ORDER BY source_id, assessed_on DESC, id DESC`,
  ).all(...scope(ids));
  return groupRows(
    rows,
    (row) => row.sourceId,
    ({ id, letter, on, reason }) => ({ id, letter, on, reason }),
  );
}

function insertAliases(db: Database, id: string, aliases: readonly string[]): void {
  const insert = statement<[string, string]>(db, 'INSERT INTO source_alias (source_id, name) VALUES (?, ?)');
  for (const alias of aliases) insert.run(id, alias);
}

function columns({ name, kind, role, affiliation, country, descriptor }: SourceFields): {
  readonly name: string;
  readonly kind: SourceKind;
  readonly role: string;
  readonly affiliation: string;
  readonly country: string;
  readonly descriptor: string;
} {
  return { name, kind, role, affiliation, country, descriptor };
}

function scope(ids: readonly string[] | null): string[] {
  return ids ? [idList(ids)] : [];
}
