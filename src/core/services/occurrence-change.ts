import type { OccurrenceDetail } from '#contract/views.ts';
import { getOccurrence } from '../db/occurrence-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/** A change that is about one occurrence: answered with it, named by its claim, shown where its words stand. */
export function occurrenceChange({ db }: ServiceContext, id: string): Change<OccurrenceDetail> {
  const occurrence = getOccurrence(db, id);
  return {
    output: occurrence,
    subject: occurrence.claimText,
    focus: { articleId: occurrence.articleId, occurrenceId: occurrence.id, claimId: occurrence.claimId },
  };
}
