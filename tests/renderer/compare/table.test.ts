import { expect, test, vi } from 'vitest';
import { locators, page, userEvent, type Locator } from 'vitest/browser';
import MatrixAndTies from './MatrixAndTies.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { claimMatrix, type ClaimMatrix } from '#domain/compare/matrix.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
import { tableClaim, tableOccurrence } from '../../domain/table/table-fixture.ts';
import { changesMade, lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

const sentences = [
  'Water rose.',
  'Gates opened.',
  'Nobody warned.',
  'Nine died.',
  'It rained.',
  'All is well.',
];

/** Two articles with the same sentences, and no marks yet. */
function twoArticles(): { readonly core: FakeCore; readonly left: string; readonly right: string } {
  const core = new FakeCore();
  const left = core.addArticle({ title: 'Left', publisher: 'Left Post', blocks: sentences });
  const right = core.addArticle({ title: 'Right', publisher: 'Right Post', blocks: sentences });
  return { core, left, right };
}

async function open(core: FakeCore, articleIds: readonly string[]): Promise<Session> {
  const session = await openSession(core);
  session.workspace.setPanes(articleIds);
  session.workspace.show('compare');
  await show(session, MatrixAndTies, { articleIds });
  return session;
}

const byCss = { getByCss: (selector: string) => `css=${selector}` };
locators.extend(byCss as Parameters<typeof locators.extend>[0]);
const cell = (row: number, column: number): Locator =>
  (page as unknown as { getByCss: (selector: string) => Locator }).getByCss(`[data-cell="${row}:${column}"]`);
const isAtHand = async (row: number, column: number): Promise<void> => {
  await expect.element(page.getByRole('grid')).toHaveFocus();
  await vi.waitFor(() => {
    const id = page.getByRole('grid').element().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.dataset['cell']).toBe(`${row}:${column}`);
  });
};
const focusCell = async (row: number, column: number): Promise<void> => {
  await expect.element(cell(row, column)).toBeVisible();
  (cell(row, column).element() as HTMLElement).focus();
};

test('every kind of cell differs in words, and an empty one is truly empty', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.', { stance: 'reports-neutrally' });
  core.addMark(left, 'Gates opened.', { stance: 'unclear' });
  core.addMark(left, 'Nobody warned.', { stance: null });
  core.addMark(left, 'Nine died.', { stance: 'rejects', polarity: 'negates', commitment: 'says-possible' });
  await open(core, [left, right]);
  await expect.element(cell(0, 1)).toHaveTextContent('Reports neutrally');
  await expect.element(cell(1, 1)).toHaveTextContent('Unclear');
  await expect.element(cell(2, 1)).toHaveTextContent('Not judged');
  await expect.element(cell(3, 1)).toHaveTextContent(/Rejects.*negates.*Ann Author: possible/);
  await expect.element(cell(0, 2)).toHaveTextContent(/^$/);
  await expect.element(cell(0, 2)).toHaveAttribute('aria-label', 'Not addressed');
});

test('a row says how its articles stand to the claim together', async () => {
  const { core, left, right } = twoArticles();
  const both = (words: string, stances: readonly ['endorses', 'endorses' | 'rejects']): void => {
    const { claimId } = core.addMark(left, words, { stance: stances[0] });
    core.addMark(right, words, { stance: stances[1], claimId });
  };
  both('Water rose.', ['endorses', 'endorses']);
  both('Gates opened.', ['endorses', 'rejects']);
  core.addMark(right, 'Nine died.', { stance: 'endorses' });
  await open(core, [left, right]);
  await expect.element(cell(0, 0)).toHaveTextContent(/Agreed/);
  await expect.element(cell(1, 0)).toHaveTextContent(/Contradicted/);
  await expect.element(cell(2, 0)).toHaveTextContent(/One side only/);
});

test('arrows, Home, End and paging move between cells; the grid alone takes part in Tab', async () => {
  const { core, left, right } = twoArticles();
  for (const words of sentences) core.addMark(left, words);
  await open(core, [left, right]);
  await focusCell(0, 0);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
  await isAtHand(2, 1);
  await userEvent.keyboard('{End}');
  await isAtHand(2, 2);
  await userEvent.keyboard('{PageDown}{Home}');
  await isAtHand(5, 0);
  await userEvent.keyboard('{ArrowUp}');
  await isAtHand(4, 0);
  await userEvent.keyboard('{Control>}{Home}{/Control}');
  await isAtHand(0, 0);
  await userEvent.keyboard('{ArrowUp}{ArrowRight}');
  await isAtHand(-1, 1);
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await isAtHand(5, 2);
  expect(document.querySelectorAll('[role=grid] [tabindex="0"]').length).toBe(0);
});

test('Enter and a click bring every article to its words, the chosen cell’s first', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Water rose.');
  const second = core.addMark(right, 'Water rose.', { claimId: first.claimId });
  const { workspace } = await open(core, [left, right]);
  await focusCell(0, 2);
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(workspace.occurrenceId).toBe(second.id));
  expect(workspace.activePane).toBe(1);
  expect([...workspace.reveals.values()].map(({ occurrenceId }) => occurrenceId).sort()).toEqual(
    [first.id, second.id].sort(),
  );
  await cell(0, 1).click();
  await vi.waitFor(() => expect(workspace.occurrenceId).toBe(first.id));
});

test('the matrix of the whole case begins at its first claim', async () => {
  const { core, left } = twoArticles();
  core.addMark(left, 'Water rose.');
  await open(core, []);
  await expect.element(page.getByText('1 claim', { exact: true })).toBeVisible();
  await isAtHand(0, 0);
});

test('Space and J join two claims, and the keyboard goes on with the joined one', async () => {
  const { core, left, right } = twoArticles();
  const into = core.addMark(left, 'Water rose.');
  const from = core.addMark(right, 'Gates opened.');
  core.addMark(left, 'Nine died.');
  await open(core, [left, right]);
  await focusCell(2, 0);
  await userEvent.keyboard(' ');
  await expect.element(page.getByText('C3 is picked up.')).toBeVisible();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}j');
  await vi.waitFor(() => expect(core.occurrence(from.id).claimId).toBe(into.claimId));
  await expect.element(page.getByText('2 claims')).toBeVisible();
  await isAtHand(0, 0);
  await expect.element(page.getByText('is picked up')).not.toBeInTheDocument();
});

test('X relates as contradicting with a reason, T as in tension with none', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.');
  core.addMark(right, 'Gates opened.');
  core.addMark(right, 'Nine died.');
  await open(core, [left, right]);
  await focusCell(0, 0);
  await userEvent.keyboard(' {ArrowDown}x');
  await expect.element(page.getByLabelText('Reason')).toHaveFocus();
  await userEvent.keyboard('Both cannot be{Enter}');
  await expect.element(cell(0, 0)).toHaveTextContent(/Contradicted.*contradicts C2/);
  await expect.element(cell(1, 0)).toHaveTextContent(/contradicts C1/);
  expect(lastInput(core, 'relation.set')).toMatchObject({ status: 'confirmed', reason: 'Both cannot be' });
  await focusCell(0, 0);
  await userEvent.keyboard(' {ArrowDown}{ArrowDown}t');
  await expect.element(page.getByLabelText('Reason')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(cell(2, 0)).toHaveTextContent(/In tension.*in tension with C1/);
});

test('Escape puts a picked-up claim back, and nothing is changed', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.');
  core.addMark(right, 'Gates opened.');
  await open(core, [left, right]);
  await focusCell(0, 0);
  await userEvent.keyboard(' {ArrowDown}{Escape}jxt');
  await expect.element(page.getByText('is picked up')).not.toBeInTheDocument();
  expect(changesMade(core)).toEqual([]);
});

test('claims set as contradicting are not joined before their relation is removed', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Water rose.');
  const second = core.addMark(right, 'Gates opened.');
  core.addRelation({
    fromClaimId: first.claimId,
    toClaimId: second.claimId,
    kind: 'contradicts',
    status: 'confirmed',
    reason: 'As I see it',
  });
  await open(core, [left, right]);
  await focusCell(0, 0);
  await userEvent.keyboard(' {ArrowDown}j');
  const dialog = page.getByRole('dialog');
  await expect.element(dialog).toHaveTextContent(/the two cannot be one claim/);
  await expect.element(dialog).toHaveTextContent(/As I see it/);
  await expect.element(dialog.getByRole('button', { name: 'Join' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(changesMade(core)).toEqual([]);
  await focusCell(0, 0);
  await userEvent.keyboard(' {ArrowDown}j');
  await dialog.getByRole('checkbox').click();
  await dialog.getByRole('button', { name: 'Join' }).click();
  await vi.waitFor(() => expect(changesMade(core)).toEqual(['claim.join']));
});

test('R shows the claim’s relations, where they are rejected or removed', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Water rose.');
  const second = core.addMark(right, 'Gates opened.');
  core.addRelation({
    fromClaimId: first.claimId,
    toClaimId: second.claimId,
    kind: 'narrower',
    status: 'suggested',
    reason: '',
  });
  await open(core, [left, right]);
  await focusCell(1, 0);
  await userEvent.keyboard('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText(/^Status of “Water rose/).selectOptions('Confirmed');
  await vi.waitFor(() => expect(lastInput(core, 'relation.set')).toMatchObject({ status: 'confirmed' }));
  await dialog.getByLabelText(/^Select “Water rose/).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect.element(dialog).toHaveTextContent(/No claims are related yet/);
  await expect.element(cell(0, 0)).not.toHaveTextContent(/narrower/);
});

test('a row dragged onto another asks what the two are to each other', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.');
  const from = core.addMark(right, 'Gates opened.');
  const { workspace } = await open(core, [left, right]);
  await userEvent.dragAndDrop(cell(1, 0), cell(0, 0));
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByRole('radio', { name: 'Contradicts' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(changesMade(core)).toEqual([]);
  await userEvent.dragAndDrop(cell(1, 0), cell(0, 0));
  await dialog.getByRole('button', { name: 'Join' }).click();
  await vi.waitFor(() => expect(core.claim(core.occurrence(from.id).claimId).occurrences.length).toBe(2));
  expect(workspace.view).toBe('compare');
});

test('a case that can only be read is not tied', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.');
  core.readOnly = 'no-permission';
  await open(core, [left, right]);
  await focusCell(0, 0);
  await userEvent.keyboard(' ');
  await expect.element(page.getByText(/can only be read here/)).toBeVisible();
  await expect.element(page.getByText('is picked up')).not.toBeInTheDocument();
});

test('changes elsewhere move rows, and the keyboard stays with its claim', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.');
  const second = core.addMark(left, 'Gates opened.');
  await open(core, [left, right]);
  await focusCell(1, 1);
  await core.request('occurrence.remove', { occurrenceId: core.occurrencesOf(left)[0]?.id });
  await expect.element(page.getByText('1 claim', { exact: true })).toBeVisible();
  await isAtHand(0, 1);
  await core.request('occurrence.update', { occurrenceId: second.id, patch: { stance: 'rejects' } });
  await expect.element(cell(0, 1)).toHaveTextContent(/Rejects/);
  await isAtHand(0, 1);
});

test('however fast changes come, the table is read once at a time and ends up with the last', async () => {
  const { core, left, right } = twoArticles();
  const mark = core.addMark(left, 'Water rose.');
  await open(core, [left, right]);
  await expect.element(cell(0, 1)).toBeVisible();
  const before = core.calls.filter(({ name }) => name === 'compare.matrix').length;
  core.latency = 30;
  for (const stance of ['endorses', 'rejects', 'distances', 'unclear', 'leans-toward'] as const)
    void core.request('occurrence.update', { occurrenceId: mark.id, patch: { stance } });
  await expect.element(cell(0, 1)).toHaveTextContent(/Leans toward/);
  const readings = core.calls.filter(({ name }) => name === 'compare.matrix').length - before;
  expect(readings).toBeLessThan(5);
});

test('the whole matrix by source: it goes to the source chosen elsewhere, and sets the one gone to', async () => {
  const { core, left, right } = twoArticles();
  core.addMark(left, 'Water rose.');
  core.addMark(right, 'Gates opened.');
  const session = await openSession(core);
  session.workspace.compare('matrix');
  await show(session, MatrixAndTies, { articleIds: [] });
  await expect.element(cell(0, 0)).toBeVisible();
  await page.getByRole('combobox', { name: 'Columns', exact: true }).selectOptions('Sources');
  const read = await core.request('compare.matrix', {
    filter: '',
    articleIds: [],
    layout: { ...startLayout, by: 'sources' },
  });
  if (!read.ok) throw new Error(read.failure.message);
  const { columns } = read.value as ClaimMatrix;
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-colcount', String(columns.length + 1));
  const last = columns.length;
  session.workspace.comparison.sourceId = columns.at(-1)?.id ?? null;
  await vi.waitFor(() => {
    const id = page.getByRole('grid').element().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.dataset['cell']).toBe(`0:${last}`);
  });
  (page.getByRole('grid').element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}{ArrowRight}');
  expect(session.workspace.comparison.sourceId).toBe(columns[0]?.id);
});

test('the whole matrix of a case without a claim says what to do', async () => {
  const session = await openSession(new FakeCore());
  session.workspace.compare('matrix');
  await show(session, MatrixAndTies, { articleIds: [] });
  await expect.element(page.getByText(/No claim is marked yet/)).toBeVisible();
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-colcount', '1');
  await userEvent.keyboard('{ArrowDown}{End}{Enter}');
  await expect.element(page.getByRole('grid')).toHaveFocus();
});

test('5,000 claims by 200 columns scroll with only those in sight in the page', async () => {
  const core = new FakeCore();
  const only = core.addArticle({ title: 'Only', blocks: ['x'] });
  const claimId = (index: number): string => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  const articles = Array.from({ length: 200 }, (_, index) => ({
    id: claimId(index),
    title: `Title ${index}`,
    publisher: `Post ${index}`,
    publishedOn: null,
    authorSourceId: 'ana',
  }));
  const pairs = Array.from({ length: 5000 }, (_, index) => ({
    claim: tableClaim({ id: claimId(index), text: `Claim ${index + 1}` }),
    occurrence: tableOccurrence({
      id: `o${index}`,
      articleId: claimId(index % 200),
      start: index,
      stance: 'endorses',
    }),
  }));
  core.answer('compare.matrix', ({ layout }) =>
    claimMatrix({ articles, pairs, sources: new Map(), relations: [] }, layout ?? startLayout),
  );
  await open(core, [only]);
  await expect.element(page.getByText('5,000 claims')).toBeVisible();
  const grid = page.getByRole('grid').element();
  expect([grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-colcount')]).toEqual(['5001', '201']);
  await focusCell(0, 0);
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await isAtHand(4999, 200);
  await expect.element(cell(4999, 200)).toBeVisible();
  await expect.element(cell(4999, 200)).toHaveAttribute('aria-colindex', '201');
  expect(page.getByRole('row').elements().length).toBeLessThan(60);
  expect(page.getByRole('gridcell').elements().length).toBeLessThan(2500);
  await userEvent.keyboard('{Home}{PageUp}');
  await expect.element(page.getByRole('grid')).toHaveFocus();
});
