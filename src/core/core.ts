import type { ExportFormat } from '#contract/api.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { type CaseSession, createCaseSession, type Outside } from './case-session.ts';
import { exportCase, renderReportHtml } from './export/export-case.ts';
import { handlers } from './handlers.ts';
import { valueOf } from './result-value.ts';
import { createSample } from './sample/create-sample.ts';
import { toResult } from './serve.ts';

/** What to export, and where to. No articles means all. */
export type ExportOrder = {
  readonly format: ExportFormat;
  readonly articleIds: readonly string[];
  readonly path: string;
};

/** A session with all the requests of the contract, and what only main asks for. No method rejects. */
export type Core = CaseSession & {
  /** Makes the sample case at `path` from the folder of its articles and opens it. */
  createSample(path: string, folder: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Writes an export to a file. For pdf only main can print what {@link Core.reportHtml} gives. */
  export(order: ExportOrder): Promise<Result<{ readonly path: string; readonly bytes: number }>>;
  /** The report as one HTML document, and its title. */
  reportHtml(
    articleIds: readonly string[],
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
    export: ({ format, articleIds, path }) =>
      session.read('export', (context) => {
        if (format === 'pdf') {
          throw new Failure('export.failed', 'A PDF is printed from the HTML report; core cannot print.', {
            format,
          });
        }
        return exportCase(context, { format, articleIds, path });
      }),
    reportHtml: (articleIds) =>
      session.read('report', (context) => renderReportHtml(context, { articleIds })),
  };
}
