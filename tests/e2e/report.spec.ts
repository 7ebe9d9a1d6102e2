import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, expect, request, test } from './fixtures/app.ts';

async function exportAs(page: Page, format: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(format).check();
  await dialog.getByRole('button', { name: 'Export…' }).click();
}

test('each format is written where the analyst says, from the sample case', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const formats = [
    ['html', /Report, HTML/],
    ['pdf', /Report, PDF/],
    ['csv', /CSV/],
    ['json', /JSON/],
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
  await dialog.getByLabel(/JSON/).check();
  for (const { title } of others) await dialog.getByLabel(title).uncheck();
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(`Exported to ${path}`)).toBeVisible();
  const data = JSON.parse(await readFile(path, 'utf8')) as { articles: { id: string }[] };
  expect(data.articles.map(({ id }) => id)).toEqual([first?.id]);
});

test('a save dialog that is cancelled writes nothing and leaves the choice', async ({ launch }) => {
  const { app, page } = await launch();
  await answerDialogs(app, { save: null });
  await exportAs(page, /CSV/);
  await expect(page.getByRole('dialog').getByLabel(/CSV/)).toBeChecked();
  await expect(page.getByText('Exported to')).toBeHidden();
});

test('a folder that is not there is named in the dialog, and nothing is half written', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const path = join(folder, 'no such folder', 'report.html');
  await answerDialogs(app, { save: path });
  await exportAs(page, /Report, HTML/);
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(stat(path)).rejects.toThrow();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
