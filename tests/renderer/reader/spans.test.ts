import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { snapToWords } from '../../../src/renderer/src/state/snapping.svelte.ts';
import { changesMade } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import { openReader, painted, type ReaderPage } from './reader-page.ts';

const blocks = [
  '“We opened nothing,” the ministry said on Monday, “and nobody was there.” It rained.',
  'The bridge held. Residents waited.',
];

function ministryCase(): { readonly core: FakeCore; readonly articleId: string } {
  const core = new FakeCore();
  return { core, articleId: core.addArticle({ title: 'The gates', blocks }) };
}
const bar = page.getByRole('toolbar', { name: 'Selected words' });
const said = (): string => document.querySelector('.pane > [aria-live]')?.textContent ?? '';
const notices = (reader: ReaderPage): readonly string[] =>
  reader.session.notices.list.map(({ text }) => text);

test('words taken out of the middle of a mark leave it in two pieces, and adding them joins it again', async () => {
  const { core, articleId } = ministryCase();
  const whole = '“We opened nothing,” the ministry said on Monday, “and nobody was there.”';
  const mark = core.addMark(articleId, whole, { stance: 'distances' });
  const reader = await openReader(core, articleId);
  await reader.click('opened');
  await reader.select('the ministry said on Monday,');
  await reader.keys('{Shift>}a{/Shift}');
  await expect
    .poll(() => core.occurrence(mark.id).exact)
    .toEqual(['“We opened nothing,”', '“and nobody was there.”']);
  expect(core.occurrence(mark.id).stance).toBe('distances');
  await reader.select('the ministry said on Monday,');
  await reader.keys('a');
  await expect.poll(() => core.occurrence(mark.id).exact).toEqual([whole]);
  expect(changesMade(core)).toEqual(['occurrence.update', 'occurrence.update']);
});

test('words the mark holds already, words it does not hold, and the last words are told and change nothing', async () => {
  const { core, articleId } = ministryCase();
  core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.select('bridge');
  await reader.keys('a');
  await expect.poll(() => notices(reader)).toContain('These words belong to claim 1 already.');
  await reader.select('waited');
  await reader.keys('{Shift>}a{/Shift}');
  await expect.poll(() => notices(reader)).toContain('These words are no part of claim 1.');
  await reader.click('bridge');
  await reader.keys('{Shift>}a{/Shift}');
  await expect
    .poll(() => notices(reader))
    .toContain('Nothing of claim 1 would be left here. Delete removes the mark.');
  expect(changesMade(core)).toEqual([]);
});

test('brackets move the edges of the mark at hand, tell what was moved over, and each step is one change', async () => {
  const { core, articleId } = ministryCase();
  const mark = core.addMark(articleId, 'opened nothing', { stance: 'rejects' });
  const reader = await openReader(core, articleId);
  await reader.click('opened');
  const steps: readonly (readonly [string, string, string])[] = [
    [']', 'opened nothing,” the', 'Taken in: ,” the'],
    ['{Shift>}}{/Shift}', 'opened nothing', 'Left out: ,” the'],
    ['[[', 'We opened nothing', 'Taken in: We'],
    ['{Shift>}{{{/Shift}', 'opened nothing', 'Left out: We'],
    ['{Alt>}]{/Alt}', 'opened nothing,', 'Taken in: ,'],
    [
      '{Control>}]{/Control}',
      'opened nothing,” the ministry said on Monday',
      'Taken in: ” the ministry said on Monday',
    ],
    [
      '{Control>}{Alt>}]{/Alt}{/Control}',
      'opened nothing,” the ministry said on Monday, “and nobody was there.”',
      'Taken in: , “and nobody was there.”',
    ],
  ];
  for (const [keys, words, told] of steps) {
    await reader.keys(keys);
    await expect.poll(() => core.occurrence(mark.id).exact).toEqual([words]);
    await expect.poll(said).toBe(told);
  }
  expect(core.occurrence(mark.id).stance).toBe('rejects');
  expect(changesMade(core)).toHaveLength(steps.length);
});

test('M and Shift+M widen and narrow the piece at the caret, say which, and join it with a piece it reaches', async () => {
  const { core, articleId } = ministryCase();
  const mark = core.addMark(articleId, 'nothing');
  const reader = await openReader(core, articleId);
  const exact = (): readonly string[] => core.occurrence(mark.id).exact;
  await reader.click('nothing');
  await reader.select('nobody');
  await reader.keys('a');
  await expect.poll(exact).toEqual(['nothing', 'nobody']);
  // The piece added last, by the key alone.
  await reader.keys('m');
  await expect.poll(exact).toEqual(['nothing', 'and nobody was there.']);
  await expect.poll(said).toBe('Piece 2 of 2: and nobody was there.');
  await reader.keys('{Shift>}m{/Shift}');
  await expect.poll(exact).toEqual(['nothing', 'was']);
  // The piece the caret is put in.
  await reader.click('nothing');
  await reader.keys(']');
  await expect.poll(exact).toEqual(['nothing,” the', 'was']);
  await reader.keys('m');
  await expect.poll(exact).toEqual(['“We opened nothing,” the ministry said on Monday', 'was']);
  await expect.poll(said).toBe('Piece 1 of 2: “We opened nothing,” the ministry said on Monday');
  await reader.keys('m');
  await expect
    .poll(exact)
    .toEqual(['“We opened nothing,” the ministry said on Monday, “and nobody was there.”']);
  await expect.poll(said).toContain('Piece 1 of 1: ');
  expect((await reader.marks(1))[0]?.id).toBe(mark.id);
  expect(changesMade(core)).toHaveLength(6);
});

test('a sentence that is a piece of a mark is not marked a second time', async () => {
  const { core, articleId } = ministryCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.select('Monday');
  await reader.keys('a');
  await expect.poll(() => core.occurrence(mark.id).exact).toEqual(['Monday', 'The bridge held.']);
  await reader.click('bridge');
  await reader.keys('m');
  await expect.poll(said).toContain('is marked here already; M again widens it');
  await reader.keys('m');
  await expect
    .poll(() => core.occurrence(mark.id).exact)
    .toEqual(['Monday', 'The bridge held. Residents waited.']);
  await reader.marks(1);
});

/** A mark whose source is named by “the ministry”, whose cue is “said”, and whose stance shows in “on Monday”. */
async function quotedMark(): Promise<{
  readonly core: FakeCore;
  readonly id: string;
  readonly reader: ReaderPage;
  /** The words of source, cue and stance as core has them. */
  readonly quiet: () => readonly string[];
}> {
  const { core, articleId } = ministryCase();
  const source = core.addSource({ name: 'Ministry', kind: 'government-body' });
  const { id, chain } = core.addMark(articleId, '“We opened nothing,”', { chain: [source] });
  const text = blocks.join('\n\n');
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  await core.request('occurrence.set-chain', {
    occurrenceId: id,
    chain: chain.map(({ sourceId, status }, step) => ({
      sourceId,
      status,
      sourceSpan: step === 1 ? spanOf('the ministry') : null,
      cueSpan: step === 1 ? spanOf('said') : null,
    })),
  });
  await core.request('occurrence.update', {
    occurrenceId: id,
    patch: { stanceSpan: spanOf('on Monday') },
  });
  core.calls.length = 0;
  const reader = await openReader(core, articleId);
  const quiet = (): readonly string[] => {
    const { chain: steps, stanceSpan } = core.occurrence(id);
    return [steps[1]?.sourceSpan, steps[1]?.cueSpan, stanceSpan].map((span) =>
      span ? text.slice(span.start, span.end) : '',
    );
  };
  return { core, id, reader, quiet };
}

test('V goes through the words of source, cue and stance, and brackets move their edges, each step one change', async () => {
  const { core, id, reader, quiet } = await quotedMark();
  await reader.click('opened');
  await reader.keys('v');
  await expect.poll(said).toBe('Words that name Ministry: the ministry');
  await reader.keys('{Shift>}{{{/Shift}');
  await expect.poll(quiet).toEqual(['ministry', 'said', 'on Monday']);
  await expect.poll(said).toBe('Left out: the');
  await reader.keys('v');
  await expect.poll(said).toBe('Cue of Ministry: said');
  await reader.keys(']');
  await expect.poll(quiet).toEqual(['ministry', 'said on', 'on Monday']);
  await expect.poll(said).toBe('Taken in: on');
  await reader.keys('v');
  await expect.poll(said).toBe('Shows the stance: on Monday');
  await reader.keys('{Alt>}]{/Alt}');
  await expect.poll(quiet).toEqual(['ministry', 'said on', 'on Monday,']);
  await expect.poll(said).toBe('Taken in: ,');
  await expect.poll(() => painted('chain-cue')).toEqual(['said on']);
  // After the last comes the mark again, and its own edges move.
  await reader.keys('v');
  await expect.poll(said).toContain('Claim 1');
  await reader.keys(']');
  await expect.poll(() => core.occurrence(id).exact).toEqual(['“We opened nothing,” the']);
  expect(quiet()).toEqual(['ministry', 'said on', 'on Monday,']);
  expect(changesMade(core)).toEqual([
    'occurrence.set-chain',
    'occurrence.set-chain',
    'occurrence.update',
    'occurrence.update',
  ]);
});

test('a click or V in quiet words chooses them; an edge that stops says why, and Delete takes only them off', async () => {
  const { core, id, reader, quiet } = await quotedMark();
  await reader.click('opened');
  await reader.click('said');
  await expect.poll(said).toBe('Cue of Ministry: said');
  await reader.keys('{Shift>}}{/Shift}');
  await expect
    .poll(() => notices(reader))
    .toEqual(['Nothing of these words would be left. Delete takes them off the mark.']);
  await reader.keys('{Delete}');
  await expect.poll(quiet).toEqual(['the ministry', '', 'on Monday']);
  await expect.poll(said).toBe('Taken off the mark: Cue of Ministry: said');
  expect(core.occurrence(id).exact).toEqual(['“We opened nothing,”']);
  // Arrows into the words of the chosen mark, then V.
  await reader.click('opened');
  await reader.keys('{Control>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Control}v');
  await expect.poll(said).toBe('Words that name Ministry: the ministry');
  // Leaving them leaves the choice; brackets then have no mark at the caret.
  await reader.keys('{Escape}');
  await expect.poll(said).toContain('Claim 1');
  expect(reader.session.workspace.occurrenceId).toBe(id);
  await reader.click('It rained');
  await reader.keys(']');
  await expect.poll(() => notices(reader).at(-1)).toContain('There is no mark at the caret.');
  expect(changesMade(core)).toEqual(['occurrence.set-chain']);
});

test('the handles are those of the quiet words chosen, and the mouse moves them as one change', async () => {
  const { core, reader, quiet } = await quotedMark();
  await reader.click('opened');
  await reader.keys('vv');
  await expect.poll(said).toBe('Cue of Ministry: said');
  await expect.poll(() => document.querySelectorAll('.knob')).toHaveLength(2);
  const knob = document.querySelector<HTMLElement>('.handle.end .knob');
  const at = knob?.getBoundingClientRect();
  const words = reader.boxOf('Monday');
  if (!knob || !at) throw new Error('No handle.');
  const pointer = (type: string, x: number, y: number): boolean =>
    knob.dispatchEvent(
      new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: x, clientY: y }),
    );
  knob.setPointerCapture = () => undefined;
  const y = at.top + at.height / 2;
  pointer('pointerdown', at.left + at.width / 2, y);
  pointer('pointermove', words.right - 2, y);
  await expect.poll(() => painted('chain-cue')).toEqual(['said on Monday']);
  expect(quiet()).toEqual(['the ministry', 'said', 'on Monday']);
  pointer('pointerup', words.right - 2, y);
  await expect.poll(quiet).toEqual(['the ministry', 'said on Monday', 'on Monday']);
  await expect.poll(said).toBe('Taken in: on Monday');
  expect(changesMade(core)).toEqual(['occurrence.set-chain']);
});

test('a mark without such words says how it comes to them', async () => {
  const { core, articleId } = ministryCase();
  core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.keys('v');
  await expect.poll(() => notices(reader)[0]).toMatch(/^This mark has no words .* press W, U or T\.$/);
});

test('an edge that can go no further says why', async () => {
  const { core, articleId } = ministryCase();
  core.addMark(articleId, 'waited.');
  const reader = await openReader(core, articleId);
  await reader.click('waited.');
  await reader.keys(']');
  await expect.poll(() => notices(reader)).toEqual(['The edge is at the end of the text.']);
  await reader.keys('{Shift>}}{/Shift}{Shift>}}{/Shift}');
  await expect
    .poll(() => notices(reader))
    .toContain('Nothing of this piece would be left. Delete removes the mark.');
  expect(notices(reader)).toHaveLength(2);
});

test('words selected with Alt held are added to the chosen mark when let go', async () => {
  const { core, articleId } = ministryCase();
  const mark = core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  const box = reader.boxOf('waited');
  const root = reader.text.getBoundingClientRect();
  await userEvent.keyboard('{Alt>}');
  await userEvent.dblClick(reader.text, {
    position: { x: box.left - root.left + 8, y: box.top - root.top + box.height / 2 },
  });
  await userEvent.keyboard('{/Alt}');
  await expect.poll(() => core.occurrence(mark.id).exact).toEqual(['The bridge held.', 'waited']);
  await reader.click('It rained');
  await reader.keys('{Alt>}{Shift>}{ArrowRight}{ArrowRight}{/Shift}{/Alt}');
  await expect.poll(() => core.occurrence(mark.id).spans.length).toBe(3);
});

test('the mouse takes whole words, or not', async () => {
  onTestFinished(() => snapToWords(true));
  const { core, articleId } = ministryCase();
  const reader = await openReader(core, articleId);
  const drag = async (): Promise<void> => {
    const from = reader.boxOf('ridge');
    const root = reader.text.getBoundingClientRect();
    const y = from.top - root.top + from.height / 2;
    await userEvent.dragAndDrop(reader.text, reader.text, {
      sourcePosition: { x: from.left - root.left + 1, y },
      targetPosition: { x: reader.boxOf('ld.').left - root.left + 1, y },
    });
  };
  await drag();
  await expect.poll(() => document.getSelection()?.toString()).toBe('bridge held');
  await userEvent.click(bar.getByRole('button', { name: 'Whole words' }));
  await expect
    .element(bar.getByRole('button', { name: 'Whole words' }))
    .toHaveAttribute('aria-pressed', 'false');
  await drag();
  await expect.poll(() => document.getSelection()?.toString()).toBe('ridge he');
  expect(localStorage.getItem('snap-to-words')).toBe('off');
});

test('words of page furniture are not marked, and the answer makes them text', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: ['The flood came.', { text: 'Share this story now', furniture: true }, 'It went.'],
  });
  const reader = await openReader(core, articleId);
  await userEvent.click(page.getByRole('button', { name: 'Page furniture (1 line)' }));
  await reader.select('this story');
  await reader.keys('m');
  await expect
    .poll(() => notices(reader))
    .toEqual(['These words are page furniture. X makes the block at the caret text of the article.']);
  expect(changesMade(core)).toEqual([]);
  reader.session.notices.list[0]?.action?.run();
  await expect.poll(() => changesMade(core)).toEqual(['article.set-furniture']);
  await reader.select('this story');
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['this story']);
});

test('words around page furniture are marked without it', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: ['The flood came.', { text: 'Share', furniture: true }, 'It went.'],
  });
  const reader = await openReader(core, articleId);
  await userEvent.click(page.getByRole('button', { name: 'Page furniture (1 line)' }));
  await reader.select('The flood', 'It went.');
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['The flood came.', 'It went.']);
  await expect.poll(() => notices(reader)).toEqual(['Page furniture among the words was left out.']);
});

test('keys that need selected words say so when nothing is selected, and change nothing', async () => {
  const { core, articleId } = ministryCase();
  core.addMark(articleId, 'The bridge held.');
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  for (const [key, told] of [
    ['a', 'Select the words first.'],
    ['e', 'Select the words first.'],
    ['u', 'Select the words of the cue, such as “said”, first.'],
    ['w', 'Select the words that name the source first.'],
    ['t', 'Select the words that show the article’s stance first, such as “allegedly”.'],
  ] as const) {
    await reader.keys(key);
    await expect.poll(() => notices(reader)).toContain(told);
  }
  expect(changesMade(core)).toEqual([]);
});

test('L lists the marks at the caret, and a digit chooses one', async () => {
  const { core, articleId } = ministryCase();
  core.addMark(articleId, 'The bridge held.', { claimText: 'Wide' });
  const inner = core.addMark(articleId, 'bridge', { claimText: 'Narrow' });
  const reader = await openReader(core, articleId);
  await reader.click('It rained');
  await reader.keys('l');
  await expect.poll(() => notices(reader)[0]).toContain('There is no mark at the caret.');
  await reader.click('bridge');
  await reader.keys('{Escape}l');
  const chooser = page.getByRole('dialog', { name: 'Which mark?' });
  await expect.element(chooser).toBeVisible();
  await reader.keys('2');
  expect(reader.session.workspace.occurrenceId).toBe(inner.id);
  await expect.poll(() => painted('mark-selected')).toEqual(['bridge']);
});

test('T makes the selected words those that show the stance, painted with the chosen mark only', async () => {
  const { core, articleId } = ministryCase();
  const mark = core.addMark(articleId, 'and nobody was there');
  const reader = await openReader(core, articleId);
  await reader.click('It rained');
  await reader.keys('t');
  await expect
    .poll(() => notices(reader)[0])
    .toContain('Select the words that show the article’s stance first');
  await reader.click('nobody was');
  await reader.select('on Monday');
  await reader.keys('t');
  const start = blocks[0]?.indexOf('on Monday') ?? -1;
  await expect.poll(() => core.occurrence(mark.id).stanceSpan).toEqual({ start, end: start + 9 });
  await expect.poll(() => painted('stance-words')).toEqual(['on Monday']);
  await reader.keys('{Escape}');
  await expect.poll(() => painted('stance-words')).toEqual([]);
});

test('where several marks lie under the resting mouse a list comes, shows each, and takes no focus', async () => {
  const { core, articleId } = ministryCase();
  core.addMark(articleId, 'The bridge held.', { claimText: 'Wide' });
  const inner = core.addMark(articleId, 'bridge', { claimText: 'Narrow' });
  const reader = await openReader(core, articleId);
  await reader.click('It rained');
  const root = reader.text.getBoundingClientRect();
  const hover = async (words: string): Promise<void> => {
    const box = reader.boxOf(words);
    await userEvent.hover(reader.text, {
      position: { x: box.left - root.left + 3, y: box.top - root.top + box.height / 2 },
    });
  };
  const list = page.getByRole('group', { name: 'Which mark?' });
  await hover('bridge');
  await expect.element(list).toBeVisible();
  expect(document.activeElement).toBe(reader.text);
  await userEvent.hover(list.getByRole('button', { name: 'Narrow' }));
  await expect.poll(() => painted('mark-selected')).toEqual(['bridge']);
  await userEvent.hover(list.getByRole('button', { name: 'Wide' }));
  await expect.poll(() => painted('mark-selected')).toEqual(['The bridge held.']);
  await userEvent.click(list.getByRole('button', { name: 'Narrow' }));
  await expect.element(list).not.toBeInTheDocument();
  expect(reader.session.workspace.occurrenceId).toBe(inner.id);
  await expect.poll(() => painted('mark-selected')).toEqual(['bridge']);
  expect(document.activeElement).toBe(reader.text);
  await hover('waited');
  await hover('bridge');
  await expect.element(list).toBeVisible();
  await hover('waited');
  await expect.element(list).not.toBeInTheDocument();
});

test('what core answers while words are being selected leaves the selection alone', async () => {
  const { core, articleId } = ministryCase();
  const source = core.addSource({ name: 'Mayor', kind: 'person' });
  core.addMark(articleId, 'The bridge held.', { chain: [source] });
  const reader = await openReader(core, articleId);
  await reader.click('bridge');
  await reader.select('waited');
  await reader.keys('u');
  const box = reader.boxOf('It rained.');
  const options = { bubbles: true, button: 0, clientX: box.left + 1, clientY: box.top + 5 };
  reader.text.dispatchEvent(new PointerEvent('pointerdown', options));
  await reader.select('rained');
  await expect.poll(() => painted('chain-cue')).toEqual(['waited']);
  expect(document.getSelection()?.toString()).toBe('rained');
  window.dispatchEvent(new PointerEvent('pointerup', options));
  expect(document.getSelection()?.toString()).toBe('rained');
});
