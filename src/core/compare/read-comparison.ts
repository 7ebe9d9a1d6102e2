import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { comparisonScope } from '#contract/api.ts';
import type { ComparedArticle, Comparison } from '#domain/compare/comparison.ts';
import { getArticle } from '../db/article-rows.ts';
import { listComparedArticles, listComparedRelations, listComparedSources } from '../db/comparison-rows.ts';
import { caseTable } from '../table/case-table.ts';

/** Which places are compared. */
export type ComparisonScope = z.output<typeof comparisonScope>;

/** A view may set several scopes against each other; so many are kept. */
const mostKept = 4;

/**
 * What a comparison is made of, as the case is now; the same scope again costs nothing until the case changes. Articles
 * that were named come in the order in which they were. A claim without any place is let through only where all
 * articles are compared.
 * @throws Failure `article.not-found`
 */
export function readComparison(db: Database, scope: ComparisonScope): Comparison {
  const table = caseTable(db);
  const key = JSON.stringify(scope);
  const kept = (table.kept.get('comparisons') ?? new Map()) as Map<string, Comparison>;
  const known = kept.get(key);
  if (known) return known;
  const all = scope.articleIds.length === 0;
  for (const id of scope.articleIds) getArticle(db, id);
  const wanted = new Set(scope.articleIds);
  const pairs = table
    .indicesOf(scope.filter)
    .flatMap((index) => table.pairs[index] ?? [])
    .filter(({ occurrence }) => all || (occurrence !== null && wanted.has(occurrence.articleId)));
  const claims = new Set(pairs.map(({ claim }) => claim.id));
  const comparison: Comparison = {
    articles: comparedArticles(db, wanted),
    pairs,
    sources: listComparedSources(db),
    relations: listComparedRelations(db).filter(
      ({ fromClaimId, toClaimId }) => claims.has(fromClaimId) && claims.has(toClaimId),
    ),
  };
  for (const oldest of kept.keys()) if (kept.size >= mostKept) kept.delete(oldest);
  table.kept.set('comparisons', kept.set(key, comparison));
  return comparison;
}

function comparedArticles(db: Database, wanted: ReadonlySet<string>): readonly ComparedArticle[] {
  const articles = listComparedArticles(db);
  if (wanted.size === 0) return articles;
  const byId = new Map(articles.map((article) => [article.id, article]));
  return [...wanted].flatMap((id) => byId.get(id) ?? []);
}
