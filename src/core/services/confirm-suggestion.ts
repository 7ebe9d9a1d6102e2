import type { CoreParsed } from '#contract/api.ts';
import type { ConfirmedSuggestion } from '#contract/views.ts';
import { getClaim } from '../db/claim-rows.ts';
import { claimSubject, writeDecision } from '../db/suggestion-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { joinClaims } from './join-claims.ts';
import { subjectOf } from './list-suggestions.ts';
import { markOccurrence } from './mark-occurrence.ts';
import { setRelation } from './set-relation.ts';

/**
 * Does what was suggested as one change: joins the claim into the suggested one, or relates the two. Words that are not
 * marked yet are marked first.
 * @throws Failure `claim.not-found`, `claim.join-conflict`, `relation.bad-pair`, `article.not-found`, `occurrence.bad-span`
 */
export function confirmSuggestion(
  context: ServiceContext,
  { about, claimId, relation }: CoreParsed<'suggestion.confirm'>,
): Change<ConfirmedSuggestion> {
  const { db } = context;
  const { text } = getClaim(db, claimId);
  const subject =
    about.kind === 'claim' ? claimSubject(about.claimId) : subjectOf(about.articleId, about.spans);
  writeDecision(db, subject, claimId, null);
  const marked =
    about.kind === 'words'
      ? markOccurrence(context, {
          articleId: about.articleId,
          spans: about.spans,
          claimId: relation === null ? claimId : null,
          claimText: null,
          stance: null,
        })
      : null;
  const ownId = marked?.output.claimId ?? (about.kind === 'claim' ? about.claimId : claimId);
  if (relation !== null)
    setRelation(context, {
      fromClaimId: ownId,
      toClaimId: claimId,
      kind: relation.kind,
      status: 'confirmed',
      reason: relation.reason,
    });
  else if (marked === null) joinClaims(context, { intoClaimId: claimId, fromClaimIds: [ownId] });
  const keptId = relation === null ? claimId : ownId;
  return {
    output: { claimId: keptId, occurrenceId: marked?.output.id ?? null },
    subject: text,
    focus: marked?.focus ?? { articleId: null, occurrenceId: null, claimId: keptId },
  };
}
