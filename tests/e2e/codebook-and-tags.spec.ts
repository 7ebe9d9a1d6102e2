import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

/** Chooses a command in the palette by its name. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('tags are renamed for the whole case, and a value is renamed and added, by keyboard, each one undo', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'story.parallax'));
  await importTexts(page, [{ name: 'story.txt', content: 'The water rose at four. Nobody was warned.' }]);
  const [article] = await request(page, 'article.list', {});
  const mark = await request(page, 'occurrence.mark', {
    articleId: article?.id ?? '',
    spans: [{ start: 0, end: 22 }],
    claimId: null,
    claimText: null,
    stance: 'distances',
  });
  await request(page, 'claim.update', {
    claimId: mark.claimId,
    patch: { tags: ['water/level', 'night'] },
  });
  const tags = async () => (await request(page, 'claim.get', { claimId: mark.claimId })).claim.tags;

  await command(page, 'Tags of the case');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'water 1 claim' }).press('Enter');
  await expect(dialog.getByText('1 claim carries it or one below it 1 tag is below it.')).toBeVisible();
  await dialog.getByLabel('Rename or move').fill('river');
  await dialog.getByLabel('Rename or move').press('Enter');
  await expect.poll(tags).toEqual(['night', 'river/level']);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(tags).toEqual(['night', 'water/level']);

  await command(page, 'Codebook of the case');
  await dialog.getByRole('button', { name: /Distances/ }).press('Enter');
  await dialog.getByLabel('Name').fill('Keeps away');
  await dialog.getByLabel('Name').press('Enter');
  await expect(dialog.getByRole('button', { name: /Keeps away/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Add a value' }).press('Enter');
  await page.keyboard.type('Sneers');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('added; counts as Endorses').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await page.getByRole('option', { name: 'The water rose at four' }).click();
  await expect(page.getByRole('radio', { name: 'Keeps away' })).toBeChecked();
  await page.getByRole('radio', { name: 'Sneers' }).click();
  const stance = async () =>
    (await request(page, 'occurrence.get', { occurrenceIds: [mark.id] })).map(({ stance: value, added }) => [
      value,
      added?.stance !== undefined,
    ]);
  await expect.poll(stance).toEqual([['endorses', true]]);

  // A value in use goes only once it was said how many places have it, and what they have then.
  await command(page, 'Codebook of the case');
  await dialog.getByRole('button', { name: /Sneers/ }).press('Enter');
  await dialog.getByRole('button', { name: 'Remove this value' }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('1 place has it and will have “Endorses” instead.');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(dialog.getByRole('button', { name: /Sneers/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(stance).toEqual([['endorses', false]]);
  await expect(page.getByRole('radio', { name: 'Endorses' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect.poll(stance).toEqual([['endorses', true]]);
  await expect(page.getByRole('radio', { name: 'Sneers' })).toBeChecked();
});
