import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

const timeline = { context: 'timeline' } as const;

/** The keys of the timeline in the order in which one learns them. */
defineCommands([
  {
    ...timeline,
    id: 'timeline.move',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'],
    shown: () => t('key.arrows'),
    fixed: true,
  },
  { ...timeline, id: 'timeline.reveal', title: () => t('key.reveal'), keys: ['Enter'] },
  { ...timeline, id: 'timeline.zoom-in', title: () => t('key.zoom-in'), keys: ['+', 'Shift++', '='] },
  { ...timeline, id: 'timeline.zoom-out', title: () => t('key.zoom-out'), keys: ['-'] },
  { ...timeline, id: 'timeline.zoom-all', title: () => t('key.zoom-all'), keys: ['0'] },
  { ...timeline, id: 'timeline.earlier', title: () => t('key.earlier'), keys: ['Shift+ArrowLeft'] },
  { ...timeline, id: 'timeline.later', title: () => t('key.later'), keys: ['Shift+ArrowRight'] },
  { ...timeline, id: 'timeline.panel', title: () => t('key.panel'), keys: ['P'] },
  { ...timeline, id: 'timeline.brush', title: () => t('key.brush'), keys: ['B'] },
  { ...timeline, id: 'timeline.undated', title: () => t('key.undated'), keys: ['U'] },
  { ...timeline, id: 'timeline.clear', title: () => t('key.clear'), keys: ['Delete', 'Backspace'] },
]);
