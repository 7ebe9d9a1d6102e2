import type { CoreParsed } from '#contract/api.ts';
import type { ScopeCounts } from '#contract/report.ts';
import { findPlaces } from '../export/read-case.ts';
import { caseTable } from '../table/case-table.ts';
import type { ServiceContext } from './context.ts';

/**
 * Counts what an export would hold without reading it.
 * @throws Failure `request.invalid` when a part of the filter cannot be understood
 */
export function countScope({ db }: ServiceContext, { scope }: CoreParsed<'report.count'>): ScopeCounts {
  const found = findPlaces(db, scope);
  const chosen = scope.articleIds.length === 0 ? null : new Set(scope.articleIds);
  const claims = new Set<string>();
  const articles = new Set<string>();
  let occurrences = 0;
  for (const { claim, occurrence } of caseTable(db).pairs) {
    if (occurrence === null) {
      if (chosen === null && (found === null || found.claims.has(claim.id))) claims.add(claim.id);
    } else if (
      (found === null || found.occurrences.has(occurrence.id)) &&
      (chosen === null || chosen.has(occurrence.articleId))
    ) {
      occurrences += 1;
      claims.add(claim.id);
      articles.add(occurrence.articleId);
    }
  }
  return {
    articles: found === null ? (chosen?.size ?? countArticles(db)) : articles.size,
    claims: claims.size,
    occurrences,
  };
}

function countArticles(db: ServiceContext['db']): number {
  return db.prepare<[], number>('SELECT count(*) FROM article').pluck().get() ?? 0;
}
