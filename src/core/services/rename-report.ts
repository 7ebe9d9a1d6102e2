import type { CoreParsed } from '#contract/api.ts';
import { getReport, updateReportName } from '../db/report-rows.ts';
import { type Change, nowhere, type ServiceContext } from './context.ts';
import { checkReportName } from './report-names.ts';

/** Gives a report another name. @throws Failure `report.not-found`, `report.name-taken`. */
export function renameReport(
  { db }: ServiceContext,
  { reportId, name }: CoreParsed<'report.rename'>,
): Change<null> {
  getReport(db, reportId);
  checkReportName(db, reportId, name);
  updateReportName(db, reportId, name);
  return { output: null, subject: name, focus: nowhere };
}
