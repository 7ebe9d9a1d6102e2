import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

/** The keys of the claim-by-article table in the order in which one learns them. */
defineCommands([
  {
    id: 'compare.move',
    context: 'comparison',
    title: () => t('key.move'),
    keys: [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
      'Mod+Home',
      'Mod+End',
    ],
    shown: () => t('key.arrows'),
    fixed: true,
  },
  { id: 'compare.reveal', context: 'comparison', title: () => t('key.reveal'), keys: ['Enter'] },
  { id: 'compare.pick', context: 'comparison', title: () => t('key.pick'), keys: [' '] },
  { id: 'compare.join', context: 'comparison', title: () => t('key.join'), keys: ['J'] },
  { id: 'compare.contradicts', context: 'comparison', title: () => t('key.contradicts'), keys: ['X'] },
  { id: 'compare.in-tension', context: 'comparison', title: () => t('key.in-tension'), keys: ['T'] },
  { id: 'compare.relate', context: 'comparison', title: () => t('key.relate'), keys: ['Shift+J'] },
  { id: 'compare.relations', context: 'comparison', title: () => t('key.relations'), keys: ['R'] },
  { id: 'compare.drop', context: 'comparison', title: () => t('key.drop'), keys: ['Escape'], fixed: true },
]);
