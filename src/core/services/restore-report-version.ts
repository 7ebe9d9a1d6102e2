import type { CoreParsed } from '#contract/api.ts';
import type { SavedReport } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { getReport, insertVersion, listVersions, updateComposition } from '../db/report-rows.ts';
import { type Change, nowhere, type ServiceContext } from './context.ts';

/**
 * Makes a report what it was in a version. What it is now is kept as a version of its own with `note`, unless one says
 * the same already.
 * @throws Failure `report.not-found`, `report.version-not-found`.
 */
export function restoreReportVersion(
  { db, now }: ServiceContext,
  { reportId, number, note }: CoreParsed<'report.restore-version'>,
): Change<SavedReport> {
  const report = getReport(db, reportId);
  const versions = listVersions(db, reportId);
  const version = versions.find((each) => each.number === number);
  if (!version) {
    throw new Failure('report.version-not-found', 'This version of the report is no longer in the case.', {
      number,
    });
  }
  const { composition } = version;
  if (!versions.some((each) => isSame(each.composition, report.composition))) {
    insertVersion(db, reportId, {
      number: (versions.at(-1)?.number ?? 0) + 1,
      composition: report.composition,
      savedAt: now(),
      note,
    });
  }
  updateComposition(db, reportId, composition);
  return { output: { ...report, composition }, subject: report.name, focus: nowhere };
}

/** Both were written by the same schema, so that their fields come in one order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
