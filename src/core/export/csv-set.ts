import { createHash } from 'node:crypto';
import type { CaseRecord } from '#domain/report/case-record.ts';
import { caseTables } from './csv-set/tables.ts';
import { type Table, toSecond } from './csv-set/table.ts';
import { type Cell, csvStart, csvText } from './csv-text.ts';
import type { ExportFile, ExportSource, FormatWriter } from './format.ts';

/** Writes the case as tables that point to each other, with the Frictionless Data Package that describes them. */
export const csvSetWriter: FormatWriter = { shape: 'files', files: csvSet };

type Written = { readonly table: Table; readonly bytes: number; readonly sha256: string };

function* csvSet(source: ExportSource): Generator<ExportFile> {
  const tables = caseTables(source);
  const total = tables.reduce((sum, { size }) => sum + size, 0);
  const written: Written[] = [];
  let before = 0;
  for (const table of tables) {
    const from = before;
    before += table.size;
    yield {
      name: pathOf(table),
      pieces: tablePieces(
        table,
        source.options.byteOrderMark,
        (done) => (from + done) / total,
        (each) => {
          written.push(each);
        },
      ),
    };
  }
  // It comes last because it says how long the others are and what their hashes.
  yield { name: 'datapackage.json', pieces: describe(source.record, written) };
}

const rowsAtOnce = 500;

function* tablePieces(
  table: Table,
  byteOrderMark: boolean,
  share: (done: number) => number,
  end: (written: Written) => void,
): Generator<string | number> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = (text: string): string => {
    hash.update(text, 'utf8');
    bytes += Buffer.byteLength(text, 'utf8');
    return text;
  };
  yield counted((byteOrderMark ? csvStart : '') + csvText([table.fields.map(({ name }) => name)]));
  let rows: (readonly Cell[])[] = [];
  let done = 0;
  const flush = (): string => {
    const text = counted(csvText(rows));
    done += rows.length;
    rows = [];
    return text;
  };
  for (const row of table.rows) {
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    yield flush();
    yield share(done);
  }
  if (rows.length > 0) yield flush();
  end({ table, bytes, sha256: hash.digest('hex') });
}

const pathOf = ({ name }: Table): string => `${name}.csv`;

/** The Data Package (specs.frictionlessdata.io, version 1), without a clock. */
function* describe(record: CaseRecord, written: readonly Written[]): Generator<string> {
  const descriptor = {
    profile: 'tabular-data-package',
    name: `parallax-${record.id}`,
    id: record.id,
    title: record.title,
    description:
      'Articles, the claims marked in them, who asserts each, how each article stands to it, and what the analyst concludes.',
    created: toSecond(record.changedAt),
    resources: written.map(({ table, bytes, sha256 }) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      path: pathOf(table),
      title: table.title,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      dialect: {
        csvddfVersion: 1.2,
        delimiter: ',',
        lineTerminator: '\r\n',
        quoteChar: '"',
        doubleQuote: true,
        skipInitialSpace: false,
        header: true,
        caseSensitiveHeader: true,
      },
      schema: {
        fields: table.fields,
        missingValues: [''],
        primaryKey: table.primaryKey,
        ...(table.foreignKeys.length > 0 && { foreignKeys: table.foreignKeys }),
      },
    })),
  };
  yield `${JSON.stringify(descriptor, null, 2)}\n`;
}
