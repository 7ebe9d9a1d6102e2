import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

const table = { context: 'table' } as const;

/** The keys of the claims table in the order in which one learns them. */
defineCommands([
  {
    ...table,
    id: 'table.move',
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
  { ...table, id: 'table.reveal', title: () => t('key.reveal'), keys: ['Enter'] },
  { ...table, id: 'table.select', title: () => t('key.select'), keys: [' '] },
  { ...table, id: 'table.select-to', title: () => t('key.select-to'), keys: ['Shift+ '] },
  {
    ...table,
    id: 'table.select-on',
    title: () => t('key.select-on'),
    keys: ['Shift+ArrowUp', 'Shift+ArrowDown'],
    fixed: true,
  },
  { ...table, id: 'table.select-all', title: () => t('key.select-all'), keys: ['Mod+A'], fixed: true },
  { ...table, id: 'table.clear', title: () => t('key.clear'), keys: ['Escape'], fixed: true },
  { ...table, id: 'table.find', title: () => t('key.find'), keys: ['Mod+F'] },
  { ...table, id: 'table.edit', title: () => t('key.edit'), keys: ['E'] },
  { ...table, id: 'table.only', title: () => t('key.only'), keys: ['F'] },
  { ...table, id: 'table.without', title: () => t('key.without'), keys: ['Shift+F'] },
  { ...table, id: 'table.tie', title: () => t('key.tie'), keys: ['J'] },
  { ...table, id: 'table.split', title: () => t('key.split'), keys: ['P'] },
  { ...table, id: 'table.views', title: () => t('key.views'), keys: ['V'] },
  { ...table, id: 'table.sort', title: () => t('key.sort'), keys: ['S'] },
  { ...table, id: 'table.sort-also', title: () => t('key.sort-also'), keys: ['Shift+S'] },
  { ...table, id: 'table.group', title: () => t('key.group'), keys: ['G'] },
  { ...table, id: 'table.hide', title: () => t('key.hide'), keys: ['H'] },
  { ...table, id: 'table.columns', title: () => t('key.columns'), keys: ['C'] },
  { ...table, id: 'table.column-left', title: () => t('key.column-left'), keys: ['Alt+ArrowLeft'] },
  { ...table, id: 'table.column-right', title: () => t('key.column-right'), keys: ['Alt+ArrowRight'] },
  { ...table, id: 'table.narrower', title: () => t('key.narrower'), keys: ['Alt+Shift+ArrowLeft'] },
  { ...table, id: 'table.wider', title: () => t('key.wider'), keys: ['Alt+Shift+ArrowRight'] },
]);
