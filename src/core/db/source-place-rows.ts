import type { Database } from 'better-sqlite3';
import type { SourcePageArticle, SourcePlace } from '#contract/views.ts';
import { pieceSeparator } from '#domain/anchor/pieces.ts';
import { idList, statement } from './statements.ts';

// Where sources stand in attribution chains, across articles.

const byIds = 'IN (SELECT value FROM json_each(?))';

type Row = Omit<SourcePlace, 'above' | 'below' | 'anonymousAbove' | 'anonymousBelow'> & {
  readonly aboveId: string | null;
  readonly aboveName: string | null;
  readonly belowId: string | null;
  readonly belowName: string | null;
  readonly anonymousAbove: 0 | 1;
  readonly anonymousBelow: 0 | 1;
};

/** Every place of a source, by date of publication (undated articles last), and in an article in text order. */
export function listSourcePlaces(db: Database, sourceId: string): readonly SourcePlace[] {
  const anonymous = (side: '<' | '>'): string => `
    EXISTS (SELECT 1 FROM attribution_step AS other JOIN source ON source.id = other.source_id
            WHERE other.occurrence_id = step.occurrence_id AND other.ordinal ${side} step.ordinal
              AND (other.status = 'anonymous' OR source.kind = 'anonymous'))`;
  const rows = statement<[string, string], Row>(
    db,
    `SELECT step.occurrence_id AS occurrenceId, article_id AS articleId, claim_id AS claimId,
       claim.text AS claimText, first.start_offset AS start, polarity, quotation, commitment, stance,
       step.ordinal AS step, step.status,
       (SELECT group_concat(exact, ?) FROM (SELECT exact FROM occurrence_span AS piece
          WHERE piece.occurrence_id = step.occurrence_id ORDER BY ordinal)) AS quote,
       above.source_id AS aboveId, above_source.name AS aboveName,
       below.source_id AS belowId, below_source.name AS belowName,
       ${anonymous('<')} AS anonymousAbove, ${anonymous('>')} AS anonymousBelow
     FROM attribution_step AS step
     JOIN occurrence ON occurrence.id = step.occurrence_id
     JOIN claim ON claim.id = claim_id
     JOIN article ON article.id = article_id
     JOIN occurrence_span AS first ON first.occurrence_id = step.occurrence_id AND first.ordinal = 0
     LEFT JOIN attribution_step AS above
       ON above.occurrence_id = step.occurrence_id AND above.ordinal = step.ordinal - 1
     LEFT JOIN source AS above_source ON above_source.id = above.source_id
     LEFT JOIN attribution_step AS below
       ON below.occurrence_id = step.occurrence_id AND below.ordinal = step.ordinal + 1
     LEFT JOIN source AS below_source ON below_source.id = below.source_id
     WHERE step.source_id = ?
     ORDER BY published_on IS NULL, published_on, imported_at, article.id, first.start_offset, occurrence.id,
       step.ordinal`,
  ).all(pieceSeparator, sourceId);
  return rows.map(({ aboveId, aboveName, belowId, belowName, anonymousAbove, anonymousBelow, ...row }) => ({
    ...row,
    above: aboveId === null ? null : { sourceId: aboveId, name: aboveName ?? '', ownVoice: row.step === 1 },
    below: belowId === null ? null : { sourceId: belowId, name: belowName ?? '', ownVoice: false },
    anonymousAbove: anonymousAbove === 1,
    anonymousBelow: anonymousBelow === 1,
  }));
}

/** The articles in which a source stands or whose author it is, by date of publication. */
export function listArticlesOfSource(db: Database, sourceId: string): readonly SourcePageArticle[] {
  type ArticleRow = Omit<SourcePageArticle, 'authored'> & { readonly authored: 0 | 1 };
  return statement<[string, string, string], ArticleRow>(
    db,
    `SELECT id, title, publisher, published_on AS publishedOn, author_source_id = ? AS authored FROM article
     WHERE author_source_id = ? OR id IN (
       SELECT article_id FROM occurrence JOIN attribution_step AS step ON step.occurrence_id = occurrence.id
       WHERE step.source_id = ?)
     ORDER BY published_on IS NULL, published_on, imported_at, id`,
  )
    .all(sourceId, sourceId, sourceId)
    .map((row) => ({ ...row, authored: row.authored === 1 }));
}

/** In how many occurrences and articles any of the sources stands. */
export function countPlaces(
  db: Database,
  sourceIds: readonly string[],
): { readonly occurrenceCount: number; readonly articleCount: number } {
  const row = statement<[string], { occurrenceCount: number; articleCount: number }>(
    db,
    `SELECT count(DISTINCT occurrence.id) AS occurrenceCount, count(DISTINCT article_id) AS articleCount
     FROM attribution_step AS step JOIN occurrence ON occurrence.id = step.occurrence_id
     WHERE step.source_id ${byIds}`,
  ).get(idList(sourceIds));
  return row ?? { occurrenceCount: 0, articleCount: 0 };
}

/** The occurrences in whose chain two of these sources are neighbours, oldest first. */
export function listNeighbourhoods(db: Database, sourceIds: readonly string[]): readonly string[] {
  const list = idList(sourceIds);
  return statement<[string, string], { id: string }>(
    db,
    `SELECT DISTINCT step.occurrence_id AS id FROM attribution_step AS step
     JOIN attribution_step AS next ON next.occurrence_id = step.occurrence_id AND next.ordinal = step.ordinal + 1
     WHERE step.source_id ${byIds} AND next.source_id ${byIds} ORDER BY id`,
  )
    .all(list, list)
    .map((row) => row.id);
}

/** Puts one source in the place of others in every chain. */
export function replaceInChains(db: Database, fromIds: readonly string[], intoId: string): void {
  const sql = `UPDATE attribution_step SET source_id = ? WHERE source_id ${byIds}`;
  statement<[string, string]>(db, sql).run(intoId, idList(fromIds));
}

/** Puts another source in the place of one at these steps. */
export function replaceAtSteps(
  db: Database,
  steps: readonly { readonly occurrenceId: string; readonly step: number }[],
  intoId: string,
): void {
  const replace = statement<[string, string, number]>(
    db,
    'UPDATE attribution_step SET source_id = ? WHERE occurrence_id = ? AND ordinal = ?',
  );
  for (const { occurrenceId, step } of steps) replace.run(intoId, occurrenceId, step);
}
