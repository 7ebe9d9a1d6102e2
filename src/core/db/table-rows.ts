import type { Database } from 'better-sqlite3';
import { pieceSeparator } from '#domain/anchor/pieces.ts';
import type { Genre, ReadingStatus } from '#domain/article.ts';
import type { AttributionStatus } from '#domain/attribution.ts';
import { defaultReliability, type ReliabilityLetter, type SourceKind } from '#domain/source.ts';
import type { TableSurroundings } from '#domain/table/table-filter.ts';
import type { TableClaim, TableOccurrence, TableStep } from '#domain/table/table-pair.ts';
import { addedValues, withAdded } from './codebook-rows.ts';
import { groupRows } from './group-rows.ts';
import { idList, statement } from './statements.ts';

/** An occurrence of the claims table with the claim it belongs to. */
export type TableOccurrenceRow = TableOccurrence & { readonly claimId: string };

const byIds = 'IN (SELECT value FROM json_each(?))';

const nowhere = { article: '', publisher: null, publishedOn: null } as const;

/** What the claims table shows of these claims (null: of all), oldest first. */
export function listTableClaims(db: Database, ids: readonly string[] | null): readonly TableClaim[] {
  const scope = ids ? [idList(ids)] : [];
  const tags = groupRows(
    statement<string[], { id: string; tag: string }>(
      db,
      `SELECT claim_id AS id, tag FROM claim_tag ${ids ? `WHERE claim_id ${byIds}` : ''} ORDER BY claim_id, tag`,
    ).all(...scope),
    (row) => row.id,
    (row) => row.tag,
  );
  const added = addedValues(db, ids);
  return statement<string[], Omit<TableClaim, 'tags' | 'added'>>(
    db,
    `SELECT id, text, type, event_date AS eventDate, note, verdict, credibility, likelihood, confidence,
       coalesce(rationale, '') AS rationale,
       (SELECT count(*) FROM occurrence WHERE occurrence.claim_id = claim.id) AS places
     FROM claim LEFT JOIN assessment ON assessment.claim_id = claim.id
     ${ids ? `WHERE id ${byIds}` : ''} ORDER BY id`,
  )
    .all(...scope)
    .map((row) => withAdded({ ...row, tags: tags.get(row.id) ?? [] }, added.get(row.id)));
}

/** What the claims table shows of these occurrences (null: of all), in no order. */
export function listTableOccurrences(
  db: Database,
  ids: readonly string[] | null,
): readonly TableOccurrenceRow[] {
  const scope = ids ? [idList(ids)] : [];
  const where = ids ? `WHERE occurrence_id ${byIds}` : '';
  const pieces = groupRows(
    statement<string[], { id: string; start: number; exact: string }>(
      db,
      `SELECT occurrence_id AS id, start_offset AS start, exact FROM occurrence_span ${where}
       ORDER BY occurrence_id, ordinal`,
    ).all(...scope),
    (row) => row.id,
    (row) => row,
  );
  const stepOf = sharedSteps(db);
  const chains = groupRows(
    statement<string[], { id: string; sourceId: string; status: AttributionStatus }>(
      db,
      `SELECT occurrence_id AS id, source_id AS sourceId, status FROM attribution_step ${where}
       ORDER BY occurrence_id, ordinal`,
    ).all(...scope),
    (row) => row.id,
    (row) => stepOf(row.sourceId, row.status),
  );
  const articles = new Map(
    statement<[], { id: string } & Pick<TableOccurrence, 'article' | 'publisher' | 'publishedOn'>>(
      db,
      'SELECT id, title AS article, publisher, published_on AS publishedOn FROM article',
    )
      .all()
      .map(({ id, ...article }) => [id, article]),
  );
  const added = addedValues(db, ids);
  type Row = Omit<
    TableOccurrenceRow,
    'added' | 'article' | 'publisher' | 'publishedOn' | 'words' | 'start' | 'chain'
  >;
  return statement<string[], Row>(
    db,
    `SELECT id, claim_id AS claimId, article_id AS articleId, polarity, quotation, fidelity, commitment, stance, note
     FROM occurrence ${ids ? `WHERE id ${byIds}` : ''}`,
  )
    .all(...scope)
    .map((row) => {
      const found = pieces.get(row.id) ?? [];
      const article = articles.get(row.articleId) ?? nowhere;
      // Named one by one: spreading the row costs ten times as much, and there are many.
      const shown: TableOccurrenceRow = {
        id: row.id,
        claimId: row.claimId,
        articleId: row.articleId,
        article: article.article,
        publisher: article.publisher,
        publishedOn: article.publishedOn,
        words:
          found.length === 1 ? (found[0]?.exact ?? '') : found.map(({ exact }) => exact).join(pieceSeparator),
        start: found[0]?.start ?? 0,
        polarity: row.polarity,
        quotation: row.quotation,
        fidelity: row.fidelity,
        commitment: row.commitment,
        stance: row.stance,
        note: row.note,
        chain: chains.get(row.id) ?? [],
      };
      return withAdded(shown, added.get(row.id));
    });
}

/** What a filter of the claims table looks at of articles and sources. */
export function readTableSurroundings(db: Database): TableSurroundings {
  const aliases = groupRows(
    statement<[], { id: string; name: string }>(db, 'SELECT source_id AS id, name FROM source_alias').all(),
    (row) => row.id,
    (row) => row.name,
  );
  const added = (list: string, table: string): string =>
    `(SELECT value FROM added_value WHERE subject_id = ${table}.id AND list = '${list}') AS added`;
  const articles = statement<[], { id: string; status: ReadingStatus; genre: Genre; added: string | null }>(
    db,
    `SELECT id, status, genre, ${added('genre', 'article')} FROM article`,
  ).all();
  const sources = statement<
    [],
    { id: string; name: string; kind: SourceKind; added: string | null; letter: ReliabilityLetter | null }
  >(
    db,
    `SELECT id, name, kind, ${added('sourceKind', 'source')},
       (SELECT letter FROM source_reliability WHERE source_id = source.id
        ORDER BY assessed_on DESC, source_reliability.id DESC LIMIT 1) AS letter
     FROM source`,
  ).all();
  return {
    articles: new Map(articles.map(({ id, ...article }) => [id, article])),
    sources: new Map(
      sources.map(({ id, name, kind, added: own, letter }) => [
        id,
        { names: [name, ...(aliases.get(id) ?? [])], kind, added: own, letter: letter ?? defaultReliability },
      ]),
    ),
  };
}

/** Gives one object for all equal steps: a large case has many steps and few sources. */
function sharedSteps(db: Database): (sourceId: string, status: AttributionStatus) => TableStep {
  const names = new Map(
    statement<[], { id: string; name: string }>(db, 'SELECT id, name FROM source')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const steps = new Map<string, TableStep>();
  return (sourceId, status) => {
    const key = `${status} ${sourceId}`;
    let step = steps.get(key);
    if (!step) steps.set(key, (step = { sourceId, name: names.get(sourceId) ?? '', status }));
    return step;
  };
}
