import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ComparePanes from '../../../src/renderer/src/app/views/ComparePanes.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

beforeEach(async () => {
  await page.viewport(1200, 900);
  localStorage.setItem('panes', '{"tableFolded":true}');
  document.documentElement.dataset['motion'] = 'less';
});

const filler = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1} has a sentence of its own.`);

/** A case in which one article makes a claim early and the other, with a long text before it, late. */
function twoArticles() {
  const core = new FakeCore();
  const left = core.addArticle({
    title: 'Left',
    language: 'en',
    blocks: ['Water rose.', ...filler('Left', 60), 'Nine died.', ...filler('More left', 60)],
  });
  const right = core.addArticle({
    title: 'Right',
    language: 'he',
    blocks: [...filler('Right', 80), 'Water rose.', 'המים עלו.', ...filler('More right', 60)],
  });
  return { core, left, right };
}

async function open(core: FakeCore): Promise<Session> {
  const session = await openSession(core);
  session.workspace.compare('panes');
  await show(session, ComparePanes, {});
  await expect.poll(() => page.getByRole('document').elements().length).toBe(2);
  return session;
}

const lines = (): readonly Element[] => [...document.querySelectorAll('.ties .tie')];

/** What is said below the panes. */
const said = (): string => document.querySelector('.said')?.textContent ?? '';

/** How far below the top of its window the first place of the words in a pane is. */
function heightOf(pane: number, words: string): number {
  const text = page.getByRole('document').elements()[pane];
  for (const block of text?.querySelectorAll('[data-block]') ?? []) {
    const at = block.textContent?.indexOf(words) ?? -1;
    if (at === -1 || !block.firstChild) continue;
    const range = document.createRange();
    range.setStart(block.firstChild, at);
    range.setEnd(block.firstChild, at + words.length);
    const scroller = text?.closest('.scroller');
    return range.getBoundingClientRect().top - (scroller?.getBoundingClientRect().top ?? 0);
  }
  throw new Error(`No words “${words}”.`);
}

test('choosing a mark brings its claim to the same height in the other pane, and ties the two by a line', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Water rose.', { stance: 'endorses' });
  core.addMark(right, 'Water rose.', { claimId: first.claimId, stance: 'rejects' });
  const { workspace } = await open(core);
  expect(lines().length).toBe(0);
  workspace.reveal([{ articleId: left, occurrenceId: first.id }]);
  await expect.poll(() => Math.abs(heightOf(0, 'Water rose.') - heightOf(1, 'Water rose.'))).toBeLessThan(2);
  await expect
    .poll(() => lines().map((line) => line.classList.value.replace(/ svelte-\w+/, '')))
    .toEqual(['tie contradicted same chosen']);
  await expect.poll(said).toContain('Also in pane 2 (Rejects).');
  expect(workspace.comparison.claimId).toBe(first.claimId);
});

test('related claims are tied as their relation says, right-to-left text beside left-to-right', async () => {
  const { core, left, right } = twoArticles();
  const one = core.addMark(left, 'Nine died.', { stance: 'endorses' });
  const other = core.addMark(right, 'המים עלו.', { stance: 'endorses' });
  await core.request('relation.set', {
    fromClaimId: one.claimId,
    toClaimId: other.claimId,
    kind: 'contradicts',
    status: 'confirmed',
    reason: '',
  });
  const session = await open(core);
  session.workspace.reveal([{ articleId: left, occurrenceId: one.id }]);
  await expect.poll(() => Math.abs(heightOf(0, 'Nine died.') - heightOf(1, 'המים עלו.'))).toBeLessThan(2);
  await expect.poll(() => lines().map(({ classList }) => classList.contains('contradicts'))).toEqual([true]);
  await expect.poll(said).toContain('In no other pane. Contradicts: “המים עלו.” (pane 2).');
});

test('a line’s end chooses the mark it stands at', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Water rose.');
  const second = core.addMark(right, 'Right 1 has', { claimId: first.claimId });
  const { workspace } = await open(core);
  await expect.poll(() => lines().length).toBe(1);
  const [, end] = document.querySelectorAll('.ties .end');
  end?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(workspace.occurrenceId).toBe(second.id);
  expect(workspace.activePane).toBe(1);
});

test('keys go through shared, disputed and one-sided claims, and say where they are', async () => {
  const { core, left, right } = twoArticles();
  const shared = core.addMark(left, 'Water rose.', { stance: 'endorses' });
  core.addMark(right, 'Water rose.', { claimId: shared.claimId, stance: 'rejects' });
  const agreed = core.addMark(left, 'Left 3 has', { stance: 'endorses' });
  core.addMark(right, 'Right 9 has', { claimId: agreed.claimId, stance: 'endorses' });
  const alone = core.addMark(right, 'More right 4 has', { stance: null });
  const { workspace } = await open(core);
  workspace.moveFocus('text');
  await expect.element(page.getByRole('document', { name: 'Left' })).toHaveFocus();
  await userEvent.keyboard('b');
  await expect.poll(() => workspace.occurrenceId).toBe(shared.id);
  await expect.poll(said).toContain('Shared claim 1 of 2.');
  await userEvent.keyboard('b');
  await expect.poll(() => workspace.occurrenceId).toBe(agreed.id);
  await userEvent.keyboard('b');
  await expect.poll(said).toContain('No shared claim follows; there are 2 in all.');
  await userEvent.keyboard('{Shift>}z{/Shift}');
  await expect.poll(() => workspace.occurrenceId).toBe(shared.id);
  await expect.poll(said).toContain('Disputed claim 1 of 1.');
  await userEvent.keyboard('h');
  await expect.poll(() => workspace.occurrenceId).toBe(alone.id);
  await expect.element(page.getByRole('document', { name: 'Right' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}h{/Shift}');
  await expect.poll(said).toContain('No claim of one side only comes before; there is 1 in all.');
});

test('scrolled together, the other pane follows by claim; by themselves, it stays', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Nine died.');
  core.addMark(right, 'Water rose.', { claimId: first.claimId });
  const { workspace } = await open(core);
  const scrollers = page
    .getByRole('document')
    .elements()
    .map((text) => text.closest('.scroller')!);
  const scroll = (): void => {
    scrollers[0]!.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    scrollers[0]!.scrollTop += heightOf(0, 'Nine died.') - 200;
  };
  scroll();
  await expect.poll(() => Math.abs(heightOf(0, 'Nine died.') - 200)).toBeLessThan(80);
  expect(scrollers[1]!.scrollTop).toBe(0);
  await userEvent.keyboard('{F9}');
  expect(workspace.panesLayout.together).toBe(true);
  scroll();
  await expect.poll(() => Math.abs(heightOf(0, 'Nine died.') - heightOf(1, 'Water rose.'))).toBeLessThan(2);
  expect(localStorage.getItem('panes')).toContain('"together":true');
});

test('the filter of the comparison leaves out ties and claims, and an article without claims says so', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Water rose.');
  core.addMark(right, 'Right 1 has', { claimId: first.claimId });
  const { workspace } = await open(core);
  await expect.poll(() => lines().length).toBe(1);
  core.answer('compare.panes', () => ({ shown: [], relations: [] }));
  workspace.comparison.look('tag:none');
  await expect.poll(() => lines().length).toBe(0);
  workspace.moveFocus('text');
  await expect.element(page.getByRole('document', { name: 'Left' })).toHaveFocus();
  await userEvent.keyboard('b');
  await expect.poll(said).toContain('No claim is made by more than one of these articles.');
});

test('a claim that was chosen in another view is chosen here', async () => {
  const { core, left, right } = twoArticles();
  const first = core.addMark(left, 'Nine died.');
  const second = core.addMark(right, 'Water rose.', { claimId: first.claimId });
  const session = await openSession(core);
  session.workspace.comparison.claimId = first.claimId;
  session.workspace.compare('panes');
  await show(session, ComparePanes, {});
  await expect.poll(() => session.workspace.occurrenceId).toBe(first.id);
  await expect.poll(() => Math.abs(heightOf(0, 'Nine died.') - heightOf(1, 'Water rose.'))).toBeLessThan(2);
  expect(second.claimId).toBe(first.claimId);
});

test('a claim made a thousand times on both sides has few lines, each between places in sight', async () => {
  const core = new FakeCore();
  const words = (side: string): readonly string[] =>
    Array.from({ length: 1000 }, (_, index) => `${side} says it, time ${index + 1}.`);
  const ids = ['Left', 'Right'].map((side) => core.addArticle({ title: side, blocks: words(side) }));
  const { claimId } = core.addMark(ids[0] ?? '', 'Left says it, time 1.');
  for (let index = 1; index <= 1000; index++) {
    if (index > 1) core.addMark(ids[0] ?? '', `Left says it, time ${index}.`, { claimId });
    core.addMark(ids[1] ?? '', `Right says it, time ${index}.`, { claimId });
  }
  await open(core);
  await expect.poll(() => lines().length).toBeGreaterThan(5);
  expect(lines().length).toBeLessThan(60);
});
