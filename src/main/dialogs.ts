import { basename, dirname, join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { ExportFormat, FigureFile } from '#contract/api.ts';
import type { MainWords } from './strings.ts';
import { fileNameFrom, withExtension } from './file-name.ts';

// The dialogs are called on the module at call time, so that tests can answer in the analyst's place.

const caseFilter = (words: MainWords): FileFilter => ({ name: words.caseFiles, extensions: ['parallax'] });

/** Asks where to put a new case; null when cancelled. */
export function askNewCase(window: BrowserWindow, words: MainWords): Promise<string | null> {
  return askWhere(window, {
    title: words.newCaseTitle,
    proposal: join(app.getPath('documents'), `${words.newCaseName}.parallax`),
    filter: caseFilter(words),
  });
}

/** Asks which case to open; null when cancelled. */
export async function askCaseToOpen(window: BrowserWindow, words: MainWords): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.openCaseTitle,
    filters: [caseFilter(words)],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to put a copy of the case; null when cancelled. */
export function askCopy(window: BrowserWindow, words: MainWords, casePath: string): Promise<string | null> {
  const name = `${words.copyName.replace('{name}', () => basename(casePath, '.parallax'))}.parallax`;
  return askWhere(window, {
    title: words.saveCopyTitle,
    proposal: join(dirname(casePath), name),
    filter: caseFilter(words),
  });
}

/** Asks where to put an export of the case; null when cancelled. */
export function askExport(
  window: BrowserWindow,
  words: MainWords,
  format: ExportFormat,
  caseTitle: string,
  casePath: string,
): Promise<string | null> {
  return askWhere(window, {
    title: words.exportTitle,
    proposal: join(dirname(casePath), `${fileNameFrom(caseTitle)}.${format}`),
    filter: { name: words[`${format}Files`], extensions: [format] },
  });
}

/** Asks where to put a figure, or the table behind it; null when cancelled. */
export function askFigure(
  window: BrowserWindow,
  words: MainWords,
  format: FigureFile['format'],
  name: string,
  casePath: string,
): Promise<string | null> {
  return askWhere(window, {
    title: words.saveFigureTitle,
    proposal: join(dirname(casePath), `${fileNameFrom(name)}.${format}`),
    filter: { name: words[`${format}Files`], extensions: [format] },
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
