import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ComparePanes from '../../../src/renderer/src/app/views/ComparePanes.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

const titles = ['One', 'Two', 'Three', 'Four', 'Five'];

beforeEach(() => localStorage.removeItem('panes'));

/** A case with so many articles, the first two of them side by side. */
async function open(core: FakeCore, count: number): Promise<{ session: Session; ids: readonly string[] }> {
  const ids = titles
    .slice(0, count)
    .map((title) => core.addArticle({ title, blocks: [`${title} says so.`, 'All is well.'] }));
  const session = await openSession(core);
  session.workspace.compare('panes');
  await show(session, ComparePanes, {});
  return { session, ids };
}

const panes = () => page.getByRole('region', { name: /^Pane \d/ });
const texts = () => page.getByRole('document');

test('panes are added up to four and closed down to two by keys, each with its own article', async () => {
  const { session, ids } = await open(new FakeCore(), 5);
  await expect.poll(() => texts().elements().length).toBe(2);
  await userEvent.keyboard('{F7}');
  await expect.element(page.getByRole('document', { name: 'Three' })).toHaveFocus();
  await userEvent.keyboard('{F7}{F7}');
  await expect.poll(() => panes().elements().length).toBe(4);
  expect(session.workspace.panes).toEqual(ids.slice(0, 4));
  expect(session.notices.list.map(({ text }) => text)).toEqual(['There is room for four panes.']);
  await expect.element(page.getByRole('document', { name: 'Four' })).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('document', { name: 'One' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{F6}{F6}{/Shift}');
  await expect.element(page.getByRole('document', { name: 'Three' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{F7}{/Shift}');
  await expect.element(page.getByRole('document', { name: 'Four' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{F7}{/Shift}{Shift>}{F7}{/Shift}');
  expect(session.workspace.panes).toEqual([ids[0], ids[1]]);
  expect(session.notices.list.at(-1)?.text).toBe('Two panes always stay.');
});

test('a pane’s article is chosen from a list; one that stands in another pane changes places with it', async () => {
  const { session, ids } = await open(new FakeCore(), 3);
  await page.getByLabelText('Article in pane 1').selectOptions('Two');
  expect(session.workspace.panes).toEqual([ids[1], ids[0]]);
  await page.getByLabelText('Article in pane 1').selectOptions('Three');
  expect(session.workspace.panes).toEqual([ids[2], ids[0]]);
});

test('the pane to be closed by its button is closed, and the active one stays active', async () => {
  const { session, ids } = await open(new FakeCore(), 4);
  await page.getByRole('button', { name: 'Add a pane' }).click();
  await page.getByRole('button', { name: 'Add a pane' }).click();
  await expect.element(page.getByRole('document', { name: 'Four' })).toHaveFocus();
  await page.getByRole('button', { name: 'Close pane 1' }).click();
  expect(session.workspace.panes).toEqual(ids.slice(1));
});

test('an article that goes leaves its pane to another, and with one article there is no comparison', async () => {
  const core = new FakeCore();
  const { session, ids } = await open(core, 3);
  await core.request('article.remove', { articleId: ids[0] ?? '' });
  await expect.poll(() => session.workspace.panes).toEqual([ids[1], ids[2]]);
  await core.request('article.remove', { articleId: ids[1] ?? '' });
  await expect.element(page.getByText('Two articles make a comparison')).toBeVisible();
});

test('the table below is folded away and stays so', async () => {
  const { session } = await open(new FakeCore(), 2);
  await expect.element(page.getByRole('region', { name: 'Claims by article' })).toBeVisible();
  await userEvent.keyboard('{F8}');
  await expect.element(page.getByRole('region', { name: 'Claims by article' })).not.toBeInTheDocument();
  expect(localStorage.getItem('panes')).toContain('"tableFolded":true');
  await page.getByRole('button', { name: 'Show the table' }).click();
  await expect.element(page.getByRole('region', { name: 'Claims by article' })).toBeVisible();
  expect(session.workspace.panesLayout.tableFolded).toBe(false);
});
