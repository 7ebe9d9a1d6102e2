import type { ChangedIds } from '#contract/events.ts';

/** A row of a journaled table, by column. */
export type Row = Readonly<Record<string, string | number | null>>;

/** One row as it was and as it became; null where it was not there. */
export type RowChange = { readonly table: string; readonly before: Row | null; readonly after: Row | null };

/** Beyond this many ids, reading everything again is cheaper than patching. */
const mostIds = 2000;

type Entity = Exclude<keyof ChangedIds, 'everything'>;

/** For each journaled table, the entity whose rows it holds and the column with that entity's id. */
export const entityOfTable: Readonly<
  Record<string, { readonly entity: Entity; readonly column: string } | null>
> = {
  case_info: null,
  article: { entity: 'articles', column: 'id' },
  block: { entity: 'articles', column: 'article_id' },
  occurrence: { entity: 'occurrences', column: 'id' },
  occurrence_span: { entity: 'occurrences', column: 'occurrence_id' },
  attribution_step: { entity: 'occurrences', column: 'occurrence_id' },
  claim: { entity: 'claims', column: 'id' },
  claim_tag: { entity: 'claims', column: 'claim_id' },
  assessment: { entity: 'claims', column: 'claim_id' },
  evidence: { entity: 'claims', column: 'claim_id' },
  source: { entity: 'sources', column: 'id' },
  source_alias: { entity: 'sources', column: 'source_id' },
  source_reliability: { entity: 'sources', column: 'source_id' },
  relation: { entity: 'relations', column: 'id' },
  tag: null,
  codebook_value: null,
  added_value: null,
  saved_view: null,
};

/**
 * The ids of everything that some changes touched. An occurrence that comes, goes or moves touches its claims as
 * well, the one before and the one after.
 */
export function changedIds(changes: readonly RowChange[]): ChangedIds {
  const ids: Readonly<Record<Entity, Set<string>>> = {
    articles: new Set(),
    occurrences: new Set(),
    claims: new Set(),
    sources: new Set(),
    relations: new Set(),
  };
  for (const { table, before, after } of changes) {
    const place = entityOfTable[table];
    if (place === undefined) return { ...none, everything: true };
    if (place === null) continue;
    for (const row of [before, after]) if (row) ids[place.entity].add(String(row[place.column]));
    if (table === 'occurrence' && before?.['claim_id'] !== after?.['claim_id']) {
      for (const row of [before, after]) if (row) ids.claims.add(String(row['claim_id']));
    }
  }
  const total = Object.values(ids).reduce((sum, set) => sum + set.size, 0);
  if (total > mostIds) return { ...none, everything: true };
  return {
    everything: false,
    articles: [...ids.articles],
    occurrences: [...ids.occurrences],
    claims: [...ids.claims],
    sources: [...ids.sources],
    relations: [...ids.relations],
  };
}

const none: ChangedIds = {
  everything: false,
  articles: [],
  occurrences: [],
  claims: [],
  sources: [],
  relations: [],
};
