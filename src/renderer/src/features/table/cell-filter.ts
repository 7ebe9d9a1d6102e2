import type { TableRow } from '#contract/views.ts';
import { parseSearch, printSearch, withFilter } from '#domain/search-query.ts';
import { parseDateRange } from '#domain/search/date-range.ts';
import type { SearchField } from '#domain/search/fields.ts';
import type { SearchLeaf } from '#domain/search/node.ts';
import { cellValue, type TableColumn } from '#domain/table/table-columns.ts';
import { spokenVocabulary, writtenName, writtenValue } from '../../state/search-words.ts';

const names: Partial<Record<TableColumn, 'source' | 'article' | 'publisher' | 'tag'>> = {
  source: 'source',
  article: 'article',
  publisher: 'publisher',
  tags: 'tag',
};
const dates: Partial<Record<TableColumn, 'event' | 'published'>> = {
  eventDate: 'event',
  published: 'published',
};
const values = [
  'stance',
  'commitment',
  'quotation',
  'fidelity',
  'polarity',
  'type',
  'verdict',
  'credibility',
  'likelihood',
  'confidence',
] as const satisfies readonly (TableColumn & SearchField)[];

/**
 * The filter narrowed to rows that have in a column what this row has, in place of what it said of that column before,
 * or with `without` to those that have it not. Null where the language of search has no way to say it.
 */
export function filterWith(
  filter: string,
  column: TableColumn,
  row: TableRow,
  without: boolean,
): string | null {
  const leaf = row.kind === 'group' ? null : leafOf(column, row);
  if (!leaf || !('field' in leaf)) return null;
  const query = parseSearch(filter, spokenVocabulary);
  if (!without) return withFilter(query, leaf.field, leaf);
  const rest = query.root?.kind === 'any' ? `(${filter})` : filter;
  return `${rest} ${printSearch({ kind: 'not', part: leaf })}`.trim();
}

function leafOf(column: TableColumn, row: Exclude<TableRow, { kind: 'group' }>): SearchLeaf | null {
  const pair = { claim: row.claim, occurrence: row.kind === 'occurrence' ? row.occurrence : null };
  const value = cellValue(column, pair);
  const field = names[column];
  if (field) {
    const texts = column === 'tags' ? pair.claim.tags : value === null ? [] : [String(value)];
    if (texts.length === 0) return null;
    return {
      kind: 'name',
      field,
      values: texts.map((text) => ({ text: writtenName(text), whole: true })),
    };
  }
  const date = dates[column];
  if (date) {
    const range = value === null ? null : parseDateRange(String(value));
    return { kind: 'date', field: date, values: [range] };
  }
  const judged = values.find((each) => each === column);
  if (!judged || (column !== 'type' && !pair.occurrence && value === null)) return null;
  return { kind: 'value', field: judged, values: [value === null ? null : writtenValue(judged, value)] };
}
