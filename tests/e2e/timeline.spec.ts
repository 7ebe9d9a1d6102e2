import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Stance } from '#domain/stance.ts';
import { answerDialogs, expect, expectAccessible, request, test, type Launched } from './fixtures/app.ts';
import { importTexts, makeCase, showView } from './fixtures/window.ts';

const sentences = ['The water rose at four.', 'The gates were shut.', 'Nine people died.', 'It rained.'];
const days = ['2024-03-01', '2024-03-09', '2024-05-02', null] as const;

const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Claims in time' });
const lane = (page: Page, text: string): Locator => list(page).getByRole('option').filter({ hasText: text });
const filter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter' });

/** Four articles of the same sentences, the last without a date; the last claim has no date of its event. */
async function openTimeline(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await makeCase(app, page, join(folder, 'time.parallax'));
  await importTexts(
    page,
    days.map((_, at) => ({
      name: `${at}.txt`,
      content: `${sentences.join('\n\n')}\n\nSo says paper ${at}.`,
    })),
  );
  const articles = await request(page, 'article.list', {});
  for (const [at, { id }] of articles.entries()) {
    await request(page, 'article.update', {
      articleId: id,
      patch: { publishedOn: days[at] ?? null, publisher: at < 3 ? 'Post' : 'Herald', title: `Paper ${at}` },
    });
  }
  const stances: readonly (Stance | null)[] = ['endorses', 'rejects', null, 'unclear'];
  for (const [index, words] of sentences.entries()) {
    let claimId: string | null = null;
    for (const [at, { id }] of articles.entries()) {
      if (index > at) continue;
      const { text } = await request(page, 'article.open', { articleId: id });
      const start = text.indexOf(words);
      const marked: { claimId: string } = await request(page, 'occurrence.mark', {
        articleId: id,
        spans: [{ start, end: start + words.length }],
        claimId,
        claimText: claimId ? null : words,
        stance: stances[(at + index) % 4] ?? null,
      });
      claimId = marked.claimId;
    }
    const eventDate = ['2024-02-28', '2024-02', '2023'][index];
    if (claimId && eventDate) await request(page, 'claim.update', { claimId, patch: { eventDate } });
  }
  await showView(page, 'Compare');
  await page.keyboard.press('Alt+3');
  await expect(list(page).getByRole('option')).toHaveCount(4);
}

test('claims stand in the order of their events, and the keyboard goes from one to who said it first', async ({
  launch,
  folder,
}) => {
  const { app, page }: Launched = await launch();
  await openTimeline(app, page, folder);
  await expect(list(page).getByRole('option').nth(0)).toContainText('Nine people died.');
  await expect(list(page).getByRole('option').nth(1)).toContainText('1 February 2024 to 29 February 2024');
  await expect(list(page).getByRole('option').nth(3)).toContainText(
    'It rained. · Event: no date. 1 place without a date.',
  );
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(lane(page, 'It rained.')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('nobody can be said to be first')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(lane(page, 'The water rose')).toHaveAttribute('aria-selected', 'true');
  const times = page.getByRole('complementary', { name: 'Said first' });
  await expect(times.getByRole('heading', { name: 'The water rose at four.' })).toBeVisible();
  const said = times.getByRole('button', { name: /Paper/ });
  await expect(said).toHaveText([
    /1 March 2024.*Paper 0/s,
    /no date.*Paper 3/s,
    /9 March.*Paper 1/s,
    /2 May.*Paper 2/s,
  ]);
  await expect(times.getByRole('img', { name: /Stances over time/ })).toContainText('Post: 1 change');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('9 March 2024: Rejects, 1 place')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('So says paper 1.')).toBeVisible();
});

test('days drawn by mouse and set by key narrow every view, through the filter, until they are taken back', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await openTimeline(app, page, folder);
  await list(page).focus();
  await page.keyboard.press('b');
  const from = page.getByRole('slider', { name: 'Published from' });
  await expect(from).toBeFocused();
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('ArrowRight');
  await expect(filter(page)).toHaveValue(/^published:2024-03-1\d\.\.2024-05-0\d$/);
  await expect(list(page).getByRole('option')).toHaveCount(3);
  // What was said before the days shown is still first.
  await expect(lane(page, 'The water rose')).toContainText('First published 1 March 2024.');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('grid')).not.toContainText('It rained.');
  await page.keyboard.press('Alt+3');
  await expect(list(page)).toBeVisible();
  await list(page).focus();
  await page.keyboard.press('Delete');
  await expect(filter(page)).toHaveValue('');
  await expect(list(page).getByRole('option')).toHaveCount(4);

  const box = await page.getByRole('slider', { name: 'Event from' }).boundingBox();
  const end = await page.getByRole('slider', { name: 'Event until' }).boundingBox();
  if (!box || !end) throw new Error('The handles are on show.');
  const middle = box.x + (end.x - box.x) * 0.85;
  await page.mouse.move(middle, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(middle + 20, box.y + 12);
  await page.mouse.move(end.x + 20, box.y + 12);
  await page.mouse.up();
  await expect(filter(page)).toHaveValue(/^event:/);
  await expect(lane(page, 'Nine people died.')).toHaveCount(1);
  await expect(lane(page, 'It rained.')).toHaveCount(0);
});

test('the figure is saved as a drawing, a picture and its table, and shown as a table', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await openTimeline(app, page, folder);
  const figure = page.getByRole('figure', { name: 'Timeline of claims' });
  const save = async (entry: string, ending: string): Promise<Buffer> => {
    const path = join(folder, `Хроніка 1.${ending}`);
    await answerDialogs(app, { save: path });
    await figure.getByRole('button', { name: 'Save figure' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(page.getByText(`Saved to ${path}`)).toBeVisible();
    return readFile(path);
  };
  const svg = (await save('SVG', 'svg')).toString();
  expect(svg).toMatch(/^<\?xml[^>]+>\s*<svg [^>]*viewBox="0 0 1100 \d+"/);
  expect(svg).toContain('The water rose at four.');
  expect(svg).not.toMatch(/var\(|<script|tabindex/);
  const png = await save('PNG', 'png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2200);
  const rows = (await save('CSV', 'csv')).toString().trim().split('\r\n');
  expect(rows[0]).toContain('"Claim"');
  expect(rows.filter((row) => row.includes('The water rose'))).toHaveLength(4);
  await figure.getByRole('button', { name: 'Table' }).click();
  await expect(figure.getByRole('row')).toHaveCount(rows.length);
  await expectAccessible(page);
});
