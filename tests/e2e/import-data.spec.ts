import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answerDialogs,
  chooseMenu,
  expect,
  expectAccessible,
  request,
  runCli,
  test,
} from './fixtures/app.ts';
import { makeCase, showView } from './fixtures/window.ts';

async function chooseCommand(page: Page, words: string, title: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(title);
  await page.keyboard.press('Enter');
}

test('an exported case is imported into a new one by keyboard, looked at before, and taken back by one undo', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const sample = await request(page, 'case.info', {});
  const data = join(folder, 'sample.json');
  await runCli('export', sample.path, '--format', 'json', '-o', data);
  await makeCase(app, page, join(folder, 'fresh.parallax'));
  await answerDialogs(app, { open: data });
  await chooseCommand(page, 'import data', 'Import data');
  const dialog = page.getByRole('dialog', { name: 'Import data: sample.json' });
  const row = (kind: string) => dialog.getByRole('row', { name: new RegExp(`^${kind}`) });
  await expect(row('Articles')).toHaveText(new RegExp(`${sample.articleCount}\\s*0`));
  await expect(row('Occurrences')).toHaveText(new RegExp(`${sample.occurrenceCount}\\s*0`));
  await expect(dialog).toContainText(`takes the title “${sample.title}”`);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('“sample.json” was imported')).toBeVisible();
  expect(await request(page, 'case.info', {})).toMatchObject({
    title: sample.title,
    articleCount: sample.articleCount,
    claimCount: sample.claimCount,
    occurrenceCount: sample.occurrenceCount,
    sourceCount: sample.sourceCount,
  });
  const [article] = await request(page, 'article.list', {});
  await showView(page, 'Library');
  await expect(page.getByText(article?.title ?? '').first()).toBeVisible();

  await chooseMenu(app, ['File', 'Import Data…']);
  await expect(dialog).toContainText('The case has all of this already.');
  await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Control+Z');
  await expect.poll(async () => (await request(page, 'case.info', {})).articleCount).toBe(0);
  expect((await request(page, 'case.info', {})).title).toBe('fresh');
});

test('data that are not right are refused with their place before anything is done', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const before = await request(page, 'case.info', {});
  const path = join(folder, 'odd.json');
  await writeFile(path, JSON.stringify({ format: 'parallax-case', version: 2, case: { id: 'x' } }));
  await answerDialogs(app, { open: path });
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await chooseMenu(app, ['File', 'Import Data…']);
  const dialog = page.getByRole('dialog', { name: 'Import data: odd.json' });
  await expect(dialog.getByRole('alert')).toContainText('“case.id”');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await request(page, 'case.info', {})).toEqual(before);
});
