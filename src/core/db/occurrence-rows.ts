import type { Database } from 'better-sqlite3';
import type { AttributionStepView, OccurrenceDetail } from '#contract/views.ts';
import type { ExactPiece } from '#domain/anchor/pieces.ts';
import type { AttributionStatus, AttributionStep } from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';
import type { SourceKind } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import { addedValues, deleteAdded, withAdded } from './codebook-rows.ts';
import { groupRows } from './group-rows.ts';
import { idList, statement } from './statements.ts';

/** The analyst's judgements of an occurrence. */
export type OccurrenceFields = Pick<
  OccurrenceDetail,
  'polarity' | 'quotation' | 'commitment' | 'stance' | 'stanceSpan' | 'fidelity' | 'note'
>;

/** A new occurrence with its pieces and chain. */
export type NewOccurrence = OccurrenceFields & {
  readonly id: string;
  readonly articleId: string;
  readonly claimId: string;
  readonly createdAt: string;
  readonly pieces: readonly ExactPiece[];
  readonly chain: readonly AttributionStep[];
};

const byIds = 'IN (SELECT value FROM json_each(?))';

/** The occurrences with these ids, in the order given; ids that name none are left out. */
export function listOccurrences(db: Database, ids: readonly string[]): readonly OccurrenceDetail[] {
  const list = idList(ids);
  type Row = Omit<OccurrenceDetail, 'spans' | 'exact' | 'chain' | 'stanceSpan'> & {
    readonly stanceStart: number | null;
    readonly stanceEnd: number | null;
  };
  const rows = statement<[string], Row>(
    db,
    `SELECT occurrence.id, article_id AS articleId, claim_id AS claimId, claim.text AS claimText, polarity, quotation,
       commitment, stance, stance_start AS stanceStart, stance_end AS stanceEnd, fidelity, occurrence.note, occurrence.created_at AS createdAt
     FROM occurrence JOIN claim ON claim.id = claim_id
     WHERE occurrence.id ${byIds}`,
  ).all(list);
  const pieces = groupRows(
    statement<[string], ExactPiece & { occurrenceId: string }>(
      db,
      `SELECT occurrence_id AS occurrenceId, start_offset AS start, end_offset AS "end", exact FROM occurrence_span
       WHERE occurrence_id ${byIds} ORDER BY occurrence_id, ordinal`,
    ).all(list),
    (row) => row.occurrenceId,
    (row) => row,
  );
  const chains = groupRows(
    statement<[string], StepRow>(
      db,
      `SELECT occurrence_id AS occurrenceId, source_id AS sourceId, source.name AS sourceName, source.kind AS sourceKind,
         status, source_start AS sourceStart, source_end AS sourceEnd, cue_start AS cueStart, cue_end AS cueEnd
       FROM attribution_step JOIN source ON source.id = source_id
       WHERE occurrence_id ${byIds} ORDER BY occurrence_id, ordinal`,
    ).all(list),
    (row) => row.occurrenceId,
    stepOf,
  );
  const added = addedValues(db, ids);
  const byId = new Map(
    rows.map(({ stanceStart, stanceEnd, ...row }): [string, OccurrenceDetail] => {
      const found = pieces.get(row.id) ?? [];
      return [
        row.id,
        withAdded(
          {
            ...row,
            stanceSpan: spanOf(stanceStart, stanceEnd),
            spans: found.map(({ start, end }) => ({ start, end })),
            exact: found.map((piece) => piece.exact),
            chain: chains.get(row.id) ?? [],
          },
          added.get(row.id),
        ),
      ];
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The occurrence with this id. @throws Failure `occurrence.not-found` */
export function getOccurrence(db: Database, id: string): OccurrenceDetail {
  const occurrence = listOccurrences(db, [id])[0];
  if (!occurrence) throw new Failure('occurrence.not-found', 'This mark is no longer in the case.', { id });
  return occurrence;
}

/** The ids of an article's occurrences in text order. */
export function listOccurrenceIdsOfArticle(db: Database, articleId: string): readonly string[] {
  return statement<[string], { id: string }>(
    db,
    `SELECT occurrence.id FROM occurrence
     JOIN occurrence_span AS first ON first.occurrence_id = occurrence.id AND first.ordinal = 0
     WHERE article_id = ? ORDER BY first.start_offset, first.end_offset DESC, occurrence.id`,
  )
    .all(articleId)
    .map((row) => row.id);
}

/** The ids of the claims that an article makes. */
export function listClaimIdsOfArticle(db: Database, articleId: string): readonly string[] {
  const sql = 'SELECT DISTINCT claim_id AS id FROM occurrence WHERE article_id = ?';
  return statement<[string], { id: string }>(db, sql)
    .all(articleId)
    .map((row) => row.id);
}

/** The ids of a claim's occurrences, by article and there in text order. */
export function listOccurrenceIdsOfClaim(db: Database, claimId: string): readonly string[] {
  return statement<[string], { id: string }>(
    db,
    `SELECT occurrence.id FROM occurrence
     JOIN article ON article.id = article_id
     JOIN occurrence_span AS first ON first.occurrence_id = occurrence.id AND first.ordinal = 0
     WHERE claim_id = ? ORDER BY article.imported_at, article.id, first.start_offset, first.end_offset DESC, occurrence.id`,
  )
    .all(claimId)
    .map((row) => row.id);
}

/** Adds an occurrence with its pieces and chain. */
export function insertOccurrence(db: Database, occurrence: NewOccurrence): void {
  const { id, articleId, claimId, createdAt, pieces, chain } = occurrence;
  statement<[Record<string, unknown>]>(
    db,
    `INSERT INTO occurrence (id, claim_id, article_id, polarity, quotation, commitment, stance, stance_start, stance_end,
       fidelity, note, created_at)
     VALUES (@id, @claimId, @articleId, @polarity, @quotation, @commitment, @stance, @stanceStart, @stanceEnd,
       @fidelity, @note, @createdAt)`,
  ).run({ ...columnsOf(occurrence), id, articleId, claimId, createdAt });
  insertPieces(db, occurrence.id, pieces);
  insertChain(db, occurrence.id, chain);
}

/** Writes an occurrence's judgements. */
export function updateOccurrence(db: Database, id: string, fields: OccurrenceFields): void {
  statement<[Record<string, unknown>]>(
    db,
    `UPDATE occurrence SET polarity = @polarity, quotation = @quotation, commitment = @commitment, stance = @stance,
       stance_start = @stanceStart, stance_end = @stanceEnd, fidelity = @fidelity, note = @note
     WHERE id = @id`,
  ).run({ ...columnsOf(fields), id });
}

function columnsOf(fields: OccurrenceFields): Record<string, unknown> {
  const { polarity, quotation, commitment, stance, stanceSpan, fidelity, note } = fields;
  return {
    ...{ polarity, quotation, commitment, stance, fidelity, note },
    stanceStart: stanceSpan?.start ?? null,
    stanceEnd: stanceSpan?.end ?? null,
  };
}

/** Gives an occurrence other words. */
export function writePieces(db: Database, id: string, pieces: readonly ExactPiece[]): void {
  statement<[string]>(db, 'DELETE FROM occurrence_span WHERE occurrence_id = ?').run(id);
  insertPieces(db, id, pieces);
}

/** Gives an occurrence another attribution chain. */
export function writeChain(db: Database, id: string, chain: readonly AttributionStep[]): void {
  statement<[string]>(db, 'DELETE FROM attribution_step WHERE occurrence_id = ?').run(id);
  insertChain(db, id, chain);
}

/** Makes an occurrence one of another claim. */
export function moveOccurrence(db: Database, id: string, claimId: string): void {
  statement<[string, string]>(db, 'UPDATE occurrence SET claim_id = ? WHERE id = ?').run(claimId, id);
}

/** Makes all occurrences of one claim those of another. */
export function moveOccurrencesOfClaim(db: Database, fromClaimId: string, intoClaimId: string): void {
  const sql = 'UPDATE occurrence SET claim_id = ? WHERE claim_id = ?';
  statement<[string, string]>(db, sql).run(intoClaimId, fromClaimId);
}

/** Makes the chains in an article begin at other sources; `moves` gives the new source for an old one. */
export function moveChainStarts(
  db: Database,
  articleId: string,
  moves: Readonly<Record<string, string>>,
): void {
  const list = JSON.stringify(moves);
  statement<[string, string, string]>(
    db,
    `UPDATE attribution_step SET source_id = (SELECT value FROM json_each(?) WHERE key = source_id)
     WHERE ordinal = 0 AND source_id IN (SELECT key FROM json_each(?))
       AND occurrence_id IN (SELECT id FROM occurrence WHERE article_id = ?)`,
  ).run(list, list, articleId);
}

/** How many chains in an article begin at the one source and go on with the other. */
export function countChainsThrough(
  db: Database,
  articleId: string,
  firstId: string,
  secondId: string,
): number {
  const row = statement<[string, string, string], { count: number }>(
    db,
    `SELECT count(*) AS count FROM occurrence
     JOIN attribution_step AS first ON first.occurrence_id = occurrence.id AND first.ordinal = 0
     JOIN attribution_step AS second ON second.occurrence_id = occurrence.id AND second.ordinal = 1
     WHERE article_id = ? AND first.source_id = ? AND second.source_id = ?`,
  ).get(articleId, firstId, secondId);
  return row?.count ?? 0;
}

/** Removes occurrences with their pieces and chains. */
export function deleteOccurrences(db: Database, ids: readonly string[]): void {
  const pieces = statement<[string]>(db, 'DELETE FROM occurrence_span WHERE occurrence_id = ?');
  const steps = statement<[string]>(db, 'DELETE FROM attribution_step WHERE occurrence_id = ?');
  const occurrence = statement<[string]>(db, 'DELETE FROM occurrence WHERE id = ?');
  for (const id of ids) {
    pieces.run(id);
    steps.run(id);
    occurrence.run(id);
    deleteAdded(db, id);
  }
}

function insertPieces(db: Database, id: string, pieces: readonly ExactPiece[]): void {
  const insert = statement<[string, number, number, number, string]>(
    db,
    `INSERT INTO occurrence_span (occurrence_id, ordinal, start_offset, end_offset, exact) VALUES (?, ?, ?, ?, ?)`,
  );
  pieces.forEach((piece, ordinal) => insert.run(id, ordinal, piece.start, piece.end, piece.exact));
}

function insertChain(db: Database, id: string, chain: readonly AttributionStep[]): void {
  type Offset = number | null;
  const insert = statement<[string, number, string, AttributionStatus, Offset, Offset, Offset, Offset]>(
    db,
    `INSERT INTO attribution_step (occurrence_id, ordinal, source_id, status, source_start, source_end, cue_start, cue_end)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  chain.forEach(({ sourceId, status, sourceSpan, cueSpan }, ordinal) => {
    insert.run(
      id,
      ordinal,
      sourceId,
      status,
      sourceSpan?.start ?? null,
      sourceSpan?.end ?? null,
      cueSpan?.start ?? null,
      cueSpan?.end ?? null,
    );
  });
}

type StepRow = {
  occurrenceId: string;
  sourceId: string;
  sourceName: string;
  sourceKind: SourceKind;
  status: AttributionStatus;
  sourceStart: number | null;
  sourceEnd: number | null;
  cueStart: number | null;
  cueEnd: number | null;
};

function stepOf(row: StepRow): AttributionStepView {
  return {
    sourceId: row.sourceId,
    sourceName: row.sourceName,
    sourceKind: row.sourceKind,
    status: row.status,
    sourceSpan: spanOf(row.sourceStart, row.sourceEnd),
    cueSpan: spanOf(row.cueStart, row.cueEnd),
  };
}

function spanOf(start: number | null, end: number | null): Span | null {
  return start === null || end === null ? null : { start, end };
}
