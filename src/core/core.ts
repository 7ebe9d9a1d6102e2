import type { ControlApi } from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { type CaseSession, createCaseSession, type Outside } from './case-session.ts';
import { exportCase, renderReportHtml } from './export/export-case.ts';
import { loadFigures } from './export/report-figures.ts';
import { saveFigure } from './export/save-figure.ts';
import type { Written } from './export/write-export.ts';
import { handlers } from './handlers.ts';
import { valueOf } from './result-value.ts';
import { createSample } from './sample/create-sample.ts';
import { toResult } from './serve.ts';

/** A session with all the requests of the contract, and what only main asks for. No method rejects. */
export type Core = CaseSession & {
  /** Makes the sample case at `path` from the folder of its articles and opens it. */
  createSample(path: string, folder: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Writes an export to a file. */
  export(order: ControlApi['control.export']['input']): Promise<Result<Written>>;
  /** Writes a figure to a file. */
  saveFigure(order: ControlApi['control.save-figure']['input']): Promise<Result<Written>>;
  /** The report as one HTML document, which main can print, and its title. */
  reportHtml(
    order: ControlApi['control.report-html']['input'],
  ): Promise<Result<{ readonly html: string; readonly title: string }>>;
};

/** Starts core with no case open. */
export function createCore(outside: Outside): Core {
  const session = createCaseSession(outside, handlers);
  return {
    ...session,
    createSample: (path, folder, analyst) =>
      toResult('create sample', outside.log, async () => {
        await createSample(outside, { path, folder, analyst });
        return valueOf(await session.open(path, analyst));
      }),
    export: ({ figures, ...order }) =>
      session.read('export', async (context) =>
        exportCase(context, { ...order, figures: await loadFigures(figures) }),
      ),
    saveFigure: (order) => session.read('figure', (context) => saveFigure(context, order)),
    reportHtml: ({ articleIds, figures }) =>
      session.read('report', async (context) =>
        renderReportHtml(context, { articleIds, figures: await loadFigures(figures) }),
      ),
  };
}
