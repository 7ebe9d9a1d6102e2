import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, request, test, type Launched, type LaunchOptions } from './fixtures/app.ts';
import { chooseFiles, importTexts, makeCase, previewBlock, showView } from './fixtures/window.ts';

const article = [
  'The Sandry Post',
  'Share',
  'Subscribe',
  'The water came before dawn',
  'By Lena Marr',
  'The river rose by two metres in the night of Tuesday, and the lower town was under water before anybody had been told.',
  'The ministry said on Wednesday that the gates of the dam had been opened in time, and that the town had been warned.',
  'Nobody in the lower town remembers any warning, and the log of the river desk has none before half past four.',
  'Subscribe to our newsletter',
].join('\n\n');

async function openEmptyCase(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  folder: string,
): Promise<Launched> {
  const launched = await launch();
  await makeCase(launched.app, launched.page, join(folder, 'Дело «Река» – حالة – 川.parallax'));
  return launched;
}

/** Drops files on the window as the system's file manager does. */
async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

test('a chosen file is previewed, switched by click and by key, and kept with its original', async ({
  launch,
  folder,
}) => {
  const { page } = await openEmptyCase(launch, folder);
  const dialog = await chooseFiles(page, [{ name: 'вода 水 💧.txt', content: article }]);
  await expect(dialog.getByLabel('Authors')).toHaveValue('Lena Marr');
  await expect(previewBlock(page, 'Subscribe to our newsletter')).toHaveAttribute('aria-selected', 'false');
  await dialog.getByLabel('Title').fill('The water came before dawn');
  await previewBlock(page, 'The Sandry Post').click();
  const afterClick = await previewBlock(page, 'The Sandry Post').getAttribute('aria-selected');
  await page.keyboard.press('Space');
  await expect(previewBlock(page, 'The Sandry Post')).not.toHaveAttribute('aria-selected', afterClick ?? '');
  await previewBlock(page, 'Nobody in the lower town').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The river rose by two metres').first()).toBeVisible();
  const [kept] = await request(page, 'article.list', {});
  expect(kept).toMatchObject({ title: 'The water came before dawn', fileName: 'вода 水 💧.txt' });
  expect(kept?.originalSize).toBe(Buffer.byteLength(article));
});

test('files dropped on the window, one after the other, are imported in turn', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  await dropFiles(page, [{ name: 'one.txt', text: article }]);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Import “one.txt”');
  await dropFiles(page, [
    { name: 'two.md', text: '# Two clocks\n\nThe other side of the river tells it otherwise.' },
  ]);
  await expect(dialog).toContainText('1 of 2');
  await dialog.getByRole('button', { name: 'Import all 2' }).click();
  await expect(dialog).toBeHidden();
  const kept = await request(page, 'article.list', {});
  expect(kept.map(({ fileName, format }) => [fileName, format])).toEqual([
    ['one.txt', 'text'],
    ['two.md', 'markdown'],
  ]);
});

test('pasted from a web page, the page’s headings are read, and scripts are not', async ({
  launch,
  folder,
}) => {
  const { app, page } = await openEmptyCase(launch, folder);
  const html =
    '<h1>Gates opened in time</h1><p onclick="alert(1)">The gates were opened in time, says the ministry.</p><script>window.stolen = true</script>';
  await app.evaluate((electron, given) => {
    // Under the types of a page `clipboard` would be the browser's.
    const clipboard = electron.clipboard as unknown as { write: (data: object) => void };
    clipboard.write({ html: given, text: 'Gates opened in time\nThe gates were opened.' });
  }, html);
  await page.getByRole('button', { name: 'Import articles', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Or paste an article').focus();
  await page.keyboard.press('Control+V');
  await expect(dialog.getByLabel(/own headings/)).toBeChecked();
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(previewBlock(page, 'Gates opened in time')).toContainText('Heading');
  await expect(dialog.getByLabel('Read as')).toHaveValue('html');
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
});

test('a text in the wrong encoding is read anew in the right one', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  // “Вода поднялась…” in windows-1251.
  const bytes = Buffer.from(
    [...'Вода поднялась на два метра за ночь, и нижний город был под водой до рассвета.'].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    }),
  );
  const dialog = await chooseFiles(page, [{ name: 'voda.txt', content: bytes }]);
  await expect(previewBlock(page, 'Вода поднялась')).toBeVisible();
  await dialog.getByLabel('Encoding').selectOption('windows-1252');
  await expect(previewBlock(page, 'Âîäà')).toBeVisible();
  await dialog.getByLabel('Encoding').selectOption('windows-1251');
  await expect(previewBlock(page, 'Вода поднялась')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await request(page, 'article.list', {}))[0]?.encoding).toBe('windows-1251');
});

test('the same text again is noticed, not doubled', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  await importTexts(page, [{ name: 'one.txt', content: article }]);
  const dialog = await chooseFiles(page, [{ name: 'copy of one.txt', content: article }]);
  await expect(dialog.getByText('This text is already in the case')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(dialog).toBeHidden();
  expect(await request(page, 'article.list', {})).toHaveLength(1);
});

test('bad files are told one by one, the good one among them is kept, and the window goes on', async ({
  launch,
  folder,
}) => {
  const { page } = await openEmptyCase(launch, folder);
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const dialog = await chooseFiles(page, [
    { name: 'empty.txt', content: '' },
    { name: 'picture.txt', content: Buffer.concat([png, Buffer.alloc(2000, 1)]) },
    { name: 'spaces.txt', content: ' \n\t\n ' },
    { name: 'good.txt', content: article },
    {
      name: 'no article.html',
      content: '<html><head><script>1</script></head><body><img src="x"></body></html>',
    },
  ]);
  await expect(dialog.getByRole('alert')).toContainText('There is no text in it');
  await dialog.getByRole('button', { name: 'Import all 5' }).click();
  await expect(dialog.getByText('1 article was imported.')).toBeVisible();
  await expect(dialog.getByRole('term')).toHaveText([
    'empty.txt',
    'picture.txt',
    'spaces.txt',
    'no article.html',
  ]);
  await expect(dialog.getByRole('definition').nth(1)).toContainText('not text');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('The river rose by two metres').first()).toBeVisible();
  expect(await request(page, 'article.list', {})).toHaveLength(1);
});

test('a text of 20 MB is refused before it is read, with the limit named', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  const path = join(folder, 'war and peace.txt');
  await writeFile(path, 'All happy families are alike. '.repeat(700_000));
  await page.getByRole('button', { name: 'Import articles', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Choose files/).setInputFiles(path);
  await expect(dialog.getByRole('alert')).toContainText(/“war and peace.txt” has 20.0 MB; .* up to 8 MB/);
  await dialog.getByRole('button', { name: 'Skip this one' }).click();
  await expect(dialog).toContainText('war and peace.txt');
  expect(await request(page, 'article.list', {})).toHaveLength(0);
});

test('NUL bytes in a text are told and taken out', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  const dialog = await chooseFiles(page, [
    { name: 'nul.txt', content: article.replace('two metres', 'two\0metres') },
  ]);
  await expect(dialog.getByText('1 NUL or other control character was replaced by spaces.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  const [kept] = await request(page, 'article.list', {});
  const { text } = await request(page, 'article.open', { articleId: kept?.id ?? '' });
  expect(text).toContain('two metres');
});

test('a hostile page leaves its text and nothing else', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  const asked: string[] = [];
  page.on('request', (made) => asked.push(made.url()));
  const hostile = `<!doctype html><html><head><meta http-equiv="refresh" content="0;url=https://evil.example/">
    <title>Quiet river</title><script>window.stolen = 1</script></head><body onload="window.stolen = 2"><article>
    <h1>Quiet river</h1><img src="https://evil.example/pixel.png" onerror="window.stolen = 3">
    <svg><script>window.stolen = 4</script></svg><a href="javascript:window.stolen = 5">link text stays</a>
    ${'<p>The river was quiet all night, said the keeper of the lock, who had watched it until morning.</p>'.repeat(4)}
    </article></body></html>`;
  const dialog = await chooseFiles(page, [{ name: 'hostile.html', content: hostile }]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The river was quiet all night').first()).toBeVisible();
  const [kept] = await request(page, 'article.list', {});
  const { text } = await request(page, 'article.open', { articleId: kept?.id ?? '' });
  expect(text).not.toMatch(/stolen|<|javascript/);
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
  expect(asked.filter((url) => !url.startsWith('app://'))).toEqual([]);
});

test('an import is undone and done again, and the screen follows', async ({ launch, folder }) => {
  const { page } = await openEmptyCase(launch, folder);
  await importTexts(page, [{ name: 'one.txt', content: article }]);
  await showView(page, 'Library');
  await page.getByRole('button', { name: /^Undo import/ }).click();
  await expect(page.getByText('Two articles that tell one story')).toBeVisible();
  await page.getByRole('button', { name: /^Redo import/ }).click();
  await expect(page.getByText('The river rose by two metres').first()).toBeVisible();
});
