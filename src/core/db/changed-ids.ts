import type { ChangedIds } from '#contract/events.ts';
import type { ExtendableList } from '#domain/case-codebook.ts';

/** A row of a journaled table, by column. */
export type Row = Readonly<Record<string, string | number | null>>;

/** One row as it was and as it became; null where it was not there. */
export type RowChange = { readonly table: string; readonly before: Row | null; readonly after: Row | null };

/** Beyond this many ids, reading everything again is cheaper than patching. */
const mostIds = 2000;

type Entity = Exclude<keyof ChangedIds, 'everything' | 'codebook' | 'tags'>;

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
  suggestion_decision: { entity: 'claims', column: 'claim_id' },
  tag: null,
  codebook_value: null,
  added_value: null,
  saved_view: null,
  report: { entity: 'reports', column: 'id' },
  report_version: { entity: 'reports', column: 'report_id' },
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
    reports: new Set(),
  };
  const tables = new Set(changes.map(({ table }) => table));
  const lists = {
    codebook: tables.has('codebook_value'),
    tags: tables.has('tag') || tables.has('claim_tag'),
  };
  for (const { table, before, after } of changes) {
    const place = table === 'added_value' ? judgedBy(before ?? after) : entityOfTable[table];
    if (place === undefined) return everything;
    if (place === null) continue;
    for (const row of [before, after]) if (row) ids[place.entity].add(String(row[place.column]));
    if (table === 'occurrence' && before?.['claim_id'] !== after?.['claim_id']) {
      for (const row of [before, after]) if (row) ids.claims.add(String(row['claim_id']));
    }
  }
  const total = Object.values(ids).reduce((sum, set) => sum + set.size, 0);
  if (total > mostIds) return { ...everything, ...lists };
  return {
    everything: false,
    ...lists,
    articles: [...ids.articles],
    occurrences: [...ids.occurrences],
    claims: [...ids.claims],
    sources: [...ids.sources],
    relations: [...ids.relations],
    reports: [...ids.reports],
  };
}

/** Whatever a value that the case added was chosen for. */
function judgedBy(row: Row | null): (typeof entityOfTable)[string] {
  const entity = entityOfList[row?.['list'] as ExtendableList] as Entity | undefined;
  return entity ? { entity, column: 'subject_id' } : null;
}

const entityOfList: Readonly<Record<ExtendableList, Entity>> = {
  stance: 'occurrences',
  commitment: 'occurrences',
  quotation: 'occurrences',
  fidelity: 'occurrences',
  claimType: 'claims',
  verdict: 'claims',
  sourceKind: 'sources',
  genre: 'articles',
};

/** For changes that are too many to tell what they touched. */
export const everything: ChangedIds = {
  everything: true,
  articles: [],
  occurrences: [],
  claims: [],
  sources: [],
  relations: [],
  reports: [],
  codebook: true,
  tags: true,
};
