import type { ControlApi } from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { type CaseSession, createCaseSession, type Outside } from './case-session.ts';
import { exportCase, renderReportHtml } from './export/export-case.ts';
import { handlers } from './handlers.ts';
import { createSample } from './sample/create-sample.ts';
import { toResult } from './serve.ts';

/** A session on one case, with what main asks for beside: the sample case and exports. */
export type Core = CaseSession & {
  /** Builds the sample case from its folder at a path where nothing is yet, and opens it. */
  createSample(path: string, folder: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Writes the open case to a file; a PDF is printed by main from {@link Core.reportHtml}. */
  export(input: ControlApi['control.export']['input']): Promise<Result<{ path: string; bytes: number }>>;
  /** The report of the open case as one HTML text. */
  reportHtml(articleIds: readonly string[]): Promise<Result<{ html: string; title: string }>>;
};

/** Starts core with no case open. */
export function createCore(outside: Outside): Core {
  const session = createCaseSession(outside, handlers);
  return {
    ...session,
    createSample: async (path, folder, analyst) => {
      const made = await toResult('create sample', outside.log, () =>
        createSample(outside, { path, folder, analyst }),
      );
      return made.ok ? session.open(path, analyst) : made;
    },
    export: (request) =>
      session.read('export', (context) => exportCase({ ...context, newId: outside.newId }, request)),
    reportHtml: (articleIds) =>
      session.read('report', (context) => renderReportHtml(context, { articleIds })),
  };
}
