import { join } from 'node:path';
import { app, MessageChannelMain, nativeTheme, utilityProcess } from 'electron';
import corePath from '../core/index.ts?modulePath';
import exportWorkerPath from '../core/export-worker.ts?modulePath';
import type { Settings } from '#contract/api.ts';
import type { AppEvents, EventName } from '#contract/events.ts';
import { chooseLanguage } from '#domain/interface-language.ts';
import { serveBridge, tellPage } from './bridge.ts';
import { createCases } from './cases.ts';
import { startCoreProcess } from './core-process.ts';
import { createLog, describeOutput } from './log.ts';
import { setMenu } from './menu.ts';
import { preparePageSource } from './page-source.ts';
import { createPreviews } from './previews.ts';
import { isSameList, openRecentCases } from './recent-cases.ts';
import { openTemplates } from './report-templates.ts';
import { createRequests } from './requests.ts';
import { openSettings, type SettingsPatch } from './settings.ts';
import { mainWords, type MainWords } from './strings.ts';
import { openWindow, showWindow } from './windows.ts';

/** Where the program's own files are, and the case it was started with. */
export type ShellOptions = {
  readonly casePath: string | null;
  readonly preload: string;
  readonly page: string;
  readonly sampleArticles: string;
  readonly icon: string;
};

/** The running shell, as the start-up sees it. */
export type Shell = {
  /** Brings the window to the front and opens the case, if one is named. */
  readonly openCase: (path: string | null) => void;
  /** Closes the case and writes what is still to be written. */
  readonly close: () => Promise<void>;
};

/** How long core may take to close a case at the end, in milliseconds: the checkpoint of a large one on a slow disk. */
const closeLimit = 10_000;

/** Puts the window, core, the menu and the requests together. */
export function startShell(options: ShellOptions): Shell {
  const userData = app.getPath('userData');
  const log = createLog(join(userData, 'logs'));
  log.info(`start ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform}`);
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', error);
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', reason);
  });
  const onDamaged = (path: string): void => {
    log.error(`${path} was damaged and set aside`);
  };
  const settings = openSettings(userData, onDamaged);
  const recent = openRecentCases(userData, onDamaged);
  const templates = openTemplates(userData, onDamaged);
  const words = (): MainWords =>
    mainWords(chooseLanguage(settings.get().language, app.getPreferredSystemLanguages()));
  nativeTheme.themeSource = settings.get().theme;

  // Core opens the case while the window comes into being; nobody is told before this function is through.
  const tell = <Name extends EventName>(name: Name, detail: AppEvents[Name]): void => {
    tellPage(window, name, detail);
  };

  const core = startCoreProcess({
    fork: () => {
      const child = utilityProcess.fork(corePath, [exportWorkerPath], {
        serviceName: 'Parallax core',
        stdio: ['ignore', 'inherit', 'pipe'],
      });
      child.stderr?.on('data', (output: Buffer) => {
        if (!app.isPackaged) process.stderr.write(output);
        const described = describeOutput(output.toString());
        if (described !== '') log.error(`core: ${described}`);
      });
      return child;
    },
    createChannel: () => new MessageChannelMain(),
    analyst: () => settings.get().analyst,
    now: Date.now,
    log,
    // Loaded when it is wanted: the start has no use for it.
    doJob: async (job, signal, onProgress) =>
      (await import('./electron-jobs.ts')).doElectronJob(job, signal, onProgress),
    onRestarted: (info, failure) => {
      cases.reopened(info);
      tell('core.restarted', { info });
      if (failure !== null) tell('case.open-failed', { failure: failure.toData() });
    },
    onGaveUp: (reason) => {
      tell('core.gave-up', { reason });
    },
  });
  const cases = createCases({
    core,
    analyst: () => settings.get().analyst,
    recent,
    sample: { path: join(userData, 'Sample', 'Sample case.parallax'), folder: options.sampleArticles },
    tell: (name, detail) => {
      tell(name, detail);
      if (name === 'case.opened') refreshMenu();
    },
    now: () => new Date(),
  });
  const recentAtStart = recent.get();
  void cases.openAtStart(options.casePath).then(() => {
    if (!isSameList(recent.get(), recentAtStart)) refreshMenu();
  });

  const previews = createPreviews();
  const source = preparePageSource(options.page, previews);
  const window = openWindow({
    preload: options.preload,
    icon: options.icon,
    url: source.url,
    development: !app.isPackaged,
    bounds: settings.get().window,
    zoom: () => settings.get().zoom,
    saveBounds: (bounds) => {
      void settings.set({ ...settings.get(), window: bounds });
    },
    words,
    log,
  });

  async function changeSettings(patch: SettingsPatch): Promise<Settings> {
    const { window: bounds, ...before } = settings.get();
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const changed: Settings = { ...before, ...(Object.fromEntries(given) as Partial<Settings>) };
    await settings.set({ ...changed, window: bounds });
    window.webContents.setZoomFactor(changed.zoom / 100);
    nativeTheme.themeSource = changed.theme;
    refreshMenu();
    return changed;
  }
  function refreshMenu(): void {
    setMenu({
      recent: recent.get(),
      words: words(),
      language: settings.get().language,
      theme: settings.get().theme,
      keys: settings.get().keys,
      development: !app.isPackaged,
      send: (command) => {
        tell('menu.command', { command });
      },
      openRecent: (path) => void cases.openFromOutside(path),
      change: (patch) => {
        void changeSettings(patch).then((changed) => {
          tell('settings.changed', { settings: changed });
        });
      },
    });
  }
  refreshMenu();

  const offeredPaths = new Set<string>();
  const answer = createRequests({
    core,
    cases,
    recent,
    settings: () => {
      const { window: _bounds, ...shown } = settings.get();
      return shown;
    },
    changeSettings,
    words,
    window,
    offeredPaths,
    previews,
    templates,
    log,
  });
  serveBridge({
    window,
    origin: source.origin,
    core,
    answer,
    onFilePath: (path) => offeredPaths.add(path),
  });

  return {
    openCase: (path) => {
      showWindow(window);
      if (path !== null) void cases.openFromOutside(path);
    },
    close: async () => {
      await core.close(closeLimit);
      await Promise.all([settings.flush(), recent.flush(), templates.flush(), log.flush()]);
    },
  };
}
