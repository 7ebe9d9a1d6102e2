import type { CoreParsed } from '#contract/api.ts';
import { getArticleToMark } from '../db/article-rows.ts';
import { getClaim } from '../db/claim-rows.ts';
import { claimSubject, writeDecision } from '../db/suggestion-rows.ts';
import { Failure } from '#domain/failure.ts';
import type { Change, ServiceContext } from './context.ts';
import { subjectOf } from './list-suggestions.ts';

/**
 * Keeps what the analyst decided of a suggested claim, so that it is not offered again or only when asked for; null
 * offers it again.
 * @throws Failure `claim.not-found`, `article.not-found`; `relation.bad-pair` for a claim and itself.
 */
export function decideSuggestion(
  { db }: ServiceContext,
  { about, claimId, decision }: CoreParsed<'suggestion.decide'>,
): Change<null> {
  const { text } = getClaim(db, claimId);
  if (about.kind === 'words') getArticleToMark(db, about.articleId);
  else if (getClaim(db, about.claimId).id === claimId)
    throw new Failure('relation.bad-pair', 'A claim cannot be suggested for itself.', { id: claimId });
  const subject =
    about.kind === 'claim' ? claimSubject(about.claimId) : subjectOf(about.articleId, about.spans);
  writeDecision(db, subject, claimId, decision);
  return {
    output: null,
    subject: text,
    focus:
      about.kind === 'claim'
        ? { articleId: null, occurrenceId: null, claimId: about.claimId }
        : { articleId: about.articleId, occurrenceId: null, claimId: null },
  };
}
