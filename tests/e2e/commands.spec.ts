import { expect, expectAccessible, quit, request, test } from './fixtures/app.ts';
import { occurrencesOf } from './fixtures/marking.ts';

test('any command is found by its words and done where the keyboard was', async ({ launch }) => {
  const { page } = await launch();
  const text = page.locator('div[role=document]');
  await expect(text).toBeVisible();
  await page.keyboard.press('Control+K');
  const find = page.getByRole('combobox', { name: 'Find a command' });
  await expect(find).toBeFocused();
  await expectAccessible(page);
  await find.fill('next mark');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Next mark');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(page.getByRole('complementary', { name: 'Claims' })).toContainText('Claim 1');
  const articleId = (await request(page, 'article.list', {}))[0]?.id ?? '';
  const before = (await occurrencesOf(page, articleId)).length;
  await page.keyboard.press('Control+Shift+P');
  await expect(find).toBeFocused();
  await page.keyboard.type('remove mark');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Remove the mark');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await occurrencesOf(page, articleId)).length).toBe(before - 1);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('undo');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await occurrencesOf(page, articleId)).length).toBe(before);
  await page.keyboard.press('Control+K');
  await expect(find).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
});

test('a key is changed, its clash named and taken over, and holds after a restart until it is put back', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await expect(page.locator('div[role=document]')).toBeVisible();
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('settings');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: /Settings/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Tab');
  await expect(dialog.getByRole('status')).toContainText('cannot be given away');
  await page.keyboard.press('Control+I');
  await expect(dialog.getByRole('status')).toContainText('Ctrl+I is “Import articles” (Window).');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Settings: Ctrl+I');
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeHidden();
  await expect(dialog.getByRole('heading', { name: 'Window' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Settings' })).toHaveAttribute('title', 'Settings (Ctrl+I)');
  await quit(first.app);

  const second = await launch();
  await expect(second.page.getByRole('button', { name: 'Settings' })).toHaveAttribute(
    'title',
    'Settings (Ctrl+I)',
  );
  const accelerators = await second.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const of = (words: string): string | null =>
      items.find(({ label }) => label.replace('&', '').startsWith(words))?.accelerator ?? null;
    return [of('Settings'), of('Import')];
  });
  expect(accelerators).toEqual(['CmdOrCtrl+I', null]);
  await second.page.keyboard.press('Control+I');
  await expect(second.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await second.page.keyboard.press('Escape');
  await second.page.keyboard.press('F1');
  await second.page.getByRole('button', { name: 'All back to default' }).click();
  await second.page.getByRole('button', { name: 'Yes, all' }).click();
  await second.page.getByRole('dialog', { name: 'Keys' }).getByRole('searchbox').press('Escape');
  await second.page.keyboard.press('Control+I');
  await expect(second.page.getByRole('dialog', { name: /Import/ })).toBeVisible();
});

test('a settings file that gives one key to two commands is told, and both have their own again', async ({
  launch,
}) => {
  const first = await launch();
  await request(first.page, 'settings.set', {
    keys: { 'view.library': ['F7'], 'view.sources': ['F7'], gone: ['F8'] },
  });
  await quit(first.app);
  const { page } = await launch();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('F7 was set for two commands');
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  expect((await request(page, 'app.info', {})).settings.keys).toEqual({});
});
