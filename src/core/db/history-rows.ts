import type { Database } from 'better-sqlite3';
import type { HistoryAbout, HistoryLine } from '#contract/history.ts';
import type { Row, RowChange } from './changed-ids.ts';
import { focusOf, labelOf, lastSeq, toRowChange, type EntryRow, type StoredChange } from './journal.ts';
import { statement } from './statements.ts';

/** Which entries are asked for. Times are ISO 8601, UTC; `seqs` narrows to those numbers. */
export type EntryFilter = {
  readonly seqs: readonly number[] | null;
  readonly by: string | null;
  readonly from: string | null;
  readonly until: string | null;
};

const wanted = `
  (@by IS NULL OR by = @by) AND (@from IS NULL OR at >= @from) AND (@until IS NULL OR at < @until)
  AND (@seqs IS NULL OR seq IN (SELECT value FROM json_each(@seqs)))`;

type Bound = Record<keyof EntryFilter, string | null>;

function bind(filter: EntryFilter): Bound {
  return { ...filter, seqs: filter.seqs && JSON.stringify(filter.seqs) };
}

/** How many entries the filter finds. */
export function countEntries(db: Database, filter: EntryFilter): number {
  return statement<[Bound], number>(db, `SELECT count(*) FROM journal WHERE ${wanted}`)
    .pluck()
    .get(bind(filter)) as number;
}

/** A stretch of the entries the filter finds, newest first. */
export function listLines(
  db: Database,
  filter: EntryFilter,
  offset: number,
  limit: number,
): readonly HistoryLine[] {
  return statement<[Bound & { offset: number; limit: number }], EntryRow>(
    db,
    `SELECT * FROM journal WHERE ${wanted} ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
  )
    .all({ ...bind(filter), offset, limit })
    .map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      by: entry.by,
      kind: entry.kind,
      label: labelOf(entry),
      focus: focusOf(entry),
    }));
}

/** Everybody who has made a change, by name. */
export function listPeople(db: Database): readonly string[] {
  return statement<[], string>(db, 'SELECT DISTINCT by FROM journal ORDER BY by').pluck().all();
}

/** Who first made each row of a table, by the row's id; a row that was there before the journal has nobody. */
export function makersOf(
  db: Database,
  table: 'article' | 'source' | 'claim' | 'occurrence' | 'relation',
): ReadonlyMap<string, string> {
  const rows = statement<[string], { row_key: string; by: string }>(
    db,
    `SELECT row_key, by, min(seq) FROM journal_change JOIN journal USING (seq)
      WHERE table_name = ? AND before IS NULL GROUP BY row_key`,
  ).all(table);
  return new Map(rows.map(({ row_key, by }) => [row_key, by]));
}

// What an entry is about

const lastAbout = new WeakMap<Database, { readonly key: string; readonly seqs: readonly number[] }>();

/** The numbers of the entries that touched a thing or what belongs to it. */
export function seqsAbout(db: Database, about: HistoryAbout): readonly number[] {
  const key = `${about.kind} ${about.id} ${lastSeq(db)}`;
  const last = lastAbout.get(db);
  if (last?.key === key) return last.seqs;
  const finders = { article: seqsOfArticle, claim: seqsOfClaim, source: seqsOfSource };
  const seqs = [...new Set(finders[about.kind](db, about.id))];
  lastAbout.set(db, { key, seqs });
  return seqs;
}

function seqsOfArticle(db: Database, id: string): readonly number[] {
  const occurrences = new Map<string, number[]>();
  for (const { row_key, seq } of rowsNaming(db, 'occurrence', 'article_id', id))
    occurrences.set(row_key, [...(occurrences.get(row_key) ?? []), seq]);
  return [
    ...seqsOfRow(db, 'article', id),
    ...seqsUnder(db, 'block', id),
    ...[...occurrences].flatMap(([occurrence, seqs]) => [...seqs, ...seqsOfParts(db, occurrence)]),
  ];
}

function seqsOfSource(db: Database, id: string): readonly number[] {
  return [
    ...seqsOfRow(db, 'source', id),
    ...seqsUnder(db, 'source_alias', id),
    ...rowsNaming(db, 'source_reliability', 'source_id', id).map(({ seq }) => seq),
    ...seqsUnder(db, 'added_value', id),
  ];
}

/** An occurrence may move from claim to claim: what happened to it elsewhere is no history of this one. */
function seqsOfClaim(db: Database, id: string): readonly number[] {
  const changes = rowsNaming(db, 'occurrence', 'claim_id', id);
  const stays = new Map<string, { from: number; to: number }[]>();
  for (const { row_key, seq, after } of changes) {
    const isHere = after?.includes(`"claim_id":${JSON.stringify(id)}`) ?? false;
    const known = stays.get(row_key) ?? [];
    const open = known.find(({ to }) => to === Infinity);
    if (isHere && !open) known.push({ from: seq, to: Infinity });
    if (!isHere && open) open.to = seq;
    stays.set(row_key, known);
  }
  return [
    ...seqsOfRow(db, 'claim', id),
    ...seqsUnder(db, 'claim_tag', id),
    ...seqsOfRow(db, 'assessment', id),
    ...seqsUnder(db, 'evidence', id),
    ...seqsUnder(db, 'added_value', id),
    ...rowsNaming(db, 'relation', 'from_claim_id', id).map(({ seq }) => seq),
    ...rowsNaming(db, 'relation', 'to_claim_id', id).map(({ seq }) => seq),
    ...changes.map(({ seq }) => seq),
    ...[...stays].flatMap(([occurrence, known]) =>
      seqsOfParts(db, occurrence).filter((seq) => known.some(({ from, to }) => seq >= from && seq <= to)),
    ),
  ];
}

function seqsOfParts(db: Database, occurrence: string): readonly number[] {
  return ['occurrence_span', 'attribution_step', 'added_value'].flatMap((table) =>
    seqsUnder(db, table, occurrence),
  );
}

function seqsOfRow(db: Database, table: string, key: string): readonly number[] {
  return statement<[string, string], number>(
    db,
    'SELECT seq FROM journal_change INDEXED BY journal_change_row WHERE table_name = ? AND row_key = ?',
  )
    .pluck()
    .all(table, key);
}

/** The bounds of the keys of several columns that begin with an id, as the triggers write them. */
function under(id: string): readonly [string, string] {
  const first = JSON.stringify(id);
  return [`[${first},`, `[${first}-`];
}

function seqsUnder(db: Database, table: string, id: string): readonly number[] {
  return statement<[string, string, string], number>(
    db,
    'SELECT seq FROM journal_change INDEXED BY journal_change_row WHERE table_name = ? AND row_key >= ? AND row_key < ?',
  )
    .pluck()
    .all(table, ...under(id));
}

/** The changes of a table's rows that hold an id in a column, before or after; found in the JSON without reading it. */
function rowsNaming(
  db: Database,
  table: string,
  column: string,
  id: string,
): readonly { readonly row_key: string; readonly seq: number; readonly after: string | null }[] {
  const needle = `${JSON.stringify(column)}:${JSON.stringify(id)}`;
  return statement<
    [string, string, string],
    { readonly row_key: string; readonly seq: number; readonly after: string | null }
  >(
    db,
    `SELECT row_key, seq, after FROM journal_change
     WHERE table_name = ? AND (instr(before, ?) > 0 OR instr(after, ?) > 0) ORDER BY seq, ordinal`,
  ).all(table, needle, needle);
}

// What differs between two points

/** Gathers changes in their order and keeps of each row what it was first and what it became last. */
class NetChanges {
  readonly #net = new Map<string, { readonly table: string; before: Row | null; after: Row | null }>();

  add(stored: StoredChange): void {
    const key = `${stored.table_name}\0${stored.row_key}`;
    const { table, before, after } = toRowChange(stored);
    const known = this.#net.get(key);
    if (!known) {
      this.#net.set(key, { table, before, after });
      return;
    }
    // A column that came with a later version of the schema first shows in a later change.
    if (known.before && before) known.before = { ...before, ...known.before };
    known.after = after;
  }

  list(): readonly RowChange[] {
    return [...this.#net.values()].filter(({ before, after }) => !isSameRow(before, after));
  }
}

function isSameRow(before: Row | null, after: Row | null): boolean {
  if (!before || !after) return before === after;
  return Object.entries(after).every(
    ([column, value]) => before[column] === undefined || before[column] === value,
  );
}

const chunk = 2000;

function* chunksBetween(db: Database, from: number, to: number): Generator<readonly StoredChange[]> {
  const read = statement<[number, number], StoredChange>(
    db,
    `SELECT table_name, row_key, before, after FROM journal_change WHERE seq > ? AND seq <= ? ORDER BY seq, ordinal`,
  );
  for (let start = from; start < to; start += chunk) yield read.all(start, Math.min(to, start + chunk));
}

/** What changed in net after the point `from` up to the point `to`; the other way round when `to` is earlier. */
export function netChanges(db: Database, from: number, to: number): readonly RowChange[] {
  const net = new NetChanges();
  for (const stored of chunksBetween(db, Math.min(from, to), Math.max(from, to)))
    stored.forEach((each) => net.add(each));
  return directed(net, from, to);
}

/** The same, letting others have their turn in between. */
export async function netChangesInTurns(
  db: Database,
  from: number,
  to: number,
  nextTurn: () => Promise<void>,
): Promise<readonly RowChange[]> {
  const net = new NetChanges();
  for (const stored of chunksBetween(db, Math.min(from, to), Math.max(from, to))) {
    stored.forEach((each) => net.add(each));
    await nextTurn();
  }
  return directed(net, from, to);
}

function directed(net: NetChanges, from: number, to: number): readonly RowChange[] {
  const changes = net.list();
  return from <= to
    ? changes
    : changes.map(({ table, before, after }) => ({ table, before: after, after: before }));
}

// Rows as they were. The index is named because the planner would rather read the entries in their order, all of them.

/** A row of a table with a single key as it was at a point; for one that had gone by then, as it was last. */
export function rowAsOf(db: Database, table: string, key: string, seq: number): Row | null {
  const found = statement<[string, string, number], string>(
    db,
    `SELECT coalesce(after, before) FROM journal_change INDEXED BY journal_change_row WHERE table_name = ? AND row_key = ? AND seq <= ?
     ORDER BY seq DESC, ordinal DESC LIMIT 1`,
  )
    .pluck()
    .get(table, key, seq);
  // Written by the triggers as an object of texts, integers and nulls.
  return found === undefined ? null : (JSON.parse(found) as Row);
}

/** The rows of a table whose key begins with an id, as they were at a point, in the order of their keys. */
export function rowsAsOf(db: Database, table: string, id: string, seq: number): readonly Row[] {
  const rows = new Map<string, string | null>();
  for (const { row_key, after } of statement<
    [string, string, string, number],
    { readonly row_key: string; readonly after: string | null }
  >(
    db,
    `SELECT row_key, after FROM journal_change INDEXED BY journal_change_row WHERE table_name = ? AND row_key >= ? AND row_key < ? AND seq <= ?
     ORDER BY seq, ordinal`,
  ).all(table, ...under(id), seq))
    rows.set(row_key, after);
  return [...rows.values()].flatMap((after) => (after === null ? [] : [JSON.parse(after) as Row]));
}

const present = {
  article: 'SELECT 1 FROM article WHERE id = ?',
  occurrence: 'SELECT 1 FROM occurrence WHERE id = ?',
  claim: 'SELECT 1 FROM claim WHERE id = ?',
} as const;

/** True when the article, occurrence or claim is in the case now. */
export function isThere(db: Database, table: keyof typeof present, id: string): boolean {
  return statement<[string]>(db, present[table]).get(id) !== undefined;
}
