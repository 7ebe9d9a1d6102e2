import type { Database } from 'better-sqlite3';
import type { SearchItem } from '#contract/views.ts';
import { statement } from './statements.ts';

// The texts behind rows of the search index, as results show them.

type At = Pick<SearchItem, 'where' | 'date' | 'place'>;
type PlaceRow = {
  readonly articleId: string | null;
  readonly occurrenceId: string | null;
  readonly title: string | null;
};

/** A claim's text, its note and tags in one, and its first occurrence; null when it is gone. */
export function findClaimWords(
  db: Database,
  id: string,
): { readonly text: string; readonly about: string; readonly at: At } | null {
  const row = statement<[string], { text: string; about: string; eventDate: string | null }>(
    db,
    `SELECT text, event_date AS eventDate, concat_ws(' · ', nullif(note, ''),
       (SELECT group_concat(tag, ' · ' ORDER BY tag) FROM claim_tag WHERE claim_id = claim.id)) AS about
     FROM claim WHERE id = ?`,
  ).get(id);
  if (!row) return null;
  const { place } = firstPlace(db, id);
  return { text: row.text, about: row.about, at: { where: null, date: row.eventDate, place } };
}

/** What is known of a source in words; null when it is gone. */
export function findSourceText(
  db: Database,
  id: string,
): { readonly name: string; readonly about: string } | null {
  const row = statement<[string], { name: string; about: string }>(
    db,
    `SELECT name, concat_ws(' · ', nullif((SELECT group_concat(name, ' · ') FROM source_alias WHERE source_id = source.id), ''),
       nullif(role, ''), nullif(affiliation, ''), nullif(country, ''), nullif(descriptor, '')) AS about
     FROM source WHERE id = ?`,
  ).get(id);
  return row ?? null;
}

/** A note of an occurrence or the rationale of a claim, and what it is about; null when it is gone. */
export function findNote(
  db: Database,
  kind: 'note' | 'rationale',
  id: string,
): { readonly text: string; readonly claim: string; readonly at: At } | null {
  if (kind === 'note') {
    const row = statement<[string], { text: string; claim: string } & PlaceRow>(
      db,
      `SELECT occurrence.note AS text, claim.text AS claim, article_id AS articleId, occurrence.id AS occurrenceId, title
       FROM occurrence JOIN claim ON claim.id = claim_id JOIN article ON article.id = article_id WHERE occurrence.id = ?`,
    ).get(id);
    return row
      ? { text: row.text, claim: row.claim, at: { where: row.title, date: null, place: placeOf(row) } }
      : null;
  }
  const row = statement<[string], { text: string; claim: string }>(
    db,
    'SELECT rationale AS text, claim.text AS claim FROM assessment JOIN claim ON claim.id = claim_id WHERE claim_id = ?',
  ).get(id);
  return row ? { ...row, at: { where: null, date: null, place: firstPlace(db, id).place } } : null;
}

function firstPlace(db: Database, claimId: string): Pick<At, 'place'> {
  const row = statement<[string], PlaceRow>(
    db,
    `SELECT article_id AS articleId, id AS occurrenceId, NULL AS title FROM occurrence WHERE claim_id = ? ORDER BY id LIMIT 1`,
  ).get(claimId);
  return { place: row ? placeOf(row) : null };
}

function placeOf({ articleId, occurrenceId }: PlaceRow): At['place'] {
  return articleId === null ? null : { articleId, occurrenceId };
}
