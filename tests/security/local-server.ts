import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as appTest } from '../e2e/fixtures/app.ts';

/** A server on this machine that notes whoever reaches it: the outside world, as far as the app can tell. */
export type LocalServer = {
  readonly url: string;
  /** The paths that were asked for; a connection without a request counts as `connection`. */
  readonly visits: readonly string[];
};

/** The app's test with a server that must stay unvisited. */
export const test = appTest.extend<{ readonly server: LocalServer }>({
  server: async ({}, use) => {
    const visits: string[] = [];
    const server: Server = createServer((incoming, response) => {
      visits.push(incoming.url ?? '');
      response
        .writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' })
        .end('<p>outside');
    });
    server.on('connection', () => visits.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, visits });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

export { expect };
