import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures/app.ts';
import { showView } from './fixtures/window.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims by article' });

/** The cell that the keyboard is at. */
async function atHand(page: Page): Promise<Locator> {
  await expect(grid(page)).toBeFocused();
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', /./);
  const id = await grid(page).getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`);
}

test('the matrix by keys alone: cells, words, badges, feet, columns by source, and on to the words', async ({
  launch,
}) => {
  const { page } = await launch();
  await showView(page, 'Compare');
  await page.keyboard.press('Alt+2');
  await expect(grid(page)).toBeFocused();
  await expect(grid(page).getByRole('columnheader')).toHaveCount(4);
  await expect(grid(page)).toHaveAttribute('aria-colcount', '4');
  await expect(grid(page).getByRole('rowheader').filter({ hasText: 'Contradicted' }).first()).toBeVisible();
  await expect(grid(page).getByRole('rowheader').filter({ hasText: 'Same origin' }).first()).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('Control+End');
  expect(await atHand(page).then((cell) => cell.getAttribute('aria-colindex'))).toBe('4');
  await page.keyboard.press('Control+Home');
  await expect(await atHand(page)).toHaveRole('rowheader');
  await page.keyboard.press('ArrowRight');
  const cell = await atHand(page);
  await expect(cell).toHaveAccessibleName(/Endorses, Asserts, Merrit Oslow/);
  // The words come by themselves and are said with the cell; Escape puts them away.
  await expect(page.getByRole('tooltip')).toContainText('the spillway gates of the Tulmin dam');
  await expect(cell).toHaveAccessibleDescription(/the spillway gates of the Tulmin dam/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);

  // The feet come after the last claim.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowDown');
  await expect(await atHand(page)).toHaveAccessibleName(/^\d+ claims in \d+ places of 1 article$/);
  for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowDown');
  await expect(await atHand(page)).toHaveAccessibleName(
    /^Mean stance [+−]?\d\.\d of \d+ places; left out: \d+ unclear, \d+ not judged$/,
  );

  // Enter on a foot narrows every view to the column, through the filter that all see.
  await page.keyboard.press('Enter');
  const filter = page.getByRole('searchbox', { name: 'Filter' });
  await expect(filter).toHaveValue(/^article:"The gates of Tulmin/);
  await expect(grid(page)).toBeFocused();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(filter).toHaveValue('');

  await page.getByRole('combobox', { name: 'Columns', exact: true }).selectOption('Sources');
  await expect(grid(page)).not.toHaveAttribute('aria-colcount', '4');
  await expect(grid(page).getByRole('columnheader', { name: 'Merrit Oslow' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Rows by', exact: true }).selectOption('dispute');
  await expect(grid(page).locator('[data-cell="0:0"]')).toContainText('Contradicted');
  await expectAccessible(page);
  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await expect(await atHand(page)).toHaveAccessibleName('Not addressed');

  await page.getByRole('combobox', { name: 'Columns', exact: true }).selectOption('Articles');
  await expect(grid(page)).toHaveAttribute('aria-colcount', '4');
  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  const text = await (await atHand(page)).getAttribute('aria-label');
  expect(text).not.toBe('Not addressed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Claim' })).toBeVisible();
  // Back in the comparison the same cell is at hand.
  await showView(page, 'Compare');
  await expect(grid(page)).toBeFocused();
  await expect(await atHand(page)).toHaveAttribute('aria-label', text ?? '');
});

test('menus narrow the matrix through its filter, and claims are tied by keys in it', async ({ launch }) => {
  const { page } = await launch();
  await showView(page, 'Compare');
  await page.keyboard.press('Alt+2');
  await expect(grid(page)).toBeFocused();
  // The feet are there before the claims are.
  await expect(grid(page)).toHaveAttribute('aria-rowcount', /^\d\d/);
  const rows = Number(await grid(page).getAttribute('aria-rowcount'));
  const filter = page.getByRole('searchbox', { name: 'Filter' });
  await page.getByRole('group', { name: 'Narrow by' }).getByRole('button', { name: 'Type' }).press('Enter');
  const menu = page.getByRole('dialog', { name: 'Type' });
  await menu.getByLabel('Quantity').press('Space');
  await expect(filter).toHaveValue('type:quantity');
  await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeLessThan(rows);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(rows));

  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Space');
  await expect(page.getByText(/^C\d+ is picked up/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^C\d+ is picked up/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Figure…' }).press('Enter');
  const figure = page.getByRole('dialog', { name: 'The matrix as a figure' });
  await expect(figure.getByRole('img', { name: /^Claims by article/ })).toBeVisible();
  await expectAccessible(page);
  await figure.getByRole('button', { name: 'Table' }).press('Enter');
  await expect(figure.getByRole('columnheader', { name: 'Nearest source' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(figure).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
});
