import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskElectron, PrintedReport } from '#contract/electron-job.ts';
import type { CheckedExportOrder } from '#contract/report.ts';
import { Failure } from '#domain/failure.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { formatKind } from '#domain/report/export-formats.ts';
import type { ServiceContext } from '../services/context.ts';
import { type WrittenAs, writeOutput } from './write-export.ts';
import { zipped } from './zip.ts';

/** Where there is no Electron runtime. @throws Failure `export.failed` */
export const withoutElectron: AskElectron = () =>
  Promise.reject(
    new Failure(
      'export.failed',
      'This format is made by the Electron runtime, which is not at hand here. Export HTML and print that.',
      { rule: 'no-electron' },
    ),
  );

/** Told how far the work is, 0 to 1. */
export type OnProgress = (done: number) => void;

/** A file or folder that is not there yet. */
export type Temporary = { readonly path: string; readonly as: WrittenAs };

// What the Electron runtime does of an export takes many times as long as what it does it from.
const rendering = 0.1;

/** Progress of the rendering as a part of the whole: where the Electron runtime goes on from there, little of it. */
export function partOf({ format }: Pick<CheckedExportOrder, 'format'>, onProgress: OnProgress): OnProgress {
  const { needsElectron = false } = formatKind(format);
  return needsElectron ? (done) => onProgress(done * rendering) : onProgress;
}

/** How an export is rendered, here or in a thread, and who does what only the Electron runtime can. */
export type Makers = {
  /** Renders the files that come out of the case and gives their size in bytes. */
  readonly render: (temporary: Temporary) => Promise<number>;
  readonly askElectron: AskElectron;
  readonly signal: AbortSignal;
  /** Told how far the whole is while the Electron runtime is at work. */
  readonly onProgress: OnProgress;
};

/**
 * Makes an export, with what the Electron runtime has to do for it.
 * @returns the number of bytes written
 */
export async function makeExport(
  db: ServiceContext['db'],
  order: CheckedExportOrder,
  temporary: Temporary,
  { render, askElectron, signal, onProgress }: Makers,
): Promise<number> {
  if (order.format === 'pdf') {
    return inFolder(async (folder) => {
      const html = join(folder, 'report.html');
      await render({ path: html, as: 'file' });
      await askElectron(
        { kind: 'print', html, pdf: temporary.path, about: printedReport(db, order) },
        signal,
        (done) => {
          onProgress(rendering + (1 - rendering) * done);
        },
      );
      return statSync(temporary.path).size;
    });
  }
  if (order.format !== 'figures') return render(temporary);
  const draw = async (folder: string): Promise<void> => {
    await render({ path: folder, as: 'folder' });
    const drawings = readdirSync(folder).filter((name) => name.endsWith('.svg'));
    const pictures = drawings.toSorted().map((name) => ({
      svg: join(folder, name),
      png: join(folder, name.replace(/svg$/, 'png')),
    }));
    await askElectron({ kind: 'draw', pictures }, signal);
  };
  if (temporary.as === 'folder') {
    await draw(temporary.path);
    return filesIn(temporary.path).reduce((bytes, { path }) => bytes + statSync(path).size, 0);
  }
  return inFolder(async (folder) => {
    const drawn = join(folder, 'figures');
    await draw(drawn);
    const files = filesIn(drawn).map(({ name, path }) => ({ name, pieces: [readFileSync(path)] }));
    return writeOutput(temporary.path, { shape: 'file', pieces: zipped(files) });
  });
}

/** The files of a folder in the order of their names. */
function filesIn(folder: string): readonly { readonly name: string; readonly path: string }[] {
  const names = readdirSync(folder).toSorted();
  return names.map((name) => ({ name, path: join(folder, name) }));
}

function printedReport(
  db: ServiceContext['db'],
  { composition }: Pick<CheckedExportOrder, 'composition'>,
): PrintedReport {
  const { author, date, handling } = composition ?? composeFrom('full');
  return { author, handling, date: date ?? lastChange(db) };
}

function lastChange(db: ServiceContext['db']): string {
  const row = db
    .prepare<[], { readonly at: string }>(
      `SELECT coalesce((SELECT at FROM journal ORDER BY seq DESC LIMIT 1), created_at) AS at FROM case_info`,
    )
    .get();
  if (!row) throw new Error('The case has no case_info row.');
  return row.at;
}

/** Does some work with a folder that nobody else can read and that is gone afterwards. */
async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
