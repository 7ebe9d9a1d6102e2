import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, request, test, type Launched, type LaunchOptions } from './fixtures/app.ts';
import { importTexts, makeCase, showView } from './fixtures/window.ts';

const sentences = [
  'The water rose at four.',
  'The gates were shut.',
  'Nine people died.',
  'Nobody was warned.',
];

type Case = Launched & { readonly claims: readonly string[] };

/** Two articles of the same sentences; the left makes the first three claims, the right the second and the last. */
async function openPair(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  folder: string,
): Promise<Case> {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'pair.parallax'));
  await importTexts(page, [
    { name: 'left.txt', content: `${sentences.join('\n\n')}\n\nSo says the left.` },
    { name: 'right.txt', content: `${sentences.join('\n\n')}\n\nSo says the right.` },
  ]);
  const [left, right] = await request(page, 'article.list', {});
  if (!left || !right) throw new Error('Two articles were imported.');
  const mark = async (articleId: string, index: number): Promise<string> => {
    const { text } = await request(page, 'article.open', { articleId });
    const words = sentences[index] ?? '';
    const start = text.indexOf(words);
    const { claimId } = await request(page, 'occurrence.mark', {
      articleId,
      spans: [{ start, end: start + words.length }],
      claimId: null,
      claimText: `${words.slice(0, -1)} (${articleId === left.id ? 'left' : 'right'})`,
      stance: articleId === left.id ? 'endorses' : 'rejects',
    });
    return claimId;
  };
  const claims = [
    await mark(left.id, 0),
    await mark(left.id, 1),
    await mark(left.id, 2),
    await mark(right.id, 1),
    await mark(right.id, 3),
  ];
  await showView(page, 'Compare');
  await expect(rows(page)).toHaveCount(5);
  return { app, page, claims };
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims by article' });
const rows = (page: Page): Locator => grid(page).getByRole('rowheader');
/** The cell at hand: the keyboard is on the grid, which names it. */
const atHand = async (page: Page, cell: Locator): Promise<void> => {
  await expect(grid(page)).toBeFocused();
  const id = await cell.getAttribute('id');
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', id ?? 'none');
};
const header = (page: Page, text: string): Locator => rows(page).filter({ hasText: text });
const row = (page: Page, text: string): Locator => grid(page).getByRole('row').filter({ hasText: text });

/** Drags with the mouse, in steps as a hand does. */
/** Drags one row onto another until the window asks; rows that move under the hand drop it, as for an analyst. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveCount(0);
  await expect(async () => {
    await from.hover();
    await page.mouse.down();
    await to.hover();
    await to.hover({ position: { x: 20, y: 8 } });
    await page.mouse.up();
    await expect(dialog).toBeVisible({ timeout: 3000 });
  }).toPass();
}

test('choosing a cell brings both panes to the words, by click and by Enter', async ({ launch, folder }) => {
  const { page, claims } = await openPair(launch, folder);
  const into = claims[1] ?? '';
  await request(page, 'claim.join', { intoClaimId: into, fromClaimIds: [claims[3] ?? ''] });
  await expect(rows(page)).toHaveCount(4);
  const joined = row(page, 'The gates were shut (left)');
  await expect(joined).toContainText('Contradicted');
  await joined.getByRole('gridcell').nth(1).click();
  for (const pane of ['Pane 1', 'Pane 2'])
    await expect(page.getByRole('region', { name: pane }).getByText('The gates were shut.')).toBeInViewport();
  await expect(page.getByRole('complementary', { name: 'Claim' })).toContainText('The gates were shut');
  await atHand(page, joined.getByRole('gridcell').nth(1));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Claim' })).not.toContainText(
    'The gates were shut (left)',
  );
});

test('claims are joined by keys alone, and undo takes them apart and goes there', async ({
  launch,
  folder,
}) => {
  const { page, claims } = await openPair(launch, folder);
  await header(page, 'The gates were shut (right)').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^C\d is picked up/)).toBeVisible();
  await header(page, 'The gates were shut (left)').focus();
  await page.keyboard.press('j');
  await expect(rows(page)).toHaveCount(4);
  const { occurrences } = await request(page, 'claim.get', { claimId: claims[1] ?? '' });
  expect(occurrences).toHaveLength(2);
  await page.keyboard.press('Control+Z');
  await expect(rows(page)).toHaveCount(5);
  await atHand(page, header(page, 'The gates were shut (left)'));
  await page.keyboard.press('Control+Shift+Z');
  await expect(rows(page)).toHaveCount(4);
});

test('claims are related by keys with a reason, and a contradiction keeps them from being joined', async ({
  launch,
  folder,
}) => {
  const { page } = await openPair(launch, folder);
  await header(page, 'The water rose').focus();
  await page.keyboard.press('Space');
  await header(page, 'Nobody was warned').focus();
  await page.keyboard.press('x');
  await page.keyboard.type('Both cannot be');
  await page.keyboard.press('Enter');
  await expect(header(page, 'The water rose')).toContainText(/Contradicted/);
  await expect(header(page, 'Nobody was warned')).toContainText(/contradicts C\d/);
  await header(page, 'The water rose').focus();
  await page.keyboard.press('Space');
  await header(page, 'Nobody was warned').focus();
  await page.keyboard.press('j');
  await expect(page.getByRole('dialog')).toContainText('the two cannot be one claim');
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click();
  await expect(rows(page)).toHaveCount(4);
});

test('a row dragged onto another asks what they are to each other', async ({ launch, folder }) => {
  const { page } = await openPair(launch, folder);
  await drag(page, header(page, 'The gates were shut (right)'), header(page, 'The gates were shut (left)'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('What are these 2 claims to each other?');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(rows(page)).toHaveCount(5);
  await drag(page, header(page, 'Nine people died'), header(page, 'The gates were shut (left)'));
  await dialog.getByRole('radio', { name: 'In tension with' }).click();
  await dialog.getByRole('button', { name: 'Relate', exact: true }).click();
  await expect(header(page, 'Nine people died')).toContainText('In tension');
  await atHand(page, header(page, 'The gates were shut (left)'));
  await drag(page, header(page, 'The gates were shut (right)'), header(page, 'The gates were shut (left)'));
  await dialog.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(rows(page)).toHaveCount(4);
});

test('the articles of the panes are chosen, and change places', async ({ launch, folder }) => {
  const { page } = await openPair(launch, folder);
  const left = page.getByLabel('Article in pane 1');
  const before = await left.inputValue();
  const other = await page.getByLabel('Article in pane 2').inputValue();
  await left.selectOption(other);
  await expect(page.getByLabel('Article in pane 2')).toHaveValue(before);
  const [first] = await request(page, 'article.list', {});
  const own = other === first?.id ? 'So says the left.' : 'So says the right.';
  await expect(page.getByRole('region', { name: 'Pane 1' }).getByText(own)).toBeAttached();
});
