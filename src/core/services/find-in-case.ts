import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import type { SearchCounts, SearchGroup, SearchResults } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { SearchQuery } from '#domain/search-query.ts';
import { type SearchScope, searchScopes } from '#domain/search/fields.ts';
import type { IndexedKind } from '../db/search-index.ts';
import { countRows, findRows } from '../db/search-rows.ts';
import type { HandlerContext } from '../handler.ts';
import { itemReader } from './search-items.ts';
import { readQuery, withIndex } from './search-query.ts';

const kindsOf: Readonly<Record<SearchScope, readonly IndexedKind[]>> = {
  articles: ['article'],
  claims: ['claim'],
  sources: ['source'],
  notes: ['note', 'rationale'],
};

/** Counting goes no further: it would keep what is typed next waiting. */
const mostCounted = 10_000;

const newest = new WeakMap<Database, number>();

/**
 * The newest of each kind that a query finds. Between two kinds whatever came in meanwhile has its turn, and a newer
 * search ends this one.
 * @throws Failure `request.cancelled`, `search.no-index`
 */
export async function findInCase(
  context: HandlerContext,
  { query: text, limit }: CoreParsed<'search.find'>,
): Promise<SearchResults> {
  const { db, nextTurn } = context;
  const turn = (newest.get(db) ?? 0) + 1;
  newest.set(db, turn);
  const groups: Partial<Record<SearchScope, SearchGroup>> = {};
  for (const scope of searchScopes) {
    await nextTurn();
    if (newest.get(db) !== turn) throw new Failure('request.cancelled', 'A newer search took its place.');
    groups[scope] = withIndex(context, () => findGroup(db, readQuery(db, text), scope, null, limit));
  }
  const nothing: SearchGroup = { items: [], next: null };
  const { articles = nothing, claims = nothing, sources = nothing, notes = nothing } = groups;
  return { articles, claims, sources, notes };
}

/** The next of one kind. @throws Failure `search.no-index` */
export function findMore(
  context: HandlerContext,
  { query: text, scope, next, limit }: CoreParsed<'search.more'>,
): SearchGroup {
  const { db } = context;
  return withIndex(context, () => findGroup(db, readQuery(db, text), scope, next, limit));
}

/** How many of each kind a query finds. @throws Failure `search.no-index` */
export function countInCase(
  context: HandlerContext,
  { query: text }: CoreParsed<'search.count'>,
): SearchCounts {
  const { db } = context;
  const query = readQuery(db, text);
  const count = (scope: SearchScope): number =>
    kindsOf[scope].reduce((sum, kind) => sum + countRows(db, kind, query, mostCounted), 0);
  return withIndex(context, () => ({
    articles: count('articles'),
    claims: count('claims'),
    sources: count('sources'),
    notes: count('notes'),
    most: mostCounted,
  }));
}

function findGroup(
  db: Database,
  query: SearchQuery,
  scope: SearchScope,
  before: number | null,
  limit: number,
): SearchGroup {
  // One more than asked for shows whether there are more.
  const rows = kindsOf[scope]
    .flatMap((kind) => findRows(db, kind, query, before, limit + 1))
    .toSorted((a, b) => b.number - a.number);
  const shown = rows.slice(0, limit);
  const read = itemReader(db, query);
  return {
    items: shown.flatMap((row) => read(row) ?? []),
    next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
  };
}
