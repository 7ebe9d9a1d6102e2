import type { FigureFile } from '#contract/api.ts';
import type { ExportTarget, ExportWritten } from '#contract/report.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { ServiceContext } from '../services/context.ts';
import { csvStart, csvText } from './csv-text.ts';
import { writeExport, writeOutput } from './write-export.ts';

/**
 * Writes a figure, or the table behind it, to a file.
 * @throws Failure as {@link writeExport}
 */
export function saveFigure(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  file: FigureFile,
  target: ExportTarget,
): Promise<ExportWritten> {
  return writeExport(context, target, 'file', ({ path }) =>
    writeOutput(path, { shape: 'file', pieces: [contentOf(file)] }),
  );
}

function contentOf(file: FigureFile): string | Uint8Array {
  switch (file.format) {
    case 'svg':
      return file.drawing;
    case 'png':
      return file.bytes;
    case 'csv':
      return csvStart + csvText([file.table.head, ...file.table.rows]);
    default:
      return assertNever(file);
  }
}
