import type { Database } from 'better-sqlite3';
import type { ReportVersion, SavedReport, SavedReportSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import { statement } from './statements.ts';

type ReportRow = { id: string; name: string; composition: string; created_at: string };
type VersionRow = { number: number; composition: string; saved_at: string; note: string };

/** The reports of the case in the order in which they were made. */
export function listReports(db: Database): readonly SavedReportSummary[] {
  const sql = `SELECT id, name, created_at AS createdAt,
                      (SELECT count(*) FROM report_version WHERE report_id = report.id) AS versionCount
                 FROM report ORDER BY created_at, id`;
  return statement<[], SavedReportSummary>(db, sql).all();
}

/** The report with this id. @throws Failure `report.not-found` */
export function getReport(db: Database, id: string): SavedReport {
  const row = statement<[string], ReportRow>(db, 'SELECT * FROM report WHERE id = ?').get(id);
  if (!row) throw new Failure('report.not-found', 'This report is no longer in the case.', { id });
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    composition: readComposition(row.composition),
  };
}

/** Adds a report. */
export function insertReport(db: Database, { id, name, composition, createdAt }: SavedReport): void {
  const sql = 'INSERT INTO report (id, name, composition, created_at) VALUES (?, ?, ?, ?)';
  statement<[string, string, string, string]>(db, sql).run(id, name, JSON.stringify(composition), createdAt);
}

/** Puts another composition in place of what a report was. */
export function updateComposition(db: Database, id: string, composition: ReportComposition): void {
  const sql = 'UPDATE report SET composition = ? WHERE id = ?';
  statement<[string, string]>(db, sql).run(JSON.stringify(composition), id);
}

/** Gives a report another name. */
export function updateReportName(db: Database, id: string, name: string): void {
  statement<[string, string]>(db, 'UPDATE report SET name = ? WHERE id = ?').run(name, id);
}

/** Removes a report with its versions. */
export function deleteReport(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM report_version WHERE report_id = ?').run(id);
  statement<[string]>(db, 'DELETE FROM report WHERE id = ?').run(id);
}

/** The kept versions of a report, oldest first. */
export function listVersions(db: Database, reportId: string): readonly ReportVersion[] {
  const sql =
    'SELECT number, composition, saved_at, note FROM report_version WHERE report_id = ? ORDER BY number';
  return statement<[string], VersionRow>(db, sql)
    .all(reportId)
    .map((row) => ({
      number: row.number,
      savedAt: row.saved_at,
      note: row.note,
      composition: readComposition(row.composition),
    }));
}

/** Adds a version to a report. */
export function insertVersion(
  db: Database,
  reportId: string,
  { number, composition, savedAt, note }: ReportVersion,
): void {
  const sql =
    'INSERT INTO report_version (report_id, number, composition, saved_at, note) VALUES (?, ?, ?, ?, ?)';
  statement<[string, number, string, string, string]>(db, sql).run(
    reportId,
    number,
    JSON.stringify(composition),
    savedAt,
    note,
  );
}

/** Only what the contract has checked is ever written. */
function readComposition(json: string): ReportComposition {
  return JSON.parse(json) as ReportComposition;
}
