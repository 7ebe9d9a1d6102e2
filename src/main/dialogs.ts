import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { FigureFile } from '#contract/api.ts';
import type { ExportTarget } from '#contract/report.ts';
import { dataExtensions } from '#domain/data-files.ts';
import { type ExportFormat, formatKind } from '#domain/report/export-formats.ts';
import type { MainWords } from './strings.ts';
import { fileNameFrom, withExtension } from '#domain/file-name.ts';

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

/** Asks which file of data to import; null when cancelled. */
export async function askData(window: BrowserWindow, words: MainWords): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.importDataTitle,
    filters: [{ name: words.dataFiles, extensions: [...dataExtensions] }],
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

/** What is to be exported, for the dialog that asks where. */
type Exported = {
  readonly format: ExportFormat;
  readonly zipped: boolean;
  /** What it is called; the name of the file is made from it. */
  readonly name: string;
  readonly casePath: string;
};

/** Asks where to put an export of the case; null when cancelled. */
export function askExport(
  window: BrowserWindow,
  words: MainWords,
  { format, zipped, name, casePath }: Exported,
): Promise<ExportTarget | null> {
  const { shape, extension } = formatKind(format);
  const own = join(dirname(casePath), fileNameFrom(name));
  if (shape === 'files' && !zipped) {
    return askTarget(window, words, { title: words.exportTitle, proposal: `${own} ${format}`, filter: null });
  }
  const ending = shape === 'files' ? 'zip' : extension;
  return askTarget(window, words, {
    title: words.exportTitle,
    proposal: shape === 'files' ? `${own} ${format}.zip` : `${own}.${ending}`,
    filter: { name: words[`${format}Files`], extensions: [ending] },
  });
}

/** Asks where to put a figure, or the table behind it; null when cancelled. */
export function askFigure(
  window: BrowserWindow,
  words: MainWords,
  format: FigureFile['format'],
  name: string,
  casePath: string,
): Promise<ExportTarget | null> {
  return askTarget(window, words, {
    title: words.saveFigureTitle,
    proposal: join(dirname(casePath), `${fileNameFrom(name)}.${format}`),
    filter: { name: words[`${format}Files`], extensions: [format] },
  });
}

/** Where the dialog begins; without a filter what is written is a folder and its name has no ending. */
type Where = { readonly title: string; readonly proposal: string; readonly filter: FileFilter | null };

/** Asks for a place. The dialog asks itself before it gives a name that is taken; one that became so by its ending is asked for here. */
async function askTarget(
  window: BrowserWindow,
  words: MainWords,
  where: Where,
): Promise<ExportTarget | null> {
  for (let proposal = where.proposal; ;) {
    const asked = await askChosen(window, { ...where, proposal });
    if (asked === null) return null;
    const extension = where.filter?.extensions[0];
    const path = extension === undefined ? asked : withExtension(asked, extension);
    if (path === asked || !existsSync(path) || (await mayReplace(window, words, path))) {
      return { path, replace: true };
    }
    proposal = path;
  }
}

async function mayReplace(window: BrowserWindow, words: MainWords, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.replaceFile.replace('{name}', () => basename(path)),
    buttons: [words.replace, words.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

async function askWhere(
  window: BrowserWindow,
  where: Where & { filter: FileFilter },
): Promise<string | null> {
  const path = await askChosen(window, where);
  return path === null ? null : withExtension(path, where.filter.extensions[0] ?? '');
}

async function askChosen(window: BrowserWindow, where: Where): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: where.title,
    defaultPath: where.proposal,
    filters: where.filter === null ? [] : [where.filter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
