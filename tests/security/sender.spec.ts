import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { call, expect, test } from '../e2e/fixtures/app.ts';

const preload = join(import.meta.dirname, '../../out/preload/index.cjs');

/** Opens another window with the app's own preload and tells what its page gets out of it. */
function askFromAnotherWindow(
  app: ElectronApplication,
  address: string,
  partition: string | null,
): Promise<unknown> {
  return app.evaluate(
    async ({ BrowserWindow }, [url, script, partition]) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: script, sandbox: true, ...(partition === null ? {} : { partition }) },
      });
      await window.loadURL(url);
      const answer: unknown = await window.webContents.executeJavaScript(`Promise.race([
        Promise.all([parallax.call('app.info', {}), parallax.call('case.open', { path: '/etc/passwd' })]),
      ]).then(async (answers) => ({
        codes: answers.map((answer) => answer.ok ? 'answered' : answer.failure.code),
        core: await Promise.race([
          parallax.call('case.info', {}).then(() => 'answered'),
          new Promise((resolve) => setTimeout(resolve, 500, 'no port')),
        ]),
      }))`);
      window.destroy();
      return answer;
    },
    [address, preload, partition] as const,
  );
}

for (const [name, address, partition] of [
  ['of another origin', 'data:text/html,<p>foreign', 'foreign'],
  ['of the app’s own origin', 'app://parallax/index.html', null],
] as const) {
  test(`a window ${name} that is not the app’s gets no answer and no port, even with the app’s preload`, async ({
    launch,
  }) => {
    const { app } = await launch();
    expect(await askFromAnotherWindow(app, address, partition)).toEqual({
      codes: ['request.invalid', 'request.invalid'],
      core: 'no port',
    });
  });
}

test('the app’s own window is not listened to on another origin', async ({ launch }) => {
  const { app } = await launch();
  const answer = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Otherwise the window goes straight back to its own page.
    contents?.removeAllListeners('did-navigate');
    await contents?.loadURL('app://elsewhere/index.html');
    return contents?.executeJavaScript(`parallax.call('app.info', {})`) as Promise<unknown>;
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'request.invalid' } });
});

test('a frame inside the app’s page is not listened to', async ({ launch }) => {
  const { app } = await launch();
  // The policy lets no frame in, so one is made the way a browser bug would: main is asked on the frame's behalf.
  const answer = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => Promise<unknown>> }
    )._invokeHandlers;
    const handle = handlers.get('parallax:request');
    const frame = contents?.mainFrame;
    const ask = (senderFrame: unknown): Promise<unknown> | undefined =>
      handle?.({ sender: contents, senderFrame }, 'app.info', {});
    return {
      own: await ask(frame),
      inner: await ask({ origin: 'app://parallax', url: 'app://parallax/index.html', parent: frame }),
      gone: await ask(null),
    };
  });
  expect(answer).toMatchObject({
    own: { ok: true },
    inner: { ok: false, failure: { code: 'request.invalid' } },
    gone: { ok: false, failure: { code: 'request.invalid' } },
  });
});

test('names that are no requests are refused, those only main may use among them', async ({ launch }) => {
  const { page } = await launch();
  for (const name of ['control.open', 'control.close', 'nothing', '__proto__', 'constructor']) {
    expect(await call(page, name as 'app.info', {})).toMatchObject({
      ok: false,
      failure: { code: 'request.unknown' },
    });
  }
});

test('the page opens no case by a path of its own making', async ({ launch, folder }) => {
  const { page } = await launch();
  expect(await call(page, 'case.open', { path: join(folder, 'other.parallax') })).toMatchObject({
    ok: false,
    failure: { code: 'request.invalid' },
  });
  const path = await page.evaluate(() => {
    const world = globalThis as unknown as { parallax: { pathOf: (file: File) => string } };
    return world.parallax.pathOf(new File(['x'], '/etc/passwd'));
  });
  expect(path).toBe('');
});
