import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import type {
  AppInfo,
  MainOutput,
  MainParsed,
  MainRequestName,
  RecentCase,
  Settings,
} from '#contract/api.ts';
import type { ExportOrder, KeptTemplate } from '#contract/report.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { asTemplate } from '#domain/report/composition.ts';
import type { Cases } from './cases.ts';
import type { CoreProcess } from './core-process.ts';
import { askCaseToOpen, askCopy, askData, askExport, askFigure, askNewCase } from './dialogs.ts';
import type { JsonFile } from './json-file.ts';
import type { Log } from './log.ts';
import type { Previews } from './previews.ts';
import { findTemplate, mostTemplates, withoutTemplate, withTemplate } from './report-templates.ts';
import type { SettingsPatch } from './settings.ts';
import type { MainWords } from './strings.ts';
import { toFailure } from './to-failure.ts';

/** What the requests that need Electron work with. */
export type RequestsOptions = {
  readonly core: CoreProcess;
  readonly cases: Cases;
  readonly recent: JsonFile<readonly RecentCase[]>;
  readonly settings: () => Settings;
  readonly changeSettings: (patch: SettingsPatch) => Promise<Settings>;
  /** What the dialogs say, in the language spoken now. */
  readonly words: () => MainWords;
  readonly window: BrowserWindow;
  /** Files the analyst dropped on the window or chose in it. */
  readonly offeredPaths: Set<string>;
  /** Where the report that is composed is kept for the window to show. */
  readonly previews: Previews;
  readonly templates: JsonFile<readonly KeptTemplate[]>;
  readonly log: Log;
};

type Handlers = {
  readonly [Name in MainRequestName]: (input: MainParsed<Name>) => Promise<MainOutput<Name>>;
};

/** Gives the function that answers the page's requests to main: known, valid, done, and any exception made a Result. */
export function createRequests(
  options: RequestsOptions,
): (name: unknown, input: unknown) => Promise<Result<unknown>> {
  const handlers = createHandlers(options);
  return async (name, input) => {
    try {
      return { ok: true, value: await answer(handlers, name, input) };
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'core.internal') options.log.error(`request ${String(name)} failed`, error);
      return { ok: false, failure: failure.toData() };
    }
  };
}

async function answer(handlers: Handlers, name: unknown, input: unknown): Promise<unknown> {
  // What the window asks first takes nothing in; loading the schemas would keep it from showing anything meanwhile.
  if (name === 'app.info') return handlers['app.info']({});
  const { mainApi } = await import('#contract/api.ts');
  if (typeof name !== 'string' || !Object.hasOwn(mainApi, name)) {
    throw new Failure('request.unknown', 'The window asked for something that does not exist.', {
      name: String(name),
    });
  }
  const known = name as MainRequestName;
  const parsed = mainApi[known].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') ?? '';
    throw new Failure(
      'request.invalid',
      `“${where || known}” is not valid: ${issue?.message ?? 'unknown'}.`,
      { name, where },
    );
  }
  // The name chose both the schema and the handler; the type cannot follow that.
  const handle = handlers[known] as (input: unknown) => Promise<unknown>;
  return handle(parsed.data);
}

/** False for a file, and for what is gone. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function createHandlers(options: RequestsOptions): Handlers {
  const { core, cases, recent, templates, log } = options;
  let lastExport: string | null = null;

  function getCurrent(): CaseInfo {
    const current = cases.current();
    if (current === null)
      throw new Failure('case.none-open', 'No case is open. Open one or make a new one first.');
    return current;
  }

  /** The page names only files that the analyst gave it. */
  function offered(path: string): string {
    if (options.offeredPaths.has(path)) return path;
    throw new Failure('request.invalid', 'Choose this file with “Import Data…”, or drop it on the window.', {
      path,
      rule: 'choose-data',
    });
  }

  return {
    'app.info': async (): Promise<AppInfo> => {
      const failure = await cases.startFailure();
      return {
        version: app.getVersion(),
        platform: process.platform,
        systemLanguages: app.getPreferredSystemLanguages(),
        settings: options.settings(),
        recent: recent.get(),
        openFailure: failure?.toData() ?? null,
      };
    },
    'app.open-external': async ({ url }) => {
      const address = new URL(url);
      if (address.protocol !== 'https:' && address.protocol !== 'http:') {
        throw new Failure('request.invalid', 'Only addresses that begin with http or https are opened.', {
          rule: 'address',
        });
      }
      await shell.openExternal(address.href);
      return null;
    },
    'app.show-in-folder': async ({ what }) => {
      if (what === 'case' || lastExport === null) {
        shell.showItemInFolder(getCurrent().path);
      } else if (!(await isFolder(lastExport))) {
        shell.showItemInFolder(lastExport);
      } else {
        const problem = await shell.openPath(lastExport);
        if (problem !== '')
          throw new Failure('file.not-found', `The folder “${lastExport}” could not be opened: ${problem}.`, {
            path: lastExport,
          });
      }
      return null;
    },
    'settings.set': async (patch) => {
      const before = options.settings().analyst;
      const settings = await options.changeSettings(patch);
      if (settings.analyst !== before && cases.current() !== null) {
        await core.request('control.set-analyst', { analyst: settings.analyst });
      }
      return settings;
    },
    'case.new': async () => {
      const path = await askNewCase(options.window, options.words());
      return path === null ? null : cases.create(path, basename(path, '.parallax'));
    },
    'case.open': async ({ path }) => {
      if (path === null) {
        const chosen = await askCaseToOpen(options.window, options.words());
        return chosen === null ? null : cases.open(chosen);
      }
      if (!options.offeredPaths.has(path) && !recent.get().some((known) => known.path === path)) {
        throw new Failure('request.invalid', 'Choose this case with “Open…”, or drop it on the window.', {
          path,
          rule: 'choose-case',
        });
      }
      return cases.open(path);
    },
    'case.save-copy': async () => {
      const path = await askCopy(options.window, options.words(), getCurrent().path);
      return path === null ? null : core.request('control.save-copy', { path });
    },
    'case.open-sample': ({ restore }) => cases.openSample(restore),
    'report.export': async ({ zipped, ...order }) => {
      getCurrent();
      // The case may have been renamed since it was opened.
      const { title, path: casePath } = await core.request('control.info', null);
      const { format } = order;
      const name = order.composition?.title || title;
      const target = await askExport(options.window, options.words(), { format, zipped, name, casePath });
      if (target === null) return null;
      const written = await core.request('control.export', { order, target });
      lastExport = written.path;
      log.info(`exported ${format}, ${written.bytes} bytes`);
      return written;
    },
    'data.choose': async () => {
      getCurrent();
      const path = await askData(options.window, options.words());
      if (path === null) return null;
      options.offeredPaths.add(path);
      return { path };
    },
    'data.preview': ({ path }) => core.request('control.preview-data', { path: offered(path) }),
    'data.import': async ({ path }) => {
      const imported = await core.request('control.import-data', { path: offered(path) });
      log.info('imported data');
      return imported;
    },
    'report.preview': async ({ composition }) => {
      const folder = await mkdtemp(join(app.getPath('temp'), 'parallax-'));
      try {
        const path = join(folder, 'preview.html');
        const order: ExportOrder = { format: 'html', scope: composition.scope, composition };
        const facts = await core.request('control.preview', { order, path });
        return { url: options.previews.put(new Uint8Array(await readFile(path))), facts };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    'template.list': () => Promise.resolve(templates.get()),
    'template.save': async ({ name, composition, replace }) => {
      const known = findTemplate(templates.get(), name);
      if (known !== null && !replace) throw templateTaken(known.name);
      if (known === null && templates.get().length >= mostTemplates)
        throw new Failure(
          'template.too-many',
          `There are ${mostTemplates} templates already; remove one of them first.`,
          { limit: mostTemplates },
        );
      await templates.set(withTemplate(templates.get(), { name, composition: asTemplate(composition) }));
      return templates.get();
    },
    'template.rename': async ({ name, to }) => {
      const known = findTemplate(templates.get(), name);
      if (known === null) throw templateGone(name);
      const taken = findTemplate(templates.get(), to);
      if (taken !== null && taken !== known) throw templateTaken(taken.name);
      await templates.set(withTemplate(withoutTemplate(templates.get(), name), { ...known, name: to }));
      return templates.get();
    },
    'template.remove': async ({ name }) => {
      if (findTemplate(templates.get(), name) === null) throw templateGone(name);
      await templates.set(withoutTemplate(templates.get(), name));
      return templates.get();
    },
    'figure.save': async ({ name, file }) => {
      const target = await askFigure(options.window, options.words(), file.format, name, getCurrent().path);
      if (target === null) return null;
      const written = await core.request('control.save-figure', { file, target });
      lastExport = written.path;
      log.info(`saved a figure as ${file.format}, ${written.bytes} bytes`);
      return written;
    },
  };
}

function templateTaken(name: string): Failure {
  return new Failure(
    'template.name-taken',
    `There is a template “${name}” already. Replace it, or choose another name.`,
    { name },
  );
}

function templateGone(name: string): Failure {
  return new Failure('template.not-found', `The template “${name}” is no longer there.`, { name });
}
