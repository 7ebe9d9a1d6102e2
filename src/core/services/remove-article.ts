import type { CoreParsed } from '#contract/api.ts';
import { deleteArticle, getArticle } from '../db/article-rows.ts';
import {
  deleteOccurrences,
  listClaimIdsOfArticle,
  listOccurrenceIdsOfArticle,
} from '../db/occurrence-rows.ts';
import { deleteDecisions } from '../db/suggestion-rows.ts';
import { articleVoices, dropUnusedVoices } from './article-voice.ts';
import type { Change, ServiceContext } from './context.ts';
import { dropOrphanClaims } from './drop-orphan-claims.ts';

/**
 * Removes an article with its marks, the claims that nothing else keeps, and its author's and publisher's sources when
 * the import made them and nothing else uses them. Its bytes and text stay in the file, so that undo brings all back.
 * @throws Failure `article.not-found`
 */
export function removeArticle(
  { db }: ServiceContext,
  { articleId }: CoreParsed<'article.remove'>,
): Change<null> {
  const article = getArticle(db, articleId);
  const voices = articleVoices(db, article);
  const claimIds = listClaimIdsOfArticle(db, articleId);
  deleteOccurrences(db, listOccurrenceIdsOfArticle(db, articleId));
  dropOrphanClaims(db, claimIds);
  deleteDecisions(db, articleId);
  deleteArticle(db, articleId);
  dropUnusedVoices(db, [...voices]);
  return { output: null, subject: article.title, focus: { articleId, occurrenceId: null, claimId: null } };
}
