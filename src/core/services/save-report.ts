import type { CoreParsed } from '#contract/api.ts';
import type { SavedReport } from '#contract/views.ts';
import { getReport, insertReport, updateComposition } from '../db/report-rows.ts';
import { type Change, nowhere, type ServiceContext } from './context.ts';
import { checkReportName } from './report-names.ts';

/**
 * Keeps a report anew under a name, or what one has become; several saves of one report in a row are one change.
 * @throws Failure `report.not-found`, `report.name-taken`.
 */
export function saveReport(
  { db, newId, now }: ServiceContext,
  input: CoreParsed<'report.save'>,
): Change<SavedReport> {
  const { reportId, composition } = input;
  if (reportId === null) {
    checkReportName(db, null, input.name);
    const report = { id: newId(), name: input.name, composition, createdAt: now() };
    insertReport(db, report);
    return { output: report, subject: report.name, focus: nowhere };
  }
  const report = getReport(db, reportId);
  updateComposition(db, reportId, composition);
  return { output: { ...report, composition }, subject: report.name, focus: nowhere, continues: true };
}
