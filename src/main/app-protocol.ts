import { readFile } from 'node:fs/promises';
import { protocol, session } from 'electron';
import { findAsset, pageOrigin } from './asset-path.ts';
import type { Previews } from './previews.ts';

/**
 * What the page may do: run and show its own files, nothing else. Images may be `data:` for the sake of the icons in
 * style sheets.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  // The report that is composed, and nothing else, is shown in a frame; see `previewPolicy`.
  `frame-src ${pageOrigin}/preview/`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No text becomes markup or script, except Svelte's own templates.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/**
 * What a previewed report may do: be read. Its own policy, in its head, says which one style sheet it has. The window reads
 * its places, so it has the window's origin, but no script ever runs in it.
 */
const previewPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

const previewHeaders: Readonly<Record<string, string>> = {
  ...headers,
  'Content-Security-Policy': previewPolicy,
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
};

/** Makes `app:` a scheme like https. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page's files out of the folder of the built page, and the reports that are previewed. */
export function serveApp(folder: string, previews: Previews): void {
  session.defaultSession.protocol.handle('app', async (request) => {
    const preview = request.method === 'GET' ? previews.find(request.url) : null;
    if (preview !== null) return new Response(preview, { headers: previewHeaders });
    const asset = request.method === 'GET' ? findAsset(folder, request.url) : null;
    if (asset === null) return notFound();
    const bytes = await readFile(asset.path).catch(() => null);
    return bytes === null
      ? notFound()
      : new Response(bytes, { headers: { ...headers, 'Content-Type': asset.mediaType } });
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { ...headers, 'Content-Type': 'text/plain' } });
}
