import type { Page } from '@playwright/test';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { chooseFiles, previewBlock, showView } from './fixtures/window.ts';

const article = `Share\n\nThe water rose\n\n${'The water rose by two metres in the night, and nobody in the town was told. '.repeat(3)}`;

/** Every screen and dialog, and how an analyst gets there. */
const places: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  library: (page) => showView(page, 'Library'),
  'an article': (page) => showView(page, 'Article'),
  'an article with a claim chosen': async (page) => {
    await showView(page, 'Article');
    await page.getByRole('complementary', { name: 'Claims' }).getByRole('option').first().click();
  },
  comparison: async (page) => {
    await showView(page, 'Compare');
    await expect(page.getByRole('grid')).toBeVisible();
  },
  'comparison with a claim picked up': async (page) => {
    await showView(page, 'Compare');
    await page.getByRole('grid').getByRole('rowheader').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
  },
  'relating two claims': async (page) => {
    await showView(page, 'Compare');
    await page.getByRole('grid').getByRole('rowheader').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  sources: (page) => showView(page, 'Sources'),
  'a source': async (page) => {
    await showView(page, 'Sources');
    await page.getByRole('rowheader').first().getByRole('button').click();
    await expect(page.getByRole('complementary', { name: 'Source' })).toBeVisible();
  },
  'a new source': async (page) => {
    await showView(page, 'Sources');
    await page.getByRole('button', { name: 'New source' }).click();
  },
  history: (page) => showView(page, 'History'),
  'import, choosing': async (page) => {
    await page.getByRole('button', { name: 'Import articles', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'import, previewing': async (page) => {
    await chooseFiles(page, [{ name: 'a.txt', content: article }]);
    await expect(previewBlock(page, 'The water rose by')).toBeVisible();
  },
  'import, failing': async (page) => {
    await chooseFiles(page, [{ name: 'empty.txt', content: '' }]);
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  },
  export: async (page) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'about an article': async (page) => {
    await showView(page, 'Library');
    await page
      .getByRole('button', { name: /^About/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'removing an article': async (page) => {
    await showView(page, 'Library');
    await page
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  settings: async (page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  keys: async (page) => {
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

for (const theme of ['light', 'dark'] as const) {
  test(`every screen and dialog is accessible in ${theme}`, async ({ launch }) => {
    test.setTimeout(240_000);
    const { page } = await launch();
    await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
    await request(page, 'settings.set', { theme });
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    const found: string[] = [];
    for (const [name, go] of Object.entries(places)) {
      await test.step(name, async () => {
        await go(page);
        await expectAccessible(page).catch((reason: unknown) => found.push(`${name}: ${String(reason)}`));
        // Out of whatever is open: a dialog, what was picked up, a panel.
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
        await page.keyboard.press('Escape');
      });
    }
    expect(found.join('\n')).toBe('');
  });

  test(`the window without a case is accessible in ${theme}`, async ({ launch, folder }) => {
    const { page } = await launch({ case: `${folder}/none.parallax` });
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });
}
