import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { answerDialogs, expect, expectAccessible, quit, request, test } from './fixtures/app.ts';
import { makeCase } from './fixtures/window.ts';

const rows = 100_000;

/** Adds many claims to a case that is closed, as if they had been there before its search index was. */
function fill(path: string): void {
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  const claim = db.prepare(`INSERT INTO claim (id, text, created_at) VALUES (?, ?, '2026-01-01')`);
  db.transaction(() => {
    for (let number = 0; number < rows; number += 1)
      claim.run(`01900001-0000-7000-8000-${number.toString(16).padStart(12, '0')}`, `Gauge ${number} rose`);
    db.prepare('UPDATE search_state SET rules = 0').run();
  })();
  db.close();
}

test('a large case prepares its search while one works; a long edit shows how far it is and leaves nothing when cancelled', async ({
  launch,
  folder,
}) => {
  test.slow();
  const path = join(folder, 'gauges.parallax');
  const first = await launch();
  await makeCase(first.app, first.page, path);
  await quit(first.app);
  fill(path);

  const { app, page } = await launch({ case: path });
  await expect(page.getByRole('progressbar', { name: 'Preparing search…' })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  const search = page.getByRole('dialog', { name: 'Search the case' });
  await page.keyboard.type(`gauge ${rows - 1}`);
  await expect(search).toContainText('Search is still being prepared');
  await expect(search.getByRole('option', { name: `Gauge ${rows - 1} rose` })).toBeVisible();
  await expect(search).not.toContainText('Search is still being prepared');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('progressbar')).toBeHidden();

  await page.keyboard.press('Control+6');
  const grid = page.getByRole('grid', { name: 'Claims of the case' });
  await expect(grid).toBeFocused();
  await expect(page.getByText(/^100,000 claims in 0 places/)).toBeVisible();
  await page.keyboard.press('Control+A');
  await expect(page.getByText('100,000 selected')).toBeVisible();
  await page.keyboard.press('e');
  const edit = page.getByRole('dialog', { name: /^Edit/ });
  await expect(edit.getByLabel('What to change')).toBeFocused();
  await edit.getByLabel('What to change').selectOption('type');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Quantity');
  await expect(edit).toContainText('100,000 claims change');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const work = page.getByRole('dialog', { name: 'Changing rows' });
  await expect(work.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(work).toBeHidden();
  await expect(edit).toContainText('Cancelled; nothing was changed.');
  await expectAccessible(page);
  expect((await request(page, 'case.info', {})).journal.undo?.action).toBe(undefined);

  await edit.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(work).toBeVisible();
  await expect(edit).toBeHidden({ timeout: 60_000 });
  await expect(page.getByText(/100,000 claims changed/)).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('dialog', { name: 'Undoing' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 });
  const { journal } = await request(page, 'case.info', {});
  expect([journal.undo?.action, journal.redo?.action]).toEqual([undefined, 'table.edit']);

  await answerDialogs(app, { save: join(folder, 'gauges.json') });
  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByText('0 articles, 100,000 claims, 0 occurrences')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Whole case, JSON' }).check();
  await page.keyboard.press('Enter');
  const exporting = page.getByRole('dialog', { name: 'Exporting' });
  await expect(exporting.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(exporting).toBeHidden();
  await expect(dialog).toContainText('Cancelled; nothing was written.');
  expect(readdirSync(folder).filter((name) => /json|tmp/.test(name))).toEqual([]);
});
