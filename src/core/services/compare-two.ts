import type { CoreParsed } from '#contract/api.ts';
import type { ComparedSideName, TwoSidesView } from '#contract/views.ts';
import type { Comparison } from '#domain/compare/comparison.ts';
import { twoSides, type ComparedSide } from '#domain/compare/two-sides.ts';
import { readComparison } from '../compare/read-comparison.ts';
import { readSide } from '../compare/read-side.ts';
import type { ServiceContext } from './context.ts';

/**
 * Two sides of a comparison set against each other.
 * @throws Failure `article.not-found`
 */
export function compareTwo(
  { db }: ServiceContext,
  { here, there, ...scope }: CoreParsed<'compare.two'>,
): TwoSidesView {
  const comparison = readComparison(db, scope);
  return {
    ...twoSides(comparison, readSide(db, scope, here), readSide(db, scope, there)),
    here: nameOf(comparison, here),
    there: nameOf(comparison, there),
  };
}

function nameOf({ articles, sources }: Comparison, side: ComparedSide): ComparedSideName | null {
  switch (side.kind) {
    case 'article': {
      const article = articles.find(({ id }) => id === side.articleId);
      return article ? { name: article.title } : null;
    }
    case 'publisher':
      return articles.some(({ publisher }) => (publisher ?? '') === side.name) ? { name: side.name } : null;
    case 'source': {
      const source = sources.get(side.sourceId);
      return source ? { name: source.name } : null;
    }
    case 'selection':
      return { name: side.filter };
  }
}
