import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, request, test } from './fixtures/app.ts';
import { occurrencesOf, painted } from './fixtures/marking.ts';
import { story } from './fixtures/story.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

/** The hands of someone who never touches the mouse; counts what they press. */
function hands(page: Page): {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly count: () => number;
} {
  let count = 0;
  return {
    press: async (...keys) => {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    count: () => count,
  };
}

/** Moves the keyboard on with Tab until it is in the text. */
async function tabToText(page: Page, press: (key: string) => Promise<void>): Promise<void> {
  await expect(page.locator('div[role=document]')).toBeVisible();
  for (let step = 0; step < 60; step += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('role'))) === 'document') return;
    await press('Tab');
  }
  throw new Error('Tab leads past the text.');
}

test('a claim with stance and known source is marked, changed and removed without the mouse', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'keys.parallax'));
  await importTexts(page, [{ name: 'story.txt', content: story.slice(0, 2).join('\n\n') }]);
  const [article] = await request(page, 'article.list', {});
  if (!article) throw new Error('The article was not imported.');
  await request(page, 'source.create', { name: 'Ministry of Waters', kind: 'government-body' });
  const marks = () => occurrencesOf(page, article.id);
  const { press, count } = hands(page);
  await press('Control+2');
  await tabToText(page, press);

  await test.step('M, a digit, S, two letters, Enter', async () => {
    await press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown');
    await press('Home');
    const before = count();
    await press('m', '4', 's', 'm', 'i', 'Enter');
    await expect
      .poll(marks)
      .toMatchObject([
        { stance: 'distances', chain: [{ status: 'own-voice' }, { sourceName: 'Ministry of Waters' }] },
      ]);
    expect(count() - before).toBe(6);
    await expect(page.locator('div[role=document]')).toBeFocused();
  });

  await test.step('widen, narrow, step to a clause', async () => {
    const exact = async () => (await marks())[0]?.exact[0];
    const sentence = await exact();
    await press('m');
    await expect.poll(exact).not.toBe(sentence);
    await press('Shift+M');
    await expect.poll(exact).toBe(sentence);
  });

  await test.step('the words selected with Shift become a second mark', async () => {
    await press('Control+Home', 'Shift+End', 'm', '1');
    await expect.poll(marks).toHaveLength(2);
    expect((await marks())[0]).toMatchObject({ stance: 'endorses' });
    expect(await painted(page, 'mark-endorses')).toHaveLength(1);
  });

  await test.step('from mark to mark, to the inspector and back to the same caret', async () => {
    await press('n');
    await expect(page.getByRole('heading', { name: 'Claim 2' })).toBeVisible();
    await press('p', 'Enter');
    await expect(page.getByLabel('The claim, in one plain sentence')).toBeFocused();
    await page.keyboard.type(' Indeed.');
    await press('Escape');
    await expect(page.locator('div[role=document]')).toBeFocused();
    await expect.poll(async () => (await marks())[0]?.claimText).toMatch(/ Indeed\.$/);
  });

  await test.step('removed, and back again', async () => {
    await press('Delete');
    await expect.poll(marks).toHaveLength(1);
    await press('Control+Z');
    await expect.poll(marks).toHaveLength(2);
  });
});
