import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

/** The keys of the registry of sources, in the order in which one learns them. */
defineCommands([
  {
    id: 'sources.move',
    context: 'sources',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    shown: () => '↑ ↓',
    fixed: true,
  },
  { id: 'sources.edit', context: 'sources', title: () => t('key.edit'), keys: ['Enter'] },
  { id: 'sources.page', context: 'sources', title: () => t('key.page'), keys: ['P'] },
  { id: 'sources.choose', context: 'sources', title: () => t('key.choose'), keys: [' '] },
  { id: 'sources.merge', context: 'sources', title: () => t('key.merge'), keys: ['J'] },
  { id: 'sources.split', context: 'sources', title: () => t('key.split'), keys: ['S'] },
  { id: 'sources.new', context: 'sources', title: () => t('key.new'), keys: ['N'] },
]);
