import { extname, resolve } from 'node:path';
import type { ExportTarget } from '#contract/report.ts';
import { type CheckedExportOrder, exportOrder } from '#contract/report.ts';
import type { ArticleSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { composeFrom, type ReportTemplate, reportTemplates } from '#domain/report/composition.ts';
import { type ExportFormat, exportFormats, formatKind } from '#domain/report/export-formats.ts';
import type { CaseSession } from '../core/case-session.ts';
import { exportCase, renderPieces } from '../core/export/export-case.ts';
import { valueOf } from '../core/result-value.ts';
import { type CliIo, plain, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import { type CaseChoice, operandsOf, withCase } from './open-case.ts';

/** The options of `export`. */
export type ExportOptions = CaseChoice & {
  readonly format?: string;
  readonly articles?: readonly string[];
  readonly filter?: string;
  readonly template?: string;
  readonly output?: string;
  readonly replace?: boolean;
  readonly bom?: boolean;
  readonly suggested?: boolean;
  readonly quiet?: boolean;
};

/** `export`: writes a report or the data to a file or folder, or to standard output where that can be. */
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
  const template = templateOf(options.template, format);
  const { needsElectron = false } = formatKind(format);
  if (needsElectron && output === undefined) {
    throw new Failure('cli.usage', `${format} needs a file: add -o FILE.${formatKind(format).extension}.`);
  }
  const { electron } = io;
  if (needsElectron && electron.kind === 'relay') return electron.run(allWords);
  return withCase(io, casePath, options, async (session) => {
    const order = exportOrder.parse({
      format,
      scope: {
        filter: options.filter ?? '',
        articleIds: await chooseArticles(session, options.articles ?? []),
      },
      composition: template && composeFrom(template),
      options: { byteOrderMark: options.bom ?? true, suggested: options.suggested ?? false },
    });
    if (output === undefined) {
      valueOf(await session.read('export', ({ db }) => writeToStdout(io, db, order)));
      return exitCodes.done.code;
    }
    const path = resolve(output);
    const bytes = await writeTo(io, session, order, { path, replace: options.replace ?? false });
    if (options.quiet !== true) await write(io.stdout, `${path}: ${bytes} bytes\n`);
    return exitCodes.done.code;
  });
}

async function writeToStdout(
  io: CliIo,
  db: Parameters<typeof renderPieces>[0],
  order: CheckedExportOrder,
): Promise<void> {
  for await (const piece of await renderPieces(db, order)) {
    if (typeof piece !== 'number') await write(io.stdout, piece);
  }
}

async function writeTo(
  { electron, signal }: CliIo,
  session: CaseSession,
  order: CheckedExportOrder,
  target: ExportTarget,
): Promise<number> {
  const written = await session.read('export', (context) =>
    exportCase(context, order, target, {
      signal,
      ...(electron.kind === 'here' ? { askElectron: electron.ask } : {}),
    }),
  );
  return valueOf(written).bytes;
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

/** The template named; null for none. */
function templateOf(named: string | undefined, format: ExportFormat): ReportTemplate | null {
  if (named === undefined) return null;
  if (formatKind(format).kind === 'data')
    throw new Failure('cli.usage', `Templates are for reports, not for ${format}.`);
  const found = reportTemplates.find((template) => template === named);
  if (found) return found;
  throw new Failure(
    'cli.usage',
    `“${plain(named)}” is no template; choose one of ${reportTemplates.join(', ')}.`,
  );
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
