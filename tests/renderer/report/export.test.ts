import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import ExportDialog from '../../../src/renderer/src/features/report/ExportDialog.svelte';
import { Failure } from '#domain/failure.ts';
import { lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

async function open(titles: readonly string[]) {
  const core = new FakeCore();
  const ids = titles.map((title) => core.addArticle({ title, blocks: ['x'] }));
  const onclose = vi.fn<() => void>();
  await show(await openSession(core), ExportDialog, { onclose });
  return { core, ids, onclose };
}

const exportButton = () => page.getByRole('button', { name: 'Export…' });

test('the whole case goes out as HTML unless something else is chosen', async () => {
  const { core, onclose } = await open(['One', 'Two']);
  core.answer('report.export', () => ({ path: '/tmp/Отчёт.html', bytes: 9 }));
  await exportButton().click();
  await expect.element(page.getByText('Exported to /tmp/Отчёт.html')).toBeVisible();
  expect(lastInput(core, 'report.export')).toEqual({
    format: 'html',
    articleIds: [],
    figures: ['timeline', 'network', 'matrix'],
  });
  expect(onclose).toHaveBeenCalledOnce();
  // The dialog is still there, since nobody takes it away, and lies over the message.
  (page.getByRole('button', { name: 'Show in folder' }).element() as HTMLElement).click();
  expect(lastInput(core, 'app.show-in-folder')).toEqual({ what: 'last-export' });
});

test('some articles alone go out in the format chosen', async () => {
  const { core, ids } = await open(['One', 'Two', 'Three']);
  await page.getByLabelText(/CSV/).click();
  await page.getByLabelText('Two').click();
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toEqual({
      format: 'csv',
      articleIds: [ids[0], ids[2]],
      figures: [],
    }),
  );
});

test('with no article chosen there is nothing to export; a case without articles still gives its report', async () => {
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

test('a cancelled save dialog leaves the choice standing, and a failure is told in place', async () => {
  const { core, onclose } = await open(['One']);
  core.answer('report.export', () => null);
  await page.getByLabelText(/PDF/).click();
  await exportButton().click();
  await expect.element(page.getByLabelText(/PDF/)).toBeChecked();
  core.answer('report.export', () => {
    throw new Failure('disk.full', 'The disk is full.');
  });
  await exportButton().click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
  expect(onclose).not.toHaveBeenCalled();
});

test('a figure taken out of the report is not drawn, and data has none to choose', async () => {
  const { core } = await open(['One']);
  core.answer('report.export', () => ({ path: '/tmp/a', bytes: 9 }));
  await page.getByLabelText('Timeline of claims').click();
  await exportButton().click();
  await vi.waitFor(() =>
    expect(lastInput(core, 'report.export')).toMatchObject({ figures: ['network', 'matrix'] }),
  );
  await page.getByLabelText(/JSON/).click();
  await expect.element(page.getByLabelText('Timeline of claims')).not.toBeInTheDocument();
});
