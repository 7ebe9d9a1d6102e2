import type { Database } from 'better-sqlite3';
import type { Block } from '#domain/article.ts';
import { searchable } from '#domain/search/words.ts';
import type { Steps } from '../steps.ts';
import { errorCode } from './sqlite-failure.ts';
import { statement } from './statements.ts';

// The index follows the journal: after each change, undo and redo included, what the change's rows say was touched is
// indexed anew in the same transaction. Where the index is damaged or made by other rules it is made again as a whole, in
// stretches that are committed one by one, so that a large case is at hand meanwhile and what is done survives a restart.

/** Raised whenever domain/search/words.ts or domain/fold.ts fold differently, or other things are indexed. */
const currentRules = 2;
/** In place of the rules while an index by the current ones is being made. */
const growing = -currentRules;
/** How long opening a case or putting a damaged index in order may take by the index alone, in milliseconds. */
const atOnceFor = 300;

/** The kinds of rows in the index. */
export const indexedKinds = ['article', 'claim', 'source', 'note', 'rationale'] as const;
/** One of {@link indexedKinds}. */
export type IndexedKind = (typeof indexedKinds)[number];

/** The FTS5 table that holds the rows of a kind. */
export const indexTables: Readonly<Record<IndexedKind, string>> = {
  article: 'search_article',
  claim: 'search_claim',
  source: 'search_source',
  note: 'search_note',
  rationale: 'search_note',
};

const columns: Readonly<Record<IndexedKind, readonly string[]>> = {
  article: ['title', 'people', 'body'],
  claim: ['text', 'note'],
  source: ['name', 'about'],
  note: ['text'],
  rationale: ['text'],
};

/** The tables of the index and those that FTS5 keeps beneath them: made of the case's contents, not part of them. */
export function isIndexTable(name: string): boolean {
  return name.startsWith('search_');
}

/** True for a line of SQLite's own checks that is about the index alone. */
export function isIndexDamage(line: string): boolean {
  return /\bfts5\b.*\bsearch_/i.test(line);
}

/** True when the index says what the case does; false while it is being made, or could not be since the rules changed. */
export function hasIndex(db: Database): boolean {
  return rulesOf(db) === currentRules;
}

/** True when part of the index is there and {@link growIndex} adds the rest. */
export function isIndexGrowing(db: Database): boolean {
  return rulesOf(db) === growing;
}

/** Sees to an index by the current rules: begins one where there is none, goes on with one that was begun. */
export function ensureIndex(db: Database): void {
  const rules = rulesOf(db);
  if (rules === null || rules === currentRules) return;
  if (rules === growing) growIndex(db, atOnceFor);
  else renewIndex(db);
}

/** Begins the whole index again. That of a small case is whole when this returns. */
export function renewIndex(db: Database): void {
  inOwnTransaction(db, () => {
    for (const table of new Set(Object.values(indexTables)))
      db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
    db.exec('DELETE FROM search_row');
    statement<[number]>(db, 'UPDATE search_state SET rules = ?').run(growing);
  });
  missing.delete(db);
  growIndex(db, atOnceFor);
}

type Missing = { readonly total: number; done: number; readonly rows: { kind: IndexedKind; id: string }[] };

/** What a growing index still lacked when it was last looked for, the next to be indexed last. */
const missing = new WeakMap<Database, Missing>();

/** An article is far longer than all else. */
const weight = (kind: IndexedKind): number => (kind === 'article' ? 20 : 1);

/**
 * Adds to a growing index for so many milliseconds, as a transaction of its own.
 * @returns how much of it is there, 0 to 1; 1 when it is whole.
 */
export function growIndex(db: Database, milliseconds: number): number {
  if (!isIndexGrowing(db)) return 1;
  const until = performance.now() + milliseconds;
  return inOwnTransaction(db, () => {
    let left = missing.get(db);
    if (!left) missing.set(db, (left = findMissing(db)));
    for (let row = left.rows.pop(); row; row = left.rows.pop()) {
      index(db, row.kind, row.id);
      left.done += weight(row.kind);
      if (performance.now() >= until) return Math.min(0.99, left.done / left.total);
    }
    // What came meanwhile was left for now, as its place is after all before it.
    missing.set(db, findMissing(db));
    if (missing.get(db)?.rows.length) return 0.99;
    missing.delete(db);
    statement<[number]>(db, 'UPDATE search_state SET rules = ?').run(currentRules);
    return 1;
  });
}

function findMissing(db: Database): Missing {
  const rows = indexedKinds.flatMap((kind) => {
    const indexed = new Set(
      statement<[string], string>(db, 'SELECT id FROM search_row WHERE kind = ?').pluck().all(kind),
    );
    return listIds[kind](db).flatMap((id) => (indexed.has(id) ? [] : [{ kind, id }]));
  });
  return { total: rows.reduce((sum, { kind }) => sum + weight(kind), 0), done: 0, rows: rows.reverse() };
}

/** A savepoint within a transaction would have FTS5 write what a damaged index cannot take. */
function inOwnTransaction<Value>(db: Database, work: () => Value): Value {
  return db.inTransaction ? work() : db.transaction(work)();
}

function isIndexed(db: Database, kind: IndexedKind, id: string): boolean {
  return (
    statement<[string, string]>(db, 'SELECT 1 FROM search_row WHERE kind = ? AND id = ?').get(kind, id) !==
    undefined
  );
}

/** Indexes anew what one entry of the journal touched. Runs inside the entry's transaction. */
export function* refreshIndex(db: Database, seq: number): Steps<void> {
  const isGrowing = isIndexGrowing(db);
  if (!hasIndex(db) && !isGrowing) return;
  try {
    const last = statement<[number], number | null>(
      db,
      'SELECT max(ordinal) FROM journal_change WHERE seq = ?',
    )
      .pluck()
      .get(seq);
    const seen = new Set<string>();
    const tables = new Set<string>();
    for (let from = 0; from < (last ?? 0); from += changesAtOnce) {
      const rows = statement<[number, number, number], { kind: IndexedKind; id: string }>(db, touched).all(
        seq,
        from,
        from + changesAtOnce,
      );
      for (const { kind, id } of rows) {
        if (seen.has(`${kind} ${id}`)) continue;
        seen.add(`${kind} ${id}`);
        if (isGrowing && !isIndexed(db, kind, id)) continue;
        tables.add(indexTables[kind]);
        index(db, kind, id);
      }
      yield Math.min(1, (from + changesAtOnce) / (last ?? 1));
    }
    // Left to the commit, a damaged index would keep the change itself from being made.
    for (const table of tables) statement(db, `INSERT INTO ${table} (${table}) VALUES ('flush')`).run();
  } catch (error) {
    if (errorCode(error) !== 'SQLITE_CORRUPT_VTAB') throw error;
    renewIndex(db);
  }
}

const changesAtOnce = 500;

// A case of before the index, which only tests of migration open, has none.
const stateTables = new WeakMap<Database, boolean>();

function rulesOf(db: Database): number | null {
  let known = stateTables.get(db);
  if (known === undefined) {
    known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search_state'`).get() !== undefined;
    stateTables.set(db, known);
  }
  if (!known) return null;
  return statement<[], number>(db, 'SELECT rules FROM search_state').pluck().get() ?? 0;
}

/** What is to be indexed of each kind of row that may be touched: only where words of it changed. */
const touched = `
  SELECT DISTINCT kind, id FROM (
    SELECT
      CASE table_name
        WHEN 'block' THEN 'article'
        WHEN 'assessment' THEN 'rationale'
        WHEN 'occurrence' THEN 'note'
        WHEN 'source_alias' THEN 'source'
        WHEN 'claim_tag' THEN 'claim'
        ELSE table_name
      END AS kind,
      CASE table_name
        WHEN 'block' THEN json_extract(coalesce(after, before), '$.article_id')
        WHEN 'source_alias' THEN json_extract(coalesce(after, before), '$.source_id')
        WHEN 'claim_tag' THEN json_extract(coalesce(after, before), '$.claim_id')
        ELSE row_key
      END AS id
    FROM journal_change
    WHERE seq = ? AND ordinal > ? AND ordinal <= ? AND CASE table_name
      WHEN 'article' THEN ${changed('title', 'authors', 'publisher', 'text_sha256')}
      WHEN 'block' THEN ${changed('furniture', 'start_offset')}
      WHEN 'claim' THEN ${changed('text', 'note')}
      WHEN 'assessment' THEN ${changed('rationale')}
      WHEN 'occurrence' THEN ${changed('note')}
      WHEN 'source' THEN ${changed('name', 'role', 'affiliation', 'country', 'descriptor')}
      WHEN 'source_alias' THEN true
      WHEN 'claim_tag' THEN true
      ELSE false
    END
  )`;

function changed(...fields: readonly string[]): string {
  const differ = fields.map(
    (field) => `coalesce(before ->> '$.${field}', '') <> coalesce(after ->> '$.${field}', '')`,
  );
  return `(${differ.join(' OR ')})`;
}

/** Puts what a row says now into the index, or takes it out when the row is gone or says nothing. */
function index(db: Database, kind: IndexedKind, id: string): void {
  const table = indexTables[kind];
  const number = statement<[string, string], number>(
    db,
    'SELECT number FROM search_row WHERE kind = ? AND id = ?',
  )
    .pluck()
    .get(kind, id);
  const values = readValues[kind](db, id);
  if (number !== undefined) statement<[number]>(db, `DELETE FROM ${table} WHERE rowid = ?`).run(number);
  if (values === null || values.every((value) => value === '')) {
    if (number !== undefined) statement<[number]>(db, 'DELETE FROM search_row WHERE number = ?').run(number);
    return;
  }
  const rowid =
    number ??
    statement<[string, string]>(db, 'INSERT INTO search_row (kind, id) VALUES (?, ?)').run(kind, id)
      .lastInsertRowid;
  const names = columns[kind];
  statement<(string | number | bigint)[]>(
    db,
    `INSERT INTO ${table} (rowid, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
  ).run(rowid, ...values.map(searchable));
}

type ReadValues = (db: Database, id: string) => readonly string[] | null;

const readValues: Readonly<Record<IndexedKind, ReadValues>> = {
  article: (db, id) => {
    const article = readIndexedArticle(db, id);
    return article && [article.title, article.people, bodyOf(article)];
  },
  claim: (db, id) => {
    const row = statement<[string], { text: string; note: string; tags: string | null }>(
      db,
      // Between two tags stands what no phrase crosses.
      `SELECT text, note, (SELECT group_concat(tag, char(10)) FROM claim_tag WHERE claim_id = claim.id) AS tags
       FROM claim WHERE id = ?`,
    ).get(id);
    return row ? [row.text, row.tags === null ? row.note : `${row.note}\n${row.tags}`] : null;
  },
  source: (db, id) => readSource(db, id),
  note: (db, id) => readNote(db, 'SELECT note AS text FROM occurrence WHERE id = ?', id),
  rationale: (db, id) => readNote(db, 'SELECT rationale AS text FROM assessment WHERE claim_id = ?', id),
};

function readNote(db: Database, sql: string, id: string): readonly string[] | null {
  const row = statement<[string], { text: string }>(db, sql).get(id);
  return row ? [row.text] : null;
}

function readSource(db: Database, id: string): readonly string[] | null {
  const row = statement<[string], { name: string; aliases: string | null; about: string }>(
    db,
    // Between two aliases stands what no phrase crosses.
    `SELECT name, (SELECT group_concat(alias.name, char(10)) FROM source_alias AS alias WHERE source_id = source.id) AS aliases,
       role || char(10) || affiliation || char(10) || country || char(10) || descriptor AS about
     FROM source WHERE id = ?`,
  ).get(id);
  return row ? [`${row.name}\n${row.aliases ?? ''}`, row.about] : null;
}

/** An article as it is indexed and searched. */
export type IndexedArticle = {
  readonly title: string;
  /** Authors and publisher. */
  readonly people: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly text: string;
  readonly blocks: readonly Block[];
};

/** Reads an article for the index or for its excerpts; null when it is gone. */
export function readIndexedArticle(db: Database, id: string): IndexedArticle | null {
  const row = statement<
    [string],
    { title: string; authors: string; publisher: string | null; publishedOn: string | null; bytes: Buffer }
  >(
    db,
    `SELECT title, authors, publisher, published_on AS publishedOn, bytes FROM article JOIN content ON sha256 = text_sha256 WHERE id = ?`,
  ).get(id);
  if (!row) return null;
  const blocks = statement<[string], Omit<Block, 'furniture'> & { furniture: 0 | 1 }>(
    db,
    `SELECT kind, furniture, start_offset AS start, end_offset AS "end" FROM block WHERE article_id = ? ORDER BY ordinal`,
  ).all(id);
  return {
    title: row.title,
    publisher: row.publisher,
    publishedOn: row.publishedOn,
    // Written by this program: a JSON array of names.
    people: [...(JSON.parse(row.authors) as readonly string[]), row.publisher ?? ''].join('\n'),
    text: row.bytes.toString('utf8'),
    blocks: blocks.map((block) => ({ ...block, furniture: block.furniture === 1 })),
  };
}

/** The stretches of an article's text that are searched: neighbouring blocks of the body as one. */
export function bodyStretches(
  blocks: readonly Block[],
): readonly { readonly start: number; readonly end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  let open = false;
  for (const { start, end, furniture } of blocks) {
    const last = stretches.at(-1);
    if (furniture) open = false;
    else if (open && last) last.end = end;
    else {
      stretches.push({ start, end });
      open = true;
    }
  }
  return stretches;
}

function bodyOf({ text, blocks }: IndexedArticle): string {
  return bodyStretches(blocks)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}

/** How many rows of each kind the index has, and how many it should have. */
export function countIndexed(
  db: Database,
): readonly { readonly kind: IndexedKind; readonly indexed: number; readonly there: number }[] {
  const count = db
    .prepare<[string], number>(
      `SELECT count(*) FROM search_row WHERE kind = ?
         AND number IN (SELECT id FROM search_article_docsize UNION ALL SELECT id FROM search_claim_docsize
                        UNION ALL SELECT id FROM search_source_docsize UNION ALL SELECT id FROM search_note_docsize)`,
    )
    .pluck();
  return indexedKinds.map((kind) => ({
    kind,
    indexed: count.get(kind) ?? 0,
    there: listIds[kind](db).length,
  }));
}

const listIds: Readonly<Record<IndexedKind, (db: Database) => readonly string[]>> = {
  article: (db) => ids(db, 'SELECT id FROM article ORDER BY imported_at, id'),
  claim: (db) => ids(db, 'SELECT id FROM claim ORDER BY created_at, id'),
  source: (db) => ids(db, 'SELECT id FROM source ORDER BY created_at, id'),
  note: (db) => ids(db, `SELECT id FROM occurrence WHERE note <> '' ORDER BY created_at, id`),
  rationale: (db) => ids(db, `SELECT claim_id FROM assessment WHERE rationale <> '' ORDER BY claim_id`),
};

function ids(db: Database, sql: string): readonly string[] {
  return db.prepare<[], string>(sql).pluck().all();
}
