import type { Locator } from '@playwright/test';
import type { Stance } from '#domain/stance.ts';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { caret, drag, painted, placeOf } from './fixtures/marking.ts';
import { bar, openStory, said, spanOf, story, text, type OpenStory } from './fixtures/story.ts';

/** Presses keys one after the other and waits until the words of all marks are these. */
async function pressed(
  open: OpenStory,
  keys: string,
  expected: readonly (readonly string[])[],
): Promise<void> {
  await open.page.keyboard.press(keys);
  await expect.poll(open.words).toEqual(expected);
}

test('a quotation split by “said” is marked, cut, fitted and undone by keys alone', async ({
  launch,
  folder,
}) => {
  const open = await openStory(launch, folder);
  const { page, marks } = open;
  const whole = '“We opened nothing,” the ministry said on Monday, “and nobody was there.”';
  await text(page).focus();
  for (const key of ['Control+Home', 'Control+ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await pressed(open, 'm', [[whole]]);
  await page.keyboard.press('4');

  await test.step('the words between are taken out, and the mark keeps its stance', async () => {
    for (let word = 0; word < 4; word++) await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('ArrowRight');
    for (let word = 0; word < 5; word++) await page.keyboard.press('Control+Shift+ArrowRight');
    await expect
      .poll(() => page.evaluate(() => document.getSelection()?.toString()))
      .toBe('the ministry said on Monday');
    await page.keyboard.press('Shift+A');
    await expect.poll(async () => (await marks())[0]?.spans.length).toBe(2);
    expect((await marks())[0]?.stance).toBe('distances');
    const numbers = page.getByRole('group', { name: 'Margin notes' }).getByRole('button');
    await expect(numbers).toHaveText([/^1.*1\/2$/, /^1\s*2\/2$/]);
    await expectAccessible(page);
  });

  await test.step('edges of the piece at the caret go by sentence, word and character, and say what they take', async () => {
    await page.keyboard.press('End');
    for (let word = 0; word < 3; word++) await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Control+Alt+]');
    await expect(said(page)).toHaveText('Taken in: It rained.');
    await page.keyboard.press('Shift+}');
    await expect(said(page)).toHaveText(/^Left out: \.?/);
    for (let step = 0; step < 2; step++) await page.keyboard.press('Control+Z');
    await expect.poll(async () => (await marks())[0]?.exact.at(-1)).toContain('there.”');
  });

  await test.step('an edge stops where another piece begins, and says so', async () => {
    for (let step = 0; step < 8; step++) await page.keyboard.press('[');
    await expect(page.getByText('Another piece of this mark follows here.')).toBeVisible();
    expect((await marks())[0]?.spans).toHaveLength(2);
  });

  await test.step('all of it is undone, a step at a time', async () => {
    for (let step = 0; step < 30 && (await marks()).length > 0; step++) {
      const before = JSON.stringify(await marks());
      await page.keyboard.press('Control+Z');
      await expect.poll(async () => JSON.stringify(await marks())).not.toBe(before);
    }
    expect(await marks()).toEqual([]);
  });
});

test('edges are dragged in any script, words added with Alt held, and nested marks told apart', async ({
  launch,
  folder,
}) => {
  const open = await openStory(launch, folder);
  const { page, articleId, words } = open;
  const mark = (exact: string, stance: Stance) =>
    request(page, 'occurrence.mark', {
      articleId,
      spans: [spanOf(exact)],
      claimId: null,
      claimText: null,
      stance,
    });
  await mark('השערים', 'rejects');
  await mark('闸门', 'endorses');
  const knob = (side: 'start' | 'end'): Locator => page.locator(`.handle.${side} .knob`).first();

  const dragEdge = async (side: 'start' | 'end', onto: { x: number; y: number }): Promise<void> => {
    const box = await knob(side).boundingBox();
    if (!box) throw new Error('No handle.');
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + onto.x) / 2, from.y, { steps: 4 });
    await page.mouse.move(onto.x, from.y, { steps: 4 });
  };

  await test.step('in Hebrew the end is at the left, and goes by whole words', async () => {
    await caret(page, 'השערים');
    await expect(knob('end')).toBeVisible();
    const place = await placeOf(page, 'נפתחו');
    await dragEdge('end', { x: Math.min(place.start.x, place.end.x) + 3, y: place.start.y });
    await expect.poll(() => painted(page, 'mark-selected')).toEqual(['השערים נפתחו']);
    expect(await words()).toContainEqual(['השערים']);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await words()).toContainEqual(['השערים']);
    await dragEdge('end', { x: Math.min(place.start.x, place.end.x) + 3, y: place.start.y });
    await page.mouse.up();
    await expect.poll(words).toEqual([['השערים נפתחו'], ['闸门']]);
  });

  await test.step('with Alt held, selected words become a piece of the chosen mark', async () => {
    await page.keyboard.down('Alt');
    const { start, end } = await placeOf(page, 'Nobody was warned.');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect.poll(words).toEqual([['Nobody was warned.', 'השערים נפתחו'], ['闸门']]);
  });

  await test.step('words that show the stance have edges too, once they are clicked', async () => {
    await drag(page, 'It rained.');
    await page.keyboard.press('t');
    await expect.poll(() => painted(page, 'stance-words')).toEqual(['It rained.']);
    await caret(page, 'rained.');
    await expect(said(page)).toHaveText('Shows the stance: It rained.');
    const { start } = await placeOf(page, 'rained.');
    await dragEdge('start', { x: start.x + 3, y: start.y });
    await page.mouse.up();
    await expect.poll(async () => (await open.marks())[0]?.stanceSpan).toEqual(spanOf('rained.'));
    await expect(said(page)).toHaveText('Left out: It');
    expect(await words()).toEqual([['Nobody was warned.', 'השערים נפתחו'], ['闸门']]);
  });

  await test.step('a list comes to the resting mouse where several marks lie', async () => {
    const innermost = story[1]?.slice(0, 24);
    for (let depth = 0; depth < 10; depth++)
      await mark(story[1]?.slice(0, 70 - depth * 5) ?? '', depth % 2 === 0 ? 'unclear' : 'leans-toward');
    await expect.poll(words).toHaveLength(12);
    await expect.poll(() => page.locator('[data-stripe]').count()).toBe(12);
    const place = await placeOf(page, 'opened');
    await page.mouse.move(place.start.x + 5, place.start.y);
    const list = page.getByRole('group', { name: 'Which mark?' });
    await expect(list.getByRole('button')).toHaveCount(10);
    await list.getByRole('button').nth(9).hover();
    await expect.poll(() => painted(page, 'mark-selected')).toEqual([innermost]);
    await list.getByRole('button').nth(9).click();
    await expect(list).toBeHidden();
    await expect.poll(() => painted(page, 'mark-selected')).toEqual([innermost]);
  });

  await test.step('single characters can be taken instead of words', async () => {
    await drag(page, 'water rose');
    await bar(page).getByRole('button', { name: 'Whole words' }).click();
    await expect(page.getByText('The mouse takes single characters.')).toBeVisible();
    await drag(page, 'ater ros');
  });
});
