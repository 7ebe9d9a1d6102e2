/** The keys of the import's preview. */
export const importKeys: readonly { readonly key: string; readonly does: string }[] = [
  { key: '↑ ↓', does: 'Move between blocks; with Shift choose several' },
  { key: 'Space', does: 'Switch the blocks chosen between body and page furniture' },
  { key: 'Alt+↑', does: 'All blocks above are page furniture, or body again' },
  { key: 'Alt+↓', does: 'All blocks below are page furniture, or body again' },
  { key: 'Ctrl+Enter', does: 'Import and go on to the next' },
];
