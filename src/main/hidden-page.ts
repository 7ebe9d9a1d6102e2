import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { session, type WebContents, WebContentsView } from 'electron';
import { Failure } from '#domain/failure.ts';
import { lockSession } from './security.ts';

/** Files that a hidden page is made of: each with its address's last part, the path to read it from or its text, and its type. */
export type PageFile = {
  readonly name: string;
  readonly type: string;
  readonly from: { readonly path: string } | { readonly text: string };
};

/**
 * Does some work with a page that nobody sees (so that it works with no display), in a session of its own that can load the
 * files given, of which the first is the page, and nothing else. Where the signal is aborted the page is closed at once.
 * @param javascript whether code that the work gives the page can run there; the page itself never has any.
 * @throws Failure `request.cancelled`
 */
export async function withHiddenPage<Value>(
  files: readonly [PageFile, ...PageFile[]],
  { javascript, signal }: { readonly javascript: boolean; readonly signal: AbortSignal },
  work: (page: WebContents, addressOf: (name: string) => string) => Promise<Value>,
): Promise<Value> {
  const own = session.fromPartition(`hidden-${randomUUID()}`);
  const origin = `app://hidden-${randomUUID()}`;
  const addressOf = (name: string): string => `${origin}/${name}`;
  const byAddress = new Map(files.map((file) => [addressOf(file.name), file]));
  lockSession(own, (url) => byAddress.has(url.href) || url.protocol === 'data:');
  own.protocol.handle('app', ({ url }) => {
    const file = byAddress.get(url);
    return file ? respond(file) : new Response(null, { status: 404 });
  });
  // Kept to the end: with the view, were it collected as garbage, its page would go.
  const view = new WebContentsView({
    webPreferences: { session: own, sandbox: true, contextIsolation: true, javascript, spellcheck: false },
  });
  const { webContents } = view;
  const over = new AbortController();
  const cancelled = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      reject(new Failure('request.cancelled', 'Cancelled; nothing was written.'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { signal: over.signal });
  });
  const crashed = new Promise<never>((_resolve, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => {
      reject(pageGone(reason));
    });
  });
  try {
    const loaded = webContents.loadURL(addressOf(files[0].name)).catch((error: unknown) => {
      // The files are here, so only a page that is gone does not load; that may be told before its end is.
      throw pageGone(error instanceof Error ? error.message.slice(0, 100) : 'not loaded');
    });
    const working = loaded.then(() => work(webContents, addressOf));
    return await Promise.race([working, cancelled, crashed]);
  } finally {
    over.abort();
    view.webContents.close();
    own.protocol.unhandle('app');
  }
}

/** What to say when a page is more than Chromium can hold. */
function pageGone(reason: string): Failure {
  return new Failure(
    'export.failed',
    'There is more in it than can be laid out as one. Choose fewer articles or parts, or export HTML.',
    { reason, rule: 'page-gone' },
  );
}

function respond({ type, from }: PageFile): Response {
  const body =
    'text' in from
      ? from.text
      : // A page of hundreds of megabytes never stands in this process as a whole.
        (Readable.toWeb(createReadStream(from.path)) as ReadableStream<Uint8Array>);
  return new Response(body, { headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' } });
}
