import { basename } from 'node:path';
import type { DataPreview } from '#contract/views.ts';
import { planData } from '../ingest/data/plan/plan-data.ts';
import type { HandlerContext } from '../handler.ts';
import { stretch } from '../works.ts';
import { takesTitle } from './import-data.ts';
import { readDataFile } from './read-data-file.ts';

/**
 * Says what importing a file of data would do.
 * @throws Failure as {@link readDataFile}; `request.cancelled`.
 */
export async function previewData(
  context: Pick<HandlerContext, 'db' | 'newId' | 'now' | 'works' | 'nextTurn'>,
  path: string,
): Promise<DataPreview> {
  const { data, remarks, format } = await readDataFile(context, path);
  const work = context.works.begin('data.preview');
  try {
    const steps = planData(context.db, data);
    let step = steps.next();
    for (let listened = performance.now(); !step.done; step = steps.next()) {
      if (performance.now() - listened < stretch) continue;
      work.at(step.value);
      await context.nextTurn();
      listened = performance.now();
    }
    const { title, counts } = step.value;
    return {
      fileName: basename(path),
      format,
      title,
      takesTitle: takesTitle(context.db, title),
      counts,
      remarks,
    };
  } finally {
    work.end();
  }
}
