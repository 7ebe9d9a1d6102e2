import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ClaimList from '../../../src/renderer/src/features/claims/ClaimList.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

async function openList(core: FakeCore, articleId: string): Promise<Session> {
  const session = await openSession(core);
  await session.store.open(articleId);
  session.workspace.openArticle(articleId);
  await show(session, ClaimList, { articleId });
  return session;
}
const option = (name: string | RegExp) => page.getByRole('option', { name });
const list = page.getByRole('listbox', { name: 'Claims in text order' });

test('the claims stand in text order with number, stance, chain, negation and commitment', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: ['It flooded. Nobody was warned. It flooded, they say.'] });
  const ministry = core.addSource({ name: 'Ministry', kind: 'government-body' });
  const officials = core.addSource({ name: 'Officials', kind: 'anonymous' });
  core.addMark(articleId, 'Nobody was warned.', {
    stance: 'rejects',
    chain: [officials, ministry],
    polarity: 'negates',
    commitment: 'says-probable',
  });
  const first = core.addMark(articleId, 'It flooded.');
  core.addMark(articleId, 'It flooded, they say.', { claimId: first.claimId, stance: 'endorses' });
  await openList(core, articleId);
  await expect.element(option(/warned/)).toBeVisible();
  const rows = [...document.querySelectorAll('[role=option]')].map((row) =>
    row.textContent?.replace(/\s+/g, ' ').trim(),
  );
  expect(rows[0]).toBe('1 It flooded. … Not judged Ann Author');
  expect(rows[1]).toContain('2 ¬ Nobody was warned. −2 Rejects Ann Author → Officials → Ministry');
  expect(rows[1]).toContain('Probable');
  expect(rows[2]).toContain('1 It flooded. +2 Endorses');
});

test('choosing a claim asks the text to show it, and choosing a mark brings its claim into the list', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: Array.from({ length: 500 }, (_, index) => `Sentence ${index} here.`),
  });
  const marks = Array.from({ length: 500 }, (_, index) => core.addMark(articleId, `Sentence ${index} here.`));
  const session = await openList(core, articleId);
  await userEvent.click(option(/Sentence 2 here/));
  expect(session.workspace.occurrenceId).toBe(marks[2]?.id);
  expect(session.workspace.reveals.get(articleId)).toEqual({ occurrenceId: marks[2]?.id });
  expect(document.querySelectorAll('[role=option]').length).toBeLessThan(60);
  session.workspace.select(marks[480]?.id ?? null);
  await expect.element(option(/Sentence 480 here/)).toBeInViewport();
  await expect.element(option(/Sentence 480 here/)).toHaveAttribute('aria-selected', 'true');
  await expect.element(option(/Sentence 480 here/)).toHaveAttribute('aria-posinset', '481');
});

test('arrows, Home and End walk the list', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: ['One. Two. Three.'] });
  const [one, two, three] = ['One.', 'Two.', 'Three.'].map((words) => core.addMark(articleId, words).id);
  const { workspace } = await openList(core, articleId);
  await expect.element(list).toBeVisible();
  (list.element() as HTMLElement).focus();
  const chosen: (string | null)[] = [];
  for (const key of ['{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{End}', '{ArrowDown}', '{Home}']) {
    await userEvent.keyboard(key);
    chosen.push(workspace.occurrenceId);
  }
  expect(chosen).toEqual([one, two, one, three, three, one]);
  await expect.element(list).toHaveAttribute('aria-activedescendant', option(/One/).element().id);
  await userEvent.keyboard('{Enter}');
  expect(workspace.focusWish?.place).toBe('inspector');
});

test('an article without marks says so', async () => {
  const core = new FakeCore();
  await openList(core, core.addArticle({ blocks: ['One.'] }));
  await expect.element(page.getByText('No claims marked yet.')).toBeVisible();
});
