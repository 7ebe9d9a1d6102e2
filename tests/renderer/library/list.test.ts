import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ArticleRail from '../../../src/renderer/src/features/library/ArticleRail.svelte';
import LibraryList from '../../../src/renderer/src/features/library/LibraryList.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { changesMade, lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

function threeArticles(): FakeCore {
  const core = new FakeCore();
  core.addArticle({
    title: 'Bridge open',
    publisher: 'Courier',
    publishedOn: '2024-03-02',
    blocks: ['One two.'],
  });
  core.addArticle({ title: 'Лукашенко говорит', authors: ['Ann Ähren'], blocks: ['One.'] });
  core.addArticle({ title: 'A dam fails', publishedOn: '2023-01-01', blocks: ['One two three.'] });
  return core;
}

async function open(core: FakeCore): Promise<Session> {
  const session = await openSession(core);
  await show(session, LibraryList, { onimport: vi.fn() });
  return session;
}

const titles = (): readonly string[] =>
  page
    .getByRole('rowheader')
    .elements()
    .map((cell) => cell.querySelector('button')?.textContent ?? '');

test('the list is sorted by a column, turned round, and put back into the order of import', async () => {
  await open(threeArticles());
  const byTitle = page.getByRole('button', { name: 'Title', exact: true });
  await byTitle.click();
  await vi.waitFor(() => expect(titles()).toEqual(['A dam fails', 'Bridge open', 'Лукашенко говорит']));
  await expect
    .element(page.getByRole('columnheader', { name: 'Title' }))
    .toHaveAttribute('aria-sort', 'ascending');
  await byTitle.click();
  await vi.waitFor(() => expect(titles()).toEqual(['Лукашенко говорит', 'Bridge open', 'A dam fails']));
  await byTitle.click();
  await vi.waitFor(() => expect(titles()).toEqual(['Bridge open', 'Лукашенко говорит', 'A dam fails']));
});

test('search finds across scripts and without diacritics, and says when nothing fits', async () => {
  await open(threeArticles());
  const field = page.getByLabelText('Find an article');
  await field.fill('lukash');
  await vi.waitFor(() => expect(titles()).toEqual(['Лукашенко говорит']));
  await field.fill('ahren');
  await vi.waitFor(() => expect(titles()).toEqual(['Лукашенко говорит']));
  await field.fill('zebra');
  await expect.element(page.getByText('No article fits “zebra”.')).toBeVisible();
});

test('how much was read stands in the table and the rail, of each article and of the case, and sorts', async () => {
  const core = threeArticles();
  const session = await open(core);
  const [first, , third] = session.store.articles;
  await core.request('article.keep-place', { articleId: third?.id ?? '', offset: 7, furthest: 7 });
  await core.request('article.update', { articleId: first?.id ?? '', patch: { status: 'done' } });
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await expect.element(row('Bridge open').getByText('100 %')).toBeVisible();
  await expect.element(row('A dam fails').getByText('50 %')).toBeVisible();
  await expect.element(page.getByText('58 % read')).toBeVisible();
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await vi.waitFor(() => expect(titles()).toEqual(['Лукашенко говорит', 'A dam fails', 'Bridge open']));
  await show(session, ArticleRail, {});
  await expect.element(page.getByRole('button', { name: /A dam fails .*read 50 %/ })).toBeVisible();
  await expect.element(page.getByText(/^58 % read · 1 of 3 articles done/)).toBeVisible();
});

test('two ticked articles are compared', async () => {
  const session = await open(threeArticles());
  const compare = page.getByRole('button', { name: 'Compare ticked' });
  await expect.element(compare).toBeDisabled();
  await page.getByLabelText('Tick “Bridge open”').click();
  await page.getByLabelText('Tick “A dam fails”').click();
  await compare.click();
  expect(session.workspace.view).toBe('compare');
  expect(session.workspace.panes).toEqual([session.store.articles[0]?.id, session.store.articles[2]?.id]);
});

test('the reading status is set in the list', async () => {
  const core = threeArticles();
  await open(core);
  await page.getByLabelText('Status of “Bridge open”').selectOptions('Done');
  await vi.waitFor(() =>
    expect(lastInput(core, 'article.update')).toMatchObject({ patch: { status: 'done' } }),
  );
});

test('an article is removed only after asking, and its title may be anything', async () => {
  const core = new FakeCore();
  core.addArticle({ title: '“Quotes” <b>bold</b> 𝕌🜁 \u202Ertl', blocks: ['One.'] });
  await open(core);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(changesMade(core)).toEqual([]);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.element(page.getByText('Two articles that tell one story')).toBeVisible();
  expect(changesMade(core)).toEqual(['article.remove']);
});

test('title, author and the rest are edited, and a failure is told in the form', async () => {
  const core = threeArticles();
  await open(core);
  await page.getByRole('button', { name: 'About “Bridge open”' }).click();
  await page.getByLabelText('Title').fill('Bridge closed');
  core.failNext('article.update', 'disk.full', 'The disk is full.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('button', { name: 'Bridge closed', exact: true })).toBeVisible();
});

test('a case that can only be read shows everything and changes nothing', async () => {
  const core = threeArticles();
  core.readOnly = 'open-elsewhere';
  await open(core);
  await expect.element(page.getByRole('button', { name: 'Remove “Bridge open”' })).toBeDisabled();
  await page.getByRole('button', { name: 'About “Bridge open”' }).click();
  await expect.element(page.getByLabelText('Title')).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('of 2,000 articles only those in sight are in the page, in the list and in the rail', async () => {
  const core = new FakeCore();
  for (let number = 0; number < 2000; number++) core.addArticle({ title: `Article ${number}`, blocks: [] });
  const session = await open(core);
  await expect.element(page.getByText('2,000 articles')).toBeVisible();
  expect(page.getByRole('row').elements().length).toBeLessThan(80);
  await show(session, ArticleRail, {});
  await expect.element(page.getByRole('listitem').first()).toBeVisible();
  expect(page.getByRole('listitem').elements().length).toBeLessThan(80);
});

test('arrows move through the rail and Enter opens', async () => {
  const session = await openSession(threeArticles());
  await show(session, ArticleRail, {});
  await page.getByRole('button', { name: /Bridge open/ }).click();
  await userEvent.keyboard('{End}{ArrowUp}{Enter}');
  await vi.waitFor(() => expect(session.workspace.articleId).toBe(session.store.articles[1]?.id));
});

test('genres the case added are offered and shown; those it hides are not offered', async () => {
  const core = threeArticles();
  await open(core);
  await core.request('codebook.set-value', { list: 'genre', value: 'opinion', patch: { hidden: true } });
  await core.request('codebook.add-value', {
    list: 'genre',
    countsAs: 'news',
    label: 'Live ticker',
    definition: '',
    example: '',
  });
  await page.getByRole('button', { name: 'About “A dam fails”' }).click();
  const genre = page.getByLabelText('Genre');
  expect(genre.getByRole('option', { name: 'Opinion' }).elements()).toEqual([]);
  await genre.selectOptions('Live ticker');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => lastInput(core, 'article.update'))
    .toMatchObject({ patch: { genre: 'news', added: { genre: expect.any(String) } } });
  const row = page.getByRole('row').filter({ hasText: 'A dam fails' });
  await expect.element(row.getByText('Live ticker').first()).toBeInTheDocument();
});
