import type { TableRow } from '#contract/views.ts';
import type { Codebook, CodebookEntry } from '#domain/codebook.ts';
import { cellValue, columnFacts, type CellValue, type TableColumn } from '#domain/table/table-columns.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { t } from './strings.ts';

/** What a cell says; empty where a row has no such thing, as a claim that stands over its occurrences has no article. */
export function cellWords(row: TableRow, column: TableColumn, rows: 'claims' | 'occurrences'): string {
  if (row.kind === 'group') return '';
  const isClaims = columnFacts[column].of === 'claim';
  // An occurrence beneath its claim does not say again what the claim says, but with which words it does.
  if (rows === 'claims' && column === 'claim' && row.kind === 'occurrence' && row.occurrence)
    return t('quoted', { words: row.occurrence.words });
  if (rows === 'claims' && isClaims === (row.kind === 'occurrence')) return '';
  const occurrence = row.kind === 'occurrence' ? row.occurrence : null;
  if (!isClaims && !occurrence) return '';
  if (column === 'statuses' && occurrence)
    return occurrence.chain.map(({ status }) => codebookWords('attributionStatus', status).label).join(' → ');
  return valueWords(column, cellValue(column, { claim: row.claim, occurrence })) ?? t('nothing');
}

/** A value as it is shown; null for none. */
export function valueWords(column: TableColumn, value: CellValue): string | null {
  const { list } = columnFacts[column];
  if (value === null) return null;
  if (list === null) return String(value);
  const { label } = codebookWords(list, value as keyof Codebook[typeof list]) as CodebookEntry;
  return column === 'credibility' ? `${value} ${label}` : label;
}
