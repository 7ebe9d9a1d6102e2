import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { RecentCase, Settings } from '#contract/api.ts';
import { languageChoices, languages, type LanguageChoice } from '#domain/interface-language.ts';
import { acceleratorOf, soundChoices, keysInForce } from '#domain/key-binding.ts';
import { windowCommands, type WindowCommand } from '#domain/window-commands.ts';
import type { MainWords } from './strings.ts';

/** What the menu needs to know and can do. */
export type MenuOptions = {
  readonly recent: readonly RecentCase[];
  readonly words: MainWords;
  readonly language: LanguageChoice;
  readonly theme: Settings['theme'];
  /** The keys the analyst chose, by command. */
  readonly keys: Settings['keys'];
  readonly development: boolean;
  /** Has the window carry a command out. */
  readonly send: (command: WindowCommand) => void;
  readonly openRecent: (path: string) => void;
  readonly change: (patch: Pick<Partial<Settings>, 'theme' | 'language'>) => void;
};

/** Builds the application menu and sets it; called again whenever what it shows changes. */
export function setMenu(options: MenuOptions): void {
  const { words } = options;
  const accelerators = acceleratorsOf(options.keys);
  const command = (label: string, name: WindowCommand): MenuItemConstructorOptions => {
    const accelerator = accelerators.get(name);
    return {
      label,
      ...(accelerator === undefined ? {} : { accelerator }),
      click: () => {
        options.send(name);
      },
    };
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const themes: Readonly<Record<Settings['theme'], string>> = {
    system: words.themeSystem,
    light: words.themeLight,
    dark: words.themeDark,
  };
  const isMac = process.platform === 'darwin';
  const settings = command(words.settings, 'settings.open');

  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      command(words.newCase, 'case.new'),
      command(words.openCase, 'case.open'),
      {
        label: words.openRecent,
        enabled: options.recent.length > 0,
        submenu: options.recent.map(({ path, title }) => ({
          // A single & would mark the letter after it.
          label: title.replaceAll('&', '&&'),
          sublabel: path,
          toolTip: path,
          click: () => {
            options.openRecent(path);
          },
        })),
      },
      separator,
      command(words.saveCopy, 'case.save-copy'),
      command(words.importArticle, 'article.import'),
      command(words.importData, 'data.import'),
      command(words.exportReport, 'report.export'),
      command(words.print, 'article.print'),
      separator,
      command(words.openSample, 'case.open-sample'),
      command(words.restoreSample, 'case.restore-sample'),
      ...(isMac ? [] : [separator, settings]),
      separator,
      isMac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    // Undo and redo are the case's own; the window hands them to the text field that has the focus, if one has.
    submenu: [
      command(words.undo, 'edit.undo'),
      command(words.redo, 'edit.redo'),
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      command(words.library, 'view.library'),
      command(words.article, 'view.article'),
      command(words.compare, 'view.compare'),
      command(words.sources, 'view.sources'),
      command(words.history, 'view.history'),
      command(words.claims, 'view.claims'),
      command(words.reports, 'view.report'),
      separator,
      command(words.search, 'search.open'),
      command(words.palette, 'palette.open'),
      separator,
      {
        label: words.theme,
        submenu: (['system', 'light', 'dark'] as const).map((theme) => ({
          label: themes[theme],
          type: 'radio',
          checked: theme === options.theme,
          click: () => {
            options.change({ theme });
          },
        })),
      },
      {
        label: words.language,
        submenu: languageChoices.map((language) => ({
          label: language === 'system' ? words.languageSystem : languages[language],
          type: 'radio',
          checked: language === options.language,
          click: () => {
            options.change({ language });
          },
        })),
      },
      separator,
      command(words.resetZoom, 'view.zoom-reset'),
      command(words.zoomIn, 'view.zoom-in'),
      command(words.zoomOut, 'view.zoom-out'),
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(options.development
        ? [
            separator,
            { role: 'reload', label: words.reload } as const,
            { role: 'toggleDevTools', label: words.developerTools } as const,
          ]
        : []),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: words.help,
    submenu: [
      command(words.keys, 'help.keys'),
      command(words.tour, 'help.tour'),
      ...(isMac
        ? []
        : [
            {
              label: words.about,
              click: () => {
                app.showAboutPanel();
              },
            },
          ]),
    ],
  };
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about', label: words.about },
      separator,
      settings,
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      { role: 'quit', label: words.quit },
    ],
  };
  const windowMenu: MenuItemConstructorOptions = {
    role: 'window',
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimise },
      { role: 'close', label: words.close },
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [appMenu] : []), file, edit, view, windowMenu, help]),
  );
}

/** For each command the first of its keys that a menu can listen to. */
function acceleratorsOf(chosen: Settings['keys']): ReadonlyMap<string, string> {
  const commands = Object.entries(windowCommands).map(([id, keys]) => ({
    id,
    keys,
    context: 'window' as const,
  }));
  const { choices } = soundChoices(commands, chosen);
  return new Map(
    commands.flatMap((command) => {
      const accelerator = keysInForce(command, choices)
        .map(acceleratorOf)
        .find((each) => each !== null);
      return accelerator ? [[command.id, accelerator]] : [];
    }),
  );
}
