import type { FigureFile } from '#contract/api.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { ServiceContext } from '../services/context.ts';
import { csvStart, csvText } from './csv-text.ts';
import { type Written, writeExport } from './write-export.ts';

/**
 * Writes a figure, or the table behind it, to a file.
 * @throws Failure as {@link writeExport}
 */
export function saveFigure(
  context: Pick<ServiceContext, 'db' | 'newId'>,
  { file, path }: { readonly file: FigureFile; readonly path: string },
): Written {
  return writeExport(context, path, [contentOf(file)]);
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
