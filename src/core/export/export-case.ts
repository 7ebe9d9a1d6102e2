import fs from 'node:fs';
import { basename, dirname } from 'node:path';
import type { ExportFormat } from '#contract/api.ts';
import { assertNever } from '#domain/assert-never.ts';
import { Failure } from '#domain/failure.ts';
import { buildReport } from '#domain/report/report.ts';
import { placeReplacing, temporaryName } from '../db/place-file.ts';
import { errorCode } from '../db/sqlite-failure.ts';
import type { ServiceContext } from '../services/context.ts';
import { renderCsv } from './csv.ts';
import { renderHtml, reportTitle } from './html.ts';
import { renderJson } from './json.ts';
import { type ExportContext, readCase } from './read-case.ts';

/** The formats that are text; a PDF is the HTML report, printed. */
export type TextFormat = Exclude<ExportFormat, 'pdf'>;

/** What is exported: all articles when none is named. */
export type ExportRequest = { readonly format: TextFormat; readonly articleIds: readonly string[] };

/**
 * Writes the case to a file. The file comes into being under another name in the same folder and replaces what had its
 * name only when it is complete and on the disk.
 * @returns the path and the size in bytes.
 * @throws Failure `disk.full`, `case.cannot-write` or `export.failed`; nothing is left behind, a file that was there
 * before is as it was. `article.not-found` when a chosen article is not in the case.
 */
export function exportCase(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  { path, ...request }: ExportRequest & { readonly path: string },
): { readonly path: string; readonly bytes: number } {
  const chunks = renderChunks(context, request);
  try {
    checkExportTarget(context, path);
    const temporary = temporaryName(path, context.newId);
    try {
      const bytes = writeNew(temporary, chunks);
      placeReplacing(temporary, path);
      return { path, bytes };
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  } catch (error) {
    throw exportFailure(error, path);
  }
}

/** The whole export as one string, for standard output. */
export function renderExport(context: ExportContext, request: ExportRequest): string {
  return [...renderChunks(context, request)].join('');
}

/** The HTML report and its title, for printing: the same as the file, but without page numbers of its own. */
export function renderReportHtml(
  context: ExportContext,
  { articleIds }: Pick<ExportRequest, 'articleIds'>,
): { readonly html: string; readonly title: string } {
  const report = buildReport(readCase(context, articleIds));
  return { html: [...renderHtml(report, 'print')].join(''), title: reportTitle(report) };
}

function renderChunks(context: ExportContext, { format, articleIds }: ExportRequest): Iterable<string> {
  const record = readCase(context, articleIds);
  switch (format) {
    case 'html':
      return renderHtml(buildReport(record), 'file');
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

/**
 * Checks that an export may be written to a place: its folder is there, and a name that is taken is neither the case
 * itself nor anything but an ordinary file.
 * @throws Failure `export.failed`
 */
export function checkExportTarget({ db }: Pick<ServiceContext, 'db'>, path: string): void {
  if (!fs.statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure('export.failed', `There is no folder “${dirname(path)}”. Make it or choose another.`, {
      path,
    });
  }
  const target = fs.statSync(path, { throwIfNoEntry: false });
  if (!target) return;
  if (!target.isFile()) {
    throw new Failure(
      'export.failed',
      `“${basename(path)}” is not an ordinary file, so it was not replaced. Choose another name.`,
      { path },
    );
  }
  const own = fs.statSync(db.name, { throwIfNoEntry: false });
  if (own && own.ino === target.ino && own.dev === target.dev) {
    throw new Failure('export.failed', `“${basename(path)}” is the open case itself. Choose another name.`, {
      path,
    });
  }
}

// One write a chunk would be a system call for each table row.
const bufferSize = 256 * 1024;

function writeNew(path: string, chunks: Iterable<string>): number {
  const file = fs.openSync(path, 'wx');
  try {
    let bytes = 0;
    let waiting: string[] = [];
    let waitingLength = 0;
    const flush = (): void => {
      const buffer = Buffer.from(waiting.join(''), 'utf8');
      for (let at = 0; at < buffer.length;) at += fs.writeSync(file, buffer, at);
      bytes += buffer.length;
      waiting = [];
      waitingLength = 0;
    };
    for (const chunk of chunks) {
      waiting.push(chunk);
      waitingLength += chunk.length;
      if (waitingLength >= bufferSize) flush();
    }
    flush();
    return bytes;
  } finally {
    fs.closeSync(file);
  }
}

function exportFailure(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof Failure || code === null || code.startsWith('SQLITE')) return error;
  const name = basename(path);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk.full',
      `The disk is full, so “${name}” was not written. Make room or choose another disk.`,
      {
        path,
      },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure(
      'case.cannot-write',
      `“${name}” cannot be written in that folder: it may not be changed. Choose another folder.`,
      { path },
    );
  }
  const reason = (error as Error).message;
  return new Failure('export.failed', `“${name}” could not be written: ${reason}. Choose another place.`, {
    path,
    reason,
  });
}
