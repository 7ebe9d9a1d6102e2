import { isDeepStrictEqual } from 'node:util';
import type { CoreParsed } from '#contract/api.ts';
import type { Assessment, ClaimDetail } from '#contract/views.ts';
import { deleteAssessment, findAssessment, noAssessment, writeAssessment } from '../db/assessment-rows.ts';
import { getClaim as getClaimRecord } from '../db/claim-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { getClaim } from './get-claim.ts';
import { withPatch } from './with-patch.ts';

/**
 * Changes the analyst's assessment of a claim; back to what every claim begins with, it is not assessed any more.
 * @throws Failure `claim.not-found`, `codebook.value-not-found`.
 */
export function setAssessment(
  context: ServiceContext,
  { claimId, patch }: CoreParsed<'assessment.set'>,
): Change<ClaimDetail> {
  const { db } = context;
  const { text } = getClaimRecord(db, claimId);
  const before = findAssessment(db, claimId);
  const judged = chooseAdded(db, claimId, patch, { verdict: 'verdict' });
  const assessment = withPatch<Assessment>(before ?? noAssessment, judged);
  if (!isDeepStrictEqual(assessment, noAssessment)) writeAssessment(db, claimId, assessment);
  else if (before) deleteAssessment(db, claimId);
  return {
    output: getClaim(context, { claimId }),
    subject: text,
    focus: { articleId: null, occurrenceId: null, claimId },
  };
}
