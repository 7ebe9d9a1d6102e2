import type { CoreParsed } from '#contract/api.ts';
import type { ArticleDocument } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { countWords } from '#domain/word-count.ts';
import {
  getArticle,
  getArticleText,
  listBlocks,
  setFurniture as write,
  setWordCount,
} from '../db/article-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { openArticle } from './open-article.ts';

/**
 * Sets whether a block of an article is page furniture.
 * @throws Failure `article.not-found`; `request.invalid` when the article has no such block.
 */
export function setFurniture(
  context: ServiceContext,
  { articleId, block, furniture }: CoreParsed<'article.set-furniture'>,
): Change<ArticleDocument> {
  const { db } = context;
  const article = getArticle(db, articleId);
  const count = listBlocks(db, articleId).length;
  if (block >= count) {
    throw new Failure(
      'request.invalid',
      `The article has ${count} blocks, so there is no block ${block + 1}.`,
      {
        block,
        count,
      },
    );
  }
  write(db, articleId, block, furniture);
  setWordCount(db, articleId, countWords(getArticleText(db, article), listBlocks(db, articleId)));
  return {
    output: openArticle(context, { articleId }),
    subject: article.title,
    focus: { articleId, occurrenceId: null, claimId: null },
  };
}
