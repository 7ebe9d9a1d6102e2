import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  request,
  test,
  type Launched,
  type LaunchOptions,
} from './fixtures/app.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

const filler = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1} goes on for a while.`).join('\n\n');
const texts = [
  `The water rose at four.\n\n${filler('First', 40)}\n\nNine people died.\n\n${filler('First end', 40)}`,
  `${filler('Second', 50)}\n\nThe water rose at four.\n\n${filler('Second end', 40)}\n\nNobody died.`,
  `المياه ارتفعت في الرابعة.\n\n${filler('Third', 30)}`,
  filler('Fourth', 20),
];

/** Four articles, one from right to left and one without claims; the first two share a claim and dispute it. */
async function openFour(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  folder: string,
): Promise<{ readonly page: Page; readonly ids: readonly string[] }> {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'four.parallax'));
  await importTexts(
    page,
    texts.map((content, index) => ({ name: `${index + 1}.txt`, content })),
  );
  const articles = await request(page, 'article.list', {});
  const ids = texts.map(
    (_, index) => articles.find(({ fileName }) => fileName === `${index + 1}.txt`)?.id ?? '',
  );
  const mark = async (
    article: number,
    words: string,
    claimId: string | null,
    stance: 'endorses' | 'rejects',
  ): Promise<string> => {
    const articleId = ids[article] ?? '';
    const { text } = await request(page, 'article.open', { articleId });
    const start = text.indexOf(words);
    const marked = await request(page, 'occurrence.mark', {
      articleId,
      spans: [{ start, end: start + words.length }],
      claimId,
      claimText: claimId === null ? words : null,
      stance,
    });
    return marked.claimId;
  };
  const rose = await mark(0, 'The water rose at four.', null, 'endorses');
  await mark(1, 'The water rose at four.', rose, 'rejects');
  await mark(2, 'المياه ارتفعت في الرابعة.', rose, 'endorses');
  const nine = await mark(0, 'Nine people died.', null, 'endorses');
  const nobody = await mark(1, 'Nobody died.', null, 'endorses');
  await request(page, 'relation.set', {
    fromClaimId: nine,
    toClaimId: nobody,
    kind: 'contradicts',
    status: 'confirmed',
    reason: '',
  });
  return { page, ids };
}

const pane = (page: Page, number: number): Locator => page.getByRole('region', { name: `Pane ${number}` });
const textIn = (page: Page, number: number): Locator => pane(page, number).getByRole('document');

async function showFirstTwo(page: Page, [first = '', second = '']: readonly string[]): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByLabel('Article in pane 1').selectOption(first);
  await page.getByLabel('Article in pane 2').selectOption(second);
  await expect(textIn(page, 1)).toContainText('First 1 goes on');
  await expect(textIn(page, 2)).toContainText('Second 1 goes on');
}

async function heightOf(page: Page, number: number, words: string): Promise<number> {
  const box = await pane(page, number).getByText(words, { exact: true }).boundingBox();
  return Math.round(box?.y ?? -1);
}

test('four articles are read side by side by keyboard alone', async ({ launch, folder }) => {
  const { page, ids } = await openFour(launch, folder);
  await showFirstTwo(page, ids);
  await page.keyboard.press('F7');
  await expect(textIn(page, 3)).toBeFocused();
  await page.keyboard.press('F7');
  await expect(textIn(page, 4)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(textIn(page, 1)).toBeFocused();

  const said = page.locator('.said');
  await page.keyboard.press('b');
  await expect(said).toContainText('Shared claim 1 of 1. Also in pane 2 (Rejects) and pane 3 (Endorses).');
  const words = 'The water rose at four.';
  await expect
    .poll(async () => Math.abs((await heightOf(page, 1, words)) - (await heightOf(page, 2, words))))
    .toBeLessThan(3);
  await expect
    .poll(async () =>
      Math.abs((await heightOf(page, 1, words)) - (await heightOf(page, 3, 'المياه ارتفعت في الرابعة.'))),
    )
    .toBeLessThan(3);
  await expect(page.locator('.ties .contradicted.chosen')).toHaveCount(2);

  await page.keyboard.press('z');
  await expect(said).toContainText('Disputed claim 2 of 3.');
  await expect(said).toContainText('Contradicts: “Nobody died.” (pane 2).');
  await expect
    .poll(async () =>
      Math.abs((await heightOf(page, 1, 'Nine people died.')) - (await heightOf(page, 2, 'Nobody died.'))),
    )
    .toBeLessThan(3);
  await expect(page.locator('.ties .contradicts.chosen')).toHaveCount(1);

  // The pane with the keyboard is live: what is marked there is tied at once.
  await page.keyboard.press('4');
  await expect(page.locator('.ties .contradicts.agreed')).toHaveCount(1);
  await expectAccessible(page);

  await page.keyboard.press('Shift+F7');
  await expect(textIn(page, 4)).toHaveCount(0);
  await expect(textIn(page, 1)).toBeFocused();
});

test('panes follow each other by claim when that is wanted, and stay usable in 800 pixels', async ({
  launch,
  folder,
}) => {
  const { page, ids } = await openFour(launch, folder);
  await page.setViewportSize({ width: 800, height: 700 });
  await showFirstTwo(page, ids);
  await page.getByRole('button', { name: 'Fold the table away' }).click();
  await page.getByRole('button', { name: 'Scroll together' }).click();
  await textIn(page, 1).hover();
  await page.mouse.wheel(0, 40);
  const words = 'The water rose at four.';
  await expect
    .poll(async () => Math.abs((await heightOf(page, 1, words)) - (await heightOf(page, 2, words))))
    .toBeLessThan(3);
  await page.mouse.wheel(0, 60);
  await expect
    .poll(async () => Math.abs((await heightOf(page, 1, words)) - (await heightOf(page, 2, words))))
    .toBeLessThan(3);
  await page.getByRole('button', { name: 'Add a pane' }).click();
  await expect(textIn(page, 3)).toBeFocused();
  await expect(pane(page, 3).getByLabel('Article in pane 3')).toBeInViewport({ ratio: 1 });
  const width = (await textIn(page, 1).boundingBox())?.width ?? 0;
  expect(width).toBeGreaterThan(240);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(800);
  await expectAccessible(page);
});
