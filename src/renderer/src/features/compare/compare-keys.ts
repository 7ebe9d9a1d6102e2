/** The keys of the claim-by-article table in the order in which one learns them. */
export const compareKeys: readonly { readonly key: string; readonly does: string }[] = [
  { key: 'Arrows', does: 'Move between cells; Page Up, Page Down, Home and End go further' },
  { key: 'Enter', does: 'Bring both articles to the words' },
  { key: 'Space', does: 'Pick the claim up to tie it to another' },
  { key: 'J', does: 'With a claim picked up: join it into this one' },
  { key: 'X', does: 'With a claim picked up: the two contradict each other' },
  { key: 'T', does: 'With a claim picked up: the two are in tension' },
  { key: 'R', does: 'The claim’s relations: change, confirm, remove' },
  { key: 'Escape', does: 'Put the picked-up claim back' },
];
