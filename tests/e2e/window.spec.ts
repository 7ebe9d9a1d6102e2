import { join } from 'node:path';
import { expect, quit, request, test } from './fixtures/app.ts';
import { importTexts, makeCase, showView } from './fixtures/window.ts';

test('a case and its articles may have any name', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const path = join(folder, 'Ночь — ليلة 🌊 “quoted” & <b>.parallax');
  await makeCase(app, page, path);
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  await page.getByLabel('Title').fill('<b>Ночь</b> ليلة 🌊');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<b>Ночь</b> ليلة 🌊');
  await expect.poll(() => page.title()).toContain('<b>Ночь</b> ليلة 🌊');
  const name = 'قال الوزير 𝕌 e\u0301.txt';
  await importTexts(page, [{ name, content: 'قال الوزير إن الجسر كان آمنا في ذلك اليوم.' }]);
  expect((await request(page, 'article.list', {}))[0]?.fileName).toBe(name);
  await quit(app);
  const again = await launch({ case: path });
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('<b>Ночь</b> ليلة 🌊');
});

test('undo goes back across a restart and says what it undoes', async ({ launch, folder }) => {
  const first = await launch();
  const path = join(folder, 'case.parallax');
  await makeCase(first.app, first.page, path);
  await importTexts(first.page, [{ name: 'one.txt', content: 'The water rose at four in the morning.' }]);
  await quit(first.app);
  const { page } = await launch({ case: path });
  await page.getByRole('button', { name: /^Undo import/ }).click();
  await expect(page.getByText('Two articles that tell one story')).toBeVisible();
  await showView(page, 'History');
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('Undone: import');
});

test('undo brings the screen back to a source that was changed', async ({ launch }) => {
  const { page } = await launch();
  await showView(page, 'Sources');
  await page.getByLabel('Find a source').fill('halash');
  await page.getByRole('rowheader').first().getByRole('button').click();
  const panel = page.getByRole('complementary', { name: 'Source' });
  await panel.getByLabel('Country').fill('Elsewhere');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Undo edit source/ })).toBeEnabled();
  await showView(page, 'Library');
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  expect((await request(page, 'source.list', {})).some(({ country }) => country === 'Elsewhere')).toBe(false);
});

test('the theme and the text size are kept for the next start', async ({ launch }) => {
  const { app, page } = await launch();
  await page.keyboard.press('Control+,');
  await page.getByLabel('Dark').check();
  await page.getByRole('slider', { name: 'Text size' }).fill('24');
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await quit(app);
  const again = await launch();
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(again.page.locator('html')).toHaveCSS('--reader-size', '24px');
});

test('a case that was removed is told from the recent list, and the window goes on', async ({
  launch,
  folder,
}) => {
  const { page } = await launch({ case: join(folder, 'gone.parallax') });
  await expect(page.getByRole('alert')).toContainText('gone.parallax');
  await page.getByRole('button', { name: 'Sample case' }).click();
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
});

test('at 800 pixels and at twice the size nothing runs out of the window sideways', async ({ launch }) => {
  const { app, page } = await launch();
  for (const [width, zoom] of [
    [800, 1],
    [1180, 1],
    [1350, 1],
    [1280, 2],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, given) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setContentSize(given.width, 800);
        window?.webContents.setZoomFactor(given.zoom);
      },
      { width, zoom },
    );
    for (const view of ['Library', 'Article', 'Compare', 'Sources', 'Claims', 'History']) {
      await showView(page, view);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${view} at ${width} px, zoom ${zoom}`).toBeLessThanOrEqual(0);
    }
  }
});
