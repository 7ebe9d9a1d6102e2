import { Failure } from '#domain/failure.ts';
import { listReports } from '../db/report-rows.ts';
import type { ServiceContext } from './context.ts';

/**
 * Names that differ in case only are the same name, by which the command line finds a report.
 * @throws Failure `report.name-taken` when another report has the name.
 */
export function checkReportName(db: ServiceContext['db'], id: string | null, name: string): void {
  const taken = listReports(db).find((each) => each.id !== id && key(each.name) === key(name));
  if (taken) {
    throw new Failure(
      'report.name-taken',
      `There is a report “${taken.name}” in this case already. Choose another name.`,
      { name: taken.name, id: taken.id },
    );
  }
}

const key = (name: string): string => name.normalize('NFKC').toLowerCase();
