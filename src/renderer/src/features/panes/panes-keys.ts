import { claimWalks, type ClaimWalk } from '#domain/compare/claims-side-by-side.ts';
import { defineCommands } from '../../state/command-registry.svelte.ts';
import { t } from './strings.ts';

/** The key of each walk; with Shift it goes back: “both”, “zigzag”, “here only”. */
const walkKeys: Readonly<Record<ClaimWalk, string>> = { shared: 'B', disputed: 'Z', 'one-sided': 'H' };

/** The keys of the articles side by side; they are heard in the texts and in the table below them. */
defineCommands([
  { id: 'panes.next', context: 'panes', title: () => t('key.next'), keys: ['F6'] },
  { id: 'panes.previous', context: 'panes', title: () => t('key.previous'), keys: ['Shift+F6'] },
  ...claimWalks.flatMap((walk) =>
    (['next', 'previous'] as const).map((way) => ({
      id: `panes.${way}-${walk}`,
      context: 'panes' as const,
      title: () => t(`key.${way}-${walk}`),
      keys: [way === 'next' ? walkKeys[walk] : `Shift+${walkKeys[walk]}`],
    })),
  ),
  { id: 'panes.together', context: 'panes', title: () => t('key.together'), keys: ['F9'] },
  { id: 'panes.add', context: 'panes', title: () => t('key.add'), keys: ['F7'] },
  { id: 'panes.close', context: 'panes', title: () => t('key.close'), keys: ['Shift+F7'] },
  { id: 'panes.fold-table', context: 'panes', title: () => t('key.fold-table'), keys: ['F8'] },
]);

/** Which claims a command goes through, and which way; null for any other command. */
export function walkOf(id: string): { readonly walk: ClaimWalk; readonly direction: 1 | -1 } | null {
  const found = /^panes\.(next|previous)-(.+)$/.exec(id);
  const walk = claimWalks.find((each) => each === found?.[2]);
  return walk ? { walk, direction: found?.[1] === 'next' ? 1 : -1 } : null;
}
