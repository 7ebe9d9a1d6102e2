import { app, session } from 'electron';
import { serveApp } from './app-protocol.ts';
import { pageOrigin, pageUrl } from './asset-path.ts';
import { lockSession } from './security.ts';

/** Where the window's page comes from: its address and the one origin whose messages are listened to. */
export type PageSource = { readonly url: string; readonly origin: string };

/**
 * Prepares the session the window uses and says where its page is: the built files by the app's own scheme, or, only
 * where the program runs from its source, the development server.
 */
export function preparePageSource(builtPage: string): PageSource {
  const server = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const own =
    server === undefined
      ? { url: pageUrl, origin: pageOrigin }
      : { url: server, origin: new URL(server).origin };
  const host = new URL(own.url).host;
  lockSession(session.defaultSession, (url) => {
    if (url.protocol === 'devtools:') return !app.isPackaged;
    if (server === undefined) return url.protocol === 'app:';
    return url.host === host && ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
  });
  serveApp(builtPage);
  return own;
}
