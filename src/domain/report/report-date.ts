import type { CaseRecord } from './case-record.ts';
import type { ReportComposition } from './composition.ts';

/** The ISO date a report bears: the one chosen, else that of the last change to the case. */
export function reportDate(
  { date }: Pick<ReportComposition, 'date'>,
  { changedAt }: Pick<CaseRecord, 'changedAt'>,
): string {
  return date ?? changedAt.slice(0, 10);
}
