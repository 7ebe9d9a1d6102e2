import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import CaseHistory from '../../../src/renderer/src/features/history/CaseHistory.svelte';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

test('a case nothing was done in says so', async () => {
  await show(await openSession(new FakeCore()), CaseHistory, {});
  await expect.element(page.getByText('Nothing has been done yet')).toBeVisible();
});

test('changes, what was undone and what was done again stand newest first, as they happen', async () => {
  const core = new FakeCore();
  await show(await openSession(core), CaseHistory, {});
  await core.request('case.rename', { title: 'Дело № 1' });
  await core.request('journal.undo', {});
  await core.request('journal.redo', {});
  await expect.element(page.getByRole('row').nth(1)).toHaveTextContent('Done again: rename case “Дело № 1”');
  await expect.element(page.getByRole('row').nth(2)).toHaveTextContent('Undone: rename case “Дело № 1”');
  await expect.element(page.getByRole('row').nth(3)).toHaveTextContent('Rename case “Дело № 1”');
});

test('earlier changes are shown when asked for, and only those in sight are in the page', async () => {
  const core = new FakeCore();
  core.answer('journal.list', ({ limit }) =>
    Array.from({ length: limit }, (_, index) => ({
      seq: 5000 - index,
      at: '2024-05-06T07:08:09.000Z',
      by: 'Ann',
      kind: 'do' as const,
      label: { action: 'occurrence.mark', subject: `Claim ${5000 - index}` },
    })),
  );
  await show(await openSession(core), CaseHistory, {});
  await expect.element(page.getByRole('table')).toHaveAttribute('aria-rowcount', '101');
  await page.getByRole('button', { name: 'Show earlier changes' }).click();
  await expect.element(page.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
  await expect.element(page.getByRole('button', { name: 'Show earlier changes' })).not.toBeInTheDocument();
  expect(page.getByRole('row').elements().length).toBeLessThan(80);
});

test('a journal that cannot be read says so', async () => {
  const core = new FakeCore();
  core.failNext('journal.list', 'core.internal', 'The history cannot be read.');
  await show(await openSession(core), CaseHistory, {});
  await vi.waitFor(() => expect(page.getByText('The history cannot be read.').elements()).toHaveLength(1));
});
