import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Sources from '../../../src/renderer/src/features/sources/Sources.svelte';
import { changesMade, lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

function withSources(): FakeCore {
  const core = new FakeCore();
  const article = core.addArticle({ authors: ['Ann Author'], blocks: ['The dam failed.'] });
  const minister = core.addSource({
    name: 'Лукашенко',
    kind: 'person',
    role: 'President',
    country: 'Sandry',
  });
  core.addSource({ name: 'River Council', kind: 'organisation', aliases: ['the Council', 'RC'] });
  core.addMark(article, 'The dam failed.', { chain: [minister] });
  return core;
}

async function open(core: FakeCore): Promise<void> {
  await show(await openSession(core), Sources, {});
  await expect.element(page.getByRole('table')).toBeVisible();
}

const source = (name: string) => page.getByRole('button', { name, exact: true });
const panel = () => page.getByRole('complementary', { name: 'Source' });

test('each source shows its kind, names, country, count and letter, F until it is rated', async () => {
  await open(withSources());
  const row = page.getByRole('row').filter({ hasText: 'Лукашенко' });
  await expect.element(row).toHaveTextContent(/Person.*President.*Sandry.*1.*F.*not rated/);
  await expect.element(page.getByText('the Council · RC')).toBeVisible();
});

test('typing finds by name in another script, by alias and by role', async () => {
  await open(withSources());
  const field = page.getByLabelText('Find a source');
  for (const [typed, found] of [
    ['lukash', 'Лукашенко'],
    ['rc', 'River Council'],
    ['presid', 'Лукашенко'],
  ] as const) {
    await field.fill(typed);
    await expect.element(source(found)).toBeVisible();
    await vi.waitFor(() => expect(page.getByRole('rowheader').elements()).toHaveLength(1));
  }
  await field.fill('nobody');
  await expect.element(page.getByText('No source fits.')).toBeVisible();
});

test('what is typed into the panel is kept when the field is left, alone', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  await panel().getByLabelText('Aliases').fill(' Council \n\nВодный совет\n');
  await panel().getByLabelText('Country').click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'source.update')).toMatchObject({
      patch: { aliases: ['Council', 'Водный совет'] },
    }),
  );
  expect(changesMade(core)).toEqual(['source.update']);
});

test('Escape closes the panel and keeps what was being typed', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  await panel().getByLabelText('Country').fill('Osmeria');
  await userEvent.keyboard('{Escape}');
  await expect.element(panel()).not.toBeInTheDocument();
  await vi.waitFor(() =>
    expect(lastInput(core, 'source.update')).toMatchObject({ patch: { country: 'Osmeria' } }),
  );
});

test('a change that fails says why in the panel, and what is kept shows again', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  core.failNext('source.update', 'disk.full', 'The disk is full.');
  await panel().getByLabelText('Role').fill('Regulator');
  await userEvent.keyboard('{Tab}');
  await expect.element(panel().getByRole('alert')).toHaveTextContent('The disk is full.');
  await expect.element(panel().getByLabelText('Role')).toHaveValue('');
});

test('a source is rated with letter, date and reason; earlier ratings stay below', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  const rate = panel().getByRole('button', { name: 'Rate' });
  await expect.element(rate).toBeDisabled();
  const give = async (letter: string, on: string, reason: string): Promise<void> => {
    await panel().getByLabelText('Letter').selectOptions(letter);
    await panel().getByLabelText('Date').fill(on);
    await panel().getByLabelText('Reason').fill(reason);
    await rate.click();
    await expect.element(panel().getByLabelText('Reason')).toHaveValue('');
  };
  await give('C', '2024-01-01', 'Often late');
  await give('B', '2024-02-02', 'Better since');
  const ratings = panel().getByRole('list', { name: 'Ratings, newest first' }).getByRole('listitem');
  await expect.element(ratings.nth(0)).toHaveTextContent(/B.*2024-02-02.*Better since/);
  await expect.element(ratings.nth(1)).toHaveTextContent(/C.*2024-01-01.*Often late/);
});

test('a new source is made by name and kind, and a name that is known is pointed to', async () => {
  const core = withSources();
  await open(core);
  await page.getByRole('button', { name: 'New source' }).click();
  await userEvent.keyboard('the council');
  await expect.element(panel().getByText('River Council')).toBeVisible();
  await panel().getByLabelText('Name').fill('Ministry of Water');
  await panel().getByLabelText('Kind').selectOptions('Government body');
  await panel().getByRole('button', { name: 'Make source' }).click();
  await expect.element(panel().getByLabelText('Aliases')).toBeVisible();
  await expect.element(source('Ministry of Water')).toBeVisible();
  expect(lastInput(core, 'source.create')).toEqual({ name: 'Ministry of Water', kind: 'government-body' });
});

test('only a source that nothing names can be removed', async () => {
  const core = withSources();
  await open(core);
  await source('Лукашенко').click();
  await expect.element(panel().getByText('cannot be removed')).toBeVisible();
  await source('River Council').click();
  await panel().getByRole('button', { name: 'Remove source' }).click();
  await expect.element(source('River Council')).not.toBeInTheDocument();
  await expect.element(panel()).not.toBeInTheDocument();
});

test('of 3,000 sources only those in sight are in the page', async () => {
  const core = new FakeCore();
  for (let number = 0; number < 3000; number++) core.addSource({ name: `Source ${number}`, kind: 'person' });
  await open(core);
  await expect.element(page.getByRole('status').getByText('3,000')).toBeVisible();
  expect(page.getByRole('row').elements().length).toBeLessThan(80);
});

test('the list is sorted by a column and filtered, with counts', async () => {
  const core = withSources();
  core.addSource({ name: 'Zora', kind: 'person', country: 'Andor' });
  await open(core);
  const names = () =>
    page
      .getByRole('rowheader')
      .elements()
      .map((row) => row.querySelector('button')?.textContent);
  await page.getByRole('columnheader', { name: 'Marks' }).getByRole('button').click();
  await vi.waitFor(() => expect(names().slice(0, 2)).toEqual(['Ann Author', 'Лукашенко']));
  await page.getByRole('columnheader', { name: 'Country' }).getByRole('button').click();
  await vi.waitFor(() => expect(names().slice(0, 2)).toEqual(['Zora', 'Лукашенко']));
  await page.getByRole('columnheader', { name: 'Country' }).getByRole('button').click();
  // What is empty stays last.
  await vi.waitFor(() => expect(names().slice(0, 2)).toEqual(['Лукашенко', 'Zora']));
  await page.getByLabelText('Use').selectOptions('Named in no mark (2)');
  await expect.element(page.getByRole('status').getByText('2 of 4 sources')).toBeVisible();
  await page.getByLabelText('Kind').selectOptions('Organisation (1)');
  await vi.waitFor(() => expect(names()).toEqual(['River Council']));
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.element(page.getByRole('status').getByText('4 sources')).toBeVisible();
});

test('a name that another source has is kept only when that is confirmed, and the list tells the two apart', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  await panel().getByLabelText('Name').fill('lukashenko');
  await userEvent.keyboard('{Tab}');
  await expect.element(panel().getByRole('alert')).toHaveTextContent('another source');
  await panel().getByRole('button', { name: 'Two share this name' }).click();
  await expect.element(source('lukashenko')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'Лукашенко' });
  await expect.element(row.getByRole('rowheader')).toHaveTextContent('President, Sandry');
});

test('an empty or too long name is answered in the field and changes nothing', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  const name = panel().getByLabelText('Name');
  await name.fill('   ');
  await userEvent.keyboard('{Tab}');
  await expect.element(panel().getByRole('alert')).toHaveTextContent('A source needs a name.');
  await name.fill('x'.repeat(2000));
  await userEvent.keyboard('{Tab}');
  await expect
    .element(panel().getByRole('alert'))
    .toHaveTextContent('at most 1,000 characters; this has 2,000');
  expect(changesMade(core)).toEqual([]);
});

test('a rating given by mistake is removed', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  await panel().getByLabelText('Date').fill('2024-01-01');
  await panel().getByLabelText('Reason').fill('slip');
  await panel().getByRole('button', { name: 'Rate' }).click();
  await panel().getByRole('button', { name: 'Remove the rating F of 1 January 2024' }).click();
  await expect.element(panel().getByText('It is F until you rate it.')).toBeVisible();
  await expect.element(panel().getByRole('heading', { level: 4 })).toHaveFocus();
});

test('merging a source with itself is refused in words', async () => {
  const core = withSources();
  await open(core);
  await source('River Council').click();
  await panel().getByRole('button', { name: 'Merge…' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByText('Choose at least two sources.')).toBeVisible();
  await dialog.getByRole('combobox').fill('council');
  await dialog.getByRole('option').first().click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('cannot be merged with itself');
  await expect.element(dialog.getByRole('button', { name: 'Merge sources' })).toBeDisabled();
});

test('kinds the case added are offered, shown and filtered by; those it hides are not offered', async () => {
  const core = withSources();
  await open(core);
  await core.request('codebook.set-value', { list: 'sourceKind', value: 'metonym', patch: { hidden: true } });
  await core.request('codebook.add-value', {
    list: 'sourceKind',
    countsAs: 'organisation',
    label: 'Think tank',
    definition: 'Studies for hire.',
    example: '',
  });
  await source('River Council').click();
  const kind = panel().getByLabelText('Kind');
  await expect.element(kind.getByRole('option', { name: 'Think tank' })).toBeInTheDocument();
  expect(kind.getByRole('option', { name: 'Metonym' }).elements()).toEqual([]);
  await kind.selectOptions('Think tank');
  await expect
    .poll(() => lastInput(core, 'source.update'))
    .toMatchObject({ patch: { added: { sourceKind: expect.any(String) } } });
  const row = page.getByRole('row').filter({ hasText: 'River Council' });
  await expect.element(row).toHaveTextContent('Think tank');
  await userEvent.keyboard('{Escape}');
  await page.getByLabelText('Kind').selectOptions('Think tank (1)');
  await vi.waitFor(() => expect(page.getByRole('rowheader').elements()).toHaveLength(1));
  await page.getByRole('button', { name: 'New source' }).click();
  await panel().getByLabelText('Name').fill('Delta Institute');
  await panel().getByLabelText('Kind').selectOptions('Think tank');
  await panel().getByRole('button', { name: 'Make source' }).click();
  await expect
    .poll(() => lastInput(core, 'source.create'))
    .toMatchObject({ kind: 'organisation', added: { sourceKind: expect.any(String) } });
});
