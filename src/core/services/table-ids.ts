import type { CoreParsed } from '#contract/api.ts';
import { pairsOf } from '#domain/table/table-layout.ts';
import { pairId } from '#domain/table/table-pair.ts';
import { tableEntries } from '../table/table-entries.ts';
import type { ServiceContext } from './context.ts';

/** The ids of what the rows of a range stand for, each once, in the order of the rows. */
export function tableIds(
  { db }: ServiceContext,
  { query, start, end }: CoreParsed<'table.ids'>,
): readonly string[] {
  const ids = tableEntries(db, query)
    .slice(start, end)
    .flatMap((entry) => pairsOf(entry).map(pairId));
  return [...new Set(ids)];
}
