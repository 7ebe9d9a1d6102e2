import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { occurrencesOf } from './fixtures/marking.ts';

test('the history tells words before and after, leads to the place, compares and goes back, by keyboard', async ({
  launch,
}) => {
  const { page } = await launch();
  await expect(page.locator('div[role=document]')).toBeVisible();
  const articleId = (await request(page, 'article.list', {}))[0]?.id ?? '';
  const [occurrence] = await occurrencesOf(page, articleId);
  if (!occurrence) throw new Error('The sample has no mark.');
  const occurrenceId = occurrence.id;
  const find = async () => (await occurrencesOf(page, articleId)).find(({ id }) => id === occurrenceId);
  await request(page, 'occurrence.update', {
    occurrenceId,
    patch: { stance: 'reports-neutrally', note: '' },
  });
  await request(page, 'occurrence.update', {
    occurrenceId,
    patch: { stance: 'distances', note: 'See the log.' },
  });
  await request(page, 'occurrence.update', { occurrenceId, patch: { note: 'See the old log.' } });

  await page.keyboard.press('Control+5');
  const lines = page.getByRole('listbox', { name: 'Changes, newest first' });
  const detail = page.getByRole('region', { name: 'What changed' });
  await expect(detail.locator('ins')).toHaveText(['old ']);
  await expectAccessible(page);
  await lines.focus();
  await page.keyboard.press('ArrowDown');
  await expect(detail).toContainText('Reports neutrally → Distances');

  // From the point before to the last one: what is left of both changes.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await page.keyboard.press('Home');
  await expect(detail).toContainText('1 mark changed');
  await expect(detail).toContainText('See the old log.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('takes back the last 2 changes in one step');
  await expect(dialog).toContainText('Distances → Reports neutrally');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Go back' }).press('Enter');
  await expect.poll(async () => (await find())?.stance).toBe('reports-neutrally');
  expect((await find())?.note).toBe('');
  await expect(lines.getByRole('option').first()).toContainText('Go back to');
  await page.keyboard.press('Control+Z');
  await expect.poll(find).toMatchObject({ stance: 'distances', note: 'See the old log.' });

  await page.keyboard.press('Control+5');
  await lines.focus();
  await page.keyboard.press('Home');
  for (const step of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(step);
  await expect(detail.locator('ins')).toHaveText(['old ']);
  await page.keyboard.press('Enter');
  await expect(page.locator('div[role=document]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Article', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
});
