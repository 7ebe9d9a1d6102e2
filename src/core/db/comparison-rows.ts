import type { Database } from 'better-sqlite3';
import type { ComparedArticle, ComparedRelation, ComparedSource } from '#domain/compare/comparison.ts';
import { statement } from './statements.ts';

/** All articles of the case in the order of import. */
export function listComparedArticles(db: Database): readonly ComparedArticle[] {
  return statement<[], ComparedArticle>(
    db,
    `SELECT id, title, publisher, published_on AS publishedOn, author_source_id AS authorSourceId
     FROM article ORDER BY imported_at, id`,
  ).all();
}

/** All sources of the case by id. */
export function listComparedSources(db: Database): ReadonlyMap<string, ComparedSource> {
  const sources = statement<[], ComparedSource>(db, 'SELECT id, name, kind FROM source').all();
  return new Map(sources.map((source) => [source.id, source]));
}

/** All relations of the case, oldest first. */
export function listComparedRelations(db: Database): readonly ComparedRelation[] {
  return statement<[], ComparedRelation>(
    db,
    `SELECT id, from_claim_id AS fromClaimId, to_claim_id AS toClaimId, kind, status, reason
     FROM relation ORDER BY id`,
  ).all();
}
