import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

/** What can be done with the suggestion that has the keyboard. */
export type SuggestionCommand =
  | 'suggestions.go'
  | 'suggestions.same'
  | 'suggestions.contradicts'
  | 'suggestions.in-tension'
  | 'suggestions.relate'
  | 'suggestions.reject'
  | 'suggestions.later';

/** The keys of the list of suggestions in the order in which one learns them. */
defineCommands([
  {
    id: 'suggestions.move',
    context: 'suggestions',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'],
    shown: () => t('key.arrows'),
    fixed: true,
  },
  { id: 'suggestions.go', context: 'suggestions', title: () => t('go.hint'), keys: ['Enter'] },
  { id: 'suggestions.same', context: 'suggestions', title: () => t('same.hint'), keys: ['J'] },
  { id: 'suggestions.contradicts', context: 'suggestions', title: () => t('contradicts.hint'), keys: ['X'] },
  { id: 'suggestions.in-tension', context: 'suggestions', title: () => t('in-tension.hint'), keys: ['T'] },
  { id: 'suggestions.relate', context: 'suggestions', title: () => t('relate.hint'), keys: ['R'] },
  {
    id: 'suggestions.reject',
    context: 'suggestions',
    title: () => t('reject.hint'),
    keys: ['Delete', 'Backspace'],
  },
  { id: 'suggestions.later', context: 'suggestions', title: () => t('later.hint'), keys: ['L'] },
  {
    id: 'suggestions.leave',
    context: 'suggestions',
    title: () => t('key.leave'),
    keys: ['Escape'],
    fixed: true,
  },
]);
