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

const sentences = [
  'The water rose at four.',
  'The gates were shut.',
  'Nine people died.',
  'Nobody was warned.',
];

/**
 * Three articles of the same sentences. Both left and right address the second, for it and against it; the first is the
 * left's alone, the third the right's and the other's, the fourth the right's.
 */
async function openThree(launch: (options?: LaunchOptions) => Promise<Launched>, folder: string) {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'three.parallax'));
  const names = ['left', 'right', 'other'] as const;
  await importTexts(
    page,
    names.map((name) => ({
      name: `${name}.txt`,
      content: [`Paper ${name}`, ...sentences, `So says the ${name}.`].join('\n\n'),
    })),
  );
  const articles = await request(page, 'article.list', {});
  const mark = async (
    name: (typeof names)[number],
    index: number,
    stance: 'endorses' | 'rejects',
    claimId: string | null = null,
  ): Promise<string> => {
    const article = articles.find(({ title }) => title.includes(name));
    if (!article) throw new Error(`There is no article ${name}.`);
    const { text } = await request(page, 'article.open', { articleId: article.id });
    const words = sentences[index] ?? '';
    const start = text.indexOf(words);
    const made = await request(page, 'occurrence.mark', {
      articleId: article.id,
      spans: [{ start, end: start + words.length }],
      claimId,
      claimText: claimId ? null : words,
      stance,
    });
    return made.claimId;
  };
  await mark('left', 0, 'endorses');
  const gates = await mark('left', 1, 'endorses');
  await mark('right', 1, 'rejects', gates);
  const died = await mark('right', 2, 'endorses');
  await mark('other', 2, 'endorses', died);
  await mark('right', 3, 'endorses');
  return { page, articles };
}

const list = (page: Page, name: string | RegExp): Locator => page.getByRole('listbox', { name });
/** The row the keyboard is at, as it is read out. */
const atHand = (page: Page, name: string | RegExp): Locator =>
  list(page, name).getByRole('option', { selected: true });

test('what each article leaves out is found by key, most widely made first, with the words beside it', async ({
  launch,
  folder,
}) => {
  const { page } = await openThree(launch, folder);
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Alt+5');
  const all = list(page, 'Claims left out');
  await expect(all).toBeFocused();
  await expect(all.getByRole('option')).toHaveCount(4);
  await page.keyboard.press('Shift+Tab');
  await expect(list(page, 'Articles')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(atHand(page, 'Articles')).toContainText('2 left out · 2 addressed');
  await page.keyboard.press('Enter');
  const left = list(page, /^Not addressed by/);
  await expect(left).toBeFocused();
  await expect(left.getByRole('option')).toHaveCount(2);
  await expect(left.getByRole('option').first()).toContainText('Nine people died.');
  await page.keyboard.press('ArrowDown');
  await expect(atHand(page, /^Not addressed by/)).toContainText('Nobody was warned.');
  await expect(page.getByRole('region', { name: 'Nobody was warned.' })).toContainText('Endorses');
  await expectAccessible(page);

  // A claim picked up is tied to another: what is equivalent counts as addressed.
  await page.keyboard.press('Space');
  await expect(page.getByText('“Nobody was warned.” is picked up.')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('j');
  await expect(page.getByRole('dialog')).toContainText('Nobody was warned.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(left).toBeFocused();

  // Both articles are concerned: the one that leaves it out, and the one that makes it.
  await expect(atHand(page, /^Not addressed by/)).toContainText('Nine people died.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Pane 2' }).getByText('Nine people died.')).toBeInViewport();
  await expect(page.getByRole('complementary', { name: 'Claim' })).toContainText('Nine people died.');

  // The choice is kept, and of a source it is said who never reports it.
  await page.keyboard.press('Alt+5');
  await expect(atHand(page, /^Not addressed by/)).toContainText('Nine people died.');
  await page.getByRole('button', { name: 'Of a source' }).press('Enter');
  await expect(page.getByText('2 articles never report this source:')).toBeVisible();
});

test('any two are set against each other by key, and go to the words of both', async ({ launch, folder }) => {
  const { page, articles } = await openThree(launch, folder);
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Alt+6');
  const claims = list(page, 'Claims of the two sides');
  await expect(claims).toBeFocused();
  const right = articles.find(({ title }) => title.includes('right'));
  for (const [side, title] of [
    ['left', 'left'],
    ['right', 'right'],
  ] as const)
    await page
      .getByLabel(`Which one on the ${side} side`)
      .selectOption({ label: articles.find((each) => each.title.includes(title))?.title ?? '' });
  await expect(claims.getByRole('option')).toHaveCount(4);
  await claims.focus();
  await page.keyboard.press('Home');
  await expect(atHand(page, 'Claims of the two sides')).toContainText(/Contradict.*The gates were shut/s);
  const details = page.getByRole('region', { name: 'The gates were shut.' });
  await expect(details).toContainText('Rejects');
  await expectAccessible(page);

  const groups = page.getByRole('group', { name: 'How the sides stand' });
  await expect(groups.getByRole('button', { name: 'Only here, 1 claim' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(groups.getByRole('button', { name: 'Only here, 2 claims' })).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.press('g');
  await expect(claims.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  for (const pane of ['Pane 1', 'Pane 2'])
    await expect(page.getByRole('region', { name: pane }).getByText('The gates were shut.')).toBeInViewport();

  // A selection on one side; the same on both says so.
  await page.keyboard.press('Alt+6');
  await page.getByLabel('What stands on the right side').selectOption('Selection');
  await page.getByLabel('Which one on the right side').fill('stance:endorses');
  await expect(groups.getByRole('button', { name: /^Contradict, 0/ })).toBeVisible();
  await page.getByLabel('What stands on the left side').selectOption('Selection');
  await page.getByLabel('Which one on the left side').fill('stance:endorses');
  await expect(page.getByText('The same stands on both sides.')).toBeVisible();
  await page.getByLabel('What stands on the left side').selectOption('Article');
  await page.getByLabel('Which one on the left side').selectOption({ label: right?.title ?? '' });
  await expect(claims.getByRole('option')).not.toHaveCount(0);

  // The figure with its table behind it.
  await page.getByRole('button', { name: 'Figure', exact: true }).first().press('Enter');
  await expect(page.getByRole('img', { name: /Bars of how many claims/ })).toBeVisible();
  await expectAccessible(page);

  // A side that is removed meanwhile is said to be gone.
  if (right) await request(page, 'article.remove', { articleId: right.id });
  await expect(page.getByText('What stood on the left side is no longer in the case.')).toBeVisible();
});
