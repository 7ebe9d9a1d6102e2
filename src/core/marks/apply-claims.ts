import type { Marks } from '#contract/marks.ts';
import type { Assessment } from '#contract/views.ts';
import { findAssessment, noAssessment, writeAssessment } from '../db/assessment-rows.ts';
import { getClaim, insertClaim, listClaimTexts, updateClaim } from '../db/claim-rows.ts';
import type { ServiceContext } from '../services/context.ts';
import { withPatch } from '../services/with-patch.ts';
import { type Applied, checkNewKey } from './keys.ts';

/** Adds the claims of the marks with their assessments; one whose text the case has is that claim. */
export function applyClaims(context: ServiceContext, marks: Marks): Applied {
  const { db } = context;
  const ids = new Map<string, string>();
  const byText = new Map(listClaimTexts(db).map(({ id, text }) => [text, id]));
  let added = 0;
  marks.claims.forEach((claim, index) => {
    checkNewKey(ids, claim.key, `claims[${index}].key`);
    const existing = byText.get(claim.text);
    const id = existing ?? context.newId();
    const { text, type = null, eventDate = null, tags = [], note = '' } = claim;
    if (existing === undefined) {
      insertClaim(db, id, { text, type, eventDate, tags: [...new Set(tags)], note }, context.now());
      byText.set(text, id);
      added += 1;
    } else {
      const before = getClaim(db, id);
      updateClaim(db, id, {
        text,
        type: before.type ?? type,
        eventDate: before.eventDate ?? eventDate,
        tags: [...new Set([...before.tags, ...tags])],
        note: before.note || note,
      });
    }
    if (claim.assessment && !findAssessment(db, id)) writeAssessment(db, id, assessmentOf(claim.assessment));
    ids.set(claim.key, id);
  });
  return { ids, added, alreadyThere: ids.size - added };
}

function assessmentOf({
  evidence,
  ...given
}: NonNullable<Marks['claims'][number]['assessment']>): Assessment {
  return {
    ...withPatch<Assessment>(noAssessment, given),
    evidence: (evidence ?? []).map(({ text, url }) => ({ text, url: url ?? null })),
  };
}
