import type { Database } from 'better-sqlite3';
import type { Commitment } from '#domain/occurrence.ts';
import type { Span } from '#domain/span.ts';
import { statement } from './statements.ts';

/** What claims are suggested for: a claim, or words of an article by their outermost offsets. */
export type Subject = { readonly id: string } & Span;

/** The subject that a claim is. */
export function claimSubject(id: string): Subject {
  return { id, start: 0, end: 0 };
}

/** What can be decided of a suggestion, beside confirming it. */
export type Decision = 'rejected' | 'suggested';

/**
 * What was decided of claims suggested for these subjects, by claim. Between two claims it holds both ways; the first
 * subject's decision counts before the others'.
 */
export function listDecisions(db: Database, subjects: readonly Subject[]): ReadonlyMap<string, Decision> {
  const found = new Map<string, Decision>();
  const of = statement<[Subject], { claimId: string; status: Decision }>(
    db,
    `SELECT claim_id AS claimId, status FROM suggestion_decision
     WHERE subject_id = @id AND start_offset = @start AND end_offset = @end
     UNION ALL
     SELECT subject_id, status FROM suggestion_decision WHERE claim_id = @id AND end_offset = 0`,
  );
  for (const subject of subjects)
    for (const { claimId, status } of of.all(subject)) if (!found.has(claimId)) found.set(claimId, status);
  return found;
}

/** Keeps what was decided of a claim suggested for a subject, in place of what was decided before; null forgets it. */
export function writeDecision(
  db: Database,
  subject: Subject,
  claimId: string,
  decision: Decision | null,
): void {
  if (subject.end === 0)
    statement<[string, string]>(
      db,
      'DELETE FROM suggestion_decision WHERE subject_id = ? AND end_offset = 0 AND claim_id = ?',
    ).run(claimId, subject.id);
  const row = { ...subject, claimId };
  if (decision === null)
    statement<[typeof row]>(
      db,
      `DELETE FROM suggestion_decision
       WHERE subject_id = @id AND start_offset = @start AND end_offset = @end AND claim_id = @claimId`,
    ).run(row);
  else
    statement<[typeof row & { decision: Decision }]>(
      db,
      `INSERT INTO suggestion_decision (subject_id, start_offset, end_offset, claim_id, status)
       VALUES (@id, @start, @end, @claimId, @decision)
       ON CONFLICT DO UPDATE SET status = excluded.status`,
    ).run({ ...row, decision });
}

/** Everything that was decided, by subject, place and claim. */
export function listAllDecisions(
  db: Database,
): readonly { readonly subject: Subject; readonly claimId: string; readonly status: Decision }[] {
  return statement<[], Subject & { claimId: string; status: Decision }>(
    db,
    `SELECT subject_id AS id, start_offset AS start, end_offset AS "end", claim_id AS claimId, status
     FROM suggestion_decision ORDER BY subject_id, start_offset, end_offset, claim_id`,
  )
    .all()
    .map(({ id, start, end, claimId, status }) => ({ subject: { id, start, end }, claimId, status }));
}

/** Has what was decided of one claim hold of another from now on, where nothing was decided of that. */
export function moveDecisions(db: Database, fromClaimId: string, intoClaimId: string): void {
  const ends = { from: fromClaimId, into: intoClaimId };
  statement<[typeof ends]>(
    db,
    `UPDATE OR IGNORE suggestion_decision SET claim_id = @into WHERE claim_id = @from AND subject_id <> @into`,
  ).run(ends);
  statement<[typeof ends]>(
    db,
    `UPDATE OR IGNORE suggestion_decision SET subject_id = @into WHERE subject_id = @from AND claim_id <> @into`,
  ).run(ends);
}

/** Forgets what was decided of a claim. */
export function deleteDecisions(db: Database, claimId: string): void {
  statement<[string, string]>(db, 'DELETE FROM suggestion_decision WHERE claim_id = ? OR subject_id = ?').run(
    claimId,
    claimId,
  );
}

// What the index of claims is made of

/** A claim as it is indexed, with the first places that make it. */
export type IndexedClaim = {
  readonly id: string;
  readonly text: string;
  readonly places: readonly IndexedPlace[];
};

/** The words of one place and the language of their article. */
export type IndexedPlace = {
  readonly claimId: string;
  readonly articleId: string;
  readonly language: string | null;
  readonly textSha256: string;
  readonly exact: string;
};

/** The ids of the next claims after an id, in order. */
export function listClaimIdsAfter(db: Database, after: string, most: number): readonly string[] {
  return statement<[string, number], string>(db, 'SELECT id FROM claim WHERE id > ? ORDER BY id LIMIT ?')
    .pluck()
    .all(after, most);
}

/** Claims as they are indexed, with at most `most` places of each, by article; ids that name none are left out. */
export function listIndexedClaims(
  db: Database,
  ids: readonly string[],
  most: number,
): readonly IndexedClaim[] {
  const list = JSON.stringify(ids);
  const places = new Map<string, IndexedPlace[]>();
  const rows = statement<[string, number], IndexedPlace>(
    db,
    `SELECT claimId, articleId, article.language, text_sha256 AS textSha256,
       (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM occurrence_span
         WHERE occurrence_id = found.id ORDER BY ordinal)) AS exact
     FROM (SELECT id, claim_id AS claimId, article_id AS articleId,
             row_number() OVER (PARTITION BY claim_id ORDER BY article_id, id) AS place
           FROM occurrence WHERE claim_id IN (SELECT value FROM json_each(?))) AS found
     JOIN article ON article.id = articleId WHERE place <= ?`,
  ).all(list, most);
  for (const place of rows) {
    const known = places.get(place.claimId);
    if (known) known.push(place);
    else places.set(place.claimId, [place]);
  }
  return statement<[string], { id: string; text: string }>(
    db,
    'SELECT id, text FROM claim WHERE id IN (SELECT value FROM json_each(?))',
  )
    .all(list)
    .map((claim) => ({ ...claim, places: places.get(claim.id) ?? [] }));
}

/**
 * The claims whose indexed words an entry after `seq` may have changed; null when more than `most` rows changed, so that
 * all are read anew sooner.
 */
export function claimsChangedSince(db: Database, seq: number, most: number): readonly string[] | null {
  const rows = statement<[number, number], { count: number }>(
    db,
    'SELECT count(*) AS count FROM (SELECT 1 FROM journal_change WHERE seq > ? LIMIT ?)',
  ).get(seq, most + 1);
  if ((rows?.count ?? 0) > most) return null;
  return statement<[{ seq: number }], string>(
    db,
    `WITH changed AS MATERIALIZED (SELECT table_name, row_key, before, after FROM journal_change WHERE seq > @seq)
     SELECT row_key AS id FROM changed WHERE table_name = 'claim'
     UNION SELECT before ->> '$.claim_id' FROM changed WHERE table_name = 'occurrence' AND before IS NOT NULL
     UNION SELECT after ->> '$.claim_id' FROM changed WHERE table_name = 'occurrence' AND after IS NOT NULL
     UNION SELECT claim_id FROM occurrence WHERE id IN (
       SELECT coalesce(after, before) ->> '$.occurrence_id' FROM changed WHERE table_name = 'occurrence_span')
     UNION SELECT claim_id FROM occurrence WHERE article_id IN (
       SELECT row_key FROM changed WHERE table_name = 'article'
         AND before ->> '$.language' IS NOT after ->> '$.language')`,
  )
    .pluck()
    .all({ seq });
}

/** True when some article does not say in which language it is. */
export function hasArticleWithoutLanguage(db: Database): boolean {
  return statement(db, 'SELECT 1 FROM article WHERE language IS NULL LIMIT 1').get() !== undefined;
}

/** The names and aliases of all sources. */
export function listSourceNames(
  db: Database,
): readonly { readonly sourceId: string; readonly name: string }[] {
  return statement<[], { sourceId: string; name: string }>(
    db,
    `SELECT id AS sourceId, name FROM source
     UNION ALL SELECT source_id, name FROM source_alias ORDER BY sourceId, name`,
  ).all();
}

// What is shown of a candidate

/** A place of a claim as a suggestion shows it; `cue` are the offsets of the last step's cue words in the article. */
export type SuggestedPlace = {
  readonly occurrenceId: string;
  readonly articleId: string;
  readonly articleTitle: string;
  readonly publisher: string | null;
  readonly language: string | null;
  readonly textSha256: string;
  readonly exact: string;
  readonly commitment: Commitment | null;
  readonly cueStart: number | null;
  readonly cueEnd: number | null;
};

/** The first places of a claim by article, at most `most`. */
export function listSuggestedPlaces(db: Database, claimId: string, most: number): readonly SuggestedPlace[] {
  return statement<[string, number], SuggestedPlace>(
    db,
    `SELECT occurrence.id AS occurrenceId, article_id AS articleId, title AS articleTitle, publisher, language,
       text_sha256 AS textSha256, commitment, cue_start AS cueStart, cue_end AS cueEnd,
       (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM occurrence_span
         WHERE occurrence_id = occurrence.id ORDER BY ordinal)) AS exact
     FROM occurrence
     JOIN article ON article.id = article_id
     LEFT JOIN attribution_step AS step ON step.occurrence_id = occurrence.id
       AND step.ordinal = (SELECT max(ordinal) FROM attribution_step WHERE occurrence_id = occurrence.id)
     WHERE claim_id = ? ORDER BY imported_at, article_id, occurrence.id LIMIT ?`,
  ).all(claimId, most);
}
