import type { Cell } from '../csv-text.ts';

// Tables as Frictionless Data describes them: Table Schema v1, specs.frictionlessdata.io.

/** A field of a Table Schema. */
export type Field = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'date' | 'datetime';
  readonly description: string;
  readonly constraints?: {
    readonly required?: true;
    readonly enum?: readonly (string | number)[];
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
  };
};

/** A column: its field and its cell in a row. */
export type Column<Row> = Field & { readonly cell: (row: Row) => Cell };

/** What points from some fields of a table to the key of another. */
export type ForeignKey = {
  readonly fields: string | readonly string[];
  readonly reference: { readonly resource: string; readonly fields: string | readonly string[] };
};

/** One table of the set, its rows as cells in the order of its fields. */
export type Table = {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly primaryKey: string | readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** How many rows there are. */
  readonly size: number;
  readonly rows: Iterable<readonly Cell[]>;
};

/** Makes a table of columns and rows. */
export function tableOf<Row>(
  about: Pick<Table, 'name' | 'title' | 'primaryKey'> & { readonly foreignKeys?: readonly ForeignKey[] },
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  return {
    foreignKeys: [],
    ...about,
    fields: columns.map(({ cell: _, ...field }) => field),
    size: rows.length,
    rows: cellsOf(columns, rows),
  };
}

function* cellsOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Generator<readonly Cell[]> {
  for (const row of rows) yield columns.map(({ cell }) => cell(row));
}

/** A field that points to the key of the same name, or of the name given, in another table. */
export function pointsTo(fields: string, resource: string, key = fields): ForeignKey {
  return { fields, reference: { resource, fields: key } };
}

type Of<Row, Value> = (row: Row) => Value;

/** A column of words; where there are none it is empty. */
export function text<Row>(
  name: string,
  description: string,
  of: Of<Row, string | null | undefined>,
): Column<Row> {
  return { name, type: 'string', description, cell: (row) => of(row) ?? null };
}

/** A column of words that are never wanting. */
export function key<Row>(name: string, description: string, of: Of<Row, string>): Column<Row> {
  return { name, type: 'string', description, constraints: { required: true }, cell: of };
}

/** A column of several words, parted by semicolons. */
export function list<Row>(name: string, description: string, of: Of<Row, readonly string[]>): Column<Row> {
  return text(name, `${description}, parted by “; ”`, (row) => of(row).join('; '));
}

/** A column of one of some values; `required` where it is never empty. */
export function code<Row>(
  name: string,
  description: string,
  values: readonly string[],
  of: Of<Row, string | null | undefined>,
  required?: 'required',
): Column<Row> {
  return {
    name,
    type: 'string',
    description,
    constraints: { ...(required && { required: true }), enum: values },
    cell: (row) => of(row) ?? null,
  };
}

/** A column of whole numbers. */
export function whole<Row>(
  name: string,
  description: string,
  of: Of<Row, number | null | undefined>,
  constraints?: Field['constraints'],
): Column<Row> {
  return {
    name,
    type: 'integer',
    description,
    ...(constraints && { constraints }),
    cell: (row) => of(row) ?? null,
  };
}

/** A column of dates, YYYY-MM-DD. */
export function date<Row>(
  name: string,
  description: string,
  of: Of<Row, string | null | undefined>,
): Column<Row> {
  return { name, type: 'date', description, cell: (row) => of(row) ?? null };
}

/** A column of times in UTC to the second, which is the exactness of a Table Schema. */
export function time<Row>(name: string, description: string, of: Of<Row, string>): Column<Row> {
  return { name, type: 'datetime', description, cell: (row) => toSecond(of(row)) };
}

/** A time of ISO 8601 without what follows its seconds. */
export function toSecond(time: string): string {
  return time.replace(/\.\d+Z$/u, 'Z');
}
