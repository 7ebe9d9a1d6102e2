import { app, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, type Session } from 'electron';
import { isPreview } from './previews.ts';

/**
 * Guards every page there will ever be: none may leave its address, open windows or hold webviews, so that even a
 * hostile article that gets past everything else stays where it is.
 */
export function guardEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      const samePage = withoutHash(event.url) === withoutHash(contents.getURL());
      // The one frame there is: it shows the report that is composed and leads nowhere else.
      if (event.isMainFrame ? !samePage : !isPreview(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Lets the pages of a session load only what `allowed` says, and denies every permission. Nothing else is fetched:
 * spelling dictionaries would be, so the spelling checker is off.
 */
export function lockSession(session: Session, allowed: (url: URL) => boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !URL.canParse(details.url) || !allowed(new URL(details.url)) });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
}

/**
 * True when a message comes from the window's own page: its main frame, on the page's own origin. What a frame inside
 * it or another window sends is none of ours.
 */
export function isOwnPage(
  event: IpcMainEvent | IpcMainInvokeEvent,
  window: BrowserWindow,
  origin: string,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || window.isDestroyed() || event.sender !== window.webContents) return false;
  return frame === window.webContents.mainFrame && frame.origin === origin;
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}
