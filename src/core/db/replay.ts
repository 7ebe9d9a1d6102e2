import type { Database } from 'better-sqlite3';
import { Failure } from '#domain/failure.ts';
import type { Row, RowChange } from './changed-ids.ts';
import { identifier, journaledTables, type JournaledTable } from './journal-triggers.ts';
import { errorCode } from './sqlite-failure.ts';

/** The change that takes this one back. */
export function inverseOf({ table, before, after }: RowChange): RowChange {
  return { table, before: after, after: before };
}

/**
 * Brings rows from what they are before to what they are after, inside a transaction whose journal entry is being
 * recorded. All rows concerned are taken away before any is put back, so that no order of theirs can break a unique key
 * half-way.
 * @throws Failure `case.damaged` when a row is not there as the change says it was.
 */
export function putRows(db: Database, changes: readonly RowChange[]): void {
  db.pragma('defer_foreign_keys = ON');
  const tables = journaledTables(db);
  const statements = new Map<string, RowStatements>();
  const additions: { readonly statements: RowStatements; readonly row: Row }[] = [];
  for (const { table: name, before, after } of changes) {
    const table = tables.get(name);
    if (!table) throw outOfStep(name);
    const prepared = statements.get(name) ?? prepareRows(db, table);
    statements.set(name, prepared);
    const current = before && prepared.find(before);
    if (before && (!current || !prepared.remove(before))) throw outOfStep(name);
    // A column that a later version of the schema added is in no older change: it keeps its value.
    if (after) additions.push({ statements: prepared, row: { ...current, ...after } });
  }
  for (const addition of additions) addition.statements.add(addition.row);
}

type RowStatements = {
  readonly find: (row: Row) => Row | null;
  readonly remove: (row: Row) => boolean;
  readonly add: (row: Row) => void;
};

function prepareRows(db: Database, table: JournaledTable): RowStatements {
  const name = identifier(table.name);
  const where = table.key.map((column) => `${identifier(column)} = ?`).join(' AND ');
  const find = db.prepare<(string | number | null)[], Row>(`SELECT * FROM ${name} WHERE ${where}`);
  const remove = db.prepare<(string | number | null)[]>(`DELETE FROM ${name} WHERE ${where}`);
  const keyOf = (row: Row): (string | number | null)[] => table.key.map((column) => row[column] ?? null);
  const adders = new Map<string, (row: Row) => void>();
  return {
    find: (row) => find.get(...keyOf(row)) ?? null,
    remove: (row) => remove.run(...keyOf(row)).changes === 1,
    add: (row) => {
      const columns = table.columns.filter((column) => row[column] !== undefined);
      const names = columns.map(identifier).join(', ');
      let adder = adders.get(names);
      if (!adder) {
        const insert = db.prepare<(string | number | null)[]>(
          `INSERT INTO ${name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
        );
        adder = (values) => void insert.run(...columns.map((column) => values[column] ?? null));
        adders.set(names, adder);
      }
      adder(row);
    },
  };
}

/** What the history says can always be done again; where it cannot, one of the two was changed from outside. */
export function inStep<Value>(work: () => Value): Value {
  try {
    return work();
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
