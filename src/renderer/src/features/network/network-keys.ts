import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

const network = { context: 'network' } as const;

/** The keys of the network in the order in which one learns them. */
defineCommands([
  {
    ...network,
    id: 'network.move',
    title: () => t('key.move'),
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    shown: () => '↑ ↓',
    fixed: true,
  },
  {
    ...network,
    id: 'network.follow',
    title: () => t('key.follow'),
    keys: ['ArrowRight', 'ArrowLeft'],
    shown: () => '→ ←',
    fixed: true,
  },
  { ...network, id: 'network.chains', title: () => t('key.chains'), keys: ['Enter'] },
  { ...network, id: 'network.of-claim', title: () => t('key.of-claim'), keys: ['C'] },
  { ...network, id: 'network.warnings', title: () => t('key.warnings'), keys: ['W'] },
  { ...network, id: 'network.page', title: () => t('key.page'), keys: ['P'] },
  { ...network, id: 'network.narrow', title: () => t('key.narrow'), keys: ['F'] },
  { ...network, id: 'network.clear', title: () => t('key.clear'), keys: ['Delete', 'Backspace'] },
  { ...network, id: 'network.zoom-in', title: () => t('key.zoom-in'), keys: ['+', 'Shift++', '='] },
  { ...network, id: 'network.zoom-out', title: () => t('key.zoom-out'), keys: ['-'] },
  { ...network, id: 'network.zoom-fit', title: () => t('key.zoom-fit'), keys: ['0'] },
  {
    ...network,
    id: 'network.pan',
    title: () => t('key.pan'),
    keys: ['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'],
    shown: () => '⇧ ↑ ↓ ← →',
    fixed: true,
  },
]);
