import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { RecentCase, Settings } from '#contract/api.ts';
import type { MenuCommand } from '#contract/events.ts';

/** What the menu needs to know and can do. */
export type MenuOptions = {
  readonly recent: readonly RecentCase[];
  readonly theme: Settings['theme'];
  readonly development: boolean;
  /** Has the window carry a command out. */
  readonly send: (command: MenuCommand) => void;
  readonly openRecent: (path: string) => void;
  readonly setTheme: (theme: Settings['theme']) => void;
};

const themes: Readonly<Record<Settings['theme'], string>> = {
  system: 'As the System',
  light: 'Light',
  dark: 'Dark',
};

/** Builds the application menu and sets it; called again whenever what it shows changes. */
export function setMenu(options: MenuOptions): void {
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      options.send(name);
    },
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  const settings = command('&Settings…', 'settings.open', 'CmdOrCtrl+,');

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      command('&New Case…', 'case.new', 'CmdOrCtrl+N'),
      command('&Open…', 'case.open', 'CmdOrCtrl+O'),
      {
        label: 'Open &Recent',
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
      command('Save a &Copy…', 'case.save-copy', 'CmdOrCtrl+Shift+S'),
      command('&Import Article…', 'article.import', 'CmdOrCtrl+I'),
      command('&Export Report…', 'report.export', 'CmdOrCtrl+E'),
      separator,
      command('Open Sa&mple Case', 'case.open-sample'),
      command('Restore Sample Case', 'case.restore-sample'),
      ...(isMac ? [] : [separator, settings]),
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    // Undo and redo are the case's own; the window hands them to the text field that has the focus, if one has.
    submenu: [
      command('&Undo', 'edit.undo', 'CmdOrCtrl+Z'),
      command('&Redo', 'edit.redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      command('&Library', 'view.library', 'CmdOrCtrl+1'),
      command('&Article', 'view.article', 'CmdOrCtrl+2'),
      command('&Compare', 'view.compare', 'CmdOrCtrl+3'),
      command('&Sources', 'view.sources', 'CmdOrCtrl+4'),
      command('&History', 'view.history', 'CmdOrCtrl+5'),
      separator,
      {
        label: '&Theme',
        submenu: (['system', 'light', 'dark'] as const).map((theme) => ({
          label: themes[theme],
          type: 'radio',
          checked: theme === options.theme,
          click: () => {
            options.setTheme(theme);
          },
        })),
      },
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(options.development
        ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]
        : []),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [
      command('&Keyboard Shortcuts', 'help.keys', 'F1'),
      ...(isMac
        ? []
        : [
            {
              label: '&About Parallax',
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
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [appMenu] : []), file, edit, view, { role: 'windowMenu' }, help]),
  );
}
