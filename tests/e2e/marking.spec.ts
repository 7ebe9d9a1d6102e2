import { join } from 'node:path';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { caret, drag, occurrencesOf, painted } from './fixtures/marking.ts';
import { bar, inspector, openStory, said, spanOf, text } from './fixtures/story.ts';

test('mark by mouse, then change the words, then take them away, and undo all of it', async ({
  launch,
  folder,
}) => {
  const { page, marks } = await openStory(launch, folder);
  await drag(page, 'Nobody was warned.');
  await bar(page).getByRole('button', { name: 'Mark: Rejects' }).click();
  await expect.poll(marks).toMatchObject([{ exact: ['Nobody was warned.'], stance: 'rejects' }]);
  expect(await painted(page, 'mark-rejects')).toEqual(['Nobody was warned.']);
  await expect(bar(page)).toBeHidden();
  await expect(inspector(page).getByRole('radio', { name: 'Rejects' })).toBeChecked();
  await expect(page.getByRole('option', { name: 'Nobody was warned.' })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  await drag(page, 'was warned');
  await bar(page).getByRole('button', { name: 'Change words of claim 1' }).click();
  await expect.poll(marks).toMatchObject([{ exact: ['was warned'] }]);
  await drag(page, 'It rained.');
  await bar(page).getByRole('button', { name: 'Add to claim 1' }).click();
  await expect.poll(marks).toMatchObject([{ exact: ['was warned', 'It rained.'] }]);

  await inspector(page).getByRole('button', { name: 'Remove this mark' }).click();
  await expect.poll(marks).toEqual([]);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(marks).toMatchObject([{ exact: ['was warned', 'It rained.'], stance: 'rejects' }]);
  for (const exact of [['was warned'], ['Nobody was warned.']]) {
    await page.keyboard.press('Control+Z');
    await expect.poll(marks).toMatchObject([{ exact }]);
  }
  await page.keyboard.press('Control+Z');
  await expect.poll(marks).toEqual([]);
  expect(await painted(page, 'mark-rejects')).toEqual([]);
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => painted(page, 'mark-rejects')).toEqual(['Nobody was warned.']);
});

test('overlapping marks show where they overlap, and a click there asks which is meant', async ({
  launch,
  folder,
}) => {
  const { page, marks } = await openStory(launch, folder);
  await drag(page, 'The water rose at four. Nobody');
  await bar(page).getByRole('button', { name: 'Mark: Endorses' }).click();
  await expect.poll(marks).toHaveLength(1);
  await drag(page, 'Nobody was warned.');
  await bar(page).getByRole('button', { name: 'Mark claim' }).click();
  await expect.poll(marks).toHaveLength(2);
  expect(await painted(page, 'mark-overlap')).toEqual(['Nobody']);
  await caret(page, 'Nobody');
  const chooser = page.getByRole('dialog', { name: 'Which mark?' });
  await expect(chooser.getByRole('button')).toHaveCount(2);
  await expectAccessible(page);
  await chooser.getByRole('button', { name: 'The water rose at four. Nobody' }).click();
  await expect(inspector(page).getByRole('heading', { name: 'Claim 1' })).toBeVisible();
  await caret(page, 'was warned');
  await expect(inspector(page).getByRole('heading', { name: 'Claim 2' })).toBeVisible();
});

test('a split quotation with its source and cue is set in the inspector and survives a restart', async ({
  launch,
  folder,
}) => {
  const { app, page, marks } = await openStory(launch, folder);
  await drag(page, '“We opened nothing,”');
  await bar(page).getByRole('button', { name: 'Mark: Distances' }).click();
  await expect.poll(marks).toHaveLength(1);
  await drag(page, '“and nobody was there.”');
  await bar(page).getByRole('button', { name: 'Add to claim 1' }).click();
  await expect.poll(marks).toMatchObject([{ exact: ['“We opened nothing,”', '“and nobody was there.”'] }]);

  const side = inspector(page);
  await side.getByRole('button', { name: 'Add a source' }).click();
  await page.keyboard.type('mini');
  await page.keyboard.press('Enter');
  await expect.poll(marks).toMatchObject([{ chain: [{}, { sourceName: 'Ministry of Waters' }] }]);
  await drag(page, 'the ministry');
  await side.getByRole('button', { name: 'Named by of step 2: set from the selected words' }).click();
  await drag(page, 'said');
  await side.getByRole('button', { name: 'Cue of step 2: set from the selected words' }).click();
  await test.step('the cue chosen in the inspector has its edges moved by keys, and one undo takes a move back', async () => {
    await side.getByRole('button', { name: '“said”' }).click();
    await expect(text(page)).toBeFocused();
    await expect(said(page)).toHaveText('Cue of Ministry of Waters: said');
    await page.keyboard.press(']');
    await expect(side.getByRole('button', { name: '“said on”' })).toBeVisible();
    await expect(said(page)).toHaveText('Taken in: on');
    await page.keyboard.press('Control+Z');
    await expect(side.getByRole('button', { name: '“said”' })).toBeVisible();
  });
  await test.step('V leads from words to words', async () => {
    await page.keyboard.press('v');
    await expect(said(page)).toHaveText('Words that name Ministry of Waters: the ministry');
    await page.keyboard.press('Shift+{');
    await expect(side.getByRole('button', { name: '“ministry”' })).toBeVisible();
    await page.keyboard.press('Control+Z');
    await expect(side.getByRole('button', { name: '“the ministry”' })).toBeVisible();
  });
  await side.getByLabel('Commitment of Ministry of Waters').selectOption('Asserts');
  await side.getByLabel('Quotation', { exact: true }).selectOption('Direct quotation');
  await side.getByLabel('The claim, in one plain sentence').fill('The ministry opened no gates.');
  await page.keyboard.press('Enter');
  await side.getByLabel('Note on this place').fill('Heard on the radio.');
  await side.getByText('What you conclude').click();
  await side.getByLabel('Verdict').selectOption('Unproven');
  const expected = {
    claimText: 'The ministry opened no gates.',
    quotation: 'direct',
    commitment: 'asserts',
    note: 'Heard on the radio.',
    chain: [{}, { sourceSpan: spanOf('the ministry'), cueSpan: spanOf('said') }],
  };
  await expect.poll(marks).toMatchObject([expected]);
  expect(await painted(page, 'chain-source')).toEqual(['the ministry']);
  expect(await painted(page, 'chain-cue')).toEqual(['said']);
  await expectAccessible(page);

  await app.close();
  const again = await launch({ case: join(folder, 'story.parallax') });
  const [article] = await request(again.page, 'article.list', {});
  expect(await occurrencesOf(again.page, article?.id ?? '')).toMatchObject([expected]);
  await expect(again.page.locator('div[role=document]')).toBeVisible();
  await expect.poll(() => painted(again.page, 'mark-distances')).toHaveLength(2);
});

test('text, list, margin and inspector keep in step', async ({ launch, folder }) => {
  const { page, marks } = await openStory(launch, folder);
  for (const words of ['The mayor waited.', 'The water rose at four.']) {
    await drag(page, words);
    await bar(page).getByRole('button', { name: 'Mark claim' }).click();
  }
  await expect.poll(marks).toHaveLength(2);
  await page.getByRole('option', { name: 'The mayor waited.' }).click();
  await expect.poll(() => painted(page, 'mark-selected')).toEqual(['The mayor waited.']);
  await expect(inspector(page).getByRole('heading', { name: 'Claim 2' })).toBeVisible();
  await caret(page, 'water rose');
  await expect(page.getByRole('option', { name: 'The water rose' })).toHaveAttribute('aria-selected', 'true');
  const note = page.getByRole('group', { name: 'Margin notes' }).getByRole('button').nth(1);
  await note.click();
  await expect(page.getByRole('option', { name: 'The mayor waited.' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});
