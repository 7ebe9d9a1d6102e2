import type { ElectronApplication } from '@playwright/test';
import { call, expect, test } from '../e2e/fixtures/app.ts';

/** Notes from now on what the system would be asked to open. */
async function noteOpened(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const world = globalThis as unknown as { opened: string[] };
    world.opened = [];
    shell.openExternal = (url) => {
      world.opened.push(url);
      return Promise.resolve();
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: readonly string[] }).opened);
}

test('web addresses are handed to the system', async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await noteOpened(app);
  for (const url of ['https://example.org/a?b=c#d', 'http://example.org/']) {
    expect(await call(page, 'app.open-external', { url })).toEqual({ ok: true, value: null });
  }
  expect(await opened()).toEqual(['https://example.org/a?b=c#d', 'http://example.org/']);
});

test('anything else is refused and never reaches the system', async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await noteOpened(app);
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://server/share',
    'ms-settings:privacy',
    'vscode://file/x',
    'mailto:a@example.org',
    'app://parallax/index.html',
    'https:',
    '//example.org',
    'C:\\Windows\\System32\\calc.exe',
    ' \njavascript:alert(1)',
  ]) {
    expect(await call(page, 'app.open-external', { url }), url).toMatchObject({
      ok: false,
      failure: { code: 'request.invalid' },
    });
  }
  expect(await opened()).toEqual([]);
});
