import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AppInfo } from '#contract/api.ts';
import { render } from 'vitest-browser-svelte';
import '../../../src/renderer/src/styles/tokens.css';
import '../../../src/renderer/src/styles/base.css';
import App from '../../../src/renderer/src/app/App.svelte';
import { lastInput } from './show.ts';
import { FakeCore } from '../fake-core.ts';

async function open(core: FakeCore): Promise<void> {
  core.install();
  await render(App);
}

function withArticle(): FakeCore {
  const core = new FakeCore();
  core.addArticle({ title: 'Left', blocks: ['Water rose.'] });
  core.addArticle({ title: 'Right', blocks: ['Water rose.'] });
  return core;
}

const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });

function drop(files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'dragover', 'drop'] as const)
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

test('without a case the window offers to make or open one, and shows why none is open', async () => {
  const core = new FakeCore();
  core.answer('app.info', (): AppInfo => ({
    version: '0.1.0',
    platform: 'linux',
    systemLanguages: ['en'],
    settings: core.settings,
    recent: [{ path: '/дела/река.parallax', title: 'Река', openedAt: '2024-01-01T00:00:00.000Z' }],
    openFailure: { code: 'case.damaged', message: 'The case is damaged. Open a backup.', params: {} },
  }));
  await open(core);
  await expect.element(page.getByRole('alert')).toHaveTextContent('The case is damaged. Open a backup.');
  await page.getByRole('button', { name: /Река/ }).click();
  expect(lastInput(core, 'case.open')).toEqual({ path: '/дела/река.parallax' });
});

test('keys change the view, under a Cyrillic layout too', async () => {
  await open(withArticle());
  await expect.element(view('Article')).toHaveAttribute('aria-current', 'page');
  await userEvent.keyboard('{Control>}1{/Control}');
  await expect.element(view('Library')).toHaveAttribute('aria-current', 'page');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ш', code: 'KeyI', ctrlKey: true }));
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Import articles');
});

test('a screen asked for while the case is still being opened is shown once it is', async () => {
  const core = withArticle();
  core.latency = 60;
  await open(core);
  await userEvent.keyboard('{Control>}4{/Control}');
  await expect.element(view('Sources')).toHaveAttribute('aria-current', 'page');
  await expect.element(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
});

test('the case is read once and shown as a whole: no frame has the bar without the article’s text', async () => {
  const core = withArticle();
  core.latency = 30;
  const frames: { readonly bar: boolean; readonly text: boolean }[] = [];
  const look = (): void => {
    const bar = document.querySelector('header.bar') !== null;
    const text = document.querySelector('[role=document] [data-block]') !== null;
    frames.push({ bar, text });
    if (!text) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  await open(core);
  await vi.waitFor(() => expect(frames.at(-1)).toEqual({ bar: true, text: true }));
  expect(frames.filter(({ bar, text }) => bar !== text)).toEqual([]);
  const asked = core.calls.map(({ name }) => name);
  for (const name of ['app.info', 'case.info', 'article.list', 'codebook.get', 'tag.list', 'article.open'])
    expect(
      asked.filter((each) => each === name),
      name,
    ).toHaveLength(1);
});

test('the window’s keys rest while a dialog is open', async () => {
  await open(withArticle());
  await view('Library').click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await userEvent.keyboard('{Control>}4{/Control}{Control>}i{/Control}{F1}');
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Report, HTML');
  await userEvent.keyboard('{Escape}');
  await expect.element(view('Library')).toHaveAttribute('aria-current', 'page');
});

test('dropped articles open the import; more dropped on it join the queue', async () => {
  await open(withArticle());
  await expect.element(view('Article')).toBeVisible();
  drop([new File(['One text'], 'one.txt')]);
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Import “one.txt”');
  drop([new File(['Another'], 'two.txt')]);
  await expect.element(page.getByText('1 of 2')).toBeVisible();
});

test('a dropped case is opened, not imported', async () => {
  const core = withArticle();
  await open(core);
  await expect.element(view('Article')).toBeVisible();
  drop([new File(['x'], 'Дело.PARALLAX')]);
  await vi.waitFor(() => expect(lastInput(core, 'case.open')).toEqual({ path: '/dropped/Дело.PARALLAX' }));
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('nothing is imported into a case that can only be read, and the window says why', async () => {
  const core = withArticle();
  core.readOnly = 'open-elsewhere';
  await open(core);
  await expect.element(page.getByText(/open in another window or program/)).toBeVisible();
  drop([new File(['x'], 'one.txt')]);
  await expect.element(page.getByText(/nothing can be imported/)).toBeVisible();
});

test('the case is renamed from the bar, and undo says what it undoes', async () => {
  await open(withArticle());
  await page.getByRole('button', { name: 'Test case' }).click();
  await page.getByLabelText('Title').fill('Дело «Река» 🜄');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Дело «Река» 🜄');
  await page.getByRole('button', { name: 'Undo rename case “Дело «Река» 🜄”' }).click();
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Test case');
});

test('undoing a change of a source shows the sources, and of a claim’s join its place', async () => {
  const core = withArticle();
  const [left = '', right = ''] = (
    (await core.request('article.list', {})) as { value: { id: string }[] }
  ).value.map(({ id }) => id);
  const into = core.addMark(left, 'Water rose.');
  const from = core.addMark(right, 'Water rose.');
  await open(core);
  await core.request('claim.join', { intoClaimId: into.claimId, fromClaimIds: [from.claimId] });
  await core.request('source.create', { name: 'RC', kind: 'group' });
  await view('History').click();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(view('Sources')).toHaveAttribute('aria-current', 'page');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(view('Article')).toHaveAttribute('aria-current', 'page');
});

test('long work shows how far it is and can be cancelled, over whatever dialog is open', async () => {
  const core = withArticle();
  await open(core);
  await view('Library').click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const progress = (done: number) =>
    core.emit('work.progress', { id: 3, what: 'table.edit', canCancel: true, done });
  progress(0.2);
  const dialog = page.getByRole('dialog', { name: 'Changing rows' });
  await expect.element(dialog.getByRole('progressbar')).toHaveAttribute('value', '0.2');
  progress(0.456);
  await expect.element(dialog).toHaveTextContent('45%');
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(lastInput(core, 'work.cancel')).toEqual({ id: 3 });
  await expect.element(dialog.getByRole('status')).toHaveTextContent('Cancelling…');
  await userEvent.keyboard('{Escape}');
  expect(core.calls.filter(({ name }) => name === 'work.cancel')).toHaveLength(1);
  core.emit('work.ended', { id: 3 });
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Report, HTML');
});

test('undo that was cancelled is told as such, not as a failure', async () => {
  const core = withArticle();
  core.failNext('journal.undo', 'request.cancelled', 'Cancelled; nothing was changed.');
  await open(core);
  await expect.element(view('Article')).toBeVisible();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true }));
  await expect.element(page.getByText('Cancelled; nothing was changed.')).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
