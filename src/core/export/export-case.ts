import type { ExportFormat } from '#contract/api.ts';
import { assertNever } from '#domain/assert-never.ts';
import { Failure } from '#domain/failure.ts';
import { buildReport } from '#domain/report/report.ts';
import type { ServiceContext } from '../services/context.ts';
import { renderCsv } from './csv.ts';
import { renderHtml, reportTitle } from './html.ts';
import { renderJson } from './json.ts';
import { type ExportContext, readCase } from './read-case.ts';
import type { DrawFigures } from './report-figures.ts';
import { type Written, writeExport } from './write-export.ts';

/** The formats that are text; a PDF is the HTML report, printed. */
export type TextFormat = Exclude<ExportFormat, 'pdf'>;

/** What is exported: all articles when none is named. */
export type ExportRequest = {
  readonly format: TextFormat;
  readonly articleIds: readonly string[];
  /** Draws the figures of an HTML report (see `loadFigures`); without it there are none. */
  readonly figures?: DrawFigures | undefined;
};

/**
 * Writes the case to a file.
 * @throws Failure as {@link writeExport}; `article.not-found` when a chosen article is not in the case.
 */
export function exportCase(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  { path, ...request }: ExportRequest & { readonly path: string },
): Written {
  return writeExport(context, path, renderChunks(context, request));
}

/** The whole export as one string, for standard output. */
export function renderExport(context: ExportContext, request: ExportRequest): string {
  return [...renderChunks(context, request)].join('');
}

/** The HTML report and its title, for printing: the same as the file, but without page numbers of its own. */
export function renderReportHtml(
  context: ExportContext,
  { articleIds, figures }: Pick<ExportRequest, 'articleIds' | 'figures'>,
): { readonly html: string; readonly title: string } {
  const report = buildReport(readCase(context, articleIds));
  return { html: [...renderHtml(report, 'print', figures)].join(''), title: reportTitle(report) };
}

function renderChunks(
  context: ExportContext,
  { format, articleIds, figures }: ExportRequest,
): Iterable<string> {
  const record = readCase(context, articleIds);
  switch (format) {
    case 'html':
      return renderHtml(buildReport(record), 'file', figures);
    case 'csv':
      return renderCsv(buildReport(record));
    case 'json': {
      const original = context.db.prepare<[string], { bytes: Buffer }>(
        'SELECT bytes FROM content WHERE sha256 = ?',
      );
      return renderJson(record, (sha256) => {
        const row = original.get(sha256);
        if (!row)
          throw new Failure('case.damaged', `The case has lost an original (SHA-256 ${sha256}).`, { sha256 });
        return row.bytes;
      });
    }
    default:
      return assertNever(format);
  }
}
