import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

const sides = { context: 'sides' } as const;

/** The keys of what is left out and of two sides compared, in the order in which one learns them. */
defineCommands([
  {
    ...sides,
    id: 'sides.move',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    shown: () => t('key.arrows'),
    fixed: true,
  },
  { ...sides, id: 'sides.reveal', title: () => t('key.reveal'), keys: ['Enter'] },
  { ...sides, id: 'sides.pick', title: () => t('key.pick'), keys: [' '] },
  { ...sides, id: 'sides.tie', title: () => t('key.tie'), keys: ['J'] },
  { ...sides, id: 'sides.relations', title: () => t('key.relations'), keys: ['R'] },
  { ...sides, id: 'sides.next-group', title: () => t('key.next-group'), keys: ['G'] },
  { ...sides, id: 'sides.previous-group', title: () => t('key.previous-group'), keys: ['Shift+G'] },
  { ...sides, id: 'sides.swap', title: () => t('key.swap'), keys: ['S'] },
  { ...sides, id: 'sides.drop', title: () => t('key.drop'), keys: ['Escape'], fixed: true },
]);
