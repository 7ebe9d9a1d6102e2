import { extname, resolve } from 'node:path';
import { type ExportFormat, exportFormats } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { type ReportFigure, reportFigures } from '#domain/report/report-figures.ts';
import type { CaseSession } from '../core/case-session.ts';
import {
  exportCase,
  type ExportRequest,
  renderExport,
  renderReportHtml,
} from '../core/export/export-case.ts';
import { loadFigures } from '../core/export/report-figures.ts';
import { checkExportTarget } from '../core/export/write-export.ts';
import { valueOf } from '../core/result-value.ts';
import { type CliIo, plain, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import { type CaseChoice, operandsOf, withCase } from './open-case.ts';

/** The options of `export`. */
export type ExportOptions = CaseChoice & {
  readonly format?: string;
  readonly articles?: readonly string[];
  readonly output?: string;
  readonly figures?: readonly string[];
  readonly quiet?: boolean;
};

/** `export`: writes a report or the data to a file, or to standard output where that can be. */
export async function runExport(
  io: CliIo,
  words: readonly string[],
  options: ExportOptions,
  allWords: readonly string[],
): Promise<number> {
  const { casePath, rest } = operandsOf(words, options);
  if (rest.length > 0)
    throw new Failure('cli.usage', `“${rest[0]}” is too much: name articles with --articles.`);
  const output = options.output === '-' ? undefined : options.output;
  const format = formatOf(options.format, output);
  const chosen = figuresOf(options.figures, format);
  if (format === 'pdf' && output === undefined) {
    throw new Failure('cli.usage', 'A PDF needs a file: add -o FILE.pdf.');
  }
  if (format === 'pdf' && io.pdf.kind === 'relay') return io.pdf.run(allWords);
  return withCase(io, casePath, options, async (session) => {
    const articleIds = await chooseArticles(session, options.articles ?? []);
    const figures = await loadFigures(chosen);
    if (output === undefined) {
      const text = await session.read('export', (context) =>
        renderExport(context, { format: format as Exclude<ExportFormat, 'pdf'>, articleIds, figures }),
      );
      await write(io.stdout, valueOf(text));
      return exitCodes.done.code;
    }
    const path = resolve(output);
    const bytes = await writeFile(io, session, { format, articleIds, figures }, path);
    if (options.quiet !== true) await write(io.stdout, `${path}: ${bytes} bytes\n`);
    return exitCodes.done.code;
  });
}

async function writeFile(
  io: CliIo,
  session: CaseSession,
  { format, ...chosen }: Omit<ExportRequest, 'format'> & { readonly format: ExportFormat },
  path: string,
): Promise<number> {
  if (format !== 'pdf') {
    const written = await session.read('export', (context) =>
      exportCase(context, { format, ...chosen, path }),
    );
    return valueOf(written).bytes;
  }
  valueOf(await session.read('export', (context) => checkExportTarget(context, path)));
  if (io.pdf.kind !== 'print') throw new Error('There is no Electron to print with.');
  const { html } = valueOf(await session.read('export', (context) => renderReportHtml(context, chosen)));
  return io.pdf.print(html, path);
}

function formatOf(chosen: string | undefined, output: string | undefined): ExportFormat {
  const name = (chosen ?? extname(output ?? '').slice(1)).toLowerCase();
  const found = exportFormats.find((format) => format === name);
  if (found) return found;
  throw new Failure(
    'cli.usage',
    chosen === undefined
      ? `Name a format: --format ${exportFormats.join('|')}.`
      : `“${chosen}” is no format; choose one of ${exportFormats.join(', ')}.`,
  );
}

/** The figures named, all of them for `all`. */
function figuresOf(named: readonly string[] | undefined, format: ExportFormat): readonly ReportFigure[] {
  if (named === undefined) return [];
  if (format !== 'html' && format !== 'pdf')
    throw new Failure('cli.usage', `Figures are drawn into reports (html, pdf), not into ${format}.`);
  const unknown = named.find((name) => name !== 'all' && !reportFigures.some((figure) => figure === name));
  if (unknown !== undefined) {
    throw new Failure(
      'cli.usage',
      `“${plain(unknown)}” is no figure; choose of ${reportFigures.join(', ')}, or all.`,
    );
  }
  return reportFigures.filter((figure) => named.includes('all') || named.includes(figure));
}

/** The ids of articles named by id, file name or title; an empty list (all) when none is named. */
async function chooseArticles(session: CaseSession, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const articles = valueOf(await session.call('article.list', {}));
  return names.map((name) => {
    const fits = (article: ArticleSummary): boolean =>
      article.id === name || article.fileName === name || article.title === name;
    const [found, second] = articles.filter(fits);
    if (found && !second) return found.id;
    throw new Failure(
      'article.not-found',
      found
        ? `More than one article is called “${plain(name)}”; name it by its id (parallax list shows it).`
        : `The case has no article with the id, file name or title “${plain(name)}”; parallax list shows them.`,
      { name },
    );
  });
}
