import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, expect, expectAccessible, quit, request, test } from './fixtures/app.ts';

async function exportAs(page: Page, format: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: format, exact: true }).check();
  await dialog.getByRole('button', { name: 'Export…' }).click();
}

test('each format is written where the analyst says, from the sample case', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const formats = [
    ['html', 'Report, HTML'],
    ['pdf', 'Report, PDF'],
    ['csv', 'Occurrences, CSV'],
    ['json', 'Whole case, JSON'],
  ] as const;
  const written: Record<string, Buffer> = {};
  for (const [ending, label] of formats) {
    const path = join(folder, `Отчёт 报告.${ending}`);
    await answerDialogs(app, { save: path });
    await exportAs(page, label);
    await expect(page.getByText(`Exported to ${path}`)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('dialog')).toBeHidden();
    written[ending] = await readFile(path);
  }
  const { title, occurrenceCount } = await request(page, 'case.info', {});
  const html = written['html']?.toString() ?? '';
  expect(html).toContain(title);
  expect(html).toMatch(/Content-Security-Policy/);
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)[^"'<\s]*\.(?:js|css|png)/);
  expect(written['pdf']?.subarray(0, 5).toString()).toBe('%PDF-');
  const rows = written['csv']?.toString().trim().split('\r\n') ?? [];
  expect(rows.length).toBeGreaterThan(occurrenceCount);
  const data = JSON.parse(written['json']?.toString() ?? '') as { occurrences: unknown[] };
  expect(data.occurrences).toHaveLength(occurrenceCount);
});

test('only the articles chosen go into the report', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const path = join(folder, 'one.json');
  await answerDialogs(app, { save: path });
  const [first, ...others] = await request(page, 'article.list', {});
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Whole case, JSON' }).check();
  for (const { title } of others) await dialog.getByRole('checkbox', { name: title, exact: true }).uncheck();
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(`Exported to ${path}`)).toBeVisible();
  const data = JSON.parse(await readFile(path, 'utf8')) as { articles: { id: string }[] };
  expect(data.articles.map(({ id }) => id)).toEqual([first?.id]);
});

test('a save dialog that is cancelled writes nothing and leaves the choice', async ({ launch }) => {
  const { app, page } = await launch();
  await answerDialogs(app, { save: null });
  await exportAs(page, 'Occurrences, CSV');
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Occurrences, CSV' })).toBeChecked();
  await expect(page.getByText('Exported to')).toBeHidden();
});

test('a folder that is not there is named in the dialog, and nothing is half written', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const path = join(folder, 'no such folder', 'report.html');
  await answerDialogs(app, { save: path });
  await exportAs(page, 'Report, HTML');
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(stat(path)).rejects.toThrow();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('by keyboard alone: a format and a filter are chosen, a name that is taken is asked for, and all is remembered', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const path = join(folder, 'rejected.csv');
  await writeFile(path, 'old');
  // The analyst types a name without its ending: with it, the name is taken, so the app asks itself.
  await answerDialogs(app, { save: join(folder, 'rejected') });
  await app.evaluate(({ dialog }) => {
    const world = globalThis as unknown as { asked: string[] };
    world.asked = [];
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) =>
      Promise.resolve({
        response: world.asked.push(message) === 1 ? 1 : 0,
        checkboxChecked: false,
      })) as never;
  });

  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('radio', { name: 'Report, HTML' })).toBeFocused();
  await expectAccessible(page);
  const csv = dialog.getByRole('radio', { name: 'Occurrences, CSV' });
  while (!(await csv.isChecked())) await page.keyboard.press('ArrowDown');
  await expect(csv).toBeFocused();
  const filter = dialog.getByRole('searchbox', { name: 'Filter' });
  while (!(await filter.evaluate((field) => field === document.activeElement)))
    await page.keyboard.press('Tab');
  const before = (await dialog.getByText(/\d+ occurrences?$/).textContent()) ?? '';
  await page.keyboard.type('stance:rejects');
  const counts = dialog.getByText(/\d+ occurrences?$/);
  await expect(counts).not.toHaveText(before);
  const found = Number(/(\d+) occurrences?$/.exec((await counts.textContent())?.trim() ?? '')?.[1]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Export…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Exported to ${path}`)).toBeVisible();
  await expect(dialog).toBeHidden();
  const asked = await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain('rejected.csv');
  const ids = (await readFile(path, 'utf8')).match(/018\w{5}-\w{4}-7|"Rejects"/gu) ?? [];
  expect(found).toBeGreaterThan(0);
  expect(ids.filter((word) => word === '"Rejects"')).toHaveLength(found);

  await quit(app);
  const again = await launch();
  await expect(again.page.locator('div[role=document]')).toBeVisible();
  await again.page.keyboard.press('Control+E');
  await expect(again.page.getByRole('radio', { name: 'Occurrences, CSV' })).toBeFocused();
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
