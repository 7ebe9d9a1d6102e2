import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  request,
  test,
  type Launched,
  type LaunchOptions,
} from './fixtures/app.ts';
import { caret } from './fixtures/marking.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

const left = [
  'Norland attacked Vostria in the early morning.',
  'Forty tonnes of grain were spilled in Tarn.',
  'A comet was seen over Lund.',
];
const right = [
  'Vostria attacked Norland in the early morning.',
  'Sixty tonnes of grain were spilled in the harbour of Tarn.',
  'Grain was spilled in Tarn, forty tonnes of it.',
];

type Case = Launched & { readonly leftId: string; readonly rightId: string };

/** Two articles side by side in the case; all of the right is marked, nothing of the left, which is open. */
async function openCase(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  folder: string,
): Promise<Case> {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'pair.parallax'));
  await importTexts(page, [
    { name: 'right.txt', content: right.join('\n\n') },
    { name: 'left.txt', content: left.join('\n\n') },
  ]);
  const [rightArticle, leftArticle] = await request(page, 'article.list', {});
  if (!leftArticle || !rightArticle) throw new Error('Two articles were imported.');
  const { text } = await request(page, 'article.open', { articleId: rightArticle.id });
  for (const words of right) {
    const start = text.indexOf(words);
    await request(page, 'occurrence.mark', {
      articleId: rightArticle.id,
      spans: [{ start, end: start + words.length }],
      claimId: null,
      claimText: null,
      stance: null,
    });
  }
  await page.getByRole('button', { name: leftArticle.title }).first().click();
  await expect(reader(page)).toContainText(left[0] ?? '');
  return { app, page, leftId: leftArticle.id, rightId: rightArticle.id };
}

const reader = (page: Page) => page.locator('div[role=document]');
const panel = (page: Page) => page.getByRole('region', { name: /^Suggestions/ });
const suggested = (page: Page) => panel(page).locator('[data-suggestion]');

test('a sentence that is not marked yet is related with what contradicts it, by keyboard alone, as one change', async ({
  launch,
  folder,
}) => {
  const { page, leftId } = await openCase(launch, folder);
  await caret(page, 'Norland attacked');
  await page.keyboard.press('Shift+S');
  await expect(suggested(page)).toHaveCount(1);
  await expect(suggested(page)).toBeFocused();
  await expect(panel(page)).toContainText('not marked yet');
  await expect(suggested(page)).toContainText(
    'Actor and target changed over: “Norland … Vostria” here, “Vostria … Norland” there',
  );
  await expect(suggested(page).locator('.claim mark')).toHaveText([
    'Vostria',
    'attacked',
    'Norland',
    'early',
    'morning',
  ]);
  await expectAccessible(page);
  await page.keyboard.press('x');
  await expect(
    page.getByText('None is left').or(page.getByText('No claim of another article')),
  ).toBeVisible();
  const { occurrences } = await request(page, 'article.open', { articleId: leftId });
  expect(occurrences).toMatchObject([{ claimText: left[0] }]);
  const { relations } = await request(page, 'claim.get', { claimId: occurrences[0]?.claimId ?? '' });
  expect(relations).toMatchObject([
    { kind: 'contradicts', status: 'confirmed', reason: expect.stringContaining('Actor and target') },
  ]);
  await page.keyboard.press('Escape');
  await expect(reader(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect
    .poll(async () => (await request(page, 'article.open', { articleId: leftId })).occurrences)
    .toEqual([]);
});

test('a marked claim is offered others: one is put off, one rejected, one joined, and the words are a key away', async ({
  launch,
  folder,
}) => {
  const { page, leftId, rightId } = await openCase(launch, folder);
  await caret(page, 'Forty tonnes');
  await page.keyboard.press('m');
  await expect(suggested(page)).toHaveCount(2);
  await page.keyboard.press('Shift+S');
  await expect(suggested(page).first()).toBeFocused();
  await expect(panel(page)).toContainText('Different number: “Forty” here, “Sixty” there');
  const texts = await suggested(page).locator('.claim bdi').allTextContents();
  expect(new Set(texts)).toEqual(new Set(right.slice(1)));

  // Later, and asked for again.
  await page.keyboard.press('l');
  await expect(suggested(page)).toHaveCount(1);
  await expect(suggested(page)).toBeFocused();
  await panel(page).getByRole('button', { name: 'Show 1 put off' }).click();
  await expect(suggested(page)).toHaveCount(2);
  await expect(suggested(page).last()).toContainText('Put off');

  // Rejected with the mouse, and not offered again when the claim is chosen anew.
  const sixty = suggested(page).filter({ hasText: 'Sixty' });
  await sixty.getByRole('button', { name: 'Not related' }).click();
  await expect(suggested(page)).toHaveCount(1);

  // To the words and back.
  await suggested(page).focus();
  await page.keyboard.press('Enter');
  await expect(reader(page)).toContainText(right[2] ?? '');
  await page.getByRole('button', { name: /left/i }).first().click();
  await caret(page, 'Forty tonnes');
  await page.keyboard.press('Shift+S');
  await expect(suggested(page)).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Show 1 put off' }).click();
  await expect(suggested(page)).toHaveCount(1);
  await suggested(page).focus();
  await page.keyboard.press('j');
  await expect(suggested(page)).toHaveCount(0);
  const [mine] = (await request(page, 'article.open', { articleId: leftId })).occurrences;
  const theirs = (await request(page, 'article.open', { articleId: rightId })).occurrences;
  expect(theirs.map(({ claimId }) => claimId)).toContain(mine?.claimId);
});

test('suggestions can be switched off and on in the settings', async ({ launch, folder }) => {
  const { page } = await openCase(launch, folder);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('checkbox', { name: /Suggest claims/ }).uncheck();
  await page.keyboard.press('Escape');
  await caret(page, 'Forty tonnes');
  await page.keyboard.press('Shift+S');
  await expect(page.getByText('Suggestions are switched off').first()).toBeVisible();
  await page.keyboard.press('m');
  await expect(panel(page)).toContainText('Suggestions are switched off.');
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('checkbox', { name: /Suggest claims/ }).check();
  await page.keyboard.press('Escape');
  await expect(suggested(page)).toHaveCount(2);
});
