import type { CoreParsed } from '#contract/api.ts';
import { deleteReport, getReport } from '../db/report-rows.ts';
import { type Change, nowhere, type ServiceContext } from './context.ts';

/** Removes a report with its versions. @throws Failure `report.not-found`. */
export function removeReport(
  { db }: ServiceContext,
  { reportId }: CoreParsed<'report.remove'>,
): Change<null> {
  const { name } = getReport(db, reportId);
  deleteReport(db, reportId);
  return { output: null, subject: name, focus: nowhere };
}
