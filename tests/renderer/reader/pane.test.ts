import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changesMade, lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import { openReader, painted, readerPage } from './reader-page.ts';
import TwoPanes from './TwoPanes.svelte';

const long = Array.from(
  { length: 300 },
  (_, index) => `Paragraph ${index} says that the gates were opened. It rained.`,
);
const scroller = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.scroller');
  if (!found) throw new Error('No scroller.');
  return found;
};
const notes = (): readonly string[] =>
  [...document.querySelectorAll('.notes button')].map(
    (note) => note.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  );

test('page furniture is folded into one quiet line that opens', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: [
      { text: 'Share', furniture: true },
      { text: 'Subscribe', furniture: true },
      'The flood came.',
      { text: 'Read more', furniture: true },
    ],
  });
  await openReader(core, articleId);
  await expect.element(page.getByText('The flood came.')).toBeVisible();
  await expect.element(page.getByText('Subscribe', { exact: true })).not.toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Page furniture (2 lines)' }));
  await expect.element(page.getByText('Subscribe', { exact: true })).toBeVisible();
  await expect.element(page.getByText('Read more', { exact: true })).not.toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Hide page furniture' }));
  await userEvent.click(page.getByRole('button', { name: 'Show page furniture' }));
  await expect.element(page.getByText('Read more', { exact: true })).toBeVisible();
});

test('a line of furniture can be made text, and text furniture, and what was marked stays where it is', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: [{ text: 'A lost sentence.', furniture: true }, 'The flood came.', 'Read our newsletter.'],
  });
  core.addMark(articleId, 'The flood came.', { stance: 'endorses' });
  const reader = await openReader(core, articleId);
  await userEvent.click(page.getByRole('button', { name: 'Page furniture (1 line)' }));
  await userEvent.click(page.getByRole('button', { name: 'Is article text: A lost sentence.' }));
  await expect.element(page.getByRole('button', { name: /^Page furniture/ })).not.toBeInTheDocument();
  expect(lastInput(core, 'article.set-furniture')).toEqual({ articleId, block: 0, furniture: false });
  expect(painted('mark-endorses')).toEqual(['The flood came.']);
  await reader.click('Read our');
  await reader.keys('x');
  await expect.element(page.getByRole('button', { name: 'Page furniture (1 line)' })).toBeVisible();
  await expect.element(page.getByText('Read our newsletter.', { exact: true })).toBeVisible();
});

test('a selection over folded furniture leaves it out', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: ['The flood', { text: 'Share', furniture: true }, 'came at night.'],
  });
  const reader = await openReader(core, articleId);
  await reader.select('The flood', 'came at night.');
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual(['The flood', 'came at night.']);
});

test('headings, quotations and lists are set as what they are, each block with one text', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    language: 'he',
    blocks: [
      { text: 'שיטפון', kind: 'heading' },
      { text: 'Nothing was opened.', kind: 'quotation' },
      { text: 'First', kind: 'list-item' },
      { text: 'Second', kind: 'list-item' },
      'A paragraph.',
    ],
  });
  const reader = await openReader(core, articleId);
  const blocks = [...reader.text.querySelectorAll<HTMLElement>('[data-block]')];
  expect(blocks.map((block) => block.tagName)).toEqual(['H3', 'BLOCKQUOTE', 'LI', 'LI', 'P']);
  expect(blocks.every((block) => block.childNodes.length === 1 && block.firstChild instanceof Text)).toBe(
    true,
  );
  expect(blocks.map((block) => getComputedStyle(block).direction)).toEqual([
    'rtl',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
  ]);
  expect(reader.text.lang).toBe('he');
  expect(reader.text.querySelectorAll('ul')).toHaveLength(1);
});

test('the reading status is set from the head of the article', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    title: 'The flood',
    publisher: 'The Week',
    publishedOn: '2024-04-19',
    blocks: ['Text.'],
  });
  const reader = await openReader(core, articleId);
  await expect.element(page.getByRole('heading', { name: 'The flood' })).toBeVisible();
  await expect.element(page.getByText('19 April 2024')).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Reading status'), 'Done');
  await expect.poll(() => reader.session.store.document(articleId)?.article.status).toBe('done');
  expect(changesMade(core)).toEqual(['article.update']);
});

test('notes stand in the margin beside the marks near the window, and nowhere else', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const source = core.addSource({ name: 'Ministry', kind: 'government-body' });
  for (let index = 0; index < 300; index += 1) {
    core.addMark(articleId, `Paragraph ${index} says`, {
      stance: 'rejects',
      chain: index === 1 ? [source] : [],
    });
  }
  const reader = await openReader(core, articleId);
  await expect.poll(() => notes()[1]).toBe('2 −2 Ministry');
  expect(notes().length).toBeLessThan(100);
  const note = document.querySelectorAll('.notes button')[1]?.getBoundingClientRect();
  const line = reader.boxOf('Paragraph 1 says');
  expect(Math.abs((note?.top ?? 0) + 11 - (line.top + line.height / 2))).toBeLessThan(4);
  scroller().scrollTop = scroller().scrollHeight;
  await expect.poll(() => notes().at(-1)).toBe('300 −2 Ann Author');
  expect(notes().length).toBeLessThan(100);
});

test('a note chooses its mark', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const mark = core.addMark(articleId, 'Paragraph 2 says');
  const reader = await openReader(core, articleId);
  await expect.poll(notes).toHaveLength(1);
  await userEvent.click(page.getByRole('group', { name: 'Margin notes' }).getByRole('button'));
  expect(reader.session.workspace.occurrenceId).toBe(mark.id);
});

test('the second place of a claim bears the number of the first', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const first = core.addMark(articleId, 'Paragraph 1 says');
  core.addMark(articleId, 'Paragraph 2 says');
  core.addMark(articleId, 'Paragraph 3 says', { claimId: first.claimId });
  await openReader(core, articleId);
  await expect.poll(() => notes().map((note) => note.split(' ')[0])).toEqual(['1', '2', '1']);
});

test('a wish to see a mark scrolls to it, opens the furniture it is in, and leaves what is in sight alone', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({
    blocks: [...long, { text: 'Hidden away here.', furniture: true }, 'The end.'],
  });
  const near = core.addMark(articleId, 'Paragraph 1 says');
  const far = core.addMark(articleId, 'Paragraph 250 says');
  const folded = core.addMark(articleId, 'Hidden away here.');
  const reader = await openReader(core, articleId);
  const { workspace } = reader.session;
  workspace.reveal([{ articleId, occurrenceId: near.id }]);
  await expect.poll(() => painted('mark-selected')).toEqual(['Paragraph 1 says']);
  expect(scroller().scrollTop).toBe(0);
  workspace.reveal([{ articleId, occurrenceId: far.id }]);
  const middle = (words: string): number => {
    const view = scroller().getBoundingClientRect();
    return Math.abs(reader.boxOf(words).top - (view.top + view.bottom) / 2);
  };
  await expect.poll(() => middle('Paragraph 250 says')).toBeLessThan(40);
  workspace.reveal([{ articleId, occurrenceId: folded.id }]);
  await expect.element(page.getByText('Hidden away here.', { exact: true })).toBeInViewport();
});

test('going away and coming back keeps the place and the caret', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const other = core.addArticle({ blocks: ['Another.'] });
  const session = await openSession(core);
  session.workspace.openArticle(articleId);
  await show(session, TwoPanes, {});
  let reader = await readerPage(core, session, articleId, 0);
  scroller().scrollTop = 5000;
  await new Promise((resolve) => scroller().addEventListener('scrollend', resolve, { once: true }));
  const words = /Paragraph \d+ says/.exec(
    document.caretPositionFromPoint(300, 300)?.offsetNode.textContent ?? '',
  )?.[0];
  if (words === undefined) throw new Error('No paragraph in sight.');
  await reader.click(words);
  const top = reader.boxOf(words).top;
  session.workspace.openArticle(other);
  await expect.element(page.getByText('Another.')).toBeVisible();
  session.workspace.openArticle(articleId);
  await expect.element(page.getByText(`${words} that the gates`)).toBeVisible();
  reader = await readerPage(core, session, articleId, 0);
  await expect.poll(() => Math.abs(reader.boxOf(words).top - top)).toBeLessThan(30);
  session.workspace.moveFocus('text');
  await expect.poll(() => document.activeElement).toBe(reader.text);
  await reader.keys('m');
  expect((await reader.marks(1))[0]?.exact).toEqual([`${words} that the gates were opened.`]);
  await expect.poll(notes).toHaveLength(1);
});

test('an article reopens where it was left, with the caret there', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const words = 'Paragraph 150 says';
  const at = long.slice(0, 150).join('\n\n').length + 2 + 'Paragraph '.length;
  core.places.set(articleId, at);
  const reader = await openReader(core, articleId);
  await expect.poll(() => Math.abs(reader.boxOf(words).top - scroller().clientHeight / 3)).toBeLessThan(60);
  reader.session.workspace.moveFocus('text');
  await expect.poll(() => document.activeElement).toBe(reader.text);
  expect(reader.caretAt()).toMatch(/^150 says/);
});

test('where the caret comes to rest is kept once, and scrolling away from it keeps the line in sight', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const kept = (): number => core.calls.filter(({ name }) => name === 'article.keep-place').length;
  const reader = await openReader(core, articleId);
  await reader.click('Paragraph 2 says');
  await reader.keys('{Home}{ArrowRight}{ArrowRight}');
  await expect.poll(() => core.places.get(articleId)).toBe(long.slice(0, 2).join('\n\n').length + 4);
  expect(kept()).toBe(1);
  scroller().scrollTop = 5000;
  await expect.poll(() => core.places.get(articleId)).toBeGreaterThan(1000);
  expect(kept()).toBe(2);
});

test('what was scrolled past is read, scrolling back takes nothing away, and at its end the article is read', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const reader = await openReader(core, articleId);
  const share = (): number => reader.session.store.articles[0]?.readShare ?? 0;
  expect(share()).toBe(0);
  scroller().scrollTop = scroller().scrollHeight / 2;
  await expect.poll(share).toBeGreaterThan(0.4);
  const half = share();
  expect(half).toBeLessThan(0.6);
  scroller().scrollTop = 0;
  await expect.poll(() => core.places.get(articleId)).toBeLessThan(1000);
  expect(share()).toBe(half);
  scroller().scrollTop = scroller().scrollHeight;
  await expect.poll(share).toBe(1);
});

test('after scrolling on, M brings the caret into sight and marks nothing out of sight', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const reader = await openReader(core, articleId);
  await reader.click('Paragraph 1 says');
  scroller().scrollTop = 5000;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await reader.keys('m');
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  expect(changesMade(core)).toEqual([]);
  await reader.keys('m');
  const [mark] = await reader.marks(1);
  expect(Number(/\d+/.exec(mark?.exact[0] ?? '')?.[0])).toBeGreaterThan(20);
});

test('two panes are live beside each other, each with its own selection', async () => {
  const core = new FakeCore();
  const left = core.addArticle({ title: 'Left', blocks: ['The left flood came.'] });
  const right = core.addArticle({ title: 'Right', blocks: ['The right flood came.'] });
  const session = await openSession(core);
  session.workspace.setPanes([left, right]);
  session.workspace.show('compare');
  await show(session, TwoPanes, {});
  const panes = [
    await readerPage(core, session, left, 0),
    await readerPage(core, session, right, 1),
  ] as const;
  await panes[0].click('left');
  await panes[0].keys('m1');
  await panes[0].marks(1);
  await panes[1].click('right');
  await panes[1].keys('m5');
  await panes[1].marks(1);
  await expect.poll(() => painted('mark-rejects')).toEqual(['The right flood came.']);
  expect(painted('mark-endorses')).toEqual(['The left flood came.']);
  expect(session.workspace.activePane).toBe(1);
  expect(painted('mark-selected')).toEqual(['The right flood came.']);
});

test('an article that is gone says so', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: ['Here.'] });
  core.failNext('article.open', 'article.not-found', 'There is no such article.');
  const session = await openSession(core);
  session.workspace.openArticle(articleId);
  await show(session, TwoPanes, {});
  await expect.element(page.getByText('This article is no longer in the case')).toBeVisible();
});

test('pieces of one mark bear one number and are linked beside the text, though far apart', async () => {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: long });
  const mark = core.addMark(articleId, 'Paragraph 1 says', { stance: 'rejects' });
  core.addMark(articleId, 'Paragraph 2 says');
  const reader = await openReader(core, articleId);
  const spans = ['Paragraph 1 says', 'Paragraph 4 says', 'Paragraph 280 says'].map((words) => {
    const start = long.join('\n\n').indexOf(words);
    return { start, end: start + words.length };
  });
  await core.request('occurrence.update', { occurrenceId: mark.id, patch: { spans } });
  await expect.poll(notes).toEqual(['1 −2 Ann Author 1/3', '2 … Ann Author', '1 2/3']);
  expect(painted('mark-rejects')).toEqual(['Paragraph 1 says', 'Paragraph 4 says']);
  const stripe = document.querySelector(`[data-stripe="${mark.id}"]`);
  const link = stripe?.querySelector<SVGPathElement>('.link')?.getBBox();
  const { top } = reader.text.getBoundingClientRect();
  expect(link?.height).toBeGreaterThan(reader.boxOf('Paragraph 4 says').top - top);
});

test('nested marks are underlined below each other, and each has a stripe of its own beside the text', async () => {
  const core = new FakeCore();
  const words = 'one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ');
  const articleId = core.addArticle({ blocks: [words.join(' ')] });
  const stances = ['endorses', 'rejects', 'distances', 'unclear'] as const;
  for (let i = 0; i < 10; i++)
    core.addMark(articleId, words.slice(0, 13 - i).join(' '), { stance: stances[i % 4] ?? null });
  await openReader(core, articleId);
  const first = words.slice(0, 4).join(' ');
  await expect.poll(() => painted('mark-rejects')).toEqual([first]);
  expect(painted('mark-endorses-2')).toEqual([words.slice(0, 5).join(' ')]);
  expect(painted('mark-unclear-3')).toEqual([words.slice(0, 6).join(' '), ' ten']);
  // Of what lies deeper, the part that nothing on the last line covers.
  expect(painted('mark-distances-3')).toEqual([' seven', ' eleven']);
  expect(painted('wash-rejects').at(0)).toBe(first);
  const lanes = [...document.querySelectorAll('[data-stripe] .piece')].map(
    (piece) => piece.getAttribute('d')?.split(' ')[0],
  );
  expect(new Set(lanes).size).toBe(10);
});
