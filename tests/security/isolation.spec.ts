import { readFile } from 'node:fs/promises';
import { expect, processIds, test } from '../e2e/fixtures/app.ts';

test('the page has nothing of Node or Electron', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(() =>
    [
      'require',
      'module',
      'process',
      'Buffer',
      'global',
      '__dirname',
      'ipcRenderer',
      'electron',
      'setImmediate',
    ].filter((name) => name in globalThis),
  );
  expect(found).toEqual([]);
});

test('the page reaches out through three functions only, and cannot change them', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => {
    const world = globalThis as unknown as { parallax: Record<string, unknown> };
    const names = Object.getOwnPropertyNames(world.parallax).toSorted();
    const before = world.parallax['call'];
    try {
      world.parallax['call'] = () => 'changed';
      world.parallax = {};
    } catch {
      // A refusal by exception is as good as a silent one.
    }
    return { names, same: world.parallax['call'] === before };
  });
  expect(seen).toEqual({ names: ['call', 'on', 'pathOf'], same: true });
});

test('what the page does to its own world does not reach the preload’s', async ({ launch }) => {
  const { page } = await launch();
  const answer = await page.evaluate(async () => {
    const taken: unknown[] = [];
    const world = globalThis as unknown as {
      parallax: { call: (name: string, input: unknown) => Promise<{ ok: boolean }> };
    };
    Object.hasOwn = () => true;
    MessagePort.prototype.postMessage = (...args: unknown[]) => {
      taken.push(args);
    };
    const info = await world.parallax.call('case.info', {});
    const unknown = await world.parallax.call('control.open', { path: '/etc/passwd' });
    return { info: info.ok, unknown: unknown.ok, taken: taken.length };
  });
  expect(answer).toEqual({ info: true, unknown: false, taken: 0 });
});

test('every page runs sandboxed, isolated, without Node or webviews', async ({ launch }) => {
  const { app } = await launch();
  const expected = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  };
  const inForce = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's typings, but the only place that tells what is really in force.
      const { getLastWebPreferences } = contents as unknown as { getLastWebPreferences: () => object };
      return getLastWebPreferences.call(contents);
    }),
  );
  expect(inForce).toEqual([expect.objectContaining(expected)]);
});

test('no spelling checker fetches its dictionaries', async ({ launch }) => {
  const { app } = await launch();
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
});

test('the page’s process is held by the system’s sandbox', async ({ launch }) => {
  test.skip(
    process.platform !== 'linux' || process.getuid?.() === 0,
    'Chromium’s sandbox refuses to run as root',
  );
  const { app } = await launch();
  const { page } = await processIds(app);
  expect(await readFile(`/proc/${page}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m);
});

test('a webview element is an empty word', async ({ launch }) => {
  const { app, page } = await launch();
  const kind = await page.evaluate(() => {
    const element = document.createElement('webview');
    element.setAttribute('src', 'data:text/html,hello');
    document.body.append(element);
    return { loads: 'loadURL' in element, shadow: element.shadowRoot !== null };
  });
  expect(kind).toEqual({ loads: false, shadow: false });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});
