import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { KeyChoices } from '#domain/key-binding.ts';
import '../../../src/renderer/src/app/window-commands.ts';
import KeysDialog from '../../../src/renderer/src/features/settings/KeysDialog.svelte';
import { commandAt, keysOf, useKeys } from '../../../src/renderer/src/state/command-registry.svelte.ts';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

async function open() {
  useKeys({});
  const onchange = vi.fn<(keys: KeyChoices) => void>((keys) => useKeys(keys));
  const onclose = vi.fn<() => void>();
  await show(await openSession(new FakeCore()), KeysDialog, { onchange, onclose });
  return { onchange, onclose };
}

const command = (name: RegExp) => page.getByRole('button', { name });

test('all commands stand there by group, and are found by words in any order and by key', async () => {
  await open();
  for (const name of ['Article', 'Claims by article', 'Import', 'Window'])
    await expect.element(page.getByRole('heading', { name, exact: true })).toBeInTheDocument();
  await page.getByRole('searchbox').fill('articles impo');
  await expect.element(command(/Ctrl\+I/)).toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(1);
  await page.getByRole('searchbox').fill('ctrl+,');
  await expect.element(command(/Settings/)).toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(1);
  await page.getByRole('searchbox').fill('*');
  await expect.element(page.getByText('Nothing here has')).toBeVisible();
});

test('a new key is pressed, holds at once, and goes back to the default', async () => {
  const { onchange } = await open();
  await command(/^M Mark the sentence/).click();
  await userEvent.keyboard('{Alt>}j{/Alt}');
  expect(onchange).toHaveBeenLastCalledWith({ 'reader.mark': ['Alt+J'] });
  await expect.element(command(/^Alt\+J Mark the sentence/)).toBeVisible();
  expect(commandAt('article', 'Alt+J')?.id).toBe('reader.mark');
  expect(commandAt('article', 'M')).toBeNull();
  await page.getByRole('button', { name: 'Add…' }).click();
  await userEvent.keyboard('{Alt>}{Shift>}h{/Shift}{/Alt}');
  expect(keysOf('reader.mark')).toEqual(['Alt+J', 'Alt+Shift+H']);
  await page.getByRole('button', { name: 'Back to M' }).click();
  expect(onchange).toHaveBeenLastCalledWith({});
});

test('a clash is named at once; the analyst leaves the key there or takes it over', async () => {
  const { onchange } = await open();
  await command(/^M Mark the sentence/).click();
  await userEvent.keyboard('n');
  await expect.element(page.getByText('N is “Next mark” (Article).')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it there' }).click();
  expect(onchange).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Change…' }).click();
  await userEvent.keyboard('{Control>}i{/Control}');
  await expect.element(page.getByText('Ctrl+I is “Import articles” (Window).')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(keysOf('reader.mark')).toEqual(['Mod+I']);
  expect(keysOf('article.import')).toEqual([]);
  await page.getByRole('button', { name: 'All back to default' }).click();
  await page.getByRole('button', { name: 'Yes, all' }).click();
  expect(keysOf('article.import')).toEqual(['Mod+I']);
});

test('keys that cannot be given away are refused with why, and Escape leaves everything', async () => {
  const { onchange, onclose } = await open();
  await command(/Import articles/).click();
  for (const [keys, why] of [
    ['{Tab}', /moves the keyboard on/],
    ['{Control>}c{/Control}', /cuts, copies or pastes/],
    ['{Control>}q{/Control}', /the window or the system/],
    ['{F10}', /opens a menu/],
    ['{Enter}', /presses what has the keyboard/],
  ] as const) {
    await userEvent.keyboard(keys);
    await expect.element(page.getByText(why)).toBeVisible();
  }
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('Left as it was')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(command(/Import articles/)).toHaveFocus();
  expect(onchange).not.toHaveBeenCalled();
  expect(onclose).not.toHaveBeenCalled();
});
