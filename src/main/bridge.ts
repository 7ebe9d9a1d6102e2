import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { BridgeChannels } from '#contract/bridge.ts';
import type { AppEvents, EventName } from '#contract/events.ts';
import type { Result } from '#contract/result.ts';
import type { CoreProcess } from './core-process.ts';
import { isOwnPage } from './security.ts';

const channels: BridgeChannels = {
  request: 'parallax:request',
  connect: 'parallax:connect',
  port: 'parallax:port',
  event: 'parallax:event',
  filePath: 'parallax:file-path',
};

/** What the bridge stands between. */
export type BridgeOptions = {
  readonly window: BrowserWindow;
  /** The only origin that is listened to. */
  readonly origin: string;
  readonly core: CoreProcess;
  readonly answer: (name: unknown, input: unknown) => Promise<Result<unknown>>;
  /** The analyst dropped or chose this file. */
  readonly onFilePath: (path: string) => void;
};

/** Serves the preload: the one place where messages from a page come in, and every one is checked for its sender. */
export function serveBridge(options: BridgeOptions): void {
  const trusted = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    isOwnPage(event, options.window, options.origin);

  ipcMain.handle(channels.request, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (trusted(event)) return options.answer(name, input);
    return {
      ok: false,
      failure: { code: 'request.invalid', message: 'This page may not ask anything.', params: {} },
    };
  });
  ipcMain.on(channels.connect, (event) => {
    if (!trusted(event)) return;
    options.core.connect((port) => {
      if (!options.window.isDestroyed()) options.window.webContents.postMessage(channels.port, null, [port]);
    });
    const reason = options.core.gaveUp();
    if (reason !== null) tellPage(options.window, 'core.gave-up', { reason });
  });
  ipcMain.on(channels.filePath, (event, path: unknown) => {
    if (trusted(event) && typeof path === 'string') options.onFilePath(path);
  });
}

/** Tells the window's page an event; nothing happens when the window is gone. */
export function tellPage<Name extends EventName>(
  window: BrowserWindow,
  name: Name,
  detail: AppEvents[Name],
): void {
  if (!window.isDestroyed()) window.webContents.send(channels.event, name, detail);
}
