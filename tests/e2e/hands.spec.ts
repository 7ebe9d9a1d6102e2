import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, quit, request, test } from './fixtures/app.ts';
import { occurrencesOf, painted } from './fixtures/marking.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

const story = [
  'The water rose at four. Nobody, the mayor said, was warned.',
  'The gates held all night. A clerk counted nine boats.',
  'The café by the bridge closed. Its owner left on Monday.',
  'It rained until noon.',
];

const text = (page: Page) => page.locator('div[role=document]');

/** The text the caret stands before, some characters of it. */
function beforeCaret(page: Page): Promise<string> {
  return page.evaluate(() => {
    const selection = document.getSelection();
    return (selection?.focusNode?.textContent ?? '').slice(selection?.focusOffset ?? 0).slice(0, 12);
  });
}

test('the whole work in one article is done by keys, and a known source with a stance takes four or fewer', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'hands.parallax'));
  await importTexts(page, [{ name: 'story.txt', content: story.join('\n\n') }]);
  const [article] = await request(page, 'article.list', {});
  if (!article) throw new Error('The article was not imported.');
  for (const name of ['Lake Office', 'Harbour Union'])
    await request(page, 'source.create', { name, kind: 'organisation' });
  const marks = () => occurrencesOf(page, article.id);
  const last = async (index: number) => (await marks())[index]?.chain.at(-1)?.sourceName;
  let pressed = 0;
  const press = async (...keys: readonly string[]): Promise<void> => {
    pressed += keys.length;
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('Control+2');
  await expect(text(page)).toBeVisible();
  for (
    let step = 0;
    step < 60 && !(await text(page).evaluate((e) => e === document.activeElement));
    step += 1
  )
    await press('Tab');
  await expect(text(page)).toBeFocused();

  await test.step('a stance and a known source: four keys, and two when it is the source used last', async () => {
    await press('Control+Home', 'Control+ArrowDown');
    let before = pressed;
    await press('3', 's', 'l', 'Enter');
    expect(pressed - before).toBeLessThanOrEqual(4);
    await expect.poll(() => last(0)).toBe('Lake Office');
    await expect(text(page)).toBeFocused();
    await press('k');
    before = pressed;
    await press('4', 'r');
    expect(pressed - before).toBeLessThanOrEqual(4);
    await expect
      .poll(async () => (await marks()).map(({ exact, stance }) => [exact[0], stance]))
      .toEqual([
        ['The gates held all night.', 'reports-neutrally'],
        ['A clerk counted nine boats.', 'distances'],
      ]);
    await expect.poll(() => last(1)).toBe('Lake Office');
  });

  await test.step('widen, narrow, commitment, quotation, another source', async () => {
    const exact = async () => (await marks())[1]?.exact[0] ?? (await marks())[0]?.exact[0];
    await press('m');
    await expect.poll(async () => (await marks()).map((mark) => mark.exact[0])).toContain(story[1]);
    await press('Shift+M');
    await expect.poll(exact).toBe('A clerk counted nine boats.');
    await press('c');
    await expect(page.getByRole('menu', { name: 'Commitment of the source' })).toBeVisible();
    await expectAccessible(page);
    await press('3');
    await press('q', 'ArrowUp', 'ArrowUp', 'Enter');
    await expect(text(page)).toBeFocused();
    await press('s', 'h', 'a', 'Enter');
    await expect.poll(() => last(1)).toBe('Harbour Union');
    expect((await marks())[1]).toMatchObject({ commitment: 'says-possible', quotation: 'mixed' });
  });

  await test.step('the note and back to the same caret', async () => {
    const caret = await beforeCaret(page);
    await press('o');
    await expect(page.getByLabel('Note on this place')).toBeFocused();
    await page.keyboard.type('Ask the clerk.');
    await press('Escape');
    await expect(text(page)).toBeFocused();
    await expect.poll(async () => (await marks())[1]?.note).toBe('Ask the clerk.');
    expect(await beforeCaret(page)).toBe(caret);
  });

  await test.step('removed and undone', async () => {
    await press('Delete');
    await expect.poll(marks).toHaveLength(1);
    await press('Control+Z');
    await expect.poll(marks).toHaveLength(2);
    await expect(text(page)).toBeFocused();
  });

  await test.step('the next paragraph without a mark, and the one before', async () => {
    await press('Control+Home', 'y');
    await expect.poll(() => beforeCaret(page)).toBe('The café by ');
    await press('Shift+Y');
    await expect.poll(() => beforeCaret(page)).toBe('The water ro');
  });

  await test.step('words are found, folded, and Escape leaves the caret there', async () => {
    await press('Control+F');
    await page.keyboard.type('CAFE');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1');
    expect(await painted(page, 'found-now')).toEqual(['café']);
    await expectAccessible(page);
    await press('Escape');
    await expect(text(page)).toBeFocused();
    expect(await beforeCaret(page)).toBe('café by the ');
  });

  await test.step('read to the end', async () => {
    await press('d', '3');
    await expect.poll(async () => (await request(page, 'article.list', {}))[0]?.status).toBe('done');
    await expect(page.getByText('1 of 4 paragraphs marked')).toBeVisible();
  });
});

test('an article reopens where it was left, after a restart too, and nothing counts as changed', async ({
  launch,
  folder,
}) => {
  const path = join(folder, 'place.parallax');
  const first = await launch();
  await makeCase(first.app, first.page, path);
  const long = Array.from({ length: 120 }, (_, index) => `Entry ${index} tells of the water. It rained.`);
  await importTexts(first.page, [{ name: 'long.txt', content: long.join('\n\n') }]);
  const { undo } = (await request(first.page, 'case.info', {})).journal;
  await first.page.keyboard.press('Control+2');
  await text(first.page).focus();
  await first.page.keyboard.press('Control+F');
  await first.page.keyboard.type('entry 77');
  await expect(first.page.getByRole('search').getByRole('status')).toHaveText('1 of 1');
  await first.page.keyboard.press('Escape');
  await expect(text(first.page)).toBeFocused();
  const at = long.slice(0, 77).join('\n\n').length + 2;
  await expect.poll(async () => (await request(first.page, 'article.list', {}))[0]?.leftAt).toBe(at);
  const rail = first.page.getByRole('complementary', { name: 'Articles' });
  await expect(rail.getByRole('button', { name: 'read 6' })).toBeVisible();
  await expect(rail.getByText('% read · 0 of 1 article done')).toBeVisible();
  expect((await request(first.page, 'case.info', {})).journal.undo).toEqual(undo);
  await quit(first.app);

  const { page } = await launch({ case: path });
  await expect(page.getByText('Entry 77 tells')).toBeInViewport();
  await expect(page.getByText('Entry 0 tells')).not.toBeInViewport();
  await text(page).focus();
  await expect.poll(() => beforeCaret(page)).toBe('Entry 77 tel');
});
