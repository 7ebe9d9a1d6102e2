import { request } from '../e2e/fixtures/app.ts';
import { expect, test } from './local-server.ts';

const home = 'app://parallax/index.html';

/** Ways by which a page could leave or open another. */
const ways: Readonly<Record<string, (address: string) => void>> = {
  'location.href': (address) => {
    location.href = address;
  },
  'location.replace': (address) => {
    location.replace(address);
  },
  'a link that is clicked': (address) => {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
  },
  'a link into a new window': (address) => {
    const link = document.createElement('a');
    link.href = address;
    link.target = '_blank';
    document.body.append(link);
    link.click();
  },
  'a download link': (address) => {
    const link = document.createElement('a');
    link.href = address;
    link.download = 'x.html';
    document.body.append(link);
    link.click();
  },
  'window.open': (address) => {
    window.open(address, '_blank', 'popup');
  },
  'a meta refresh': (address) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0; url=${address}`;
    document.head.append(meta);
  },
};

test('the page cannot be left, whichever way and wherever to', async ({ launch, server, folder }) => {
  const { app, page } = await launch();
  const places = [
    server.url,
    `file://${folder}/x.html`,
    'app://parallax/other.html',
    'data:text/html,<p>outside',
  ];
  for (const [name, act] of Object.entries(ways)) {
    for (const place of places) {
      await test.step(`${name} to ${place}`, async () => {
        await page.evaluate(act, place);
        // A refused download or navigation leaves nothing to wait for: give it the time a real one would take.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
        expect(page.url()).toBe(home);
        expect(await page.evaluate(() => 'parallax' in globalThis)).toBe(true);
      });
    }
  }
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(server.visits).toEqual([]);
});

test('from an empty page, which no guard is asked about, the window comes back by itself', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.evaluate(() => {
    setTimeout(() => {
      location.href = 'about:blank';
    });
  });
  await page.waitForURL('about:blank');
  await page.waitForURL(home);
  await expect.poll(() => page.evaluate(() => 'parallax' in globalThis)).toBe(true);
});

test('window.open gives nothing to hold', async ({ launch }) => {
  const { page } = await launch();
  expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true);
});

test('a file dropped where nothing takes it does not replace the page', async ({ launch, folder }) => {
  const { app, page } = await launch();
  // What the browser does with such a file: it navigates the window there on the user's behalf.
  await app.evaluate(async ({ BrowserWindow }, address) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await contents?.executeJavaScript(`location.assign(${JSON.stringify(address)})`, true);
  }, `file://${folder}/dropped.html`);
  await request(page, 'app.info', {});
  expect(page.url()).toBe(home);
});

test('nothing is fetched from outside even by a window without any policy', async ({ launch, server }) => {
  const { app } = await launch();
  const outcome = await app.evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow({ show: false });
    const tried = await window.loadURL(address).then(
      () => 'loaded',
      (error: unknown) => (error as { code?: string }).code ?? 'failed',
    );
    window.destroy();
    return tried;
  }, server.url);
  expect(outcome).toBe('ERR_BLOCKED_BY_CLIENT');
  expect(server.visits).toEqual([]);
});

test('no name is looked up, not even this machine’s own', async ({ launch }) => {
  const { app } = await launch();
  const outcome = await app.evaluate(({ session }) =>
    session.defaultSession.resolveHost('localhost').then(
      () => 'resolved',
      (error: unknown) => (error as Error).message,
    ),
  );
  expect(outcome).toContain('ERR_NAME_NOT_RESOLVED');
});
