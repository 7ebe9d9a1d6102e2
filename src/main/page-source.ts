import { app, session } from 'electron';
import { serveApp } from './app-protocol.ts';
import { pageOrigin, pageUrl } from './asset-path.ts';
import type { Previews } from './previews.ts';
import { lockSession } from './security.ts';

/** Where the window's page comes from: its address and the one origin whose messages are listened to. */
export type PageSource = { readonly url: string; readonly origin: string };

/**
 * Prepares the session the window uses and says where its page is: the built files by the app's own scheme, or, only
 * where the program runs from its source, the development server.
 */
export function preparePageSource(builtPage: string, previews: Previews): PageSource {
  const server = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  if (server !== undefined) return prepareDevelopment(new URL(server));
  lockSession(
    session.defaultSession,
    ({ protocol }) => protocol === 'app:' || (protocol === 'devtools:' && !app.isPackaged),
  );
  serveApp(builtPage, previews);
  return { url: pageUrl, origin: pageOrigin };
}

/** The server puts styles and the reload into the page itself, so the policy is looser here, and only here. */
function prepareDevelopment(server: URL): PageSource {
  lockSession(
    session.defaultSession,
    ({ protocol, host }) => protocol === 'devtools:' || host === server.host,
  );
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${server.host}`,
    "worker-src 'self'",
  ].join('; ');
  session.defaultSession.webRequest.onHeadersReceived(({ responseHeaders }, answer) => {
    answer({ responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [policy] } });
  });
  return { url: server.href, origin: server.origin };
}
