import { stringify } from 'csv-stringify/sync';

/** What one cell of a table can hold; null is an empty one. */
export type Cell = string | number | null;

/** What a CSV file begins with: spreadsheets take one without a byte order mark for a legacy encoding. */
export const csvStart = '\uFEFF';

/**
 * Rows as CSV: RFC 4180 with CRLF. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP,
 * CSV injection); numbers stay numbers.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', quoted_string: true, escape_formulas: true },
  );
}
