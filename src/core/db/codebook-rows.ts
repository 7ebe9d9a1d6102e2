import type { Database } from 'better-sqlite3';
import type { CodebookUse } from '#contract/views.ts';
import type { AddedValues, CaseValue, ExtendableList } from '#domain/case-codebook.ts';
import type { CodebookList } from '#domain/codebook.ts';
import { idList, statement } from './statements.ts';

/** Everything the case says of its codebook, added values in the order in which they came. */
export function listCaseValues(db: Database): readonly CaseValue[] {
  type Row = Omit<CaseValue, 'hidden'> & { readonly hidden: 0 | 1 };
  return statement<[], Row>(
    db,
    `SELECT list, value, counts_as AS countsAs, label, definition, example, hidden FROM codebook_value
     ORDER BY list, value`,
  )
    .all()
    .map((row) => ({ ...row, hidden: row.hidden === 1 }));
}

/** Writes what the case says of a value. */
export function writeCaseValue(db: Database, { hidden, ...words }: CaseValue): void {
  statement<[Record<string, unknown>]>(
    db,
    `INSERT INTO codebook_value (list, value, counts_as, label, definition, example, hidden)
     VALUES (@list, @value, @countsAs, @label, @definition, @example, @hidden)
     ON CONFLICT (list, value) DO UPDATE SET counts_as = excluded.counts_as, label = excluded.label, definition = excluded.definition,
       example = excluded.example, hidden = excluded.hidden`,
  ).run({ ...words, hidden: hidden ? 1 : 0 });
}

/** Leaves a value to the program again, or removes one the case added, which must be chosen nowhere. */
export function deleteCaseValue(db: Database, list: CodebookList, value: string): void {
  statement<[string, string]>(db, 'DELETE FROM codebook_value WHERE list = ? AND value = ?').run(list, value);
}

/** Which added values were chosen, by the id of the thing judged; of these things alone, or (null) of all. */
export function addedValues(db: Database, ids: readonly string[] | null): ReadonlyMap<string, AddedValues> {
  const bySubject = new Map<string, Partial<Record<ExtendableList, string>>>();
  const rows = statement<string[], { id: string; list: ExtendableList; value: string }>(
    db,
    `SELECT subject_id AS id, list, value FROM added_value
     ${ids ? 'WHERE subject_id IN (SELECT value FROM json_each(?))' : ''} ORDER BY subject_id, list`,
  ).iterate(...(ids ? [idList(ids)] : []));
  for (const { id, list, value } of rows) {
    const own = bySubject.get(id);
    if (own) own[list] = value;
    else bySubject.set(id, { [list]: value });
  }
  return bySubject;
}

/** The row with the added values that were chosen for it, or as it is where there are none. */
export function withAdded<Row extends object>(
  row: Row,
  added: AddedValues | undefined,
): Row | (Row & { readonly added: AddedValues }) {
  return added ? { ...row, added } : row;
}

/** Keeps which added value was chosen for a thing; null for none. */
export function writeAdded(db: Database, id: string, list: ExtendableList, value: string | null): void {
  if (value === null) {
    const sql = 'DELETE FROM added_value WHERE subject_id = ? AND list = ?';
    statement<[string, string]>(db, sql).run(id, list);
    return;
  }
  statement<[string, string, string]>(
    db,
    `INSERT INTO added_value (subject_id, list, value) VALUES (?, ?, ?)
     ON CONFLICT (subject_id, list) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
  ).run(id, list, value);
}

/** Lets all that chose an added value stand as what it counts as. */
export function deleteUsesOfAdded(db: Database, list: ExtendableList, value: string): void {
  const sql = 'DELETE FROM added_value WHERE list = ? AND value = ?';
  statement<[string, string]>(db, sql).run(list, value);
}

/** Writes the built-in value beneath an added one wherever that was chosen. */
export function setBaseOfAdded(db: Database, list: ExtendableList, value: string, countsAs: string): void {
  const place = placeOfList[list];
  if (!place) return;
  statement<[string, string, string]>(
    db,
    `UPDATE ${place.table} SET ${place.column.split('.').at(-1)} = ? WHERE ${place.subject} IN
       (SELECT subject_id FROM added_value WHERE list = ? AND value = ?)`,
  ).run(countsAs, list, value);
}

/** Forgets the added values of a thing that goes. */
export function deleteAdded(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM added_value WHERE subject_id = ?').run(id);
}

/** For each value of a list that was chosen, how many things it was chosen for. */
export function countUses(db: Database, list: CodebookList): readonly CodebookUse[] {
  const place = placeOfList[list];
  if (!place) return [];
  const { table, column, subject } = place;
  return statement<[string], CodebookUse>(
    db,
    `SELECT coalesce(added_value.value, CAST(${column} AS TEXT)) AS value, count(DISTINCT ${subject}) AS count
     FROM ${table} LEFT JOIN added_value ON subject_id = ${subject} AND added_value.list = ?
     WHERE ${column} IS NOT NULL GROUP BY 1`,
  ).all(list);
}

type Place = { readonly table: string; readonly column: string; readonly subject: string };

const of = (table: string, column: string, subject = 'id'): Place => ({
  table,
  column: `${table}.${column}`,
  subject: `${table}.${subject}`,
});

/** Where the values of each list stand, and the id of the thing each is said of. */
const placeOfList: Readonly<Record<CodebookList, Place | null>> = {
  stance: of('occurrence', 'stance'),
  stanceGap: null,
  commitment: of('occurrence', 'commitment'),
  polarity: of('occurrence', 'polarity'),
  quotation: of('occurrence', 'quotation'),
  fidelity: of('occurrence', 'fidelity'),
  attributionStatus: of('attribution_step', 'status', 'occurrence_id'),
  claimType: of('claim', 'type'),
  sourceKind: of('source', 'kind'),
  reliability: of('source_reliability', 'letter', 'source_id'),
  credibility: of('assessment', 'credibility', 'claim_id'),
  verdict: of('assessment', 'verdict', 'claim_id'),
  likelihood: of('assessment', 'likelihood', 'claim_id'),
  confidence: of('assessment', 'confidence', 'claim_id'),
  relationKind: of('relation', 'kind'),
  relationStatus: of('relation', 'status'),
  genre: of('article', 'genre'),
  blockKind: of('block', 'kind', 'article_id'),
  readingStatus: of('article', 'status'),
  articleFormat: of('article', 'format'),
};
