import { expect, test } from 'vitest';
import { findClash, refusalOf } from '#domain/key-binding.ts';
import '../../../src/renderer/src/app/window-commands.ts';
import '../../../src/renderer/src/features/reader/reader-key-down.ts';
import {
  allCommands,
  readableKey,
  shownKeys,
  useKeys,
} from '../../../src/renderer/src/state/command-registry.svelte.ts';

test('no two commands that are heard together have one key of their own', () => {
  useKeys({});
  const commands = allCommands();
  expect(commands.length).toBeGreaterThan(30);
  const clashes = commands.flatMap((command) =>
    command.keys.flatMap((key) => findClash(commands, {}, command, key) ?? []),
  );
  expect(clashes.map(({ key, one, other }) => `${key}: ${one.id}, ${other.id}`)).toEqual([]);
});

test('the keys commands begin with are such as may be chosen, and each says what it does', () => {
  for (const command of allCommands()) {
    expect(command.title(), command.id).not.toBe('');
    if (command.fixed) continue;
    for (const key of command.keys)
      expect(refusalOf(key, command.context), `${command.id} ${key}`).toBeNull();
  }
});

test('keys are shown as people write them', () => {
  expect(['Mod+Shift+S', 'Alt+ArrowDown', ' ', 'Shift+?', 'PageUp'].map(readableKey)).toEqual([
    'Ctrl+Shift+S',
    'Alt+↓',
    'Space',
    '?',
    'Page Up',
  ]);
  expect(shownKeys('reader.move')).toEqual(['Arrows']);
  expect(shownKeys('no.such')).toEqual([]);
});
