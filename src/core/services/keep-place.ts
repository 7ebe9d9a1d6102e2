import type { CoreParsed } from '#contract/api.ts';
import { keepPlace as writePlace } from '../db/article-rows.ts';
import type { HandlerContext } from '../handler.ts';

/** Keeps where an article was left. It is no change of the case, so a case that can only be read forgets it. */
export function keepPlace(
  { db, openCase }: HandlerContext,
  { articleId, offset }: CoreParsed<'article.keep-place'>,
): null {
  if (openCase.readOnly === null) writePlace(db, articleId, offset);
  return null;
}
