import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { type CheckedExportOrder, exportOrder } from '#contract/report.ts';
import { Failure } from '#domain/failure.ts';
import { type ExportFormat, exportFormats, formatKind } from '#domain/report/export-formats.ts';
import type { CaseSession } from '../core/case-session.ts';
import { exportCase, type Outside, renderPieces } from '../core/export/export-case.ts';
import { valueOf } from '../core/result-value.ts';
import { type CliIo, plain, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import { chooseArticles, chooseReport, type CompositionOptions, templateOf } from './export-choices.ts';
import { type CaseChoice, operandsOf, withCase } from './open-case.ts';
import { createProgress, type Progress } from './progress.ts';

/** The options of `export`. */
export type ExportOptions = CaseChoice &
  CompositionOptions & {
    readonly format?: string;
    readonly articles?: readonly string[];
    readonly filter?: string;
    readonly output?: string;
    readonly replace?: boolean;
    readonly bom?: boolean;
    readonly quiet?: boolean;
  };

/** What takes less than this, in milliseconds, shows no progress: where a person watches, and in a log. */
const unshown = { watched: 500, logged: 10_000 };

/** `export`: writes a report or the data to a file or folder, or to standard output. */
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
  const { kind, needsElectron = false } = formatKind(format);
  const template = templateOf(options, format);
  if (needsElectron && io.electron.kind === 'relay') return io.electron.run(allWords);
  const progress = createProgress(io.stderr, options.quiet === true);
  const outside = outsideOf(io, progress, output === undefined ? format : basename(output));
  return withCase(io, casePath, options, async (session) => {
    const report = await chooseReport(session, options, format, template);
    const articleIds = await chooseArticles(session, options.articles ?? []);
    const order = exportOrder.parse({
      format,
      // A report that is kept says what of the case it is about, unless something else is said here.
      scope: {
        filter: options.filter ?? report?.scope.filter ?? '',
        articleIds: options.articles ? articleIds : (report?.scope.articleIds ?? []),
      },
      composition: report,
      options: {
        byteOrderMark: options.bom ?? true,
        suggested: kind === 'data' && options.suggested === true,
      },
    });
    try {
      if (output === undefined) {
        await (needsElectron
          ? throughFile(io, session, order, outside)
          : toStdout(io, session, order, outside));
        progress.clear();
        return exitCodes.done.code;
      }
      const target = { path: resolve(output), replace: options.replace ?? false };
      const written = valueOf(
        await session.read('export', (context) => exportCase(context, order, target, outside)),
      );
      progress.clear();
      if (options.quiet !== true) await write(io.stdout, `${written.path}: ${written.bytes} bytes\n`);
      return exitCodes.done.code;
    } catch (error) {
      progress.clear();
      throw withOption(error);
    }
  });
}

function outsideOf({ electron, signal, stderr }: CliIo, progress: Progress, what: string): Outside {
  const began = performance.now();
  const quietFor = stderr.isTTY === true ? unshown.watched : unshown.logged;
  return {
    signal,
    ...(electron.kind === 'here' && { askElectron: electron.ask }),
    onProgress: (done) => {
      if (performance.now() - began >= quietFor) progress.share(done, what);
    },
  };
}

async function toStdout(
  io: CliIo,
  session: CaseSession,
  order: CheckedExportOrder,
  { onProgress }: Outside,
): Promise<void> {
  valueOf(
    await session.read('export', async ({ db }) => {
      for await (const piece of await renderPieces(db, order, io.signal)) {
        if (typeof piece === 'number') onProgress?.(piece);
        else await write(io.stdout, piece);
      }
    }),
  );
}

/** What is made as a file, and only so, goes to standard output from one that nobody else can read and that is gone after. */
async function throughFile(
  io: CliIo,
  session: CaseSession,
  order: CheckedExportOrder,
  outside: Outside,
): Promise<void> {
  const { shape, extension } = formatKind(order.format);
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  try {
    const path = join(folder, `export.${shape === 'files' ? 'zip' : extension}`);
    valueOf(
      await session.read('export', (context) =>
        exportCase(context, order, { path, replace: false }, outside),
      ),
    );
    for await (const piece of createReadStream(path)) await write(io.stdout, piece as Uint8Array);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Here it is an option that allows a file to be replaced. */
function withOption(error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== 'export.exists' || error.params['rule'] !== 'file')
    return error;
  const name = basename(String(error.params['path']));
  return new Failure(
    'export.exists',
    `There is already a file “${name}” in that folder. Choose another name, or add --replace.`,
    error.params,
  );
}

function formatOf(chosen: string | undefined, output: string | undefined): ExportFormat {
  const ending = extname(output ?? '')
    .slice(1)
    .toLowerCase();
  const name = (chosen ?? ending).toLowerCase();
  const found = exportFormats.find((format) => format === name);
  if (found) return found;
  const all = exportFormats.join(', ');
  if (chosen !== undefined)
    throw new Failure('cli.usage', `“${plain(chosen)}” is no format; choose one of ${all}.`);
  const fitting = exportFormats.filter((format) => ending !== '' && formatKind(format).extension === ending);
  const [only, another] = fitting;
  if (only && !another) return only;
  throw new Failure(
    'cli.usage',
    another
      ? `Several formats end in .${ending}; name one: --format ${fitting.join('|')}.`
      : `Name a format with --format: ${all}.`,
  );
}
