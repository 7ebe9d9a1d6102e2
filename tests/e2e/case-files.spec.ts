import { copyFile, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answerDialogs,
  call,
  chooseMenu,
  collectEvents,
  expect,
  quit,
  request,
  runCli,
  startAgain,
  test,
} from './fixtures/app.ts';

/** Makes an empty case with the command line. */
async function makeCase(folder: string, name: string, title = name): Promise<string> {
  const path = join(folder, `${name}.parallax`);
  await runCli('new', path, '--title', title);
  return path;
}

test('the first start opens the sample case, the next one the same again', async ({ launch }) => {
  const first = await launch();
  const info = await request(first.page, 'case.info', {});
  expect(info).toMatchObject({ isSample: true, readOnly: null });
  expect(info.articleCount).toBeGreaterThanOrEqual(2);
  expect(info.occurrenceCount).toBeGreaterThan(10);
  await expect(first.page.getByRole('heading', { name: info.title, level: 1 })).toBeVisible();
  await quit(first.app);

  const second = await launch();
  expect(await request(second.page, 'case.info', {})).toMatchObject({ path: info.path, isSample: true });
});

test('a new case is made where the analyst says, named after its file, and opened again by the next start', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const path = join(folder, 'Спор о воде 水.parallax');
  await answerDialogs(app, { save: path.replace('.parallax', '') });
  expect(await request(page, 'case.new', {})).toMatchObject({
    path,
    title: 'Спор о воде 水',
    articleCount: 0,
  });
  await expect(page.getByRole('heading', { name: 'Спор о воде 水', level: 1 })).toBeVisible();
  await quit(app);
  expect((await readFile(path)).subarray(0, 15).toString()).toBe('SQLite format 3');

  const next = await launch();
  expect(await request(next.page, 'case.info', {})).toMatchObject({ path });
});

test('a cancelled dialog changes nothing', async ({ launch }) => {
  const { app, page } = await launch();
  const before = await request(page, 'case.info', {});
  await answerDialogs(app, { save: null, open: null });
  expect(await request(page, 'case.new', {})).toBeNull();
  expect(await request(page, 'case.open', { path: null })).toBeNull();
  expect(await request(page, 'case.save-copy', {})).toBeNull();
  expect(await request(page, 'case.info', {})).toEqual(before);
});

test('a new case never replaces a file that is there', async ({ launch, folder }) => {
  const path = join(folder, 'taken.parallax');
  await writeFile(path, 'something else');
  const { app, page } = await launch();
  const before = await request(page, 'case.info', {});
  await answerDialogs(app, { save: path });
  expect(await call(page, 'case.new', {})).toMatchObject({ ok: false, failure: { code: 'case.exists' } });
  expect(await readFile(path, 'utf8')).toBe('something else');
  expect(await request(page, 'case.info', {})).toEqual(before);
});

test('a case is opened by the dialog, and again from the menu of recent ones', async ({ launch, folder }) => {
  const river = await makeCase(folder, 'river', 'The river & the wall');
  const lake = await makeCase(folder, 'lake');
  const { app, page } = await launch();
  await answerDialogs(app, { open: river });
  await chooseMenu(app, ['File', 'Open…']);
  await expect(page.getByRole('heading', { name: 'The river & the wall', level: 1 })).toBeVisible();
  await answerDialogs(app, { open: lake });
  await chooseMenu(app, ['File', 'Open…']);
  await expect(page.getByRole('heading', { name: 'lake', level: 1 })).toBeVisible();

  const { recent } = await request(page, 'app.info', {});
  expect(recent.map(({ title }) => title).slice(0, 2)).toEqual(['lake', 'The river & the wall']);
  await chooseMenu(app, ['File', 'Open Recent', 'The river & the wall']);
  await expect(page.getByRole('heading', { name: 'The river & the wall', level: 1 })).toBeVisible();
  expect(await request(page, 'case.open', { path: lake })).toMatchObject({ path: lake });
});

test('a copy holds the same and leaves the open case where it was', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const before = await request(page, 'case.info', {});
  const copy = join(folder, 'copy.parallax');
  await answerDialogs(app, { save: copy });
  expect(await request(page, 'case.save-copy', {})).toEqual({ path: copy });
  expect(await request(page, 'case.info', {})).toEqual(before);
  const claims = await request(page, 'claim.list', {});
  await answerDialogs(app, { open: copy });
  expect(await request(page, 'case.open', { path: null })).toMatchObject({ path: copy, readOnly: null });
  expect(await request(page, 'claim.list', {})).toEqual(claims);
});

test('a case that is open in another program opens read-only and says so, until the other has closed it', async ({
  launch,
  folder,
}) => {
  const path = await makeCase(folder, 'shared');
  const first = await launch({ case: path });
  const second = await launch({ case: path, firstRun: true });
  expect(await request(first.page, 'case.info', {})).toMatchObject({ readOnly: null });
  expect(await request(second.page, 'case.info', {})).toMatchObject({ path, readOnly: 'open-elsewhere' });
  await expect(second.page.getByRole('status').filter({ hasText: 'read-only' })).toBeVisible();
  expect(await call(second.page, 'case.rename', { title: 'Mine' })).toMatchObject({
    ok: false,
    failure: { code: 'case.read-only' },
  });
  expect(await call(first.page, 'case.rename', { title: 'Mine' })).toMatchObject({ ok: true });

  await quit(first.app);
  expect(await request(second.page, 'case.open', { path })).toMatchObject({ readOnly: null, title: 'Mine' });
});

test('a case may be named on the command line, by a path from where the command was given', async ({
  launch,
  folder,
}) => {
  await makeCase(folder, 'two words');
  const { page } = await launch({ case: 'two words.parallax' });
  expect(await request(page, 'case.info', {})).toMatchObject({ path: join(folder, 'two words.parallax') });
});

test('a second start hands its case to the window that is open, and ends', async ({ launch, folder }) => {
  const path = await makeCase(folder, 'second');
  const { app, page } = await launch();
  const opened = await collectEvents(page, 'case.opened');
  expect(await startAgain(app, path)).toMatchObject({ code: 0 });
  await expect.poll(opened).toMatchObject([{ info: { path } }]);
  await expect(page.getByRole('heading', { name: 'second', level: 1 })).toBeVisible();
});

test('a case file dropped on the window is opened', async ({ launch, folder }) => {
  const path = await makeCase(folder, 'dropped');
  const { page } = await launch();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'drop-source';
    document.body.append(input);
  });
  await page.setInputFiles('#drop-source', path);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#drop-source');
    const file = input?.files?.[0];
    const data = new DataTransfer();
    if (file) data.items.add(file);
    input?.remove();
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByRole('heading', { name: 'dropped', level: 1 })).toBeVisible();
});

test('the sample case is restored with the changed one kept beside it', async ({ launch }) => {
  const { page } = await launch();
  const fresh = await request(page, 'case.info', {});
  const [claim] = await request(page, 'claim.list', {});
  await request(page, 'claim.update', { claimId: claim?.id ?? '', patch: { text: 'As I would put it' } });
  const restored = await request(page, 'case.open-sample', { restore: true });
  expect(restored).toMatchObject({ path: fresh.path, title: fresh.title, isSample: true });
  expect(restored.occurrenceCount).toBe(fresh.occurrenceCount);
  const [kept] = (await readdir(join(fresh.path, '..'))).filter((name) => name.includes('(changed '));
  const claims = await runCli('list', join(fresh.path, '..', kept ?? 'none'), '--claims');
  expect(claims).toContain('As I would put it');
  expect(await runCli('list', fresh.path, '--claims')).not.toContain('As I would put it');
});

/** Files that cannot be opened as cases, each made from a good one, and the code that tells why. */
const bad: Readonly<
  Record<string, { readonly code: string; readonly spoil: (path: string) => Promise<void> }>
> = {
  'a text file with the name of a case': {
    code: 'case.not-a-case',
    spoil: (path) => writeFile(path, 'Dear diary, '.repeat(500)),
  },
  'an empty file': { code: 'case.not-a-case', spoil: (path) => truncate(path, 0) },
  'a case from a newer version': {
    code: 'case.newer-version',
    spoil: async (path) => {
      // user_version of an SQLite file: a 32-bit big-endian number at byte 60 (sqlite.org/fileformat2.html).
      const file = await open(path, 'r+');
      await file.write(Buffer.from([0, 0, 0x27, 0x0f]), 0, 4, 60);
      await file.close();
    },
  },
  'a case cut in half': {
    code: 'case.damaged',
    spoil: async (path) => truncate(path, Math.floor((await readFile(path)).length / 2)),
  },
};

for (const [name, { code, spoil }] of Object.entries(bad)) {
  test(`${name} gets a clear message, at the start and later, is left as it is, and the window goes on`, async ({
    launch,
    folder,
  }) => {
    const path = await makeCase(folder, 'spoilt');
    await spoil(path);
    const content = await readFile(path);
    const { app, page } = await launch({ case: path });

    const { openFailure } = await request(page, 'app.info', {});
    expect(openFailure?.code).toBe(code);
    await expect(page.getByRole('alert').filter({ hasText: openFailure?.message ?? 'none' })).toBeVisible();
    expect(await call(page, 'case.info', {})).toMatchObject({
      ok: false,
      failure: { code: 'case.none-open' },
    });

    const sample = await request(page, 'case.open-sample', { restore: false });
    await answerDialogs(app, { open: path });
    await chooseMenu(app, ['File', 'Open…']);
    await expect(page.getByText(openFailure?.message ?? 'none')).toBeVisible();
    expect(await request(page, 'case.info', {})).toMatchObject({ path: sample.path });
    expect(await readFile(path)).toEqual(content);
    expect((await readdir(folder)).filter((file) => file.startsWith('spoilt'))).toEqual(['spoilt.parallax']);
  });
}

test('a case that has been deleted since leaves the window without one and says so', async ({
  launch,
  folder,
}) => {
  const path = await makeCase(folder, 'river');
  const copy = join(folder, 'gone.parallax');
  await copyFile(path, copy);
  const first = await launch({ case: copy });
  await quit(first.app);
  await rm(copy);

  const { page } = await launch();
  const { openFailure, recent } = await request(page, 'app.info', {});
  expect(openFailure?.code).toBe('case.not-found');
  expect(recent.map((known) => known.path)).not.toContain(copy);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a recent case that has gone is told when it is chosen, and the open one stays', async ({
  launch,
  folder,
}) => {
  const path = await makeCase(folder, 'gone');
  const first = await launch({ case: path });
  const sample = await request(first.page, 'case.open-sample', { restore: false });
  await rm(path);
  await chooseMenu(first.app, ['File', 'Open Recent', 'gone']);
  await expect(first.page.getByText(path)).toBeVisible();
  expect(await request(first.page, 'case.info', {})).toMatchObject({ path: sample.path });
});

test('the theme chosen in the menu is the page’s at once', async ({ launch }) => {
  const { app, page } = await launch();
  const dark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const [label, expected] of [
    ['Dark', true],
    ['Light', false],
  ] as const) {
    await chooseMenu(app, ['View', 'Theme', label]);
    await expect.poll(dark).toBe(expected);
    expect((await request(page, 'app.info', {})).settings.theme).toBe(label.toLowerCase());
    await expect(page.locator('html')).toHaveAttribute('data-theme', label.toLowerCase());
  }
});

test('settings last, and a damaged settings file is set aside', async ({ launch, folder }) => {
  const first = await launch();
  await request(first.page, 'settings.set', { theme: 'dark', textSize: 22, analyst: 'Ана' });
  expect(await first.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await quit(first.app);
  const second = await launch();
  expect((await request(second.page, 'app.info', {})).settings).toMatchObject({
    theme: 'dark',
    textSize: 22,
    keys: {},
    analyst: 'Ана',
  });
  await quit(second.app);
  await writeFile(join(folder, 'profile-0', 'settings.json'), '{"theme": "da');
  const third = await launch();
  expect((await request(third.page, 'app.info', {})).settings).toMatchObject({
    theme: 'system',
    textSize: 18,
    keys: {},
  });
  expect(await readFile(join(folder, 'profile-0', 'settings.json.damaged'), 'utf8')).toBe('{"theme": "da');
});
