import type { Database } from 'better-sqlite3';
import { Failure } from '#domain/failure.ts';
import type { Row, RowChange } from './changed-ids.ts';
import { asShare, inParts, type Steps } from '../steps.ts';
import { identifier, journaledTables, type JournaledTable } from './journal-triggers.ts';
import { errorCode } from './sqlite-failure.ts';

/** The change that takes this one back. */
export function inverseOf({ table, before, after }: RowChange): RowChange {
  return { table, before: after, after: before };
}

/**
 * Brings rows from what they are before to what they are after, inside a transaction whose journal entry is being
 * recorded. A row that keeps all that must be unique is changed where it is; all others are taken away before any is put
 * back, so that no order of theirs can break a unique key half-way.
 * @throws Failure `case.damaged` when a row is not there as the change says it was.
 */
export function* putRows(db: Database, changes: readonly RowChange[]): Steps<void> {
  db.pragma('defer_foreign_keys = ON');
  const tables = journaledTables(db);
  const statements = new Map<string, RowStatements>();
  const additions: { readonly statements: RowStatements; readonly row: Row }[] = [];
  const put = ({ table: name, before, after }: RowChange): void => {
    const table = tables.get(name);
    if (!table) throw outOfStep(name);
    const prepared = statements.get(name) ?? prepareRows(db, table);
    statements.set(name, prepared);
    const current = before && prepared.find(before);
    if (before && !current) throw outOfStep(name);
    if (current && after && prepared.change(current, after)) return;
    if (current && !prepared.remove(current)) throw outOfStep(name);
    // A column that a later version of the schema added is in no older change: it keeps its value.
    if (after) additions.push({ statements: prepared, row: { ...current, ...after } });
  };
  yield* asShare(
    inParts(changes, partSize, (part) => part.forEach(put)),
    0,
    0.6,
  );
  yield* asShare(
    inParts(additions, partSize, (part) => part.forEach((each) => each.statements.add(each.row))),
    0.6,
    1,
  );
}

const partSize = 200;

type RowStatements = {
  readonly find: (row: Row) => Row | null;
  /** Changes a row where it is; false, and nothing done, when something that must be unique would change. */
  readonly change: (current: Row, after: Row) => boolean;
  readonly remove: (row: Row) => boolean;
  readonly add: (row: Row) => void;
};

type Run = (...values: readonly (string | number | null)[]) => { readonly changes: number };

function prepareRows(db: Database, table: JournaledTable): RowStatements {
  const name = identifier(table.name);
  const where = table.key.map((column) => `${identifier(column)} = ?`).join(' AND ');
  const find = db.prepare<(string | number | null)[], Row>(`SELECT * FROM ${name} WHERE ${where}`);
  const remove = db.prepare<(string | number | null)[]>(`DELETE FROM ${name} WHERE ${where}`);
  const keyOf = (row: Row): (string | number | null)[] => table.key.map((column) => row[column] ?? null);
  const unique = uniqueColumns(db, table);
  const runs = new Map<string, Run>();
  const prepared = (sql: string): Run => {
    let run = runs.get(sql);
    if (!run) {
      const writing = db.prepare<(string | number | null)[]>(sql);
      runs.set(sql, (run = (...values) => writing.run(...values)));
    }
    return run;
  };
  return {
    find: (row) => find.get(...keyOf(row)) ?? null,
    change: (current, after) => {
      const columns = table.columns.filter(
        (column) => after[column] !== undefined && after[column] !== current[column],
      );
      if (columns.some((column) => unique.has(column))) return false;
      if (columns.length === 0) return true;
      const sets = columns.map((column) => `${identifier(column)} = ?`).join(', ');
      const values = columns.map((column) => after[column] ?? null);
      prepared(`UPDATE ${name} SET ${sets} WHERE ${where}`)(...values, ...keyOf(current));
      return true;
    },
    remove: (row) => remove.run(...keyOf(row)).changes === 1,
    add: (row) => {
      const columns = table.columns.filter((column) => row[column] !== undefined);
      const names = columns.map(identifier).join(', ');
      const marks = columns.map(() => '?').join(', ');
      const values = columns.map((column) => row[column] ?? null);
      prepared(`INSERT INTO ${name} (${names}) VALUES (${marks})`)(...values);
    },
  };
}

/** The columns of a table's key and of its unique indexes. */
function uniqueColumns(db: Database, table: JournaledTable): ReadonlySet<string> {
  const indexes = db.pragma(`main.index_list(${identifier(table.name)})`) as readonly {
    readonly name: string;
    readonly unique: 0 | 1;
  }[];
  const columns = indexes
    .filter(({ unique }) => unique === 1)
    .flatMap(({ name }) => db.pragma(`main.index_info(${identifier(name)})`) as readonly { name: string }[]);
  return new Set([...table.key, ...columns.map(({ name }) => name)]);
}

/** What the history says can always be done again; where it cannot, one of the two was changed from outside. */
export function* inStep<Value>(steps: Steps<Value>): Steps<Value> {
  try {
    return yield* steps;
  } catch (error) {
    const code = errorCode(error) ?? '';
    const misfit =
      code === 'SQLITE_ERROR' || code.startsWith('SQLITE_CONSTRAINT') || error instanceof SyntaxError;
    throw misfit ? outOfStep('journal_change') : error;
  }
}

/** The history and the rows do not fit together: something else has written the file. */
export function outOfStep(table: string): Failure {
  return new Failure(
    'case.damaged',
    `The history and the contents of this case do not fit together (${table}), so nothing was undone or redone. ` +
      'Another program may have changed the file.',
    { table },
  );
}
