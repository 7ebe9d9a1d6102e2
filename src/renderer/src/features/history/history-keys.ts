import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

defineCommands([
  {
    id: 'history.move',
    context: 'history',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    shown: () => t('key.arrows'),
    fixed: true,
  },
  { id: 'history.go', context: 'history', title: () => t('go-to-place'), keys: ['Enter'] },
  { id: 'history.base', context: 'history', title: () => t('compare-from'), keys: ['C'] },
  { id: 'history.back', context: 'history', title: () => t('go-back'), keys: ['B'] },
]);
