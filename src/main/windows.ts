import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { Log } from './log.ts';
import type { WindowBounds } from './settings.ts';
import type { MainWords } from './strings.ts';

/** What the window is made of. */
export type WindowOptions = {
  readonly preload: string;
  readonly icon: string;
  readonly url: string;
  readonly development: boolean;
  /** The size of everything in it, in per cent. */
  readonly zoom: () => number;
  readonly bounds: WindowBounds | null;
  readonly saveBounds: (bounds: WindowBounds) => void;
  readonly words: () => MainWords;
  readonly log: Log;
};

const crashLimit = 3;
const crashWindow = 60_000;

/** Opens the window: sandboxed, without Node, where it was the last time. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...placeOnScreen(options.bounds),
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Parallax',
    icon: options.icon,
    // What shows until the page paints: the colours of its paper.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1917' : '#fbfaf7',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.development,
    },
  });
  window.once('ready-to-show', () => {
    if (options.bounds?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    options.saveBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  bringBack(window, options);
  // Nothing is fetched for about:blank, so no guard is asked before the page goes there.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(options.url)) load(window, options.url, options.log);
  });
  window.webContents.on('did-finish-load', () => {
    window.webContents.setZoomFactor(options.zoom() / 100);
  });
  load(window, options.url, options.log);
  return window;
}

/** Brings the window to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function load(window: BrowserWindow, url: string, log: Log): void {
  window.loadURL(url).catch((error: unknown) => {
    log.error('the page could not be loaded', error);
  });
}

/** A page whose process died is loaded again: it holds nothing that is not in the case. Three times a minute, then asks. */
function bringBack(window: BrowserWindow, { log, words }: Pick<WindowOptions, 'log' | 'words'>): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error(`the page's process ended: ${reason}, code ${exitCode}`);
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < crashWindow), now];
    if (crashes.length < crashLimit) {
      window.webContents.reload();
      return;
    }
    crashes = [];
    const { windowStopped, everythingSaved, loadAgain, closeWindow } = words();
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: windowStopped,
        detail: everythingSaved,
        buttons: [loadAgain, closeWindow],
      })
      .then(({ response }) => {
        if (response === 0) window.webContents.reload();
        else window.close();
      });
  });
}

/** The saved place, if a screen still shows it. */
function placeOnScreen(
  bounds: WindowBounds | null,
): Partial<WindowBounds> & { width: number; height: number } {
  const usual = { width: 1360, height: 880 };
  if (bounds === null) return usual;
  const { x, y, width, height } = bounds;
  const visible = screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + width, workArea.x + workArea.width);
    const bottom = Math.min(y + height, workArea.y + workArea.height);
    return right - Math.max(x, workArea.x) > 100 && bottom - Math.max(y, workArea.y) > 100;
  });
  return visible ? { x, y, width, height } : usual;
}
