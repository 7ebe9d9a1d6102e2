import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { HistoryDifference } from '#contract/history.ts';
import '../../../src/renderer/src/styles/tokens.css';
import '../../../src/renderer/src/styles/base.css';
import CaseHistory from '../../../src/renderer/src/features/history/CaseHistory.svelte';
import { changesMade, lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

const nowhere = { articleId: null, occurrenceId: null, claimId: null };
const difference: HistoryDifference = {
  counts: [{ kind: 'occurrence', added: 0, removed: 0, changed: 1 }],
  things: [
    {
      kind: 'occurrence',
      key: 'occurrence 1',
      change: 'changed',
      name: 'The gates were opened.',
      value: null,
      place: nowhere,
      fields: [
        {
          field: 'stance',
          before: { kind: 'value', list: 'stance', value: 'reports-neutrally' },
          after: { kind: 'value', list: 'stance', value: 'distances' },
        },
        {
          field: 'note',
          before: { kind: 'text', text: 'See the log.' },
          after: { kind: 'text', text: 'See the old log.' },
        },
        {
          field: 'chain',
          before: null,
          after: {
            kind: 'chain',
            steps: [{ source: 'Хранитель', status: 'explicit', sourceWords: 'the keeper', cueWords: 'said' }],
          },
        },
      ],
    },
  ],
};

async function open(core: FakeCore) {
  const session = await openSession(core);
  await show(session, CaseHistory, {});
  return session;
}

const lines = () => page.getByRole('listbox', { name: 'Changes, newest first' });
const line = (index: number) => lines().getByRole('option').nth(index);

async function focusLines(): Promise<void> {
  await expect.element(lines()).toBeVisible();
  (lines().element() as HTMLElement).focus();
}

const detail = () => page.getByRole('region', { name: 'What changed' });

test('a case nothing was done in says so', async () => {
  await open(new FakeCore());
  await expect.element(page.getByText('Nothing has been done yet')).toBeVisible();
});

test('changes, what was undone and what was done again stand newest first, as they happen', async () => {
  const core = new FakeCore();
  await open(core);
  await core.request('case.rename', { title: 'Дело № 1' });
  await core.request('journal.undo', {});
  await core.request('journal.redo', {});
  await expect.element(lines().getByText('Done again: rename case “Дело № 1”')).toBeVisible();
  await expect.element(lines().getByText('Undone: rename case “Дело № 1”')).toBeVisible();
  await expect.element(lines().getByText('Rename case “Дело № 1”', { exact: true })).toBeVisible();
});

test('the line at hand tells its change with the words before and after', async () => {
  const core = new FakeCore();
  core.answer('history.compare', () => difference);
  await open(core);
  await core.request('case.rename', { title: 'A' });
  await expect.element(detail()).toHaveTextContent(/Stance\s*Reports neutrally → Distances/);
  await expect.element(detail()).toHaveTextContent('Хранитель (Explicit, named “the keeper”, cue “said”)');
  expect(detail().element().querySelector('del')?.textContent).toBe('Reports neutrally');
  expect([...detail().element().querySelectorAll('ins')].map((each) => each.textContent)).toContain('old ');
});

test('100,000 changes are read as they come into sight, and moved through by keys', async () => {
  const core = new FakeCore();
  core.answer('history.list', ({ offset, limit }) => ({
    total: 100_000,
    lines: Array.from({ length: Math.min(limit, 100_000 - offset) }, (_, index) => ({
      seq: 100_000 - offset - index,
      at: '2024-05-06T07:08:09.000Z',
      by: 'Ann',
      kind: 'do' as const,
      label: { action: 'occurrence.mark', subject: `Claim ${100_000 - offset - index}` },
      focus: nowhere,
    })),
  }));
  await open(core);
  await expect.element(line(0)).toHaveTextContent('Claim 100000');
  await focusLines();
  await userEvent.keyboard('{End}');
  await expect.element(detail()).toHaveTextContent('Claim 1');
  await expect
    .element(lines().getByRole('option', { selected: true }))
    .toHaveAttribute('aria-posinset', '100000');
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(detail()).toHaveTextContent('Claim 2');
  expect(lines().getByRole('option').elements().length).toBeLessThan(80);
  expect(core.calls.filter(({ name }) => name === 'history.list').length).toBeLessThan(8);
});

test('two points are compared, from the one chosen by key to the one at hand', async () => {
  const core = new FakeCore();
  await core.request('case.rename', { title: 'A' });
  await core.request('case.rename', { title: 'B' });
  await core.request('case.rename', { title: 'C' });
  await open(core);
  await focusLines();
  await userEvent.keyboard('{End}c');
  await expect.element(page.getByText(/Choose another change/)).toBeVisible();
  core.answer('history.compare', () => difference);
  await userEvent.keyboard('{Home}');
  await expect.element(page.getByText('1 mark changed')).toBeVisible();
  expect(lastInput(core, 'history.compare')).toMatchObject({ from: 1, to: 3 });
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await vi.waitFor(() => expect(lastInput(core, 'history.compare')).toMatchObject({ from: 2, to: 3 }));
});

test('a difference of many things is read on as its end is scrolled to, and when asked', async () => {
  const core = new FakeCore();
  const [thing] = difference.things;
  core.answer('history.compare', ({ offset, limit }) => ({
    counts: [{ kind: 'occurrence', added: 0, removed: 0, changed: 450 }],
    things: Array.from({ length: Math.min(limit, 450 - offset) }, (_, index) => ({
      ...thing!,
      key: `occurrence ${offset + index}`,
      name: `Words ${offset + index + 1}.`,
      fields: [],
    })),
  }));
  await core.request('case.rename', { title: 'A' });
  await open(core);
  const more = detail().getByRole('button', { name: /^Show more/ });
  await expect.element(more).toHaveTextContent('Show more (250 left)');
  expect(detail().getByText('Words 201.').query()).toBeNull();
  more.element().scrollIntoView();
  await expect.element(detail().getByText('Words 400.')).toBeInTheDocument();
  await expect.element(more).toHaveTextContent('Show more (50 left)');
  (more.element() as HTMLButtonElement).click();
  await expect.element(detail().getByText('Words 450.')).toBeInTheDocument();
  expect(more.query()).toBeNull();
  expect(core.calls.filter(({ name }) => name === 'history.compare').length).toBe(3);
});

test('going back shows what it takes, does it once, and offers to undo it', async () => {
  const core = new FakeCore();
  core.answer('history.compare', () => difference);
  await core.request('case.rename', { title: 'A' });
  await core.request('case.rename', { title: 'B' });
  await open(core);
  await line(1).click();
  await page.getByRole('button', { name: 'Go back to here…' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog).toHaveTextContent('takes back the last change in one step');
  await expect.element(dialog).toHaveTextContent('The gates were opened.');
  await dialog.getByRole('button', { name: 'Stay' }).click();
  expect(changesMade(core)).not.toContain('history.go-to');
  await page.getByRole('button', { name: 'Go back to before this…' }).click();
  await expect.element(dialog).toHaveTextContent('takes back the last 2 changes');
  await dialog.getByRole('button', { name: 'Go back', exact: true }).click();
  await vi.waitFor(() => expect(lastInput(core, 'history.go-to')).toEqual({ seq: 0 }));
});

test('the history is narrowed by person, by days of the calendar here, and to one thing', async () => {
  const core = new FakeCore();
  const article = core.addArticle({ title: 'Левый берег', blocks: ['Water rose.'] });
  await core.request('case.rename', { title: 'A' });
  const { workspace } = await open(core);
  await page.getByLabelText('Who').selectOptions('Test');
  await page.getByLabelText('From').fill('2024-05-06');
  await page.getByLabelText('To').fill('2024-05-06');
  await vi.waitFor(() =>
    expect(lastInput(core, 'history.list')).toMatchObject({
      by: 'Test',
      from: new Date(2024, 4, 6).toISOString(),
      until: new Date(2024, 4, 7).toISOString(),
    }),
  );
  workspace.showHistory({ kind: 'article', id: article });
  await expect.element(page.getByText('of the article “Левый берег”')).toBeVisible();
  expect(lastInput(core, 'history.list')).toMatchObject({ about: { kind: 'article', id: article } });
  await page.getByRole('button', { name: 'Whole case' }).click();
  await vi.waitFor(() => expect(lastInput(core, 'history.list')).toMatchObject({ about: null }));
});

test('a history that cannot be read says so', async () => {
  const core = new FakeCore();
  core.failNext('history.list', 'core.internal', 'The history cannot be read.');
  const { notices } = await open(core);
  await vi.waitFor(() =>
    expect(notices.list.map(({ text }) => text)).toEqual(['The history cannot be read.']),
  );
});
