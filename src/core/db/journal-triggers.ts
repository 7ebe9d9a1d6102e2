import type { Database } from 'better-sqlite3';
import { isIndexTable } from './search-index.ts';

/** Not journaled beside the search index: the journal itself, contents, which are only ever added, and where articles were left. */
const unjournaled: ReadonlySet<string> = new Set(['content', 'journal', 'journal_change', 'article_place']);

/** A journaled table: all its columns, and those of its primary key in order. */
export type JournaledTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
};

/** The tables whose changes the journal keeps, by name. */
export function journaledTables(db: Database): ReadonlyMap<string, JournaledTable> {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM main.sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  const journaled = names.filter((name) => !unjournaled.has(name) && !isIndexTable(name));
  return new Map(journaled.map((name) => [name, describe(db, name)]));
}

/**
 * Makes this connection write every change of a journaled row into journal_change, under the entry that
 * `journal_recording` names. While it names none, such a change is refused: nothing gets past the journal.
 */
export function installTriggers(db: Database): void {
  const statements = [...journaledTables(db).values()].flatMap(triggersOf);
  db.exec(`
    CREATE TEMP TABLE journal_recording (seq INTEGER);
    INSERT INTO temp.journal_recording VALUES (NULL);
    ${statements.join('\n')}
  `);
}

function describe(db: Database, table: string): JournaledTable {
  const columns = db.pragma(`main.table_info(${identifier(table)})`) as readonly {
    readonly name: string;
    readonly type: string;
    readonly pk: number;
  }[];
  // Only these two survive the way through JSON unchanged.
  const odd = columns.find((column) => column.type !== 'TEXT' && column.type !== 'INTEGER');
  if (odd) throw new Error(`The journal cannot keep ${table}.${odd.name}, which is ${odd.type}.`);
  const key = columns.filter((column) => column.pk > 0).toSorted((a, b) => a.pk - b.pk);
  return {
    name: table,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
  };
}

function triggersOf(table: JournaledTable): readonly string[] {
  const rowKey = (row: 'OLD' | 'NEW'): string => {
    const columns = table.key.map((column) => `${row}.${identifier(column)}`);
    return columns.length === 1 ? `CAST(${columns[0]} AS TEXT)` : `json_array(${columns.join(', ')})`;
  };
  const json = (row: 'OLD' | 'NEW'): string =>
    `json_object(${table.columns.map((column) => `${text(column)}, ${row}.${identifier(column)}`).join(', ')})`;
  const write = (key: string, before: string, after: string, condition = 'true'): string => `
      INSERT INTO journal_change (seq, ordinal, table_name, row_key, before, after)
      SELECT seq, (SELECT coalesce(max(ordinal), 0) + 1 FROM journal_change WHERE seq = recording.seq),
             ${text(table.name)}, ${key}, ${before}, ${after}
      FROM journal_recording AS recording WHERE ${condition};`;
  const trigger = (event: string, condition: string, body: string): string => `
    CREATE TEMP TRIGGER ${identifier(`journal_${table.name}_${event.toLowerCase()}`)}
    AFTER ${event} ON main.${identifier(table.name)} ${condition} BEGIN
      -- Raised, since OR IGNORE in the statement that fires this would swallow a broken NOT NULL.
      SELECT RAISE(ABORT, 'a change outside the journal') FROM journal_recording WHERE seq IS NULL;${body}
    END;`;
  const changed = table.columns.map((column) => `OLD.${identifier(column)} IS NOT NEW.${identifier(column)}`);
  const sameKey = `${rowKey('OLD')} = ${rowKey('NEW')}`;
  return [
    trigger('INSERT', '', write(rowKey('NEW'), 'NULL', json('NEW'))),
    trigger('DELETE', '', write(rowKey('OLD'), json('OLD'), 'NULL')),
    trigger(
      'UPDATE',
      `WHEN ${changed.join(' OR ')}`,
      // A row that gets another key is one row taken away and another added.
      write(rowKey('OLD'), json('OLD'), `CASE WHEN ${sameKey} THEN ${json('NEW')} END`) +
        write(rowKey('NEW'), 'NULL', json('NEW'), `NOT (${sameKey})`),
    ),
  ];
}

/** A name quoted for SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
