import { join } from 'node:path';
import { expect, expectAccessible, request, test } from './fixtures/app.ts';
import { painted } from './fixtures/marking.ts';
import { importTexts, makeCase } from './fixtures/window.ts';

const dam =
  'The Сhina dam failed at noon.\n\nTevdor Khalash denied it.\n\nIn China nobody was warned of the dam.';
const gate = 'The gate held all night.\n\nНикто не предупредил Тевдора Халаша.';

test('words are found as one types, by keyboard alone, and shown where they stand', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  await makeCase(app, page, join(folder, 'search.parallax'));
  await importTexts(page, [
    { name: 'dam.txt', content: dam },
    { name: 'gate.txt', content: gate },
  ]);
  const [first] = (await request(page, 'article.list', {})).filter(({ fileName }) => fileName === 'dam.txt');
  if (!first) throw new Error('The article was not imported.');
  const start = dam.indexOf('Сhina dam failed');
  await request(page, 'occurrence.mark', {
    articleId: first.id,
    spans: [{ start, end: start + 'Сhina dam failed'.length }],
    claimId: null,
    claimText: 'The dam in China failed.',
    stance: 'rejects',
  });

  const field = page.getByRole('combobox', { name: 'Search for' });
  const results = page.getByRole('listbox', { name: 'Results' });
  const chosen = results.locator('[aria-selected=true]');

  await test.step('a beginning, with either letter, finds articles and claims', async () => {
    // The dialog of the import gives the keyboard back when it is gone.
    await expect(page.getByRole('button', { name: 'Import articles' })).toBeFocused();
    await page.keyboard.press('Control+Shift+F');
    await expect(field).toBeFocused();
    await page.keyboard.type('chin');
    await expect(results.getByRole('group', { name: 'Articles 1' })).toContainText('2 places');
    await expect(results.getByRole('group', { name: 'Claims 1' })).toContainText('The dam in China failed.');
    await expect(results.locator('mark').filter({ hasText: 'Сhina' }).first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('Enter goes to the words, all of them shown', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('toolbar', { name: 'Found words' })).toContainText('1 of 2 places');
    await expect(page.locator('div[role=document]')).toBeFocused();
    expect(await painted(page, 'sought-now')).toEqual(['Сhina']);
    expect(await painted(page, 'sought')).toEqual(['China']);
    await page.getByRole('button', { name: 'Next place' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => painted(page, 'sought-now')).toEqual(['China']);
    await page.getByRole('button', { name: 'Put the found words away' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => painted(page, 'sought')).toEqual([]);
    await expect(page.locator('div[role=document]')).toBeFocused();
  });

  await test.step('fields are conditions, shown as chips that can be taken away', async () => {
    await page.keyboard.press('/');
    await expect(field).toHaveValue('chin');
    await page.keyboard.type('stance:rej in:claims');
    await expect(results.getByRole('option')).toHaveText([/The dam in China failed/]);
    await page.getByRole('button', { name: 'Remove stance:rej' }).click();
    await expect(field).toHaveValue('in:claims');
    await expect(field).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('stance:endorses');
    await expect(page.getByText('Nothing in this case has that.')).toBeVisible();
  });

  await test.step('what is wrong is said, and help is one key away', async () => {
    await page.keyboard.press('Control+A');
    await page.keyboard.type('AND NOT (');
    await expect(page.getByText('These are only operators.')).toBeVisible();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('"; DROP TABLE claim -- stance:sideways {x} : ^ NEAR( )');
    await expect(page.getByText('A quotation mark is still open')).toBeVisible();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('dam stance:sideways');
    await expect(page.getByText('“stance:” has no value “sideways”.')).toBeVisible();
    await page.keyboard.press('F1');
    await expect(page.getByRole('heading', { name: 'Fields' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('F1');
  });

  await test.step('Cyrillic finds Latin, and arrows go through all kinds', async () => {
    await page.keyboard.press('Control+A');
    await page.keyboard.type('халаш');
    await expect(results.getByRole('group', { name: 'Articles 2' })).toBeVisible();
    await expect(chosen).toContainText('Тевдора Халаша');
    await page.keyboard.press('ArrowDown');
    await expect(chosen).toContainText('Tevdor Khalash');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.locator('div[role=document]')).toBeFocused();
  });
});
