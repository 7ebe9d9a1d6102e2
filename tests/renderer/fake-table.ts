import type { CoreInput } from '#contract/api.ts';
import type { ArticleSummary, ClaimDetail, EditPreview, TablePage } from '#contract/views.ts';
import { planEdit } from '#domain/table/table-edit.ts';
import { foldingOnce, tableFilter } from '#domain/table/table-filter.ts';
import { entryKey, layOut, pairsOf, rankValues, type TableEntry } from '#domain/table/table-layout.ts';
import { pairId, type TablePair } from '#domain/table/table-pair.ts';

// The claims table of the fake core: the domain lays it out, so only the rows are made here.

/** A range of the table of these claims. */
export function fakeTableRows(
  claims: readonly ClaimDetail[],
  articles: ReadonlyMap<string, ArticleSummary>,
  { query, start, count, find }: CoreInput<'table.rows'>,
): TablePage {
  const entries = entriesOf(claims, articles, query);
  const found = entries.findIndex((entry) => entryKey(entry) === find);
  return {
    total: entries.length,
    claims: claims.length,
    occurrences: claims.reduce((sum, { occurrences }) => sum + occurrences.length, 0),
    rows: entries.slice(start, start + count).map((entry) => {
      const key = entryKey(entry);
      const ids = pairsOf(entry).map(pairId);
      if (entry.kind === 'claim') return { kind: 'claim', key, ids, claim: entry.claim };
      if (entry.kind === 'occurrence') return { kind: 'occurrence', key, ids, ...entry.pair };
      const { key: group, value, pairs, collapsed } = entry;
      return { kind: 'group', key, ids: null, group, value, count: pairs.length, collapsed };
    }),
    found: found === -1 ? null : found,
  };
}

/** What the rows of a range stand for. */
export function fakeTableIds(
  claims: readonly ClaimDetail[],
  articles: ReadonlyMap<string, ArticleSummary>,
  { query, start, end }: CoreInput<'table.ids'>,
): readonly string[] {
  const entries = entriesOf(claims, articles, query).slice(start, end);
  return [...new Set(entries.flatMap((entry) => pairsOf(entry).map(pairId)))];
}

/** What an edit would do. */
export function fakePreview(
  claims: readonly ClaimDetail[],
  articles: ReadonlyMap<string, ArticleSummary>,
  { ids, edit }: CoreInput<'table.preview-edit'>,
): EditPreview {
  const pairs = claims.flatMap((detail) => fakePairs(detail, articles));
  const plan = planEdit(
    pairs.filter((pair) => ids.includes(pairId(pair))),
    edit,
  );
  const { of, same, refused, from } = plan;
  return { of, same, refused, from, changes: plan.claims.length + plan.occurrences.length };
}

function entriesOf(
  claims: readonly ClaimDetail[],
  articles: ReadonlyMap<string, ArticleSummary>,
  query: CoreInput<'table.rows'>['query'],
): readonly TableEntry[] {
  const pairs = claims.flatMap((detail) => fakePairs(detail, articles));
  const fits = tableFilter(query.filter, { articles: new Map(), sources: new Map() }, foldingOnce());
  return layOut(
    pairs,
    pairs.flatMap((pair, index) => (fits(pair) ? [index] : [])),
    query,
    (column) => rankValues(pairs, column),
  );
}

/** A claim's rows of the claims table: one a place, or one where it has none. */
export function fakePairs(
  { claim: summary, note, assessment, occurrences }: ClaimDetail,
  articles: ReadonlyMap<string, ArticleSummary>,
): readonly TablePair[] {
  const { id, text, type, eventDate, tags } = summary;
  const { verdict, credibility, likelihood, confidence, rationale } = assessment;
  const judged = { verdict, credibility, likelihood, confidence, rationale };
  const claim = { id, text, type, eventDate, tags, note, ...judged, places: occurrences.length };
  if (occurrences.length === 0) return [{ claim, occurrence: null }];
  return occurrences.map((each) => {
    const article = articles.get(each.articleId);
    return {
      claim,
      occurrence: {
        id: each.id,
        articleId: each.articleId,
        article: article?.title ?? '',
        publisher: article?.publisher ?? null,
        publishedOn: article?.publishedOn ?? null,
        words: each.exact.join(' … '),
        start: each.spans[0]?.start ?? 0,
        polarity: each.polarity,
        quotation: each.quotation,
        fidelity: each.fidelity,
        commitment: each.commitment,
        stance: each.stance,
        chain: each.chain.map(({ sourceId, sourceName, status }) => ({ sourceId, name: sourceName, status })),
        note: each.note,
      },
    };
  });
}
