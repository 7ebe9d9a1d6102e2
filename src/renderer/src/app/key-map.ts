import type { MenuCommand } from '#contract/events.ts';
import { compareKeys } from '../features/compare/compare-keys.ts';
import { importKeys } from '../features/library/import-keys.ts';
import { readerKeys } from '../features/reader/reader-keys.ts';
import { windowKeys } from './app-controller.svelte.ts';

/** A group of the key map: each key as it is pressed, and what it does. */
export type KeyGroup = {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
};

const commandWords: Readonly<Record<MenuCommand, string>> = {
  'case.new': 'New case',
  'case.open': 'Open a case',
  'case.save-copy': 'Save a copy of the case',
  'case.open-sample': 'Open the sample case',
  'case.restore-sample': 'Restore the sample case',
  'article.import': 'Import articles',
  'edit.undo': 'Undo',
  'edit.redo': 'Redo',
  'view.library': 'Library',
  'view.article': 'Article',
  'view.compare': 'Compare two articles',
  'view.sources': 'Sources',
  'view.history': 'History',
  'report.export': 'Export a report or the data',
  'settings.open': 'Settings',
  'help.keys': 'This list',
};

/** The whole key map; `modifier` is how the platform writes its command key. */
export function keyGroups(modifier: string): readonly KeyGroup[] {
  const windowGroup = Object.entries(windowKeys).map(([key, command]) => ({
    key: key.replace('Mod+', modifier),
    does: commandWords[command],
  }));
  return [
    { title: 'Article', keys: readerKeys.map(({ shown, does }) => ({ key: shown, does: does() })) },
    { title: 'Claims by article', keys: compareKeys },
    { title: 'Import', keys: importKeys },
    { title: 'Window', keys: windowGroup },
  ];
}
