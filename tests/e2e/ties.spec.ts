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
import { importTexts, makeCase, showView } from './fixtures/window.ts';

const sentences = ['The water rose', 'The gates were shut', 'Nine people died', 'Nobody was warned'];

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims of the case' });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const row = (page: Page, words: string): Locator => grid(page).getByRole('row').filter({ hasText: words });

/** One article whose sentences are claims of the same words, in the claims table: a row a claim, its place below. */
async function openTable(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  folder: string,
): Promise<{ readonly page: Page; readonly claims: readonly string[] }> {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'ties.parallax'));
  await importTexts(page, [{ name: 'one.txt', content: sentences.map((each) => `${each}.`).join('\n\n') }]);
  const [article] = await request(page, 'article.list', {});
  const articleId = article?.id ?? '';
  const { text } = await request(page, 'article.open', { articleId });
  const claims: string[] = [];
  for (const words of sentences) {
    const start = text.indexOf(words);
    const { claimId } = await request(page, 'occurrence.mark', {
      articleId,
      spans: [{ start, end: start + words.length }],
      claimId: null,
      claimText: null,
      stance: null,
    });
    claims.push(claimId);
  }
  await showView(page, 'Claims');
  await expect(grid(page).getByRole('row')).toHaveCount(2 * sentences.length + 1);
  return { page, claims };
}

/** Selects the rows at these places with the keyboard alone, from the first cell on. */
async function select(page: Page, places: readonly number[]): Promise<void> {
  await row(page, sentences[0] ?? '')
    .getByRole('gridcell')
    .first()
    .click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  let at = 0;
  for (const place of places) {
    for (; at < place; at += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  }
}

test('claims of the table are related and joined by keys, and what stands in the way is asked about', async ({
  launch,
  folder,
}) => {
  const { page, claims } = await openTable(launch, folder);
  const [water = '', gates = '', people = ''] = claims;
  await request(page, 'relation.set', {
    kind: 'contradicts',
    fromClaimId: gates,
    toClaimId: people,
    status: 'confirmed',
    reason: '',
  });
  await select(page, [0, 2]);
  await page.keyboard.press('j');
  await expect(dialog(page)).toContainText('The gates were shut');
  await page.keyboard.press('2');
  await expect(dialog(page).getByRole('radio', { name: 'Equivalent to' })).toBeFocused();
  await expect(dialog(page)).toContainText('From this it follows');
  await expect(dialog(page)).toContainText('“The water rose” contradicts “Nine people died”');
  await expectAccessible(page);
  await dialog(page).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Relate', exact: true }).press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  const kinds = async () =>
    (await request(page, 'claim.get', { claimId: water })).relations.map(({ kind, status }) => [
      kind,
      status,
    ]);
  expect(await kinds()).toEqual([
    ['equivalent', 'confirmed'],
    ['contradicts', 'suggested'],
  ]);

  await select(page, [0, 4]);
  await page.keyboard.press('j');
  await expect(dialog(page)).toContainText('This does not go with what is related already');
  const make = page.getByRole('button', { name: 'Join', exact: true });
  await expect(make).toBeDisabled();
  await dialog(page)
    .getByRole('checkbox', { name: /water rose” contradicts/ })
    .check();
  await dialog(page)
    .getByRole('checkbox', { name: /gates were shut” contradicts/ })
    .check();
  await make.click();
  await expect(dialog(page)).toHaveCount(0);
  expect((await request(page, 'claim.get', { claimId: people })).occurrences).toHaveLength(2);
  await page.keyboard.press('Control+Z');
  await expect.poll(kinds).toHaveLength(2);
});

test('places are split off from a claim, and a choice over several claims is refused in words', async ({
  launch,
  folder,
}) => {
  const { page, claims } = await openTable(launch, folder);
  const [water = '', gates = ''] = claims;
  await request(page, 'claim.join', { intoClaimId: water, fromClaimIds: [gates] });
  await expect(grid(page).getByRole('row')).toHaveCount(2 * sentences.length);
  await select(page, [2, 4]);
  await page.keyboard.press('p');
  await expect(page.getByText('Select places of one claim to split them off (Space selects).')).toBeVisible();
  await select(page, [2]);
  await page.keyboard.press('p');
  await expect(dialog(page).getByRole('textbox')).toHaveValue('The gates were shut');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('The gates stayed shut');
  await page.getByRole('button', { name: 'Split off', exact: true }).press('Enter');
  await expect(row(page, 'The gates stayed shut').first()).toBeVisible();
  expect((await request(page, 'claim.get', { claimId: water })).occurrences).toHaveLength(1);
});

test('the relations of the case are narrowed, decided on together, turned round and given reasons', async ({
  launch,
  folder,
}) => {
  const { page, claims } = await openTable(launch, folder);
  const [water = '', gates = '', people = '', nobody = ''] = claims;
  for (const [fromClaimId, toClaimId] of [
    [water, gates],
    [gates, people],
    [people, nobody],
  ] as const)
    await request(page, 'relation.set', {
      kind: 'narrower',
      fromClaimId,
      toClaimId,
      status: 'suggested',
      reason: '',
    });
  await page.keyboard.press('Control+K');
  await page.keyboard.type('Relations of the case');
  await page.keyboard.press('Enter');
  const table = dialog(page).getByRole('table', { name: 'Relations' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
  await table.getByRole('button', { name: /^Turn round: “The water rose”/ }).click();
  await expect(table.getByRole('rowheader').filter({ hasText: 'The gates were shut' })).toHaveCount(2);
  await table.getByRole('checkbox', { name: 'Select all' }).check();
  await dialog(page).getByRole('button', { name: 'Confirm' }).click();
  await dialog(page).getByRole('combobox', { name: 'Status', exact: true }).selectOption('Suggested');
  await expect(table).toContainText('No relation fits what is chosen above.');
  await dialog(page).getByRole('combobox', { name: 'Status', exact: true }).selectOption('');
  const ring = table.getByRole('combobox', {
    name: 'Kind of “Nine people died” narrower than “Nobody was warned”',
  });
  await ring.selectOption('Updates');
  await table.getByRole('textbox', { name: /^Reason of “Nine people died” updates/ }).fill('Newer count');
  await page.keyboard.press('Tab');
  await expect
    .poll(async () =>
      (await request(page, 'relation.list', {})).map((each) => [each.kind, each.status, each.reason]),
    )
    .toEqual(
      expect.arrayContaining([
        ['narrower', 'confirmed', ''],
        ['updates', 'confirmed', 'Newer count'],
      ]),
    );
});
