import type { CoreParsed } from '#contract/api.ts';
import type { ClaimDetail } from '#contract/views.ts';
import { findAssessment, noAssessment } from '../db/assessment-rows.ts';
import { getClaim as getClaimRecord, getClaimSummary } from '../db/claim-rows.ts';
import { listOccurrenceIdsOfClaim, listOccurrences } from '../db/occurrence-rows.ts';
import { listRelationsOfClaim } from '../db/relation-rows.ts';
import type { ServiceContext } from './context.ts';

/** A claim with everything that hangs on it. @throws Failure `claim.not-found` */
export function getClaim({ db }: ServiceContext, { claimId }: CoreParsed<'claim.get'>): ClaimDetail {
  return {
    claim: getClaimSummary(db, claimId),
    note: getClaimRecord(db, claimId).note,
    assessment: findAssessment(db, claimId) ?? noAssessment,
    occurrences: listOccurrences(db, listOccurrenceIdsOfClaim(db, claimId)),
    relations: listRelationsOfClaim(db, claimId),
  };
}
