import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Settings } from '#contract/api.ts';
import SettingsDialog from '../../../src/renderer/src/features/settings/SettingsDialog.svelte';
import { openSession, show } from '../app/show.ts';
import { FakeCore, usualSettings } from '../fake-core.ts';

async function open() {
  const onchange = vi.fn<(patch: Partial<Settings>) => void>();
  const onrestore = vi.fn<() => void>();
  const onclose = vi.fn<() => void>();
  const settings: Settings = { ...usualSettings, analyst: 'Ann' };
  await show(await openSession(new FakeCore()), SettingsDialog, { settings, onchange, onrestore, onclose });
  return { onchange, onrestore, onclose };
}

test('theme and text size take effect when they are chosen', async () => {
  const { onchange } = await open();
  await page.getByLabelText('Dark').click();
  await page.getByLabelText('High contrast').click();
  const size = page.getByLabelText('Text size');
  await size.fill('24');
  await page.getByLabelText('Without serifs').click();
  expect(onchange.mock.calls).toEqual([
    [{ theme: 'dark' }],
    [{ contrast: 'more' }],
    [{ textSize: 24 }],
    [{ readerFont: 'sans' }],
  ]);
});

test('a name that was typed is kept once, even when Escape closes the dialog over it', async () => {
  const { onchange, onclose } = await open();
  await page.getByLabelText(/Your name/).fill(' Зоя Ї ');
  await userEvent.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledOnce();
  expect(onchange.mock.calls).toEqual([[{ analyst: 'Зоя Ї' }]]);
});

test('a name that was not changed is not kept again', async () => {
  const { onchange } = await open();
  await page.getByLabelText(/Your name/).click();
  await page.getByLabelText('Light').click();
  expect(onchange.mock.calls).toEqual([[{ theme: 'light' }]]);
});

test('the sample case is restored only after a second yes', async () => {
  const { onrestore } = await open();
  await page.getByRole('button', { name: 'Restore…' }).click();
  expect(onrestore).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Restore now' }).click();
  expect(onrestore).toHaveBeenCalledOnce();
});
