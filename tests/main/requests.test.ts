import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RecentCase } from '#contract/api.ts';
import type { CaseInfo } from '#contract/views.ts';
import type { KeptTemplate } from '#contract/report.ts';
import { Failure } from '#domain/failure.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { createPreviews } from '../../src/main/previews.ts';
import { createRequests, type RequestsOptions } from '../../src/main/requests.ts';
import { parseSettings, type StoredSettings } from '../../src/main/settings.ts';
import { makeFolder } from './temporary-folder.ts';
import { mainWords } from '../../src/main/strings.ts';

const electron = vi.hoisted(() => ({
  openExternal: vi.fn<(url: string) => Promise<void>>(),
  showItemInFolder: vi.fn<(path: string) => void>(),
  openPath: vi.fn<(path: string) => Promise<string>>(),
  showSaveDialog: vi.fn(),
  showOpenDialog: vi.fn(),
}));

vi.mock('electron', () => ({
  app: {
    getVersion: () => '1.2.3',
    getPath: (name: string) => (name === 'temp' ? tmpdir() : '/home/ana/Documents'),
    getPreferredSystemLanguages: () => ['uk-UA'],
  },
  shell: {
    openExternal: electron.openExternal,
    showItemInFolder: electron.showItemInFolder,
    openPath: electron.openPath,
  },
  dialog: { showSaveDialog: electron.showSaveDialog, showOpenDialog: electron.showOpenDialog },
  session: {},
  WebContentsView: class {},
}));

const everything = { filter: '', articleIds: [] };
const river = { path: '/srv/river.parallax', title: 'River' } as CaseInfo;
const { window: _window, ...settings } = parseSettings({ analyst: 'Ana' }) as StoredSettings;

function set(change: { readonly current?: CaseInfo | null; readonly startFailure?: Failure } = {}) {
  vi.clearAllMocks();
  const current = change.current === undefined ? river : change.current;
  const core = {
    request: vi.fn<(name: string, input: unknown) => Promise<unknown>>(() => Promise.resolve(null)),
  };
  const cases = {
    current: () => current,
    startFailure: () => Promise.resolve(change.startFailure ?? null),
    open: vi.fn((path: string) => Promise.resolve({ ...river, path })),
    create: vi.fn((path: string, title: string) => Promise.resolve({ ...river, path, title })),
    openSample: vi.fn(() => Promise.resolve(river)),
  };
  const recent: readonly RecentCase[] = [
    { path: '/srv/lake.parallax', title: 'Lake', openedAt: '2026-01-01T00:00:00.000Z' },
  ];
  const offeredPaths = new Set<string>();
  const log = { info: vi.fn(), error: vi.fn(), flush: () => Promise.resolve() };
  const changeSettings = vi.fn((patch: object) => Promise.resolve({ ...settings, ...patch }));
  let kept: readonly KeptTemplate[] = [];
  const templates = {
    get: () => kept,
    set: (next: readonly KeptTemplate[]) => {
      kept = next;
      return Promise.resolve();
    },
  };
  const previews = createPreviews();
  const answer = createRequests({
    core,
    cases,
    recent: { get: () => recent },
    settings: () => settings,
    words: () => mainWords('en'),
    changeSettings,
    window: {},
    templates,
    previews,
    offeredPaths,
    log,
  } as unknown as RequestsOptions);
  return { answer, core, cases, offeredPaths, log, changeSettings, previews };
}

const refused = (code: string) => ({ ok: false, failure: expect.objectContaining({ code }) as unknown });

test.each(['control.open', 'case.info', '__proto__', 'toString', '', null, 7, {}])(
  'a request that main does not answer (%j) is refused by name',
  async (name) => {
    await expect(set().answer(name, {})).resolves.toEqual(refused('request.unknown'));
  },
);

test.each([
  ['app.open-external', { url: 'javascript:alert(1)' }],
  ['app.open-external', { url: 'file:///etc/passwd' }],
  ['app.open-external', { url: 'ms-settings:network' }],
  ['app.open-external', {}],
  ['settings.set', { textSize: 400 }],
  ['settings.set', { theme: 'purple' }],
  ['case.open', { path: 7 }],
  ['case.open', null],
  ['report.export', { format: 'exe', scope: everything }],
  ['report.export', { format: 'html', scope: { filter: '', articleIds: ['../..'] } }],
  ['figure.save', { name: 'Timeline', file: { format: 'svg', drawing: '<script>1</script>' } }],
  ['figure.save', { name: 'Timeline', file: { format: 'exe', bytes: new Uint8Array() } }],
])('%s with %j is refused as invalid, and nothing is opened', async (name, input) => {
  const { answer, cases } = set();
  await expect(answer(name, input)).resolves.toEqual(refused('request.invalid'));
  expect(electron.openExternal).not.toHaveBeenCalled();
  expect(cases.open).not.toHaveBeenCalled();
});

test('a web address is opened by the system', async () => {
  await set().answer('app.open-external', { url: 'https://example.org/a?b=c' });
  expect(electron.openExternal).toHaveBeenCalledExactlyOnceWith('https://example.org/a?b=c');
});

test('the window learns of the program what it needs, and why no case is open', async () => {
  const { answer } = set({
    current: null,
    startFailure: new Failure('case.damaged', 'It is damaged.', { path: '/x' }),
  });
  await expect(answer('app.info', {})).resolves.toEqual({
    ok: true,
    value: {
      version: '1.2.3',
      platform: process.platform,
      systemLanguages: ['uk-UA'],
      settings,
      recent: [{ path: '/srv/lake.parallax', title: 'Lake', openedAt: '2026-01-01T00:00:00.000Z' }],
      openFailure: { code: 'case.damaged', message: 'It is damaged.', params: { path: '/x' } },
    },
  });
});

test('the page opens a case by its path only if it is a recent one or was offered by the analyst', async () => {
  const { answer, cases, offeredPaths } = set();
  await expect(answer('case.open', { path: '/srv/secret.parallax' })).resolves.toEqual(
    refused('request.invalid'),
  );
  expect(cases.open).not.toHaveBeenCalled();
  await expect(answer('case.open', { path: '/srv/lake.parallax' })).resolves.toMatchObject({ ok: true });
  offeredPaths.add('/srv/secret.parallax');
  await expect(answer('case.open', { path: '/srv/secret.parallax' })).resolves.toMatchObject({ ok: true });
});

test('a dialog that is cancelled answers null', async () => {
  const { answer, core, cases } = set();
  core.request.mockResolvedValue(river);
  electron.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
  electron.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
  const cancelled = { ok: true, value: null };
  await expect(answer('case.open', { path: null })).resolves.toEqual(cancelled);
  await expect(answer('case.new', {})).resolves.toEqual(cancelled);
  await expect(answer('case.save-copy', {})).resolves.toEqual(cancelled);
  await expect(answer('report.export', { format: 'html', scope: everything })).resolves.toEqual(cancelled);
  expect(core.request.mock.calls.filter(([name]) => name !== 'control.info')).toEqual([]);
  expect(cases.open).not.toHaveBeenCalled();
});

test('a new case is named after its file, which gets its extension', async () => {
  const { answer, cases } = set();
  electron.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/srv/Спор о воде' });
  await answer('case.new', {});
  expect(cases.create).toHaveBeenCalledExactlyOnceWith('/srv/Спор о воде.parallax', 'Спор о воде');
});

test('an export proposes a name after the title as it is now, in the folder of the case', async () => {
  const { answer, core } = set();
  electron.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/tmp/out.csv' });
  const written = { path: '/tmp/out.csv', bytes: 12 };
  const renamed = { ...river, title: 'River: who?' };
  core.request.mockImplementation((name) => Promise.resolve(name === 'control.info' ? renamed : written));
  await expect(answer('report.export', { format: 'csv', scope: everything })).resolves.toEqual({
    ok: true,
    value: written,
  });
  expect(electron.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({ defaultPath: '/srv/River who.csv' });
  expect(core.request).toHaveBeenLastCalledWith('control.export', {
    order: {
      format: 'csv',
      scope: everything,
      composition: null,
      options: { byteOrderMark: true, suggested: false },
    },
    target: { path: '/tmp/out.csv', replace: true },
  });
  await answer('app.show-in-folder', { what: 'last-export' });
  await answer('app.show-in-folder', {});
  expect(electron.showItemInFolder.mock.calls).toEqual([['/tmp/out.csv'], ['/srv/river.parallax']]);
});

test('a folder that was exported is opened; one that cannot be says so', async () => {
  const { answer, core } = set();
  const path = makeFolder();
  electron.showSaveDialog.mockResolvedValue({ canceled: false, filePath: path });
  core.request.mockImplementation((name) =>
    Promise.resolve(name === 'control.info' ? river : { path, bytes: 12 }),
  );
  await answer('report.export', { format: 'schema-org', scope: everything });
  expect(electron.showSaveDialog.mock.lastCall?.[1]).toMatchObject({
    defaultPath: '/srv/River schema-org',
    filters: [],
  });
  expect(core.request).toHaveBeenLastCalledWith(
    'control.export',
    expect.objectContaining({ target: { path, replace: true } }),
  );
  electron.openPath.mockResolvedValueOnce('').mockResolvedValueOnce('no program opens it');
  await expect(answer('app.show-in-folder', { what: 'last-export' })).resolves.toMatchObject({ ok: true });
  await expect(answer('app.show-in-folder', { what: 'last-export' })).resolves.toEqual(
    refused('file.not-found'),
  );
  expect(electron.openPath.mock.calls).toEqual([[path], [path]]);
  expect(electron.showItemInFolder).not.toHaveBeenCalled();
});

test('a zip is proposed where several files are to be one', async () => {
  const { answer, core } = set();
  core.request.mockResolvedValue(river);
  electron.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
  await answer('report.export', { format: 'schema-org', scope: everything, zipped: true });
  expect(electron.showSaveDialog.mock.lastCall?.[1]).toMatchObject({
    defaultPath: '/srv/River schema-org.zip',
  });
});

test('a figure is saved where the analyst says, under a name that every file system takes', async () => {
  const { answer, core } = set();
  const file = { format: 'csv', table: { head: ['Claim'], rows: [['=1+1']] } };
  electron.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
  await expect(answer('figure.save', { name: '', file })).resolves.toEqual({ ok: true, value: null });
  expect(core.request).not.toHaveBeenCalled();
  electron.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/tmp/who said' });
  const written = { path: '/tmp/who said.csv', bytes: 12 };
  core.request.mockResolvedValue(written);
  await expect(answer('figure.save', { name: '../“Who\n<said>” it: CON?', file })).resolves.toEqual({
    ok: true,
    value: written,
  });
  expect(electron.showSaveDialog.mock.lastCall?.[1]).toMatchObject({
    defaultPath: '/srv/“Who said ” it CON.csv',
  });
  expect(core.request).toHaveBeenLastCalledWith('control.save-figure', {
    file,
    target: { path: '/tmp/who said.csv', replace: true },
  });
});

test.each(['case.save-copy', 'report.export', 'app.show-in-folder'])(
  '%s without a case says so',
  async (name) => {
    const input = name === 'report.export' ? { format: 'html', scope: everything } : {};
    await expect(set({ current: null }).answer(name, input)).resolves.toEqual(refused('case.none-open'));
  },
);

test('a new analyst is told to core, other settings are not', async () => {
  const { answer, core, changeSettings } = set();
  await answer('settings.set', { textSize: 20 });
  expect(core.request).not.toHaveBeenCalled();
  await answer('settings.set', { analyst: '  Bo ' });
  expect(changeSettings).toHaveBeenLastCalledWith({ analyst: 'Bo' });
  expect(core.request).toHaveBeenCalledExactlyOnceWith('control.set-analyst', { analyst: 'Bo' });
});

test('a failure of core comes through as it is; anything else is a fault that is logged and told without details', async () => {
  const { answer, cases, log } = set();
  cases.openSample.mockRejectedValueOnce(new Failure('disk.full', 'The disk is full.'));
  await expect(answer('case.open-sample', { restore: true })).resolves.toEqual(refused('disk.full'));
  expect(log.error).not.toHaveBeenCalled();
  cases.openSample.mockRejectedValueOnce(new Error('The minister said'));
  const result = await answer('case.open-sample', { restore: true });
  expect(result).toEqual(refused('core.internal'));
  expect(JSON.stringify(result)).not.toContain('minister');
  expect(log.error).toHaveBeenCalledOnce();
});

test('a preview is what core wrote, kept under an address of its own; nothing stays in the temporary folder', async () => {
  const { answer, core, previews } = set();
  const facts = { articleCount: 2 };
  let folder = '';
  core.request.mockImplementation((_name, input) => {
    const { path } = input as { path: string };
    folder = dirname(path);
    writeFileSync(path, '<p>page</p>');
    return Promise.resolve(facts);
  });
  const composition = composeFrom('brief');
  const result = (await answer('report.preview', { composition })) as { value: { url: string } };
  expect(result).toEqual({ ok: true, value: { url: expect.any(String) as string, facts } });
  expect(core.request).toHaveBeenCalledWith('control.preview', {
    order: { format: 'html', scope: composition.scope, composition },
    path: expect.any(String) as string,
  });
  expect(new TextDecoder().decode(previews.find(result.value.url) ?? undefined)).toBe('<p>page</p>');
  expect(existsSync(folder)).toBe(false);
});

test('templates are kept without what is the case’s own, replaced only when asked, renamed and removed', async () => {
  const { answer } = set();
  const composition = { ...composeFrom('brief'), title: 'The dam', method: 'Read twice.' };
  const save = (name: string, replace: boolean) => answer('template.save', { name, composition, replace });
  await save('Weekly', false);
  expect(await answer('template.list', {})).toMatchObject({
    value: [{ name: 'Weekly', composition: { title: '', method: 'Read twice.' } }],
  });
  await expect(save('WEEKLY', false)).resolves.toEqual(refused('template.name-taken'));
  await expect(save('WEEKLY', true)).resolves.toMatchObject({ ok: true });
  await save('Court', false);
  await expect(answer('template.rename', { name: 'Court', to: 'weekly' })).resolves.toEqual(
    refused('template.name-taken'),
  );
  await expect(answer('template.rename', { name: 'Court', to: 'COURT' })).resolves.toMatchObject({
    value: [{ name: 'COURT' }, { name: 'WEEKLY' }],
  });
  await answer('template.remove', { name: 'court' });
  await expect(answer('template.remove', { name: 'court' })).resolves.toEqual(refused('template.not-found'));
});
