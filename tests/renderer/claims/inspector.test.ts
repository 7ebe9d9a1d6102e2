import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OccurrenceDetail } from '#contract/views.ts';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import '../../../src/renderer/src/features/reader/reader-keys.ts';
import { changesMade, lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import InspectorHost from './InspectorHost.svelte';

type Opened = {
  readonly core: FakeCore;
  readonly session: Session;
  readonly articleId: string;
  readonly mark: OccurrenceDetail;
  /** The occurrence as core has it now. */
  readonly now: () => OccurrenceDetail;
};

const text = 'Nobody, the ministry said, was warned. It rained. The mayor saw it.';

async function open(prepare: (core: FakeCore, articleId: string) => OccurrenceDetail): Promise<Opened> {
  const core = new FakeCore();
  const articleId = core.addArticle({ title: 'The flood', blocks: [text] });
  const mark = prepare(core, articleId);
  const session = await openSession(core);
  await session.store.open(articleId);
  session.workspace.openArticle(articleId);
  session.workspace.select(mark.id);
  await show(session, InspectorHost, {});
  return { core, session, articleId, mark, now: () => core.occurrence(mark.id) };
}
const warned = (core: FakeCore, articleId: string): OccurrenceDetail =>
  core.addMark(articleId, ['Nobody', 'was warned'], { claimText: 'Nobody was warned.' });

const claimField = page.getByLabelText('The claim, in one plain sentence');
const select = (words: string): { readonly start: number; readonly end: number } => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

/** Opens a group of the inspector; what is open stays so from one test to the next. */
async function unfold(title: string): Promise<void> {
  const summary = page.getByText(title);
  await expect.element(summary).toBeVisible();
  if (!summary.element().closest('details')?.open) await userEvent.click(summary);
}

test('the claim is saved on Enter and when the field is left, and never empty', async () => {
  const { core, mark } = await open(warned);
  const saved = (): string => core.claim(mark.claimId).claim.text;
  await userEvent.fill(claimField, 'Nobody had been warned.');
  await userEvent.keyboard('{Enter}');
  await expect.poll(saved).toBe('Nobody had been warned.');
  await userEvent.fill(claimField, 'No one had been warned.');
  await userEvent.tab();
  await expect.poll(saved).toBe('No one had been warned.');
  await userEvent.fill(claimField, '   ');
  await userEvent.tab();
  await expect.element(page.getByRole('alert')).toHaveTextContent('A claim needs a sentence.');
  expect(saved()).toBe('No one had been warned.');
  expect(changesMade(core)).toEqual(['claim.update', 'claim.update']);
});

test('what was typed is saved when another mark is chosen before the field was left', async () => {
  const { core, session, articleId, mark } = await open(warned);
  const other = core.addMark(articleId, 'It rained.');
  session.store.document(articleId)?.patch([other.id], [other]);
  await userEvent.fill(claimField, 'They were not warned.');
  session.workspace.select(other.id);
  await expect.poll(() => core.claim(mark.claimId).claim.text).toBe('They were not warned.');
  await expect.element(claimField).toHaveValue('It rained.');
});

test('the exact words stand in their pieces, and the three judgements under headings of their own', async () => {
  await open(warned);
  await expect.element(page.getByLabelText('Exact words')).toHaveTextContent('Nobody … was warned');
  for (const name of ['What the source commits to', 'Where the article stands', 'What you conclude']) {
    await expect.element(page.getByRole('heading', { name })).toBeVisible();
  }
  await expect.element(page.getByLabelText('Verdict', { exact: true })).not.toBeInTheDocument();
});

test('the stance is one of its values or visibly not judged; arrows move without changing it', async () => {
  const { core, now } = await open(warned);
  const group = page.getByRole('radiogroup', { name: 'Stance of the article' });
  await expect.element(group.getByRole('radio', { name: 'Not judged' })).toBeChecked();
  await userEvent.click(group.getByRole('radio', { name: 'Distances' }));
  await expect.poll(() => now().stance).toBe('distances');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.element(group.getByRole('radio', { name: 'Unclear' })).toHaveFocus();
  expect(changesMade(core)).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => now().stance).toBe('unclear');
  await userEvent.keyboard('0');
  await expect.poll(() => now().stance).toBeNull();
  await expect.element(group.getByRole('radio', { name: 'Not judged' })).toBeChecked();
});

test('polarity, quotation and commitment are each one change', async () => {
  const { core, now } = await open(warned);
  await unfold('How it is worded');
  await userEvent.click(page.getByRole('radio', { name: 'Negates' }));
  await userEvent.selectOptions(page.getByLabelText('Quotation'), 'Mixed quotation');
  await userEvent.selectOptions(page.getByLabelText('Commitment of Ann Author'), 'Denies');
  await expect.poll(now).toMatchObject({ polarity: 'negates', quotation: 'mixed', commitment: 'denies' });
  expect(changesMade(core)).toEqual(['occurrence.update', 'occurrence.update', 'occurrence.update']);
  await userEvent.selectOptions(page.getByLabelText('Commitment of Ann Author'), 'Not judged');
  await expect.poll(() => now().commitment).toBeNull();
});

test('the chain is built step by step with sources found as one types, after and before others', async () => {
  const { core, now } = await open((fake, articleId) => {
    fake.addSource({ name: 'Ministry of Waters', kind: 'government-body' });
    fake.addSource({ name: 'Тевдор Халаш', kind: 'person' });
    return warned(fake, articleId);
  });
  const names = (): readonly string[] => now().chain.map((step) => step.sourceName);
  await userEvent.click(page.getByRole('button', { name: 'Add a source' }));
  await userEvent.keyboard('mini{Enter}');
  await expect.poll(names).toEqual(['Ann Author', 'Ministry of Waters']);
  await userEvent.click(page.getByRole('button', { name: 'Add a step before step 2' }));
  await userEvent.keyboard('khal{Enter}');
  await expect.poll(names).toEqual(['Ann Author', 'Тевдор Халаш', 'Ministry of Waters']);
  await userEvent.click(page.getByRole('button', { name: 'Move step 3 toward the author' }));
  await expect.poll(names).toEqual(['Ann Author', 'Ministry of Waters', 'Тевдор Халаш']);
  await expect.element(page.getByRole('button', { name: 'Step 2: Ministry of Waters' })).toHaveFocus();
  await expect.element(page.getByText('Ministry of Waters is step 2 of 3 now')).toBeInTheDocument();
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(names).toEqual(['Ann Author', 'Тевдор Халаш', 'Ministry of Waters']);
  await expect.element(page.getByRole('button', { name: 'Step 3: Ministry of Waters' })).toHaveFocus();
  const [, first, last] = page.getByRole('listitem').elements();
  const grip = (step: Element | undefined): Element => step?.querySelector('.grip') as Element;
  await userEvent.dragAndDrop(grip(last), grip(first));
  await expect.poll(names).toEqual(['Ann Author', 'Ministry of Waters', 'Тевдор Халаш']);
  await userEvent.selectOptions(page.getByLabelText('Status of step 3'), 'Implicit');
  await expect.poll(() => now().chain[2]?.status).toBe('implicit');
  await userEvent.click(page.getByRole('button', { name: 'Remove step 2' }));
  await expect.poll(names).toEqual(['Ann Author', 'Тевдор Халаш']);
  expect(new Set(changesMade(core))).toEqual(new Set(['occurrence.set-chain']));
});

test('a source is made on the spot for a step, with the kind asked for', async () => {
  const { now } = await open(warned);
  await userEvent.click(page.getByRole('button', { name: 'Add a source' }));
  await userEvent.keyboard('Two officials');
  await expect.element(page.getByRole('option', { name: 'Make source “Two officials”' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(page.getByRole('button', { name: '8 Anonymous' }));
  await expect
    .poll(() => now().chain.map(({ sourceName, status }) => [sourceName, status]))
    .toEqual([
      ['Ann Author', 'own-voice'],
      ['Two officials', 'anonymous'],
    ]);
});

test('another source takes a step’s place and keeps its words; Escape changes nothing', async () => {
  const { core, now } = await open((fake, articleId) => {
    const ministry = fake.addSource({ name: 'Ministry of Waters', kind: 'government-body' });
    fake.addSource({ name: 'Mayor', kind: 'person' });
    return fake.addMark(articleId, 'was warned', { chain: [ministry] });
  });
  await userEvent.click(page.getByRole('button', { name: 'Step 2: Ministry of Waters' }));
  await userEvent.keyboard('may{Escape}');
  await expect.element(page.getByRole('button', { name: 'Step 2: Ministry of Waters' })).toHaveFocus();
  expect(changesMade(core)).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('may{Enter}');
  await expect.poll(() => now().chain.map((step) => step.sourceName)).toEqual(['Ann Author', 'Mayor']);
});

test('the words that name a source and its cue are taken from the selection in the text, and cleared', async () => {
  const { session, articleId, now } = await open((fake, id) => {
    const ministry = fake.addSource({ name: 'Ministry', kind: 'government-body' });
    return fake.addMark(id, 'was warned', { chain: [ministry] });
  });
  const named = page.getByRole('button', { name: 'Named by of step 2: set from the selected words' });
  await expect.element(named).toBeDisabled();
  session.workspace.words = { articleId, spans: [select('the ministry')] };
  await userEvent.click(named);
  session.workspace.words = { articleId, spans: [select('said')] };
  await userEvent.click(page.getByRole('button', { name: 'Cue of step 2: set from the selected words' }));
  await expect
    .poll(() => now().chain[1])
    .toMatchObject({ sourceSpan: select('the ministry'), cueSpan: select('said') });
  await expect.element(page.getByText('“the ministry”')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Cue of step 2: clear' }));
  await expect.poll(() => now().chain[1]?.cueSpan).toBeNull();
});

test('a chain that core refuses stays as it was, with the reason', async () => {
  const { core, now } = await open((fake, articleId) => {
    const [a, b] = ['Mayor', 'Agency'].map((name) => fake.addSource({ name, kind: 'person' }));
    return fake.addMark(articleId, 'was warned', { chain: [a ?? '', b ?? '', a ?? ''] });
  });
  await userEvent.click(page.getByRole('button', { name: 'Remove step 3' }));
  await expect.element(page.getByText('Step 3 names the same source as the step before it.')).toBeVisible();
  expect(now().chain).toHaveLength(4);
  expect(lastInput(core, 'occurrence.set-chain')).toBeDefined();
});

test('type, event date, tags and notes belong to the claim', async () => {
  const { core, mark } = await open(warned);
  const claim = () => core.claim(mark.claimId).claim;
  await userEvent.selectOptions(page.getByLabelText('Type', { exact: true }), 'Responsibility');
  await expect.poll(() => claim().type).toBe('responsibility');
  const date = page.getByLabelText('Date of the event');
  await userEvent.fill(date, 'in May');
  await userEvent.tab();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Write the date as 2024, 2024-05 or 2024-05-17.');
  await userEvent.fill(date, '2024-05');
  await userEvent.tab();
  await expect.poll(() => claim().eventDate).toBe('2024-05');
  await userEvent.type(page.getByRole('combobox', { name: 'Tags' }), 'flood{Enter}warning,');
  await expect.poll(() => claim().tags).toEqual(['flood', 'warning']);
  await userEvent.click(page.getByRole('button', { name: 'Remove tag flood' }));
  await expect.poll(() => claim().tags).toEqual(['warning']);
  await userEvent.fill(page.getByLabelText('Note on the claim'), 'Ask the mayor.');
  await userEvent.tab();
  await expect.poll(() => core.claim(mark.claimId).note).toBe('Ask the mayor.');
});

test('the analyst’s own assessment is apart, folded, and each of its judgements made alone', async () => {
  const { core, mark } = await open(warned);
  await unfold('What you conclude');
  await expect.element(page.getByLabelText('Credibility of the information')).toHaveValue('6');
  await userEvent.selectOptions(page.getByLabelText('Verdict'), 'Mostly true');
  await userEvent.selectOptions(page.getByLabelText('Credibility of the information'), '2');
  await userEvent.selectOptions(page.getByLabelText('Likelihood'), 'likely');
  await userEvent.fill(page.getByLabelText('Rationale'), 'Two witnesses.');
  await userEvent.fill(page.getByLabelText('New evidence', { exact: true }), 'A gauge');
  await userEvent.fill(page.getByLabelText('Address of the new evidence'), 'javascript:alert(1)');
  await userEvent.click(page.getByRole('button', { name: 'Add', exact: true }));
  await expect.element(page.getByText('The address must begin with http:// or https://.')).toBeVisible();
  await userEvent.fill(page.getByLabelText('Address of the new evidence'), 'https://gauge.example/9');
  await userEvent.click(page.getByRole('button', { name: 'Add', exact: true }));
  await expect
    .poll(() => core.claim(mark.claimId).assessment)
    .toEqual({
      verdict: 'mostly-true',
      credibility: 2,
      likelihood: 'likely',
      confidence: null,
      rationale: 'Two witnesses.',
      evidence: [{ text: 'A gauge', url: 'https://gauge.example/9' }],
    });
  await userEvent.click(page.getByRole('button', { name: 'Remove evidence 1' }));
  await expect.poll(() => core.claim(mark.claimId).assessment.evidence).toEqual([]);
});

test('relations read the right way round from either claim, lead to the other, and can be removed', async () => {
  const { core, session, articleId } = await open((fake, id) => {
    const here = warned(fake, id);
    const there = fake.addMark(id, 'It rained.');
    fake.addRelation({
      fromClaimId: there.claimId,
      toClaimId: here.claimId,
      kind: 'narrower',
      status: 'suggested',
      reason: 'Rain is a warning.',
    });
    return here;
  });
  await expect.element(page.getByText('Wider than')).toBeVisible();
  await expect.element(page.getByText('Suggested')).toBeVisible();
  await expect.element(page.getByText('Rain is a warning.')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'It rained.', exact: true }));
  await expect.poll(() => session.workspace.reveals.get(articleId)).toBeDefined();
  await userEvent.click(page.getByRole('button', { name: 'Remove relation' }));
  await expect.poll(() => changesMade(core)).toEqual(['relation.remove']);
  await expect.element(page.getByText('Wider than')).not.toBeInTheDocument();
});

test('other places of the claim are listed by article, and a click goes there', async () => {
  const { session, mark, core } = await open((fake, id) => {
    const here = warned(fake, id);
    const other = fake.addArticle({ title: 'The other side', blocks: ['Everyone was told.'] });
    fake.addMark(other, 'Everyone was told.', { claimId: here.claimId, stance: 'rejects' });
    return here;
  });
  await userEvent.click(page.getByRole('button', { name: /The other side/ }));
  const there = core.claim(mark.claimId).occurrences.find((occurrence) => occurrence.id !== mark.id);
  expect(session.workspace.articleId).toBe(there?.articleId);
  expect(session.workspace.occurrenceId).toBe(there?.id);
});

test('splitting gives the place a claim of its own, removing takes it away and can be undone', async () => {
  const { core, mark, now, session } = await open((fake, id) => {
    const first = fake.addMark(id, 'It rained.');
    return fake.addMark(id, 'The mayor saw it.', { claimId: first.claimId });
  });
  await userEvent.click(page.getByRole('button', { name: 'Split into a claim of its own' }));
  await expect.poll(() => now().claimId).not.toBe(mark.claimId);
  await expect.element(claimField).toHaveValue('The mayor saw it.');
  await userEvent.click(page.getByRole('button', { name: 'Remove this mark' }));
  await expect.poll(() => core.occurrencesOf(mark.articleId).map(({ id }) => id)).not.toContain(mark.id);
  expect(session.workspace.occurrenceId).toBeNull();
  await userEvent.click(page.getByRole('button', { name: 'Undo' }));
  await expect.poll(() => session.workspace.occurrenceId).toBe(mark.id);
});

test('undo from elsewhere shows in the fields', async () => {
  const { core } = await open(warned);
  await userEvent.fill(claimField, 'Something else.');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => changesMade(core)).toEqual(['claim.update']);
  await userEvent.tab();
  await core.request('journal.undo', {});
  await expect.element(claimField).toHaveValue('Nobody was warned.');
});

test('a wish for the inspector puts the keyboard into the claim, Escape wishes for the text', async () => {
  const { session } = await open(warned);
  await expect.element(claimField).toBeVisible();
  session.workspace.moveFocus('inspector');
  await expect.element(claimField).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(session.workspace.focusWish?.place).toBe('text');
});

test('in a case that can only be read everything shows and nothing can be changed', async () => {
  const { core, session } = await open(warned);
  core.readOnly = 'open-elsewhere';
  await session.store.show(core.info());
  await session.store.open(session.workspace.articleId ?? '');
  await expect.element(claimField).toHaveAttribute('readonly');
  await expect.element(page.getByRole('radio', { name: 'Endorses' })).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'Remove this mark' })).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'Add a source' })).not.toBeInTheDocument();
});

test('with nothing chosen the keys are taught', async () => {
  const { session } = await open(warned);
  session.workspace.select(null);
  await expect.element(page.getByText('Put the caret in a sentence and press M')).toBeVisible();
});

test('the words that show the stance are taken from the selection in the text, and cleared', async () => {
  const { session, articleId, now } = await open(warned);
  session.workspace.words = { articleId, spans: [select('It rained')] };
  await userEvent.click(
    page.getByRole('button', { name: 'Shown by of the stance: set from the selected words' }),
  );
  await expect.poll(() => now().stanceSpan).toEqual(select('It rained'));
  await expect.element(page.getByText('“It rained”')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Shown by of the stance: clear' }));
  await expect.poll(() => now().stanceSpan).toBeNull();
});

test('a question mark in a field says what its values mean, with examples, and takes it back', async () => {
  await open(warned);
  const group = page.getByRole('radiogroup', { name: 'Stance of the article' });
  await userEvent.click(group.getByRole('radio', { name: 'Distances' }));
  await expect.element(page.getByText('scare quotes')).not.toBeInTheDocument();
  await userEvent.keyboard('?');
  await expect.element(page.getByText('scare quotes')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('scare quotes')).not.toBeInTheDocument();
  await userEvent.click(page.getByRole('button', { name: 'What these values mean' }).nth(2));
  await expect.element(page.getByText('Reported speech with some of')).toBeVisible();
});

test('fidelity is not checked until it is, and shows in the folded group', async () => {
  const { now } = await open(warned);
  await unfold('How it is worded');
  await userEvent.selectOptions(page.getByLabelText('Fidelity to the source', { exact: true }), 'Selective');
  await expect.poll(() => now().fidelity).toBe('selective');
  await userEvent.click(page.getByText('How it is worded'));
  await expect.element(page.getByText('Affirms · Selective')).toBeVisible();
});

test('a note is edited as text and shown as it reads; nothing in it can act, links go outside', async () => {
  const { core, now } = await open(warned);
  const note = page.getByLabelText('Note on this place');
  await userEvent.fill(
    note,
    'See **this** & [the gauge](https://gauge.example/9), not [that](javascript:alert(1)) <b onclick="x()">bold</b>\n\n- one\n- two',
  );
  await userEvent.tab();
  await expect.poll(() => now().note).toContain('**this**');
  await expect.element(page.getByRole('strong')).toHaveTextContent('this');
  expect(
    page
      .getByRole('link')
      .elements()
      .map((link) => link.getAttribute('href')),
  ).toEqual(['https://gauge.example/9']);
  await expect.element(page.getByText('[that](javascript:alert(1))')).toBeVisible();
  await expect.element(page.getByText('<b onclick="x()">')).toBeVisible();
  await expect.element(page.getByText('two', { exact: true })).toBeVisible();
  await userEvent.click(page.getByRole('link', { name: 'the gauge' }));
  await expect.poll(() => lastInput(core, 'app.open-external')).toEqual({ url: 'https://gauge.example/9' });
  await userEvent.click(page.getByText('two', { exact: true }));
  await expect.element(note).toHaveFocus();
  await expect.element(page.getByRole('strong')).not.toBeInTheDocument();
});

test('a tag is found as one types, also below another, and taken with Enter', async () => {
  const { core, mark } = await open((fake, id) => {
    const other = fake.addMark(id, 'It rained.');
    void fake.request('claim.update', {
      claimId: other.claimId,
      patch: { tags: ['water/flood', 'weather'] },
    });
    return warned(fake, id);
  });
  const tags = () => core.claim(mark.claimId).claim.tags;
  await userEvent.type(page.getByRole('combobox', { name: 'Tags' }), 'flo');
  await expect.element(page.getByRole('option', { name: 'water/flood 1 claim' })).toBeVisible();
  await expect.element(page.getByRole('option', { name: 'New tag “flo”' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(tags).toEqual(['water/flood']);
});

test('values the case renamed, hid and added are those to choose; what is hidden stays where it is chosen', async () => {
  const { core, now } = await open(warned);
  const set = (value: string, patch: object) =>
    core.request('codebook.set-value', { list: 'stance', value, patch });
  await core.request('occurrence.update', { occurrenceId: now().id, patch: { stance: 'unclear' } });
  await set('endorses', { label: 'Agrees' });
  await set('unclear', { hidden: true });
  await core.request('codebook.add-value', {
    list: 'stance',
    countsAs: 'rejects',
    label: 'Sneers',
    definition: 'Mocks the claim.',
    example: '',
  });
  const group = page.getByRole('radiogroup', { name: 'Stance of the article' });
  await expect.element(group.getByRole('radio', { name: 'Agrees' })).toBeVisible();
  await expect.element(group.getByRole('radio', { name: 'Unclear' })).toBeChecked();
  await userEvent.click(group.getByRole('radio', { name: 'Sneers' }));
  await expect
    .poll(() => lastInput(core, 'occurrence.update'))
    .toMatchObject({
      patch: { added: { stance: expect.any(String) } },
    });
  await core.request('occurrence.update', { occurrenceId: now().id, patch: { stance: 'endorses' } });
  await expect.element(group.getByRole('radio', { name: 'Unclear' })).not.toBeInTheDocument();
});
