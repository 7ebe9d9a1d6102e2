import { readFile } from 'node:fs/promises';
import type { ExportTarget, ExportWritten, ReportFacts } from '#contract/report.ts';
import { type CheckedExportOrder, exportOrder, type ExportOrder } from '#contract/report.ts';
import type { FigureFile } from '#contract/api.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo, DataImported, DataPreview } from '#contract/views.ts';
import { type CaseSession, createCaseSession, type Outside } from './case-session.ts';
import type { AskElectron } from '#contract/electron-job.ts';
import { factsPath } from './export/facts-path.ts';
import type { Renderer, Rendering } from './export/job.ts';
import { saveFigure } from './export/save-figure.ts';
import { makeExport, partOf, withoutElectron } from './export/make-export.ts';
import { writeExport, writtenAs } from './export/write-export.ts';
import { handlers } from './handlers.ts';
import { valueOf } from './result-value.ts';
import { createSample } from './sample/create-sample.ts';
import { toResult } from './serve.ts';
import { importDataFile } from './services/import-data-file.ts';
import { previewData } from './services/preview-data.ts';

/** A session with all the requests of the contract, and what only main asks for. No method rejects. */
export type Core = CaseSession & {
  /** Makes the sample case at `path` from the folder of its articles and opens it. */
  createSample(path: string, folder: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Writes an export to its place; the case can be worked on meanwhile. A case that is closed takes its exports with it. */
  export(order: ExportOrder, target: ExportTarget): Promise<Result<ExportWritten>>;
  /** Says what importing a file of data would do. */
  previewData(path: string): Promise<Result<DataPreview>>;
  /** Imports a file of data as one change of the case. */
  importData(path: string): Promise<Result<DataImported>>;
  /** Writes what the composer shows to a path; a later one cancels it. */
  preview(order: ExportOrder, path: string): Promise<Result<ReportFacts>>;
  /** Writes a figure to a file. */
  saveFigure(file: FigureFile, target: ExportTarget): Promise<Result<ExportWritten>>;
};

/** An export that is being made. */
type UnderWay = { readonly making: Promise<number>; readonly cancel: () => void };

/** Starts core with no case open. `render` renders exports away from it, `askElectron` does what only that runtime can. */
export function createCore(
  outside: Outside,
  render: Renderer,
  askElectron: AskElectron = withoutElectron,
): Core {
  const session = createCaseSession(outside, handlers);
  const underWay = new Set<UnderWay>();

  async function writeInWorker(order: CheckedExportOrder, target: ExportTarget): Promise<ExportWritten> {
    const { db, newId, works, casePath } = valueOf(
      await session.read('export', (context) => ({ ...context, casePath: context.openCase.path })),
    );
    return writeExport({ db, newId }, target, writtenAs(order.format, target.path), async (temporary) => {
      const stop = new AbortController();
      const cancel = (): void => {
        stop.abort();
      };
      const work = works.begin('report.export', cancel);
      const making = makeExport(db, order, temporary, {
        render: (rendered) => {
          const tell = partOf(order, (done) => {
            work.at(done);
          });
          const rendering = render({ casePath, order, temporary: rendered }, tell);
          stop.signal.addEventListener('abort', rendering.cancel);
          return rendering.bytes;
        },
        askElectron,
        signal: stop.signal,
        onProgress: (done) => {
          work.at(done);
        },
      });
      const own = { making, cancel };
      underWay.add(own);
      try {
        return await making;
      } finally {
        underWay.delete(own);
        work.end();
      }
    });
  }

  let previewing: Rendering | null = null;

  async function renderPreviewTo(order: CheckedExportOrder, path: string): Promise<ReportFacts> {
    const casePath = valueOf(await session.read('preview', ({ openCase }) => openCase.path));
    previewing?.cancel();
    const rendering = render(
      { casePath, order, temporary: { path, as: 'file' }, preview: true },
      () => undefined,
    );
    previewing = rendering;
    const own = { making: rendering.bytes, cancel: rendering.cancel };
    underWay.add(own);
    try {
      await rendering.bytes;
    } finally {
      underWay.delete(own);
      if (previewing === rendering) previewing = null;
    }
    // Written by `renderPreview`.
    return JSON.parse(await readFile(factsPath(path), 'utf8')) as ReportFacts;
  }

  /** Nobody may read a case that is to be left as one whole file. */
  async function endExports(): Promise<void> {
    await Promise.all(
      [...underWay].map(async ({ making, cancel }) => {
        cancel();
        await making.catch(() => undefined);
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
    previewData: (path) => session.read('data.preview', (context) => previewData(context, path)),
    importData: (path) => toResult('data.import', outside.log, () => importDataFile(session, path)),
    preview: (order, path) =>
      toResult('preview', outside.log, () => renderPreviewTo(exportOrder.parse(order), path)),
    saveFigure: (file, target) => session.read('figure', (context) => saveFigure(context, file, target)),
  };
}
