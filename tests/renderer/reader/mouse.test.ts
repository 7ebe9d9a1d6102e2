import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changesMade } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import { openReader, painted, type ReaderPage } from './reader-page.ts';

const blocks = ['The flood came at nine. Nobody was warned.', 'The bridge held. Residents waited.'];

function floodCase(): { readonly core: FakeCore; readonly articleId: string } {
  const core = new FakeCore();
  return { core, articleId: core.addArticle({ title: 'The flood', blocks }) };
}
const bar = page.getByRole('toolbar', { name: 'Selected words' });

/** Presses at the beginning of the words, drags to their end and lets go. */
async function drag(reader: ReaderPage, words: string): Promise<void> {
  const { left, right, top, height } = reader.boxOf(words);
  const root = reader.text.getBoundingClientRect();
  const y = top - root.top + height / 2;
  await userEvent.dragAndDrop(reader.text, reader.text, {
    sourcePosition: { x: left - root.left + 1, y },
    targetPosition: { x: right - root.left - 1, y },
  });
}

test('selecting words brings a bar beside them, and one click marks them', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await drag(reader, 'The bridge held.');
  await expect.element(bar).toBeVisible();
  const words = reader.boxOf('The bridge held.');
  const box = bar.element().getBoundingClientRect();
  expect(box.bottom <= words.top || box.top >= words.bottom).toBe(true);
  expect(box.left).toBeGreaterThanOrEqual(0);
  await userEvent.click(bar.getByRole('button', { name: 'Mark claim' }));
  expect((await reader.marks(1))[0]?.exact).toEqual(['The bridge held.']);
  await expect.poll(() => painted('mark-not-judged')).toEqual(['The bridge held.']);
  await expect.element(bar).not.toBeInTheDocument();
});

test('a stance of the bar marks with that stance at once, as one change', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.select('Nobody was warned.');
  await userEvent.click(bar.getByRole('button', { name: 'Mark: Distances' }));
  expect((await reader.marks(1))[0]?.stance).toBe('distances');
  expect(changesMade(core)).toEqual(['occurrence.mark']);
});

test('the bar is reached with Tab, walked with arrows and left with Escape', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.select('Nobody was warned.');
  await reader.keys('{Tab}{ArrowRight}');
  await expect.element(bar.getByRole('button', { name: 'Mark: Endorses' })).toHaveFocus();
  await reader.keys('{Escape}');
  await expect.poll(() => document.activeElement).toBe(reader.text);
  expect(document.getSelection()?.toString()).toBe('Nobody was warned.');
  await reader.keys('{Tab}{ArrowRight}{Enter}');
  expect((await reader.marks(1))[0]?.stance).toBe('endorses');
});

test('where the selection touches marks, the bar offers to change their words', async () => {
  const { core, articleId } = floodCase();
  core.addMark(articleId, 'The flood came at nine.', { claimText: 'It came at nine.' });
  const other = core.addMark(articleId, 'Nobody was warned.', { claimText: 'None was warned.' });
  const reader = await openReader(core, articleId);
  await reader.select('at nine. Nobody');
  await expect.element(bar.getByRole('button', { name: 'Change words of claim 1' })).toBeVisible();
  await userEvent.click(bar.getByRole('button', { name: 'Change words of claim 2' }));
  await expect.poll(() => core.occurrence(other.id).exact).toEqual(['at nine. Nobody']);
});

test('a selection over several blocks is marked whole, one made backwards too', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.select('Nobody', 'The bridge');
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) throw new Error('Nothing is selected.');
  selection.setBaseAndExtent(
    selection.focusNode,
    selection.focusOffset,
    selection.anchorNode,
    selection.anchorOffset,
  );
  await expect.element(bar).toBeVisible();
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['Nobody was warned.\n\nThe bridge']);
});

test('a click on a mark chooses it; a click beside it leaves the choice alone', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  expect(reader.session.workspace.occurrenceId).toBe(mark.id);
  expect(painted('mark-selected')).toEqual(['The bridge held.']);
  await reader.click('Residents');
  expect(reader.session.workspace.occurrenceId).toBe(mark.id);
});

test('a click where several marks lie asks which, and shows where they overlap', async () => {
  const { core, articleId } = floodCase();
  core.addMark(articleId, 'The flood came at nine. Nobody', { claimText: 'The wide claim' });
  const narrow = core.addMark(articleId, 'Nobody was warned.', {
    claimText: 'The narrow claim',
    stance: 'rejects',
  });
  const reader = await openReader(core, articleId);
  expect(painted('mark-overlap')).toEqual(['Nobody']);
  await reader.click('Nobody');
  const chooser = page.getByRole('dialog', { name: 'Which mark?' });
  await expect.element(chooser.getByRole('button', { name: 'The wide claim' })).toHaveFocus();
  expect(reader.session.workspace.occurrenceId).toBeNull();
  await userEvent.click(chooser.getByRole('button', { name: 'Rejects The narrow claim' }));
  expect(reader.session.workspace.occurrenceId).toBe(narrow.id);
  await expect.element(chooser).not.toBeInTheDocument();
});

test('a double click takes the word as cue of the chosen mark, which stays chosen', async () => {
  const { core, articleId } = floodCase();
  const source = core.addSource({ name: 'Mayor', kind: 'person' });
  const mark = core.addMark(articleId, 'The bridge held.', { chain: [source] });
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  const box = reader.boxOf('waited');
  const root = reader.text.getBoundingClientRect();
  await userEvent.dblClick(reader.text, {
    position: { x: box.left - root.left + 8, y: box.top - root.top + box.height / 2 },
  });
  await userEvent.click(bar.getByRole('button', { name: 'Is the cue' }));
  const start = blocks.join('\n\n').indexOf('waited');
  await expect.poll(() => core.occurrence(mark.id).chain.at(-1)?.cueSpan).toEqual({ start, end: start + 6 });
});

test('the selected words stay visible while a field has the keyboard', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.select('Nobody was warned.');
  expect(painted('kept-selection')).toEqual([]);
  const field = document.createElement('input');
  reader.text.after(field);
  field.focus();
  await expect.poll(() => painted('kept-selection')).toEqual(['Nobody was warned.']);
  await expect.element(bar).toBeVisible();
  expect(reader.session.workspace.words?.spans).toEqual([{ start: 24, end: 42 }]);
  field.remove();
});

test('in a case that can only be read the bar says so', async () => {
  const { core, articleId } = floodCase();
  core.readOnly = 'no-permission';
  const reader = await openReader(core, articleId);
  await reader.select('Nobody was warned.');
  await expect.element(bar).toHaveTextContent('This case is read-only here, so nothing can be marked.');
});
