import type { CoreParsed } from '#contract/api.ts';
import type { TablePage, TableRow } from '#contract/views.ts';
import { entryKey, type TableEntry } from '#domain/table/table-layout.ts';
import { pairId } from '#domain/table/table-pair.ts';
import { tableEntries } from '../table/table-entries.ts';
import type { ServiceContext } from './context.ts';

/** A range of the claims table. */
export function tableRows(
  { db }: ServiceContext,
  { query, start, count, find }: CoreParsed<'table.rows'>,
): TablePage {
  const entries = tableEntries(db, query);
  const found = find === null ? -1 : entries.findIndex((entry) => entryKey(entry) === find);
  return {
    total: entries.length,
    ...countsOf(entries),
    rows: entries.slice(start, start + count).map(rowOf),
    found: found === -1 ? null : found,
  };
}

const counts = new WeakMap<readonly TableEntry[], Pick<TablePage, 'claims' | 'occurrences'>>();

function countsOf(entries: readonly TableEntry[]): Pick<TablePage, 'claims' | 'occurrences'> {
  let found = counts.get(entries);
  if (!found) {
    const claims = new Set<string>();
    const occurrences = new Set<string>();
    for (const entry of entries) {
      const pairs = entry.kind === 'occurrence' ? [entry.pair] : entry.pairs;
      for (const { claim, occurrence } of pairs) {
        claims.add(claim.id);
        if (occurrence) occurrences.add(occurrence.id);
      }
    }
    counts.set(entries, (found = { claims: claims.size, occurrences: occurrences.size }));
  }
  return found;
}

function rowOf(entry: TableEntry): TableRow {
  const key = entryKey(entry);
  switch (entry.kind) {
    case 'group': {
      const { key: group, value, pairs, collapsed } = entry;
      return { kind: 'group', key, ids: null, group, value, count: pairs.length, collapsed };
    }
    case 'claim':
      return { kind: 'claim', key, ids: entry.pairs.map(pairId), claim: entry.claim };
    case 'occurrence':
      return { kind: 'occurrence', key, ids: [pairId(entry.pair)], ...entry.pair };
  }
}
