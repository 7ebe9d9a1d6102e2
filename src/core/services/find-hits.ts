import type { CoreParsed } from '#contract/api.ts';
import { Failure } from '#domain/failure.ts';
import type { Span } from '#domain/span.ts';
import { readIndexedArticle } from '../db/search-index.ts';
import type { ServiceContext } from './context.ts';
import { hitsInBody } from './search-items.ts';
import { readQuery } from './search-query.ts';

/** Where the words of a query stand in an article’s text. @throws Failure `article.not-found` */
export function findHits(
  { db }: ServiceContext,
  { query, articleId }: CoreParsed<'search.hits'>,
): readonly Span[] {
  const article = readIndexedArticle(db, articleId);
  if (!article) {
    throw new Failure('article.not-found', 'This article is no longer in the case.', { id: articleId });
  }
  return hitsInBody(article, readQuery(db, query));
}
