import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';

const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Find a source' });
const source = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: 'Sources' }).getByRole('button', { name, exact: true });

/** Goes to the sources by key and finds those that fit. */
async function find(page: Page, typed: string, count: number): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await page.keyboard.press('Control+4');
  await search(page).focus();
  await page.keyboard.type(typed);
  await expect(page.getByRole('rowheader')).toHaveCount(count);
}

test('by keyboard two spellings of a name are merged after a preview, and one undo parts them', async ({
  launch,
}) => {
  const { page } = await launch();
  await request(page, 'source.create', { name: 'Irsen Dolwatt', kind: 'person', country: 'Elsewhere' });
  await find(page, 'irsen', 2);
  await page.keyboard.press('ArrowDown');
  await expect(source(page, 'Irsen Dolvat')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(source(page, 'Irsen Dolwatt')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Merge 2…' })).toBeVisible();
  await page.keyboard.press('j');
  const dialog = page.getByRole('dialog', { name: 'Merge sources' });
  await expect(dialog.getByRole('radio', { name: /Irsen Dolvat / })).toBeFocused();
  await expect(dialog).toContainText('No mark changes its attribution.');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /Irsen Dolwatt/ }).first()).toBeFocused();
  await expect(dialog).toContainText(/4 marks in \d articles? will name Irsen Dolwatt in their attribution/);
  await expect(dialog).toContainText('They differ in Country. Which holds?');
  await expectAccessible(page);

  // A source is found across scripts and under another spelling; one that is there already is refused.
  const field = dialog.getByRole('combobox', { name: 'Add a source to merge' });
  for (const typed of ['Халаш', 'Khalasch']) {
    await field.fill(typed);
    await expect(dialog.getByRole('option').filter({ hasText: 'Tevdor Halash' }).first()).toBeVisible();
  }
  await field.fill('Долват');
  await expect(dialog.getByRole('option').first()).toContainText('Irsen Dol');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('cannot be merged with itself');

  await dialog.getByRole('button', { name: 'Merge into “Irsen Dolwatt”' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('rowheader')).toHaveText([/Irsen Dolwatt.*Irsen Dolvat/]);
  await source(page, 'Irsen Dolwatt').focus();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('rowheader')).toHaveCount(2);
});

test('a source’s page shows what it says and leads to the words; the chosen mark leads back to it', async ({
  launch,
}) => {
  const { page } = await launch();
  await find(page, 'dolvat', 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Irsen Dolvat', exact: true })).toBeFocused();
  await expect(page.getByText(/in 4 marks\s+of \d articles?/)).toBeVisible();
  const figures = page.getByRole('region', { name: 'Figures' });
  await expect(figures).toContainText(/Direct quotation\s*\d of \d/);
  await expect(figures).toContainText(/Who quotes it\s*\S/);
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'By date' }).click();
  const places = page.getByRole('list', { name: 'Everything Irsen Dolvat says' });
  await expect(places.getByRole('heading').first()).toContainText('2024');

  const words = places.getByRole('button').first();
  const quote = ((await words.textContent()) ?? '').replaceAll(/[“”]|\s….*$/g, '');
  await words.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('div[role=document]')).toContainText(quote);
  await expect(page.getByRole('complementary', { name: 'Claims' })).toContainText('Irsen Dolvat');
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('button', { name: 'All sources' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search(page)).toBeVisible();
});

test('part of a source becomes another, under its own name once that is confirmed, and one undo joins them', async ({
  launch,
}) => {
  const { page } = await launch();
  await find(page, 'dolvat', 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Split “Irsen Dolvat”' });
  await expect(dialog).toContainText('Choose at least one article, mark or alias');
  await dialog.getByLabel('Name of the new source').fill('Irsen Dolvat');
  await dialog.getByRole('checkbox', { name: /^“/ }).first().focus();
  await page.keyboard.press('Space');
  await expect(dialog).toContainText('1 mark goes to the new source, 3 stay with “Irsen Dolvat”');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Split off “Irsen Dolvat”' }).click();
  await expect(dialog.getByRole('alert')).toContainText('another source already');
  await dialog.getByRole('button', { name: 'Two share this name' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('rowheader')).toHaveCount(2);
  await expect(page.getByRole('rowheader').filter({ hasText: 'nothing else known' })).toHaveCount(1);
  await source(page, 'Irsen Dolvat').first().focus();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('rowheader')).toHaveCount(1);

  // A name may be an emoji; it may not be a whole page.
  await page.keyboard.press('Control+4');
  await search(page).fill('');
  await page.getByRole('button', { name: 'New source' }).click();
  const panel = page.getByRole('complementary', { name: 'Source' });
  await panel.getByLabel('Name').fill('x'.repeat(2000));
  await expect(panel.getByRole('alert')).toContainText('at most 1,000 characters; this has 2,000');
  await panel.getByLabel('Name').fill('🦊');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: '🦊' })).toBeVisible();
  await search(page).fill('🦊');
  await expect(page.getByRole('rowheader')).toHaveText('🦊');
});
