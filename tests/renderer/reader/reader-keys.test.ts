import { expect, test } from 'vitest';
import '../../../src/renderer/src/app/window-commands.ts';
import '../../../src/renderer/src/features/reader/reader-key-down.ts';
import { findClash } from '#domain/key-binding.ts';
import { allCommands } from '../../../src/renderer/src/state/command-registry.svelte.ts';

test('no key of the reader is that of another command heard at the same time', () => {
  const commands = allCommands();
  const clashes = commands
    .filter(({ context }) => context === 'article')
    .flatMap((command) => command.keys.map((key) => findClash(commands, {}, command, key)))
    .flatMap((clash) => (clash ? [`${clash.key}: ${clash.one.id}, ${clash.other.id}`] : []));
  expect(clashes).toEqual([]);
});
