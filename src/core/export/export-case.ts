import type { ExportTarget, ExportWritten } from '#contract/report.ts';
import type { CheckedExportOrder } from '#contract/report.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { Failure } from '#domain/failure.ts';
import type { AskElectron } from '#contract/electron-job.ts';
import type { ServiceContext } from '../services/context.ts';
import type { ExportSource, Pieces } from './format.ts';
import { formatWriters } from './formats.ts';
import { makeExport, partOf, type Temporary, withoutElectron, type OnProgress } from './make-export.ts';
import { paced, pacedFiles } from './paced.ts';
import { readCase } from './read-case.ts';
import { type Output, writeExport, writeOutput, writtenAs } from './write-export.ts';
import { zipped } from './zip.ts';

/** What an export needs beside the case: the Electron runtime for some formats, and a way to stop it. */
export type Outside = {
  readonly askElectron?: AskElectron;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
};

/**
 * Writes an export to its place.
 * @throws Failure as {@link writeExport}; `article.not-found` when a chosen article is not in the case,
 *   `request.invalid` when a part of the filter cannot be understood.
 */
export function exportCase(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  order: CheckedExportOrder,
  target: ExportTarget,
  {
    askElectron = withoutElectron,
    signal = new AbortController().signal,
    onProgress = () => undefined,
  }: Outside = {},
): Promise<ExportWritten> {
  return writeExport(context, target, writtenAs(order.format, target.path), (temporary) =>
    makeExport(context.db, order, temporary, {
      render: (rendered) =>
        renderTo(context.db, order, rendered, { signal, onProgress: partOf(order, onProgress) }),
      askElectron,
      signal,
      onProgress,
    }),
  );
}

/**
 * Renders an export into a file or folder that is not there yet.
 * @returns the number of bytes written
 */
export async function renderTo(
  db: ServiceContext['db'],
  order: CheckedExportOrder,
  temporary: Temporary,
  { signal, onProgress }: Pick<Outside, 'signal' | 'onProgress'> = {},
): Promise<number> {
  const output = stoppable(await outputOf(db, order), signal);
  const whole: Output =
    output.shape === 'files' && temporary.as === 'file'
      ? { shape: 'file', pieces: zipped(output.files) }
      : output;
  return writeOutput(temporary.path, whole, onProgress);
}

/** An export as one stream, for standard output: several files come as a zip of them. */
export async function renderPieces(
  db: ServiceContext['db'],
  order: CheckedExportOrder,
  signal?: AbortSignal,
): Promise<Pieces> {
  const output = stoppable(await outputOf(db, order), signal);
  return output.shape === 'file' ? output.pieces : zipped(output.files);
}

function stoppable(output: Output, signal: AbortSignal | undefined): Output {
  if (!signal) return output;
  return output.shape === 'file'
    ? { shape: 'file', pieces: paced(output.pieces, signal) }
    : { shape: 'files', files: pacedFiles(output.files, signal) };
}

async function outputOf(db: ServiceContext['db'], order: CheckedExportOrder): Promise<Output> {
  const writer = await formatWriters[order.format]();
  const source = readSource(db, order);
  return writer.shape === 'file'
    ? { shape: 'file', pieces: writer.write(source) }
    : { shape: 'files', files: writer.files(source) };
}

/** Reads what an export is made of, in one snapshot. */
export function readSource(
  db: ServiceContext['db'],
  { scope, composition, options }: Pick<CheckedExportOrder, 'scope' | 'composition' | 'options'>,
): ExportSource {
  const original = db.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM content WHERE sha256 = ?');
  return {
    db,
    record: readCase({ db }, scope),
    scope,
    composition: composition ?? composeFrom('full'),
    options,
    readOriginal: (sha256) => {
      const row = original.get(sha256);
      if (!row)
        throw new Failure('case.damaged', `The case has lost an original (SHA-256 ${sha256}).`, { sha256 });
      return row.bytes;
    },
  };
}
