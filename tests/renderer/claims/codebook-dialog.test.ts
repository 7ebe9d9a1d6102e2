import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/renderer/src/styles/tokens.css';
import '../../../src/renderer/src/styles/base.css';
import CodebookDialog from '../../../src/renderer/src/features/claims/CodebookDialog.svelte';
import { lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

test('an added value is told with what it counts as, which can be chosen anew; the program’s own have no such choice', async () => {
  const core = new FakeCore();
  const session = await openSession(core);
  await core.request('codebook.add-value', {
    list: 'stance',
    countsAs: 'rejects',
    label: 'Sneers',
    definition: 'Mocks the claim.',
    example: '',
  });
  await show(session, CodebookDialog, { onclose: () => undefined });
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /Rejects/ })
    .first()
    .click();
  await expect.element(dialog.getByRole('form', { name: 'Rejects' })).toBeVisible();
  expect(dialog.getByLabelText('Counts as').query()).toBeNull();

  await dialog.getByRole('button', { name: /Sneers/ }).click();
  const form = dialog.getByRole('form', { name: 'Sneers' });
  const base = form.getByLabelText('Counts as');
  await expect.element(base).toHaveDisplayValue('Rejects');
  await expect.element(form.getByText('No place has this value.')).toBeVisible();
  const save = form.getByRole('button', { name: 'Save' });
  await expect.element(save).toBeDisabled();
  await userEvent.selectOptions(base, 'Distances');
  await save.click();
  await expect.element(dialog.getByText('added; counts as Distances')).toBeVisible();
  await expect.element(form.getByText('Saved')).toBeVisible();
  await expect.element(save).toBeDisabled();
  expect(lastInput(core, 'codebook.set-value')).toMatchObject({
    list: 'stance',
    patch: { label: 'Sneers', definition: 'Mocks the claim.', countsAs: 'distances' },
  });
});

test('a base that is refused is said, and the choice stays to be saved', async () => {
  const core = new FakeCore();
  const session = await openSession(core);
  await core.request('codebook.add-value', {
    list: 'stance',
    countsAs: 'rejects',
    label: 'Sneers',
    definition: '',
    example: '',
  });
  await show(session, CodebookDialog, { onclose: () => undefined });
  await page.getByRole('button', { name: /Sneers/ }).click();
  core.failNext('codebook.set-value', 'core.internal', 'The disk is full.');
  await userEvent.selectOptions(page.getByLabelText('Counts as'), 'Unclear');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByLabelText('Counts as')).toHaveDisplayValue('Unclear');
  await expect.element(page.getByText('added; counts as Rejects')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Save' })).toBeEnabled();
});
