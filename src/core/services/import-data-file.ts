import type { DataImported } from '#contract/views.ts';
import type { CaseSession } from '../case-session.ts';
import { valueOf } from '../result-value.ts';
import { importData } from './import-data.ts';
import { readDataFile } from './read-data-file.ts';

/**
 * Puts all that a file of data holds into the open case as one change, or nothing of it.
 * @throws Failure as `readDataFile` and `importData`; `request.cancelled`.
 */
export async function importDataFile(
  session: Pick<CaseSession, 'read' | 'change'>,
  path: string,
): Promise<DataImported> {
  const { data, remarks } = valueOf(
    await session.read('data.import', (context) => readDataFile(context, path)),
  );
  const counts = valueOf(await session.change('data.import', (context) => importData(context, data)));
  return { counts, remarks };
}
