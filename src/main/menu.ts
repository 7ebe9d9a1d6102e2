import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { RecentCase, Settings } from '#contract/api.ts';
import type { MenuCommand } from '#contract/events.ts';
import { languageChoices, languages, type LanguageChoice } from '#domain/interface-language.ts';
import type { MainWords } from './strings.ts';

/** What the menu needs to know and can do. */
export type MenuOptions = {
  readonly recent: readonly RecentCase[];
  readonly words: MainWords;
  readonly language: LanguageChoice;
  readonly theme: Settings['theme'];
  readonly development: boolean;
  /** Has the window carry a command out. */
  readonly send: (command: MenuCommand) => void;
  readonly openRecent: (path: string) => void;
  readonly change: (patch: Pick<Partial<Settings>, 'theme' | 'language'>) => void;
};

/** Builds the application menu and sets it; called again whenever what it shows changes. */
export function setMenu(options: MenuOptions): void {
  const { words } = options;
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      options.send(name);
    },
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const themes: Readonly<Record<Settings['theme'], string>> = {
    system: words.themeSystem,
    light: words.themeLight,
    dark: words.themeDark,
  };
  const isMac = process.platform === 'darwin';
  const settings = command(words.settings, 'settings.open', 'CmdOrCtrl+,');

  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      command(words.newCase, 'case.new', 'CmdOrCtrl+N'),
      command(words.openCase, 'case.open', 'CmdOrCtrl+O'),
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
      command(words.saveCopy, 'case.save-copy', 'CmdOrCtrl+Shift+S'),
      command(words.importArticle, 'article.import', 'CmdOrCtrl+I'),
      command(words.exportReport, 'report.export', 'CmdOrCtrl+E'),
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
      command(words.undo, 'edit.undo', 'CmdOrCtrl+Z'),
      command(words.redo, 'edit.redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Shift+Z'),
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
      command(words.library, 'view.library', 'CmdOrCtrl+1'),
      command(words.article, 'view.article', 'CmdOrCtrl+2'),
      command(words.compare, 'view.compare', 'CmdOrCtrl+3'),
      command(words.sources, 'view.sources', 'CmdOrCtrl+4'),
      command(words.history, 'view.history', 'CmdOrCtrl+5'),
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
      { role: 'resetZoom', label: words.resetZoom },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
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
      command(words.keys, 'help.keys', 'F1'),
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
