import '../features/compare/compare-keys.ts';
import '../features/history/history-keys.ts';
import '../features/library/import-keys.ts';
import '../features/network/network-keys.ts';
import '../features/panes/panes-keys.ts';
import '../features/reader/reader-keys.ts';
import '../features/sides/sides-keys.ts';
import '../features/sources/source-keys.ts';
import '../features/suggestions/suggestion-keys.ts';
import '../features/table/table-keys.ts';
import '../features/timeline/timeline-keys.ts';
import { windowCommands, type WindowCommand } from '#domain/window-commands.ts';
import { defineCommands } from '../state/command-registry.svelte.ts';
import { t } from './strings.ts';

// The features' lists of keys are imported above for what they enter: the key map shows all of them, and two commands
// with one key are found, even while the feature itself is not loaded.

const ids = Object.keys(windowCommands) as readonly WindowCommand[];

defineCommands(
  ids.map((id) => ({
    id,
    context: 'window',
    title: () => t(`command.${id}`),
    keys: windowCommands[id],
  })),
);

/** True for the id of a command of the window. */
export function isWindowCommand(id: string): id is WindowCommand {
  return Object.hasOwn(windowCommands, id);
}
