import type { CoreParsed } from '#contract/api.ts';
import type { ReportVersion } from '#contract/views.ts';
import { getReport, insertVersion, listVersions } from '../db/report-rows.ts';
import { type Change, nowhere, type ServiceContext } from './context.ts';

/** Keeps a report as it is now as its next version. @throws Failure `report.not-found`. */
export function keepReportVersion(
  { db, now }: ServiceContext,
  { reportId, note }: CoreParsed<'report.keep-version'>,
): Change<ReportVersion> {
  const { name, composition } = getReport(db, reportId);
  const number = (listVersions(db, reportId).at(-1)?.number ?? 0) + 1;
  const version = { number, composition, savedAt: now(), note };
  insertVersion(db, reportId, version);
  return { output: version, subject: name, focus: nowhere };
}
