import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { occurrencesOf } from './fixtures/marking.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

/** Goes on by Tab until the element has the keyboard. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 80; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

/** Where the caret stands: the words of its paragraph and how far in. */
function caretPlace(page: Page): Promise<string> {
  return page.evaluate(() => {
    const selection = document.getSelection();
    return `${selection?.focusNode?.textContent ?? ''}|${selection?.focusOffset ?? -1}`;
  });
}

test('a mark is judged in the inspector without the mouse, and Escape leads back to the same caret', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'inspector.parallax'));
  await importTexts(page, [
    { name: 'story.txt', content: 'The water rose at four. Nobody was warned.\n\nIt rained on.' },
  ]);
  await request(page, 'settings.set', { theme: 'dark' });
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  const articleId = (await request(page, 'article.list', {}))[0]?.id ?? '';
  const made = await request(page, 'occurrence.mark', {
    articleId,
    spans: [{ start: 0, end: 23 }],
    claimId: null,
    claimText: null,
    stance: 'distances',
  });
  const ministry = await request(page, 'source.create', {
    name: 'Ministry of Waters',
    kind: 'government-body',
  });
  const radio = await request(page, 'source.create', { name: 'إذاعة النهر', kind: 'organisation' });
  const said = { status: 'explicit', sourceSpan: null, cueSpan: null } as const;
  const [own] = made.chain;
  if (!own) throw new Error('The mark has no chain.');
  await request(page, 'occurrence.set-chain', {
    occurrenceId: made.id,
    chain: [
      { sourceId: own.sourceId, status: 'own-voice', sourceSpan: null, cueSpan: null },
      { sourceId: ministry.id, ...said },
      { sourceId: radio.id, ...said },
    ],
  });
  const mark = async () => (await occurrencesOf(page, articleId))[0];

  await page.keyboard.press('Control+2');
  const text = page.locator('div[role=document]');
  await tabTo(page, text);
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  const before = await caretPlace(page);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('The claim, in one plain sentence')).toBeFocused();

  await test.step('? says what the values mean, and puts it away', async () => {
    const stance = page.getByRole('radiogroup', { name: 'Stance of the article' });
    await tabTo(page, stance.getByRole('radio', { name: 'Distances' }));
    await page.keyboard.press('?');
    await expect(page.getByRole('term').filter({ hasText: 'Leans toward' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('term')).toHaveCount(0);
    await expect(stance.getByRole('radio', { name: 'Distances' })).toBeFocused();
  });

  await test.step('a note is written as text and shown as it reads', async () => {
    await tabTo(page, page.getByLabel('Note on this place'));
    await page.keyboard.type('See the **log**.');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await mark())?.note).toBe('See the **log**.');
    await expect(page.locator('strong').filter({ hasText: /^log$/ })).toBeVisible();
  });

  await test.step('Alt and arrows reorder the chain, and the keyboard goes with the step', async () => {
    await tabTo(page, page.getByRole('button', { name: /^Step 3: إذاعة النهر/ }));
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('button', { name: /^Step 2: إذاعة النهر/ })).toBeFocused();
    await expect(page.getByText('إذاعة النهر is step 2 of 3 now')).toBeAttached();
    await expect
      .poll(async () => (await mark())?.chain.map(({ sourceId }) => sourceId))
      .toEqual([own.sourceId, radio.id, ministry.id]);
    // Nobody speaks before the article does.
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('button', { name: /^Step 2: إذاعة النهر/ })).toBeFocused();
  });

  await test.step('a folded group opens with Enter, fidelity is chosen by its beginning', async () => {
    const group = page.locator('summary').filter({ hasText: 'How it is worded' });
    await tabTo(page, group);
    await page.keyboard.press('Enter');
    const fidelity = page.getByRole('combobox', { name: 'Fidelity to the source' });
    await tabTo(page, fidelity);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await mark())?.fidelity).not.toBeNull();
  });

  await test.step('a tag is typed', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Tags' }));
    await page.keyboard.type('water/level');
    await expect(page.getByRole('option', { name: 'New tag “water/level”' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove tag water/level' })).toBeVisible();
    await expectAccessible(page);
  });

  // The window itself has stayed where it is, however far the fields went.
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  expect(await caretPlace(page)).toBe(before);
  const { claim } = await request(page, 'claim.get', { claimId: made.claimId });
  expect(claim.tags).toEqual(['water/level']);
});
