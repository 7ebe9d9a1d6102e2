import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

/** The keys of the import's preview. They belong to its list, so that they are not changed. */
defineCommands([
  {
    id: 'import.move',
    context: 'import',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown'],
    fixed: true,
  },
  { id: 'import.switch', context: 'import', title: () => t('key.switch'), keys: [' '], fixed: true },
  { id: 'import.above', context: 'import', title: () => t('key.above'), keys: ['Alt+ArrowUp'], fixed: true },
  {
    id: 'import.below',
    context: 'import',
    title: () => t('key.below'),
    keys: ['Alt+ArrowDown'],
    fixed: true,
  },
  { id: 'import.next', context: 'import', title: () => t('key.next'), keys: ['Mod+Enter'], fixed: true },
]);
