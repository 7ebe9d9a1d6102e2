import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { answerDialogs, expect, expectAccessible, request, test } from './fixtures/app.ts';
import { importTexts, makeCase, showView } from './fixtures/window.ts';

const sentences = ['The water rose at four.', 'The gates were shut.', 'Nine people died.'];

const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Sources, strongest first' });
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Chains and warnings' });
const chosen = (page: Page): Locator => list(page).getByRole('option', { selected: true });

/**
 * Three papers. Of the first sentence all three say that it comes from an agency, one by way of another paper; of the
 * second the first two quote each other; the third sentence the third paper says itself.
 */
async function openNetwork(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await makeCase(app, page, join(folder, 'network.parallax'));
  const names = ['Ana Bell', 'Bea Cole', 'Cem Dar'];
  await importTexts(
    page,
    names.map((name, at) => ({
      name: `${at}.txt`,
      content: `${sentences.join('\n\n')}\n\nSo says ${name}.`,
    })),
  );
  const articles = await request(page, 'article.list', {});
  const voices: string[] = [];
  for (const [at, { id }] of articles.entries()) {
    const updated = await request(page, 'article.update', {
      articleId: id,
      patch: { authors: [names[at] ?? ''], title: `Paper ${at}` },
    });
    voices.push(updated.authorSourceId);
  }
  const agency = (await request(page, 'source.create', { name: 'River Agency', kind: 'media-outlet' })).id;
  const say = async (at: number, sentence: number, through: string[], claimId: string | null) => {
    const articleId = articles[at]?.id ?? '';
    const { text } = await request(page, 'article.open', { articleId });
    const words = sentences[sentence] ?? '';
    const start = text.indexOf(words);
    const marked = await request(page, 'occurrence.mark', {
      articleId,
      spans: [{ start, end: start + words.length }],
      claimId,
      claimText: claimId ? null : words,
      stance: at === 2 ? 'rejects' : 'endorses',
    });
    await request(page, 'occurrence.set-chain', {
      occurrenceId: marked.id,
      chain: [voices[at] ?? '', ...through].map((sourceId, step) => ({
        sourceId,
        status: step === 0 ? ('own-voice' as const) : ('explicit' as const),
        sourceSpan: null,
        cueSpan: null,
      })),
    });
    return marked.claimId;
  };
  const first = await say(0, 0, [agency], null);
  await say(1, 0, [agency], first);
  await say(2, 0, [voices[0] ?? '', agency], first);
  const second = await say(0, 1, [voices[1] ?? ''], null);
  await say(1, 1, [voices[0] ?? ''], second);
  await say(2, 2, [], null);
  await showView(page, 'Compare');
  await page.keyboard.press('Alt+4');
  await expect(list(page).getByRole('option')).toHaveCount(4);
}

test('who quotes whom is read by keys: neighbours, paths, words, rings and many voices that are one', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await openNetwork(app, page, folder);
  await list(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toContainText('Ana Bell, Person, own voice of 1 article, 4 places');
  const heading = panel(page).getByRole('heading', { level: 3 });
  await expect(heading).toHaveText(['Ana Bell', 'Chains through Ana Bell']);
  await page.keyboard.press('ArrowRight');
  await expect(chosen(page)).toContainText('River Agency, Media outlet');
  await expect(panel(page).getByText('3 chains')).toBeVisible();
  await expect(page.locator('[data-link]:not([opacity])')).toHaveCount(3);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: 'Everything it says' })).toBeFocused();
  // One chain alone lights its own path, from the author to the last source.
  await panel(page).getByRole('button', { name: 'Cem Dar , Ana Bell , River Agency' }).press('Enter');
  await expect(page.locator('[data-link]:not([opacity])')).toHaveCount(2);
  await list(page).focus();
  await page.keyboard.press('w');
  await expect(panel(page).getByRole('heading', { level: 3 })).toHaveText([
    'Circular reporting',
    'Many voices that are one',
  ]);
  await expect(panel(page)).toContainText('3 articles rest on River Agency');
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'The gates were shut.' }).first().press('Enter');
  await expect(heading.last()).toHaveText('Chains of the ring');
  await expect(panel(page).getByText('2 chains')).toBeVisible();
  // The claim of the ring is chosen in the other views too.
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('option', { selected: true })).toContainText('The gates were shut.');
  await page.keyboard.press('Alt+4');
  await expect(chosen(page)).toContainText('River Agency');
  await list(page).focus();
  await page.keyboard.press('f');
  await expect(page.getByRole('searchbox', { name: 'Filter' })).toHaveValue('source:"River Agency"');
  await expect(panel(page).getByText('3 chains')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Show the words: The water rose' }).first().press('Enter');
  await expect(page.getByText('So says Ana Bell.')).toBeVisible();
});

test('an arrow and a source are chosen by mouse, and the figure is saved with all its links', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await openNetwork(app, page, folder);
  const figure = page.getByRole('figure', { name: 'Who quotes whom' });
  await figure.locator('[data-source]').filter({ hasText: 'Bea Cole' }).locator('path').click();
  await expect(chosen(page)).toContainText('Bea Cole');
  await figure.locator('[data-link]').first().locator('path').last().click();
  await expect(panel(page).getByRole('heading', { name: /^Chains from .* to / })).toBeVisible();
  const path = join(folder, 'network.csv');
  await answerDialogs(app, { save: path });
  await figure.getByRole('button', { name: 'Save figure' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  await expect(page.getByText(`Saved to ${path}`)).toBeVisible();
  const rows = (await readFile(path, 'utf8')).trim().split('\r\n');
  expect(rows).toHaveLength(6);
  expect(rows.some((row) => /"Ana Bell","River Agency",2,2,1/.test(row))).toBe(true);
  await figure.getByRole('button', { name: 'Table' }).click();
  await expect(figure.getByRole('row')).toHaveCount(6);
  await expectAccessible(page);
});
