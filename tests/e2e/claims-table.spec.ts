import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, quit, test } from './fixtures/app.ts';
import { makeCase, showView } from './fixtures/window.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims of the case' });
const counts = (page: Page): Locator => page.getByText(/^\d+ claims? in \d+ places?/);
/** The words of the cell that has the keyboard. */
const here = (page: Page): Promise<string> =>
  grid(page).evaluate(
    (element) =>
      document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.innerText ?? '',
  );

test('by keys alone: filter, sort, group, edit many and undo, keep a view, come back, go to the words', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await expect(page.getByRole('document').first()).toBeVisible();
  await page.keyboard.press('Control+6');
  await expect(grid(page)).toBeFocused();
  await expect(counts(page)).toHaveText('25 claims in 58 places');

  await page.keyboard.press('Control+F');
  await page.keyboard.type('stance:rejects');
  await expect(page.getByRole('button', { name: 'Remove the filter stance:rejects' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  const found = await counts(page).innerText();
  expect(found).not.toContain('in 58');

  await page.keyboard.press('s');
  await expect(page.getByRole('columnheader', { name: 'Claim', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const header = page.getByRole('columnheader', { name: 'Article', exact: true });
  const column = Number(
    await header.evaluate((each) => [...(each.parentElement?.children ?? [])].indexOf(each)),
  );
  for (let step = 1; step < column; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('g');
  await expect(page.getByLabel('Group by')).toHaveValue('article');
  await expect.poll(() => here(page)).toMatch(/^Article: /);

  await page.keyboard.press('Control+A');
  const places = Number(/in (\d+)/.exec(found)?.[1]);
  await expect(page.getByText(`${places} selected`)).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('What to change')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Unclear');
  await expect(dialog).toContainText(`${places} places change`);
  await expect(dialog).toContainText(`${places} × Rejects`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No row fits this filter.')).toBeVisible();
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Control+Z');
  await expect(counts(page)).toHaveText(new RegExp(`^${found}`));

  await page.keyboard.press('v');
  await expect(dialog.getByLabel(/^Keep the table/)).toBeFocused();
  await page.keyboard.type('Against');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('combobox', { name: 'View', exact: true }).locator('option:checked'),
  ).toHaveText('Against');
  await quit(first.app);

  const again = (await launch()).page;
  await expect(again.getByRole('document').first()).toBeVisible();
  // A window that has only just come may not have the keyboard yet.
  await expect(async () => {
    await again.keyboard.press('Control+6');
    await expect(grid(again)).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(
    again.getByRole('combobox', { name: 'View', exact: true }).locator('option:checked'),
  ).toHaveText('Against');
  await expect(counts(again)).toHaveText(found);
  await expect(grid(again)).toBeFocused();
  await again.keyboard.press('ArrowDown');
  const claim = await here(again);
  expect(claim).not.toBe('');
  await again.keyboard.press('Enter');
  await expect(again.getByRole('complementary', { name: 'Claim' })).toContainText(claim.slice(0, 30));
});

test('columns are moved, hidden and found by value; what makes no sense is told; all is accessible', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await expect(page.getByRole('document').first()).toBeVisible();
  await showView(page, 'Claims');
  await expect(counts(page)).toHaveText('25 claims in 58 places');
  await page.getByLabel('Rows').selectOption('occurrences');
  await grid(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('columnheader').nth(1)).toHaveText('Stance');
  await page.keyboard.press('f');
  await expect(page.getByRole('searchbox', { name: 'Filter' })).toHaveValue(/^stance:/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.keyboard.press('h');
  await expect(page.getByRole('columnheader', { name: 'Stance' })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Show Stance' }).check();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Stance' })).toBeVisible();

  await page.keyboard.press('Control+F');
  await page.keyboard.type('AND OR');
  await expect(page.getByText(/^AND, OR and NOT need words/)).toBeVisible();
  await expect(counts(page)).toHaveText('25 claims in 58 places');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('nowhere-to-be-found');
  await expect(page.getByText('No row fits this filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(counts(page)).toHaveText('25 claims in 58 places');

  await makeCase(app, page, join(folder, 'empty.parallax'));
  await showView(page, 'Claims');
  await expect(page.getByText('No claims yet')).toBeVisible();
  await expectAccessible(page);
});
