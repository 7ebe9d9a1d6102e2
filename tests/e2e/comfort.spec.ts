import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { chooseMenu, expect, expectAccessible, quit, request, test } from './fixtures/app.ts';
import { showView } from './fixtures/window.ts';

/** Goes by Tab until the element has the keyboard. */
async function tabTo(
  page: Page,
  name: RegExp | string,
  role: 'combobox' | 'checkbox' | 'slider',
): Promise<void> {
  const wanted = page.getByRole(role, { name });
  for (let step = 0; step < 30; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

/** The labels of the menu as it stands. */
function menuLabels(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label.replaceAll('&', '')),
  );
}

test('the language is switched live by keyboard, in the window and the menu, and is kept', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await showView(page, 'Library');
  await page.keyboard.press('Control+,');
  await tabTo(page, 'Language', 'combobox');
  await page.keyboard.press('End');
  await expect(page.getByRole('dialog', { name: 'Налаштування' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  expect(await menuLabels(app)).toEqual(['Файл', 'Правка', 'Вигляд', 'Вікно', 'Довідка']);

  await expect(page.getByRole('heading', { name: 'Бібліотека' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Опубліковано' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '3 статті' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('grid', { name: 'Твердження за статтями' })).toBeVisible();
  await expect(page.getByRole('grid').getByText('Підтримує').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+E');
  await expect(page.getByRole('dialog', { name: 'Експорт' })).toBeVisible();
  await page.keyboard.press('Escape');
  await quit(app);

  const again = await launch();
  await expect(again.page.getByRole('navigation').getByRole('button', { name: 'Порівняння' })).toBeVisible();
  expect(await menuLabels(again.app)).toContain('Довідка');
  await chooseMenu(again.app, ['Вигляд', 'Мова', 'English']);
  await expect(again.page.getByRole('navigation').getByRole('button', { name: 'Compare' })).toBeVisible();
});

test('the tour is offered once, goes by keyboard, can be left at any step and taken again', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await showView(page, 'Library');
  await page.getByRole('button', { name: 'Take the tour' }).focus();
  await page.keyboard.press('Enter');
  const titles = [
    'The article and its marks',
    'The claims of the article',
    'Who says it',
    'Two articles',
    'Nothing is lost',
  ];
  for (const [index, title] of titles.entries()) {
    const step = page.getByRole('dialog', { name: `Step ${index + 1} of 5: ${title}` });
    await expect(step).toBeVisible();
    await expect(step.getByRole('button', { name: index === 4 ? 'Done' : 'Next' })).toBeFocused();
    await expect(page.locator('[data-toured]')).toBeVisible();
    if (index === 1) await expectAccessible(page);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeHidden();
  await chooseMenu(app, ['Help', 'Tour of the Window']);
  await expect(page.getByRole('dialog', { name: /Step 1 of 5/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await request(page, 'app.info', {})).settings.tourLeft).toBe(true);
  await quit(app);
  const again = await launch();
  await expect(again.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await expect(again.page.getByRole('button', { name: 'Take the tour' })).toBeHidden();
});

test('an article is printed with marks, numbers and notes, without the window and without page furniture', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await showView(page, 'Article');
  await expect(page.getByRole('document', { name: 'The water came first' })).toBeVisible();
  // The system's own dialog would wait for somebody.
  await page.evaluate(() => {
    (window as unknown as { asked: number }).asked = 0;
    window.print = () => ((window as unknown as { asked: number }).asked += 1);
  });
  await page.keyboard.press('Control+P');
  expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(1);

  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (await contents?.printToPDF({ pageSize: 'A4' }))?.toString('base64') ?? '';
  });
  const path = join(folder, 'article.pdf');
  await writeFile(path, Buffer.from(pdf, 'base64'));
  expect(Buffer.from(pdf, 'base64').toString('latin1')).toMatch(/\/Type ?\/Page\b/);
  await expect(page.locator('.printed')).toHaveCount(0);
  const text = await promisify(execFile)('pdftotext', ['-layout', path, '-']).then(
    ({ stdout }) => stdout,
    () => null,
  );

  // What goes on paper, laid out as the printer gets it.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const printed = page.locator('.printed');
  await expect(printed).toBeVisible();
  await expect(page.locator('.window')).toBeHidden();
  await expect(printed.getByRole('heading', { level: 1 })).toHaveText(
    'The water came first, the warning after',
  );
  await expect(printed).toContainText('22 marks in this article');
  await expect(printed.locator('sup').first()).toHaveText('1');
  await expect(printed.getByRole('listitem').first()).toContainText('1. +2 Endorses');
  const { blocks, text: whole } = await request(page, 'article.open', {
    articleId: (await request(page, 'article.list', {}))[0]?.id ?? '',
  });
  const furniture = blocks
    .filter((block) => block.furniture)
    .map(({ start, end }) => whole.slice(start, end));
  const shown = await printed.innerText();
  for (const words of furniture.filter((each) => each.length > 20)) expect(shown).not.toContain(words);
  if (text !== null) {
    expect(text).toContain('22 marks in this article');
    expect(text).toMatch(/1\. \+2 Endorses/);
    expect(text).not.toContain('Import');
  }
});

test('sizes, contrast and letters are set with a preview, hold in the reader and are kept', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await showView(page, 'Article');
  const reader = page.getByRole('document', { name: 'The water came first' });
  const styleOf = (name: string): Promise<string> =>
    reader.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  expect(await styleOf('font-size')).toBe('18px');
  await page.keyboard.press('Control+,');
  await tabTo(page, 'High contrast', 'checkbox');
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await tabTo(page, 'Text size', 'slider');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'Line height', 'slider');
  await page.keyboard.press('End');
  await page.getByRole('radio', { name: 'Without serifs' }).click();
  await expect(page.getByRole('figure').getByRole('paragraph')).toHaveCSS('font-size', '20px');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => styleOf('line-height')).toBe('44px');
  expect(await styleOf('font-family')).toContain('Inter');
  await expectAccessible(page);

  await page.keyboard.press('Control+Shift+=');
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.1);
  await quit(app);
  const again = await launch();
  await expect(again.page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await expect.poll(() => again.page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.1);
  await again.page.keyboard.press('Control+0');
  await expect.poll(() => again.page.evaluate(() => devicePixelRatio)).toBeCloseTo(1);
});

test('at twice the size nothing is out of reach', async ({ launch }) => {
  const { page } = await launch();
  await request(page, 'settings.set', { zoom: 200 });
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeCloseTo(2);
  for (const view of ['Library', 'Article', 'Compare', 'Sources', 'Claims', 'History']) {
    await showView(page, view);
    await expect(page.getByRole('main')).toBeVisible();
    const { width, reach } = await page.evaluate(() => ({
      width: innerWidth,
      reach: Math.max(
        ...[...document.querySelectorAll('.bar button')].map((each) => each.getBoundingClientRect().right),
      ),
    }));
    expect(reach, `the bar over ${view}`).toBeLessThanOrEqual(width);
  }
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('dialog')).toBeVisible();
  const box = await page.getByRole('dialog').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  await page.getByRole('button', { name: 'Restore…' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Restore…' })).toBeInViewport();
});

test('a screen reader is told of marks, chains and stances, and every list has a name', async ({
  launch,
}) => {
  const { page } = await launch();
  await showView(page, 'Library');
  await expect(page.getByRole('table', { name: 'Articles' })).toMatchAriaSnapshot(`
    - table "Articles":
      - rowgroup:
        - row:
          - columnheader "Tick"
          - columnheader "Title":
            - button "Title"
      - rowgroup:
        - row /The water came first/:
          - cell:
            - checkbox "Tick “The water came first, the warning after”"
          - rowheader:
            - button "The water came first, the warning after"
  `);

  await showView(page, 'Article');
  const text = page.getByRole('document', { name: 'The water came first' });
  await expect(page.getByRole('list', { name: 'Articles of the case' })).toMatchAriaSnapshot(`
    - list "Articles of the case":
      - listitem:
        - button /The water came first.*22 marks/
  `);
  const claims = page.getByRole('complementary', { name: 'Claims' });
  await expect(claims.getByRole('listbox')).toMatchAriaSnapshot(`
    - listbox:
      - option /Nine people died in the flood at Sandry.*Endorses.*Merrit Oslow → Coroner’s office/
  `);
  await text.focus();
  await page.keyboard.press('n');
  // What the live region says of the mark the caret came to.
  await expect(page.locator('.pane [aria-live=polite]')).toHaveText('Claim 1, Endorses, Coroner’s office');
  await expect(claims.getByRole('radiogroup').first()).toBeVisible();
  for (const group of await claims.getByRole('radiogroup').all())
    await expect(group).toHaveAccessibleName(/\p{L}/u);
  await expect(claims.getByRole('radio', { name: /Endorses/ }).first()).toBeChecked();

  await showView(page, 'Compare');
  await expect(page.getByRole('grid', { name: 'Claims by article' })).toMatchAriaSnapshot(`
    - grid "Claims by article":
      - row:
        - columnheader /\\d+ claims/
        - columnheader /The Sandry Week/
      - row /Nine people died/:
        - rowheader /C\\d+ Nine people died/
        - gridcell /Endorses, Asserts, Coroner’s office/
  `);
});
