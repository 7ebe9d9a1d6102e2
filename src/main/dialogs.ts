import { basename, dirname, join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { ExportFormat } from '#contract/api.ts';
import { fileNameFrom, withExtension } from './file-name.ts';

// The dialogs are called on the module at call time, so that tests can answer in the analyst's place.

const caseFilter: FileFilter = { name: 'Parallax case', extensions: ['parallax'] };

const exportFilters: Readonly<Record<ExportFormat, FileFilter>> = {
  html: { name: 'Web page', extensions: ['html'] },
  pdf: { name: 'PDF document', extensions: ['pdf'] },
  csv: { name: 'Table (CSV)', extensions: ['csv'] },
  json: { name: 'Case as JSON', extensions: ['json'] },
};

/** Asks where to put a new case; null when cancelled. */
export function askNewCase(window: BrowserWindow): Promise<string | null> {
  return askWhere(window, {
    title: 'New Case',
    proposal: join(app.getPath('documents'), 'New case.parallax'),
    filter: caseFilter,
  });
}

/** Asks which case to open; null when cancelled. */
export async function askCaseToOpen(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open Case',
    filters: [caseFilter],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to put a copy of the case; null when cancelled. */
export function askCopy(window: BrowserWindow, casePath: string): Promise<string | null> {
  const name = `${basename(casePath, '.parallax')} copy.parallax`;
  return askWhere(window, {
    title: 'Save a Copy',
    proposal: join(dirname(casePath), name),
    filter: caseFilter,
  });
}

/** Asks where to put an export of the case; null when cancelled. */
export function askExport(
  window: BrowserWindow,
  format: ExportFormat,
  caseTitle: string,
  casePath: string,
): Promise<string | null> {
  return askWhere(window, {
    title: 'Export',
    proposal: join(dirname(casePath), `${fileNameFrom(caseTitle)}.${format}`),
    filter: exportFilters[format],
  });
}

type Where = { readonly title: string; readonly proposal: string; readonly filter: FileFilter };

async function askWhere(window: BrowserWindow, where: Where): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: where.title,
    defaultPath: where.proposal,
    filters: [where.filter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  const extension = where.filter.extensions[0] ?? '';
  return canceled || filePath === '' ? null : withExtension(filePath, extension);
}
