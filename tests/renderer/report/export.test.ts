import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ExportDialog from '../../../src/renderer/src/features/report/ExportDialog.svelte';
import { Failure } from '#domain/failure.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { exportFormats } from '#domain/report/export-formats.ts';
import { type ExportHabits, firstHabits } from '#domain/report/export-habits.ts';
import { lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

type Prepared = { readonly habits?: Partial<ExportHabits>; readonly prepare?: (core: FakeCore) => void };

async function open(titles: readonly string[], { habits = {}, prepare }: Prepared = {}) {
  const core = new FakeCore();
  const ids = titles.map((title) => core.addArticle({ title, blocks: ['x'] }));
  prepare?.(core);
  const onclose = vi.fn<() => void>();
  const onremember = vi.fn<(changed: ExportHabits) => void>();
  await show(await openSession(core), ExportDialog, {
    habits: { ...firstHabits, ...habits },
    onremember,
    onclose,
  });
  return { core, ids, onclose, onremember };
}

const exportButton = () => page.getByRole('button', { name: 'Export…' });
const format = (name: string) => page.getByRole('radio', { name, exact: true });

test('the whole case goes out as HTML unless something else is chosen', async () => {
  const { core, onclose, onremember } = await open(['One', 'Two']);
  core.answer('report.export', () => ({ path: '/tmp/Отчёт.html', bytes: 9 }));
  await exportButton().click();
  await expect.element(page.getByText('Exported to /tmp/Отчёт.html')).toBeVisible();
  expect(lastInput(core, 'report.export')).toEqual({
    format: 'html',
    scope: { filter: '', articleIds: [] },
    composition: composeFrom('full'),
    options: { byteOrderMark: true, suggested: false },
    zipped: false,
  });
  expect(onclose).toHaveBeenCalledOnce();
  expect(onremember).toHaveBeenCalledExactlyOnceWith(firstHabits);
  // The dialog is still there, since nobody takes it away, and lies over the message.
  (page.getByRole('button', { name: 'Show in folder' }).element() as HTMLElement).click();
  expect(lastInput(core, 'app.show-in-folder')).toEqual({ what: 'last-export' });
});

test('every format there is can be chosen, with a name of its own and one line that says what it is for', async () => {
  await open(['One']);
  const radios = page.getByRole('radio').elements() as HTMLInputElement[];
  const listed = radios.filter((radio) => radio.name === 'format');
  expect(listed.map((radio) => radio.value).toSorted()).toEqual(exportFormats.toSorted());
  const names = listed.map((radio) => radio.closest('label')?.querySelector('strong')?.textContent ?? '');
  expect(new Set(names).size).toBe(exportFormats.length);
  for (const radio of listed) {
    const use = document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(use?.length).toBeGreaterThan(10);
  }
});

test('the dialog begins with the format of the last time, which has the keyboard, and arrows choose another', async () => {
  await open(['One'], { habits: { format: 'csv', byteOrderMark: false } });
  await expect.element(format('Occurrences, CSV')).toHaveFocus();
  await expect.element(page.getByLabelText(/byte order mark/)).not.toBeChecked();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(format('Occurrences, CSV')).not.toBeChecked();
  await expect.element(page.getByLabelText(/byte order mark/)).not.toBeInTheDocument();
});

test('some articles alone go out in the format chosen, and what was chosen is remembered', async () => {
  const { core, ids, onremember } = await open(['One', 'Two', 'Three']);
  core.answer('report.export', () => ({ path: '/tmp/a.csv', bytes: 9 }));
  await format('Occurrences, CSV').click();
  await page.getByLabelText(/byte order mark/).click();
  await page.getByLabelText('Two', { exact: true }).click();
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toMatchObject({
      format: 'csv',
      scope: { filter: '', articleIds: [ids[0], ids[2]] },
      composition: null,
      options: { byteOrderMark: false },
    }),
  );
  await vi.waitFor(() =>
    expect(onremember).toHaveBeenCalledWith({ ...firstHabits, format: 'csv', byteOrderMark: false }),
  );
});

test('a filter says how much it finds; one that is not understood, or finds nothing, is not exported', async () => {
  const { core } = await open(['One', 'Two']);
  core.answer('report.count', ({ scope }) =>
    scope.filter.startsWith('zzz')
      ? { articles: 0, claims: 0, occurrences: 0 }
      : { articles: 1, claims: 2, occurrences: 3 },
  );
  const field = page.getByRole('searchbox', { name: 'Filter' });
  await field.fill('stance:rejects');
  await expect.element(page.getByText('1 article, 2 claims, 3 occurrences')).toBeVisible();
  core.answer('report.export', () => null);
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toMatchObject({ scope: { filter: 'stance:rejects ' } }),
  );
  await field.fill('stance:');
  await expect.element(page.getByText('Not understood: stance:')).toBeVisible();
  await expect.element(exportButton()).toBeDisabled();
  await field.fill('zzzz');
  await expect.element(page.getByText('Nothing of the case is chosen.')).toBeVisible();
  await expect.element(exportButton()).toBeDisabled();
});

test('a report is composed as a template says, with or without what was only suggested', async () => {
  const { core, onremember } = await open(['One']);
  core.answer('report.export', () => ({ path: '/tmp/a.html', bytes: 9 }));
  await page.getByLabelText('Composed as').selectOptions('Short brief');
  await page.getByLabelText(/only suggested/).click();
  await page.getByLabelText(/schema.org data/).click();
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toMatchObject({
      composition: { ...composeFrom('brief'), suggested: 'left-out', structuredData: true },
    }),
  );
  await vi.waitFor(() =>
    expect(onremember).toHaveBeenCalledWith({
      ...firstHabits,
      template: 'brief',
      suggestedInReports: false,
      structuredData: true,
    }),
  );
});

test('a report that is kept in the case brings what of the case it is about, and says the rest itself', async () => {
  const kept = { id: '01900000-0000-7000-8000-00000000aaaa', name: 'For the court', createdAt: '' };
  const { core, ids } = await open(['One', 'Two'], {
    prepare: (fake) => {
      fake.answer('report.list', () => [{ ...kept, versionCount: 0 }]);
      fake.answer('report.count', () => ({ articles: 1, claims: 1, occurrences: 1 }));
    },
  });
  const composition = {
    ...composeFrom('brief'),
    title: 'The gates',
    scope: { filter: 'gates', articleIds: [ids[1] ?? ''] },
  };
  core.answer('report.get', () => ({ ...kept, composition }));
  core.answer('report.export', () => null);
  await page.getByLabelText('Composed as').selectOptions('For the court');
  await expect.element(page.getByRole('searchbox', { name: 'Filter' })).toHaveValue('gates');
  await expect.element(page.getByLabelText('One', { exact: true })).not.toBeChecked();
  await expect.element(page.getByLabelText(/only suggested/)).not.toBeInTheDocument();
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toMatchObject({
      composition,
      scope: { filter: 'gates', articleIds: [ids[1]] },
    }),
  );
});

test('several files become a folder, which is opened, or a zip', async () => {
  const { core } = await open(['One']);
  core.answer('report.export', () => ({ path: '/tmp/reviews', bytes: 9 }));
  await format('Claim reviews, schema.org').click();
  await page.getByLabelText('As one zip file').click();
  await page.getByLabelText('As a folder').click();
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toMatchObject({ format: 'schema-org', zipped: false }),
  );
  await expect.element(page.getByText('Open folder')).toBeInTheDocument();
});

test('with no article chosen there is nothing to export', async () => {
  await open(['One', 'Two', 'Three']);
  await page.getByRole('button', { name: 'None' }).click();
  await expect.element(exportButton()).toBeDisabled();
  await page.getByRole('button', { name: 'All' }).click();
  await expect.element(exportButton()).toBeEnabled();
});

test('a case without articles still gives its report', async () => {
  await open([]);
  await expect.element(exportButton()).toBeEnabled();
});

test('a cancelled save dialog leaves the choice standing, a cancelled export says so, a failure is told in place', async () => {
  const { core, onclose, onremember } = await open(['One']);
  core.answer('report.export', () => null);
  await format('Report, PDF').click();
  await exportButton().click();
  await expect.element(format('Report, PDF')).toBeChecked();
  core.answer('report.export', () => {
    throw new Failure('request.cancelled', 'Cancelled; nothing was written.');
  });
  await exportButton().click();
  await expect.element(page.getByText('Cancelled; nothing was written.')).toBeVisible();
  expect(page.getByRole('alert').elements()).toEqual([]);
  core.answer('report.export', () => {
    throw new Failure('disk.full', 'The disk is full.');
  });
  await exportButton().click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
  expect(onclose).not.toHaveBeenCalled();
  expect(onremember).not.toHaveBeenCalled();
});
