import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';

// The report as whoever receives it opens it: in a browser that runs no script, not in the app.

const bundle = join(import.meta.dirname, '../../out/main/cli.js');
const executablePath = findChromium();

let folder = '';
let browser: Browser;
test.beforeAll(async () => {
  test.skip(executablePath === null, 'There is no browser on this machine.');
  folder = mkdtempSync(join(tmpdir(), 'parallax-report-'));
  const parallax = (...words: string[]): Promise<unknown> =>
    promisify(execFile)(process.execPath, [bundle, ...words], { cwd: folder });
  await parallax('sample', 'sample.parallax');
  for (const template of ['full', 'brief'])
    await parallax('export', 'sample.parallax', '--template', template, '-o', `${template}.html`);
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
test.afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

async function open(template: string, page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => complaints.push(request.url()));
  await page.goto(pathToFileURL(join(folder, `${template}.html`)).href);
  return complaints;
}

test('without scripts every part is there, its links work, and nothing is asked for from anywhere', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  const complaints = await open('full', page);
  const parts = page.getByRole('navigation', { name: 'Contents' }).getByRole('link');
  await expect(parts.filter({ hasText: 'Source summary statement' })).toHaveCount(1);
  await parts.filter({ hasText: 'Contradictions' }).click();
  await expect(page.getByRole('heading', { name: 'Contradictions', level: 2 })).toBeInViewport();
  const contradictions = page.getByRole('region', { name: 'Contradictions' });
  await contradictions
    .getByRole('link', { name: /^C\d+$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#claim-\d+$/);
  await expect(page.locator(':target')).toBeInViewport();
  expect(complaints).toEqual([page.url().replace(/#.*/, '')]);
  await page.close();
});

test('a report is accessible in light and dark, and fits a narrow window and one at 200 %', async () => {
  test.slow();
  for (const [template, colorScheme] of [
    ['full', 'light'],
    ['brief', 'light'],
    ['brief', 'dark'],
  ] as const) {
    // The report's own policy lets no script run, axe's neither.
    const context = await browser.newContext({ bypassCSP: true, colorScheme });
    const page = await context.newPage();
    await open(template, page);
    const axe = new AxeBuilder({ page });
    // Weighing the contrast of every word of the full texts takes long; the brief report has the same colours.
    if (template === 'full') axe.disableRules(['color-contrast']);
    else axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    for (const width of [360, 640]) {
      await page.setViewportSize({ width, height: 500 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await context.close();
  }
});
