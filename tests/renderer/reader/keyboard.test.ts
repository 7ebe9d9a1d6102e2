import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changesMade } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import { openReader, painted } from './reader-page.ts';

const flood = 'The flood came at nine. Nobody, the mayor said, was warned. The bridge held.';
const denial = '“We opened nothing,” the ministry replied, “and nobody was there.” It was dark.';

function floodCase(): { readonly core: FakeCore; readonly articleId: string; readonly ministry: string } {
  const core = new FakeCore();
  const articleId = core.addArticle({ title: 'The flood', blocks: [flood, denial] });
  const ministry = core.addSource({ name: 'Ministry of Waters', kind: 'government-body' });
  return { core, articleId, ministry };
}
const live = (): string => document.querySelector('[aria-live=polite].visually-hidden')?.textContent ?? '';
const notices = (): string => document.querySelector('.notices')?.textContent ?? '';

test('a claim with stance and known source takes M, a digit, S, two letters and Enter, as fast as one can type', async () => {
  const { core, articleId, ministry } = floodCase();
  core.latency = 20;
  const reader = await openReader(core, articleId);
  await reader.click('flood came');
  await reader.keys('m2smi{Enter}');
  await expect
    .poll(() =>
      reader
        .occurrences()
        .map(({ exact, stance, chain }) => [exact, stance, chain.map((step) => step.status)]),
    )
    .toEqual([[['The flood came at nine.'], 'leans-toward', ['own-voice', 'explicit']]]);
  expect(reader.occurrences()[0]?.chain.at(-1)?.sourceId).toBe(ministry);
  expect(changesMade(core)).toEqual(['occurrence.mark', 'occurrence.update', 'occurrence.set-chain']);
  await expect.poll(() => document.activeElement).toBe(reader.text);
  expect(painted('mark-leans-toward')).toEqual(['The flood came at nine.']);
  await expect.poll(live).toBe('Claim 1, Leans toward, Ministry of Waters');
});

test('M again widens the mark to the paragraph, and Shift+M narrows it down to the word at the caret', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('mayor');
  await reader.keys('m');
  await reader.marks(1);
  const exact = (): readonly string[] => reader.occurrences()[0]?.exact ?? [];
  expect(exact()).toEqual(['Nobody, the mayor said, was warned.']);
  await reader.keys('m');
  await expect.poll(exact).toEqual([flood]);
  await reader.keys('{Shift>}m{/Shift}');
  await expect.poll(exact).toEqual(['Nobody, the mayor said, was warned.']);
  await reader.keys('{Shift>}m{/Shift}');
  await expect.poll(exact).toEqual(['the mayor said']);
  await reader.keys('{Shift>}m{/Shift}');
  await expect.poll(exact).toEqual(['mayor']);
  expect(reader.occurrences()).toHaveLength(1);
});

test('a sentence that is marked already is chosen and not marked twice', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  reader.session.workspace.select(null);
  await reader.keys('m');
  await expect.poll(() => reader.session.workspace.occurrenceId).toBe(mark.id);
  expect(changesMade(core)).toEqual([]);
});

test('after undo of a mark, M at the same caret marks the sentence again', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('m');
  await reader.marks(1);
  await core.request('journal.undo', {});
  await expect.poll(() => painted('mark-not-judged')).toEqual([]);
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['The bridge held.']);
});

test('arrows move the caret, Shift extends, and M marks what is selected', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('The flood');
  await reader.keys('{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(reader.caretAt()).toMatch(/^flood came/);
  await reader.keys('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['flood']);
  expect(document.getSelection()?.isCollapsed).toBe(true);
});

test('digits act on the mark at the caret, and on none that the caret has left', async () => {
  const { core, articleId } = floodCase();
  const first = core.addMark(articleId, 'The flood came at nine.');
  const reader = await openReader(core, articleId);
  await reader.click('flood');
  expect(reader.session.workspace.occurrenceId).toBe(first.id);
  await reader.click('dark');
  await reader.keys('0');
  await expect.poll(notices).toContain('There is no mark at the caret.');
  await reader.click('flood');
  await reader.keys('5');
  await expect.poll(() => core.occurrence(first.id).stance).toBe('rejects');
  await reader.keys('0');
  await expect.poll(() => core.occurrence(first.id).stance).toBeNull();
  expect(reader.occurrences()).toHaveLength(1);
});

test('a digit marks an unmarked sentence, or the selected words, with its stance at once', async () => {
  const { core, articleId } = floodCase();
  const first = core.addMark(articleId, 'The flood came at nine.');
  const reader = await openReader(core, articleId);
  await reader.click('flood');
  await reader.click('dark');
  await reader.keys('4');
  await reader.marks(2);
  await reader.select('mayor said');
  await reader.keys('6');
  const marks = await reader.marks(3);
  expect(marks.map(({ exact, stance }) => [exact[0], stance])).toEqual([
    ['The flood came at nine.', null],
    ['mayor said', 'unclear'],
    ['It was dark.', 'distances'],
  ]);
  expect(core.occurrence(first.id).stance).toBeNull();
  expect(changesMade(core)).toEqual(['occurrence.mark', 'occurrence.mark']);
});

test('M goes on widening what a digit marked', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('3m');
  await expect.poll(() => reader.occurrences()[0]?.exact).toEqual([flood]);
  expect(reader.occurrences()).toHaveLength(1);
});

test('R takes the source used last, and again the one before it, and says which', async () => {
  const { core, articleId, ministry } = floodCase();
  const council = core.addSource({ name: 'Council of Ports', kind: 'organisation' });
  const reader = await openReader(core, articleId);
  const last = (index: number) => reader.occurrences()[index]?.chain.at(-1)?.sourceId;
  await reader.click('flood came');
  await reader.keys('3r');
  await expect.poll(notices).toContain('There is no source used before to repeat. S chooses one.');
  await reader.keys('smi{Enter}');
  await expect.poll(() => last(0)).toBe(ministry);
  await expect.poll(() => document.activeElement).toBe(reader.text);
  await reader.click('bridge');
  await reader.keys('3sco{Enter}');
  await expect.poll(() => last(1)).toBe(council);
  await expect.poll(() => document.activeElement).toBe(reader.text);
  await reader.click('dark');
  await reader.keys('2r');
  await expect.poll(() => last(2)).toBe(council);
  await expect.poll(live).toBe('Claim 3, Leans toward, Council of Ports');
  await reader.keys('r');
  await expect.poll(() => last(2)).toBe(ministry);
  await reader.keys('r');
  await expect.poll(() => last(2)).toBe(council);
});

test('before anything was chosen in this window, R takes the source of the mark made last', async () => {
  const { core, articleId, ministry } = floodCase();
  core.addMark(articleId, 'It was dark.', { chain: [ministry] });
  const reader = await openReader(core, articleId);
  await reader.click('flood came');
  await reader.keys('1r');
  await expect.poll(() => reader.occurrences()[0]?.chain.at(-1)?.sourceId).toBe(ministry);
});

test('C and Q show their values, a digit or arrows choose, Escape leaves all as it was', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('c');
  const menu = page.getByRole('menu', { name: 'Commitment of the source' });
  await expect.element(menu.getByRole('menuitemradio', { name: 'Says it is probable' })).toBeVisible();
  await expect.element(menu.getByRole('menuitemradio', { name: 'Not judged' })).toHaveFocus();
  await reader.keys('2');
  await expect.poll(() => core.occurrence(mark.id).commitment).toBe('says-probable');
  await expect.poll(() => document.activeElement).toBe(reader.text);
  await reader.keys('q{ArrowDown}{Enter}');
  await expect.poll(() => core.occurrence(mark.id).quotation).toBe('direct');
  await expect.poll(live).toContain('quotation: Direct quotation');
  await reader.keys('c{Escape}');
  await expect.poll(() => document.activeElement).toBe(reader.text);
  await reader.keys('c0');
  await expect.poll(() => core.occurrence(mark.id).commitment).toBeNull();
  expect(core.occurrence(mark.id).quotation).toBe('direct');
});

test('C and its digit may be typed before the mark is made', async () => {
  const { core, articleId } = floodCase();
  core.latency = 20;
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('3c5q2');
  await expect
    .poll(() =>
      reader.occurrences().map(({ stance, commitment, quotation }) => [stance, commitment, quotation]),
    )
    .toEqual([['reports-neutrally', 'questions', 'indirect']]);
});

test('D sets the reading status, without a mark', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('dark');
  await reader.keys('d3');
  await expect.poll(() => reader.session.store.articles[0]?.status).toBe('done');
});

test('K and I go from sentence to sentence, with Shift they select, and Y finds what is not marked', async () => {
  const { core, articleId } = floodCase();
  core.addMark(articleId, 'It was dark.');
  const reader = await openReader(core, articleId);
  await reader.click('Nobody');
  await reader.keys('k');
  expect(reader.caretAt()).toMatch(/^The bridge/);
  await reader.keys('ii');
  expect(reader.caretAt()).toMatch(/^The flood/);
  await reader.keys('{Shift>}kk{/Shift}m');
  expect((await reader.marks(2))[0]?.exact).toEqual([
    'The flood came at nine. Nobody, the mayor said, was warned.',
  ]);
  await reader.keys('y');
  await expect.poll(notices).toContain('No unmarked paragraph further on.');
  await reader.keys('{Delete}');
  await reader.marks(1);
  await reader.keys('{Control>}{End}{/Control}{Shift>}y{/Shift}');
  expect(reader.caretAt()).toMatch(/^The flood/);
});

test('O asks for the note of the mark at the caret', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('o');
  await expect.poll(() => reader.session.workspace.focusWish).toEqual({ place: 'inspector', field: 'note' });
  expect(reader.session.workspace.occurrenceId).toBe(mark.id);
});

test('where several marks lie, a key asks which one is meant and then does what it was pressed for', async () => {
  const { core, articleId } = floodCase();
  const wide = core.addMark(articleId, 'The flood came at nine.');
  const narrow = core.addMark(articleId, 'flood came', { stance: 'endorses' });
  const reader = await openReader(core, articleId);
  await reader.select('flood');
  await reader.keys('{ArrowLeft}{ArrowRight}5');
  await expect.element(page.getByRole('dialog', { name: 'Which mark?' })).toBeVisible();
  expect([core.occurrence(wide.id).stance, core.occurrence(narrow.id).stance]).toEqual([null, 'endorses']);
  await reader.keys('{ArrowDown}{Enter}');
  await expect.poll(() => core.occurrence(narrow.id).stance).toBe('rejects');
  expect(core.occurrence(wide.id).stance).toBeNull();
  await expect.poll(() => document.activeElement).toBe(reader.text);
});

test('N and P go from mark to mark in text order and say what is there', async () => {
  const { core, articleId } = floodCase();
  const [first, second] = [
    core.addMark(articleId, 'The flood came at nine.', { stance: 'endorses' }),
    core.addMark(articleId, 'It was dark.', { stance: 'rejects' }),
  ];
  const reader = await openReader(core, articleId);
  await reader.click('Nobody');
  await reader.keys('n');
  expect(reader.session.workspace.occurrenceId).toBe(second?.id);
  await expect.poll(live).toBe('Claim 2, Rejects, Ann Author');
  await reader.keys('n');
  await expect.poll(live).toBe('No further mark');
  await reader.keys('{Alt>}{ArrowUp}{/Alt}');
  expect(reader.session.workspace.occurrenceId).toBe(first?.id);
  expect(reader.caretAt()).toMatch(/^The flood/);
});

test('Enter asks for the inspector, and the text keeps its caret for the way back', async () => {
  const { core, articleId } = floodCase();
  core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('{Enter}');
  await expect.poll(() => reader.session.workspace.focusWish?.place).toBe('inspector');
  reader.text.blur();
  document.getSelection()?.removeAllRanges();
  reader.session.workspace.moveFocus('text');
  await expect.poll(() => document.activeElement).toBe(reader.text);
  expect(reader.caretAt()).toMatch(/^b?ridge held/);
});

test('Delete removes the mark and offers to undo it', async () => {
  const { core, articleId } = floodCase();
  core.addMark(articleId, 'The bridge held.', { claimText: 'The bridge stood.' });
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('{Delete}');
  await reader.marks(0);
  expect(painted('mark-not-judged')).toEqual([]);
  await expect.element(page.getByText('Removed the mark of “The bridge stood.”.')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Undo' }));
  await reader.marks(1);
  await expect.poll(() => painted('mark-not-judged')).toEqual(['The bridge held.']);
});

test('U and W take the selected words as cue and as name of the last source', async () => {
  const { core, articleId, ministry } = floodCase();
  const mark = core.addMark(articleId, ['“We opened nothing,”', '“and nobody was there.”'], {
    chain: [ministry],
  });
  const reader = await openReader(core, articleId);
  await reader.click('opened');
  await reader.select('the ministry');
  await reader.keys('w');
  const last = (): unknown => core.occurrence(mark.id).chain.at(-1);
  const start = flood.length + 2 + denial.indexOf('the ministry');
  await expect.poll(last).toMatchObject({ sourceSpan: { start, end: start + 12 } });
  await reader.select('replied');
  await reader.keys('u');
  await expect.poll(last).toMatchObject({
    sourceSpan: { start, end: start + 12 },
    cueSpan: { start: start + 13, end: start + 20 },
  });
  expect(painted('chain-source')).toEqual(['the ministry']);
  expect(painted('chain-cue')).toEqual(['replied']);
  await reader.keys('3');
  await expect.poll(() => core.occurrence(mark.id).stance).toBe('reports-neutrally');
});

test('W before there is a source asks for it with the words typed in, and keeps the words', async () => {
  const { core, articleId, ministry } = floodCase();
  core.addMark(articleId, 'nobody was there');
  const reader = await openReader(core, articleId);
  await reader.click('nobody was');
  await reader.select('ministry');
  await reader.keys('w');
  await expect.element(page.getByRole('combobox', { name: 'Who says so?' })).toHaveValue('ministry');
  await reader.keys('{Enter}');
  const start = flood.length + 2 + denial.indexOf('ministry');
  await expect
    .poll(() => reader.occurrences()[0]?.chain.at(-1))
    .toMatchObject({ sourceId: ministry, sourceSpan: { start, end: start + 8 } });
});

test('a source that is not known is made on the spot, and its kind is asked for', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('ms');
  await expect.element(page.getByRole('combobox', { name: 'Who says so?' })).toHaveFocus();
  await reader.keys('Residents{Enter}');
  await expect
    .element(page.getByRole('toolbar', { name: 'Kind of the new source “Residents”' }))
    .toBeVisible();
  await reader.keys('6');
  await expect
    .poll(() => reader.occurrences()[0]?.chain.map(({ sourceName, sourceKind }) => [sourceName, sourceKind]))
    .toEqual([
      ['Ann Author', 'person'],
      ['Residents', 'group'],
    ]);
});

test('a source of one emoji is made and found again; a name of 2,000 characters is answered and makes nothing', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  const field = page.getByRole('combobox', { name: 'Who says so?' });
  const named = (): readonly string[] =>
    reader.occurrences().map((each) => each.chain.at(-1)?.sourceName ?? '');
  await reader.click('bridge');
  await reader.keys('ms');
  await expect.element(field).toHaveFocus();
  await field.fill('x'.repeat(2000));
  await expect.element(page.getByRole('alert')).toHaveTextContent('A name has at most 1,000 characters.');
  await reader.keys('{Enter}');
  expect(changesMade(core)).toEqual(['occurrence.mark']);
  await field.fill('🦊');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(page.getByRole('option', { name: '🦊' })).toBeVisible();
  await reader.keys('{Enter}6');
  await expect.poll(named).toEqual(['🦊']);
  expect(changesMade(core)).toEqual(['occurrence.mark', 'source.create', 'occurrence.set-chain']);
});

test('S again takes another source in place of the last, Shift+Enter adds a step', async () => {
  const { core, articleId, ministry } = floodCase();
  core.addSource({ name: 'Mayor', kind: 'person' });
  core.addSource({ name: 'Neighbours', kind: 'group' });
  core.addMark(articleId, 'The bridge held.', { chain: [ministry] });
  const reader = await openReader(core, articleId);
  const chain = (): readonly string[] => reader.occurrences()[0]?.chain.map((step) => step.sourceName) ?? [];
  await reader.click('bridge');
  await reader.keys('s');
  await expect.element(page.getByPlaceholder('Who says so? Type a name')).toHaveFocus();
  await reader.keys('may{Enter}');
  await expect.poll(chain).toEqual(['Ann Author', 'Mayor']);
  await expect.poll(() => document.activeElement).toBe(reader.text);
  await reader.keys('s');
  await expect.element(page.getByPlaceholder('Who says so? Type a name')).toHaveFocus();
  await reader.keys('nei{Shift>}{Enter}{/Shift}');
  await expect.poll(chain).toEqual(['Ann Author', 'Mayor', 'Neighbours']);
});

test('A adds selected words to the chosen mark as a piece, E puts them in place of its words', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, '“We opened nothing,”');
  const reader = await openReader(core, articleId);
  await reader.click('opened');
  await reader.select('“and nobody was there.”');
  await reader.keys('a');
  await expect
    .poll(() => core.occurrence(mark.id).exact)
    .toEqual(['“We opened nothing,”', '“and nobody was there.”']);
  await reader.select('It was dark.');
  await reader.keys('e');
  await expect.poll(() => core.occurrence(mark.id).exact).toEqual(['It was dark.']);
});

test('J joins the claim with another, found by words in any script', async () => {
  const { core, articleId } = floodCase();
  const other = core.addArticle({ blocks: ['Халаш молчал.'] });
  const there = core.addMark(other, 'Халаш молчал.');
  core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('j');
  await expect.element(page.getByRole('combobox', { name: 'Claim to join with' })).toHaveFocus();
  await reader.keys('khal{Enter}');
  await expect.poll(() => reader.occurrences()[0]?.claimId).toBe(there.claimId);
});

test('F turns between affirming and negating', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('f');
  await expect.poll(() => core.occurrence(mark.id).polarity).toBe('negates');
});

test('the letters work on a Cyrillic keyboard', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  reader.text.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ь', code: 'KeyM', bubbles: true, cancelable: true }),
  );
  expect((await reader.marks(1))[0]?.exact).toEqual(['The bridge held.']);
});

test('keys held down with Control, and the window’s own keys, are not the reader’s', async () => {
  const { core, articleId } = floodCase();
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  const passed = vi.fn();
  window.addEventListener('keydown', passed);
  await reader.keys('{Control>}m{/Control}?');
  window.removeEventListener('keydown', passed);
  expect(passed.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toContain('m');
  expect(passed.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toContain('?');
  expect(reader.occurrences()).toEqual([]);
});

test('a case that can only be read says why nothing is marked', async () => {
  const { core, articleId } = floodCase();
  core.addMark(articleId, 'The bridge held.');
  core.readOnly = 'open-elsewhere';
  const reader = await openReader(core, articleId);
  await reader.click('flood');
  await reader.keys('m');
  await expect.poll(notices).toContain('open elsewhere');
  await reader.click('bridge');
  await reader.keys('1s{Delete}');
  expect(changesMade(core)).toEqual([]);
});

test('when core refuses, the reason is shown and the text stays as it was', async () => {
  const { core, articleId } = floodCase();
  core.failNext('occurrence.mark', 'disk.full', 'The disk is full.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('m');
  await expect.poll(notices).toContain('The disk is full.');
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['The bridge held.']);
});

test('Escape drops the selection first, then the choice', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.select('dark');
  await reader.keys('{Escape}');
  expect(document.getSelection()?.isCollapsed).toBe(true);
  expect(reader.session.workspace.occurrenceId).toBe(mark.id);
  await reader.keys('{Escape}');
  expect(reader.session.workspace.occurrenceId).toBeNull();
});

test('C offers what the case offers: values it added too, those it hides not', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await core.request('codebook.set-value', {
    list: 'commitment',
    value: 'says-probable',
    patch: { hidden: true },
  });
  await core.request('codebook.add-value', {
    list: 'commitment',
    countsAs: 'asserts',
    label: 'Swears',
    definition: 'Under oath.',
    example: '',
  });
  await reader.click('bridge');
  await reader.keys('c');
  const menu = page.getByRole('menu', { name: 'Commitment of the source' });
  await expect.element(menu.getByRole('menuitemradio', { name: 'Swears' })).toBeVisible();
  expect(menu.getByRole('menuitemradio', { name: 'probable' }).elements()).toEqual([]);
  await reader.keys('6');
  await expect.poll(() => core.occurrence(mark.id).added).toEqual({ commitment: expect.any(String) });
  await expect.poll(live).toContain('Swears');
  await reader.keys('c');
  await expect.element(menu.getByRole('menuitemradio', { name: 'Swears' })).toBeChecked();
});

test('a digit for a stance that the case hides sets nothing and says how to show it again', async () => {
  const { core, articleId } = floodCase();
  const mark = core.addMark(articleId, 'The bridge held.', { stance: 'endorses' });
  const reader = await openReader(core, articleId);
  await core.request('codebook.set-value', { list: 'stance', value: 'unclear', patch: { hidden: true } });
  await reader.click('bridge');
  const before = changesMade(core).length;
  await reader.keys('6');
  await expect.poll(notices).toMatch(/hides the stance “Unclear”.*Codebook of the case/);
  expect(changesMade(core).length).toBe(before);
  await reader.keys('5');
  await expect.poll(() => core.occurrence(mark.id).stance).toBe('rejects');
});
