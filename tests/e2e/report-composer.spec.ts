import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { openStory, spanOf } from './fixtures/story.ts';

/** What the previewed report says now. */
const previewed = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector<HTMLIFrameElement>('iframe.front')?.contentDocument?.body.innerText ?? '',
  );

const expectPreview = (page: Page) => expect.poll(() => previewed(page), { timeout: 20_000 });

/** Goes to something by Tab alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

test('a brief is composed by keyboard beside its preview, kept across a reload, and a version of it restored', async ({
  launch,
  folder,
}) => {
  const { page, articleId } = await openStory(launch, folder);
  await request(page, 'occurrence.mark', {
    articleId,
    spans: [spanOf('The bridge held until nine.')],
    claimId: null,
    claimText: 'The bridge held until nine.',
    stance: 'endorses',
  });
  await page.keyboard.press('Control+7');
  await tabTo(page, page.getByRole('button', { name: /^Short brief/ }));
  await page.keyboard.press('Enter');
  await expectPreview(page).toContain('Source summary statement');

  const parts = page.getByRole('navigation', { name: 'Parts of the report' });
  await tabTo(page, parts.getByRole('button', { name: 'Key judgements', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Add judgement' }));
  await page.keyboard.press('Enter');
  const judgement = page.getByRole('textbox', { name: 'Judgement 1' });
  await expect(judgement).toBeFocused();
  await page.keyboard.type('It is likely that @bridge');
  await expect(page.getByRole('option', { name: /C1.*The bridge held/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' is so, with high confidence.');
  await expect(judgement).toHaveText('It is likely that C1 is so, with high confidence.');
  await expect(page.getByText(/One sentence holds both a likelihood and a confidence/)).toBeVisible();
  await expectPreview(page).toContain('with high confidence');
  await expectAccessible(page);

  // Typing keys of the window in the editor types, and undo there is the editor's own.
  await page.keyboard.type(' / why?');
  await expect(judgement).toContainText('/ why?');
  await page.keyboard.press('Control+z');
  await expect(judgement).not.toContainText('why?');

  await page.keyboard.press('Shift+Tab');
  await tabTo(page, page.getByRole('button', { name: 'Versions…' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('as sent');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Version 1', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await tabTo(page, parts.getByRole('button', { name: 'Source summary', exact: true }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(parts.locator('ol .name').first()).toHaveText('Source summary');
  await expect(parts.locator('ol .name').first()).toBeFocused();
  await expect
    .poll(async () => {
      const [report] = await request(page, 'report.list', {});
      const { composition } = await request(page, 'report.get', { reportId: report?.id ?? '' });
      return composition.parts[0]?.kind;
    })
    .toBe('source-summary');

  await page.reload();
  await page.keyboard.press('Control+7');
  await expect(parts.locator('ol .name').first()).toHaveText('Source summary');
  await expectPreview(page).toContain('with high confidence');
  await page.getByRole('button', { name: 'Versions…' }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(parts.locator('ol .name').first()).toHaveText('Key judgements');
  const [report] = await request(page, 'report.list', {});
  expect(report?.versionCount).toBe(2);
});
