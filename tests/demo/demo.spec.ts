import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { answerDialogs, expect, test } from '../e2e/fixtures/app.ts';

const output = join(import.meta.dirname, '../../demo-output');

const scraped = `Harbour Gazette
Subscribe
The Sandry barrage stood open, keeper insists
The Sandry barrage stood open, keeper insists
photo: Gazette archive

Monday, April 22, 2024

by Imre Talvik

The gates of the Sandry barrage were chained open through the whole of Wednesday night, its keeper, Anselm Broadwick, told the Gazette on Sunday. "I put the chain on myself at dusk," he said, "and it was on when the boats came for me."

Officials of the Ministry of Waters in Zelmar maintain that engineers had reported the barrage shut. The ministry has not said who the engineers are, and it did not answer a request for their names.

Share
Read more`;

/** Puts the caret into words of the article on show, as a click there does. */
async function clickWords(page: Page, words: string): Promise<void> {
  const at = await page.evaluate((wanted) => {
    for (const block of document.querySelectorAll('[role=document] [data-block]')) {
      const text = block.firstChild;
      const start = text instanceof Text ? text.data.indexOf(wanted) : -1;
      if (!(text instanceof Text) || start === -1) continue;
      block.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(text, start + 2);
      range.setEnd(text, start + 3);
      const { x, y, height } = range.getBoundingClientRect();
      return { x, y: y + height / 2 };
    }
    return null;
  }, words);
  if (!at) throw new Error(`The article does not say “${words}”.`);
  await page.mouse.click(at.x, at.y);
}

test('the whole main job on the sample case', async ({ launch }) => {
  const { app, page } = await launch();
  const shot = (name: string) => page.screenshot({ path: join(output, `${name}.png`) });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  await expect(page.locator('[role=document]')).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();

  await test.step('import a pasted article and look at what is page furniture', async () => {
    await page.getByRole('button', { name: 'Import articles' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(scraped);
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByText('The headline again')).toBeVisible();
    await shot('1-import');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('document', { name: /barrage stood open/ })).toBeVisible();
  });

  await test.step('mark a claim by keys: sentence, stance, source', async () => {
    await clickWords(page, 'The gates of the Sandry barrage were');
    await page.keyboard.press('m');
    await page.keyboard.press('1');
    await page.keyboard.press('s');
    await page.keyboard.type('an');
    await expect(page.getByRole('option', { name: /^Anselm Broadwick/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Claims' })).toContainText('Anselm Broadwick');
    await expect(page.getByText('Imported “')).toHaveCount(0);
    await shot('2-marking');
  });

  await test.step('read a marked article with its claims beside it', async () => {
    await page.getByRole('button', { name: /^The water came first/ }).click();
    await expect(page.getByRole('document', { name: /water came first/ })).toBeVisible();
    await page.locator('[role=document]').focus();
    await page.keyboard.press('n');
    await page.keyboard.press('n');
    await shot('3-article');
  });

  await test.step('see two articles side by side and go from a cell to the words', async () => {
    await page.keyboard.press('Control+3');
    const table = page.getByRole('grid', { name: 'Claims by article' });
    await expect(table).toBeVisible();
    await table
      .getByRole('gridcell', { name: /Endorses/ })
      .first()
      .click();
    await shot('4-compare');
  });

  await test.step('export the report', async () => {
    for (const [format, name] of [
      ['html', 'Report, HTML'],
      ['pdf', 'Report, PDF'],
      ['csv', 'Occurrences, CSV'],
      ['json', 'Whole case, JSON'],
    ] as const) {
      await answerDialogs(app, { save: join(output, `report.${format}`) });
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('radio', { name, exact: true }).check();
      if (format === 'html') await shot('5-export');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Export/ })
        .click();
      await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 });
    }
    const report = await readFile(join(output, 'report.html'), 'utf8');
    expect(report).toContain('Anselm Broadwick');
    expect((await readFile(join(output, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('look at the report in a browser', async () => {
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const reportPage = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await reportPage.goto(`file://${join(output, 'report.html')}`);
    await reportPage.screenshot({ path: join(output, '6-report.png') });
    await reportPage
      .getByRole('heading', { name: /matrix|claims by article/i })
      .first()
      .scrollIntoViewIfNeeded();
    await reportPage.screenshot({ path: join(output, '7-report-matrix.png') });
    await browser.close();
  });
});
