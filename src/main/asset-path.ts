import { extname, resolve, sep } from 'node:path';

/** The page's own address: a standard, secure scheme, so that the page has an origin and file: is never needed. */
export const pageOrigin = 'app://parallax';
/** The address of the window's page. */
export const pageUrl = `${pageOrigin}/index.html`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** A file of the page and its media type. */
export type Asset = { readonly path: string; readonly mediaType: string };

/**
 * The file that an address of the page stands for; null when it is another origin, no kind of file a page needs, or
 * would lie outside the folder.
 */
export function findAsset(folder: string, address: string): Asset | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || `${url.protocol}//${url.host}` !== pageOrigin) return null;
  const name = decode(url.pathname);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const path = resolve(folder, `.${name}`);
  const mediaType = mediaTypes[extname(path).toLowerCase()];
  return path.startsWith(folder + sep) && mediaType !== undefined ? { path, mediaType } : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
