import type { ExportTarget, ExportWritten } from '#contract/report.ts';
import { type CheckedExportOrder, exportOrder, type ExportOrder } from '#contract/report.ts';
import type { FigureFile } from '#contract/api.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { type CaseSession, createCaseSession, type Outside } from './case-session.ts';
import type { Renderer, Rendering } from './export/job.ts';
import { saveFigure } from './export/save-figure.ts';
import { checkExportTarget, writeExport, writtenAs } from './export/write-export.ts';
import { handlers } from './handlers.ts';
import { valueOf } from './result-value.ts';
import { createSample } from './sample/create-sample.ts';
import { toResult } from './serve.ts';

/** A session with all the requests of the contract, and what only main asks for. No method rejects. */
export type Core = CaseSession & {
  /** Makes the sample case at `path` from the folder of its articles and opens it. */
  createSample(path: string, folder: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Writes an export to its place; the case can be worked on meanwhile. A case that is closed takes its exports with it. */
  export(order: ExportOrder, target: ExportTarget): Promise<Result<ExportWritten>>;
  /** Checks that a file that is made elsewhere may be written to a place. */
  checkTarget(target: ExportTarget): Promise<Result<null>>;
  /** Writes a figure to a file. */
  saveFigure(file: FigureFile, target: ExportTarget): Promise<Result<ExportWritten>>;
};

/** Starts core with no case open. `render` renders exports away from it. */
export function createCore(outside: Outside, render: Renderer): Core {
  const session = createCaseSession(outside, handlers);
  const underWay = new Set<Rendering>();

  async function writeInWorker(order: CheckedExportOrder, target: ExportTarget): Promise<ExportWritten> {
    const { db, newId, works, casePath } = valueOf(
      await session.read('export', (context) => ({ ...context, casePath: context.openCase.path })),
    );
    return writeExport({ db, newId }, target, writtenAs(order.format, target.path), async (temporary) => {
      const rendering = render({ casePath, order, temporary }, (done) => {
        work.at(done);
      });
      const work = works.begin('report.export', rendering.cancel);
      underWay.add(rendering);
      try {
        return await rendering.bytes;
      } finally {
        underWay.delete(rendering);
        work.end();
      }
    });
  }

  /** Nobody may read a case that is to be left as one whole file. */
  async function endExports(): Promise<void> {
    await Promise.all(
      [...underWay].map(async ({ bytes, cancel }) => {
        cancel();
        await bytes.catch(() => undefined);
      }),
    );
  }

  return {
    ...session,
    open: async (path, analyst) => {
      await endExports();
      return session.open(path, analyst);
    },
    create: async (path, title, analyst) => {
      await endExports();
      return session.create(path, title, analyst);
    },
    close: async () => {
      await endExports();
      return session.close();
    },
    createSample: (path, folder, analyst) =>
      toResult('create sample', outside.log, async () => {
        await endExports();
        await createSample(outside, { path, folder, analyst });
        return valueOf(await session.open(path, analyst));
      }),
    export: (order, target) =>
      toResult('export', outside.log, () => writeInWorker(exportOrder.parse(order), target)),
    checkTarget: (target) =>
      session.read('export', (context) => {
        checkExportTarget(context, target, 'file');
        return null;
      }),
    saveFigure: (file, target) => session.read('figure', (context) => saveFigure(context, file, target)),
  };
}
