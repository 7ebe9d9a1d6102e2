import type { CoreParsed } from '#contract/api.ts';
import type { ArticleDocument } from '#contract/views.ts';
import { getArticle, getArticleText, listBlocks } from '../db/article-rows.ts';
import { listOccurrenceIdsOfArticle, listOccurrences } from '../db/occurrence-rows.ts';
import type { ServiceContext } from './context.ts';

/** An article with its text, its blocks and everything marked in it, in text order. @throws Failure `article.not-found` */
export function openArticle(
  { db }: ServiceContext,
  { articleId }: CoreParsed<'article.open'>,
): ArticleDocument {
  const article = getArticle(db, articleId);
  return {
    article,
    text: getArticleText(db, article),
    blocks: listBlocks(db, articleId),
    occurrences: listOccurrences(db, listOccurrenceIdsOfArticle(db, articleId)),
  };
}
