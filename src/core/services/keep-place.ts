import type { CoreParsed } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import { findArticle, keepPlace as writePlace } from '../db/article-rows.ts';
import type { HandlerContext } from '../handler.ts';

/** Keeps where an article was left and read to. It is no change of the case, so a case that can only be read forgets it. */
export function keepPlace(
  { db, openCase }: HandlerContext,
  { articleId, ...place }: CoreParsed<'article.keep-place'>,
): ArticleSummary | null {
  if (openCase.readOnly !== null) return null;
  writePlace(db, articleId, place);
  return findArticle(db, articleId);
}
