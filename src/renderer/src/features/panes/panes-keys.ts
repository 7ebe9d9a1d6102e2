import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

/** The keys of the articles side by side; they are heard in the texts and in the table below them. */
defineCommands([
  { id: 'panes.next', context: 'panes', title: () => t('key.next'), keys: ['F6'] },
  { id: 'panes.previous', context: 'panes', title: () => t('key.previous'), keys: ['Shift+F6'] },
  { id: 'panes.add', context: 'panes', title: () => t('key.add'), keys: ['F7'] },
  { id: 'panes.close', context: 'panes', title: () => t('key.close'), keys: ['Shift+F7'] },
  { id: 'panes.fold-table', context: 'panes', title: () => t('key.fold-table'), keys: ['F8'] },
]);
