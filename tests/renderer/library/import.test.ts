import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { maxImportBytes } from '#domain/article-reading.ts';
import ImportDialog from '../../../src/renderer/src/features/library/ImportDialog.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

const threeBlocks = 'Share\n\nThe dam failed.\n\nSubscribe to our letter';

function textFile(name: string, text: string): File {
  return new File([text], name, { type: 'text/plain' });
}

async function open(
  core: FakeCore,
  files: readonly File[] = [],
): Promise<{ readonly session: Session; readonly onclose: ReturnType<typeof vi.fn<() => void>> }> {
  const session = await openSession(core);
  const onclose = vi.fn<() => void>();
  await show(session, ImportDialog, { files, onclose });
  return { session, onclose };
}

const blocks = () => page.getByRole('listbox', { name: /^Blocks/ }).getByRole('option');
const block = (words: string) => blocks().filter({ hasText: words });
const importButton = () => page.getByRole('button', { name: 'Import', exact: true });

test('a chosen file is previewed, its furniture switched by click, and kept as it was left', async () => {
  const core = new FakeCore();
  const { session, onclose } = await open(core);
  await userEvent.upload(page.getByLabelText(/Choose files/), textFile('dam — плотина.txt', threeBlocks));
  await expect.element(page.getByLabelText('Title')).toHaveValue('dam — плотина');
  await block('Share').click();
  await expect.element(block('Share')).toHaveAttribute('aria-selected', 'false');
  await importButton().click();
  await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  expect(lastInput(core, 'article.import')).toMatchObject({
    fileName: 'dam — плотина.txt',
    furniture: [true, false, false],
  });
  expect(session.workspace.articleId).not.toBeNull();
});

test('furniture is switched by keys alone: one block, several, all above, all below', async () => {
  await open(new FakeCore(), [textFile('a.txt', 'One\n\nTwo\n\nThree\n\nFour\n\nFive')]);
  await expect.element(block('One')).toHaveFocus();
  const furniture = () =>
    blocks()
      .elements()
      .map((option) => option.getAttribute('aria-selected') === 'false');
  await userEvent.keyboard(' ');
  expect(furniture()).toEqual([true, false, false, false, false]);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift} ');
  await vi.waitFor(() => expect(furniture()).toEqual([true, false, true, true, false]));
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await vi.waitFor(() => expect(furniture()).toEqual([true, true, true, true, false]));
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await vi.waitFor(() => expect(furniture()).toEqual([false, false, false, true, false]));
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await vi.waitFor(() => expect(furniture()).toEqual([false, false, false, true, true]));
});

test('Control and Enter import, and the next file comes up', async () => {
  const core = new FakeCore();
  await open(core, [textFile('a.txt', 'First text'), textFile('b.txt', 'Second text')]);
  await expect.element(block('First text')).toHaveFocus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(block('Second text')).toHaveFocus();
  expect(core.info().articleCount).toBe(1);
});

test('an article that is all furniture cannot be imported', async () => {
  await open(new FakeCore(), [textFile('a.txt', 'Only this')]);
  await block('Only this').click();
  await expect.element(importButton()).toBeDisabled();
  await expect.element(importButton()).toHaveAttribute('title', expect.stringContaining('at least one'));
});

test('what the analyst wrote and switched outlives another encoding, what was proposed does not', async () => {
  const core = new FakeCore();
  const readings = { 'utf-8': 'Guessed', 'windows-1251': 'Again' } as const;
  core.answer('import.preview', ({ encoding }) => {
    const label = encoding === 'windows-1251' ? encoding : 'utf-8';
    const blocks = [0, 4].map(
      (start) => ({ start, end: start + 3, kind: 'paragraph', furniture: false }) as const,
    );
    return {
      duplicateOf: null,
      reading: {
        format: 'text',
        encoding: label,
        encodingCertain: false,
        text: 'One\nTwo',
        blocks: blocks.map((each) => ({ ...each, reason: null })),
        title: readings[label],
        authors: [readings[label]],
        publisher: null,
        url: null,
        publishedOn: null,
        language: null,
        warnings: [],
      },
    };
  });
  await open(core, [textFile('a.txt', 'x')]);
  await page.getByLabelText('Title').fill('My title');
  await block('Two').click();
  await page.getByLabelText('Encoding').selectOptions('windows-1251');
  await expect.element(page.getByLabelText('Authors')).toHaveValue('Again');
  await expect.element(page.getByLabelText('Title')).toHaveValue('My title');
  await expect.element(block('Two')).toHaveAttribute('aria-selected', 'false');
  await expect.element(page.getByLabelText('Encoding')).toHaveValue('windows-1251');
});

test('an encoding that does not fit says so and leaves the reading that was there', async () => {
  const core = new FakeCore();
  await open(core, [textFile('a.txt', 'The dam failed.')]);
  await expect.element(block('The dam')).toBeVisible();
  core.failNext('import.preview', 'import.bad-encoding', 'The file is not in euc-kr.');
  await page.getByLabelText('Encoding').selectOptions('euc-kr');
  await expect.element(page.getByRole('alert')).toHaveTextContent('The file is not in euc-kr.');
  await expect.element(block('The dam')).toBeVisible();
  await expect.element(page.getByLabelText('Encoding')).toHaveValue('utf-8');
});

test('files that fail do not stop the queue and are named at its end with the reason', async () => {
  const core = new FakeCore();
  const { onclose } = await open(core, [
    textFile('first.txt', 'The dam failed.'),
    textFile('empty.txt', ' '),
    textFile('again.txt', 'The dam failed.'),
    textFile('last.txt', 'The dam held.'),
  ]);
  await page.getByRole('button', { name: 'Import all 4' }).click();
  await expect.element(page.getByText('2 articles were imported.')).toBeVisible();
  await expect.element(page.getByRole('definition').nth(0)).toHaveTextContent('no text');
  await expect.element(page.getByText('again.txt')).toBeVisible();
  await expect.element(page.getByRole('definition').nth(1)).toHaveTextContent('“first”');
  expect(onclose).not.toHaveBeenCalled();
  expect(core.info().articleCount).toBe(2);
});

test('a file over the limit is refused before it is read', async () => {
  const file = textFile('war and peace.txt', 'x');
  Object.defineProperty(file, 'size', { value: maxImportBytes + 1 });
  const read = vi.spyOn(file, 'arrayBuffer');
  await open(new FakeCore(), [file]);
  await expect.element(page.getByRole('alert')).toHaveTextContent(/“war and peace.txt” has 8.0 MB/);
  expect(read).not.toHaveBeenCalled();
});

test('a file that cannot be read is told by name and can be skipped', async () => {
  const broken = textFile('gone.txt', 'x');
  broken.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  await open(new FakeCore(), [broken, textFile('b.txt', 'Still here')]);
  await expect.element(page.getByRole('alert')).toHaveTextContent('“gone.txt” cannot be read');
  await page.getByRole('button', { name: 'Skip this one' }).click();
  await expect.element(block('Still here')).toBeVisible();
});

test('a text the case has already is not doubled', async () => {
  const core = new FakeCore();
  core.addArticle({ title: 'Known', blocks: ['The dam failed.'] });
  const { session } = await open(core, [textFile('copy.txt', 'The dam failed.')]);
  await expect.element(page.getByText('already in the case as “Known”')).toBeVisible();
  await expect.element(importButton()).toBeDisabled();
  await page.getByRole('button', { name: 'Open it' }).click();
  expect(session.store.articles.find(({ id }) => id === session.workspace.articleId)?.title).toBe('Known');
});

function paste(plain: string, html: string): void {
  const field = page.getByLabelText('Or paste an article').element() as HTMLTextAreaElement;
  const data = new DataTransfer();
  data.setData('text/plain', plain);
  data.setData('text/html', html);
  field.focus();
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  field.value = plain;
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
}

test('pasted from a page, the page’s markup is read; once changed by hand, what stands there is', async () => {
  const core = new FakeCore();
  await open(core);
  paste('A heading\nSome text', '<h1>A heading</h1><p>Some text</p>');
  const useMarkup = page.getByLabelText(/own headings/);
  await expect.element(useMarkup).toBeChecked();
  await page.getByLabelText('Or paste an article').fill('Some other text');
  await expect.element(useMarkup).not.toBeInTheDocument();
  await page.getByLabelText('Or paste an article').fill('');
  paste('A heading\nSome text', '<h1>A heading</h1><p>Some text</p>');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect.element(blocks().first()).toBeVisible();
  expect(lastInput(core, 'import.preview')).toMatchObject({ format: 'html', fileName: null });
});

test('closing asks first when something was changed in the preview', async () => {
  const { onclose } = await open(new FakeCore(), [textFile('a.txt', threeBlocks)]);
  await page.getByLabelText('Title').fill('Changed');
  await userEvent.keyboard('{Escape}');
  expect(onclose).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByLabelText('Title')).toHaveValue('Changed');
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Close without importing' }).click();
  expect(onclose).toHaveBeenCalledOnce();
});

test('a text of 20,000 blocks shows only those in sight', async () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `Block ${index}.`).join('\n\n');
  await open(new FakeCore(), [textFile('long.txt', text)]);
  await expect.element(page.getByText('20,000 of 20,000 blocks are body')).toBeVisible();
  await expect.element(block('Block 0.')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(block('Block 19999.')).toHaveFocus();
  expect(blocks().elements().length).toBeLessThan(100);
});
