import type { Stance } from '#domain/stance.ts';
import { stanceWords } from '../../ui/stance-words.ts';

/** Everything the reader does by a single key. */
export type ReaderCommand =
  | { readonly kind: 'mark' | 'narrow' | 'source' | 'join' | 'inspect' | 'remove' | 'polarity' }
  | {
      readonly kind:
        'next' | 'previous' | 'cue' | 'who' | 'add-words' | 'change-words' | 'furniture' | 'escape';
    }
  | { readonly kind: 'stance'; readonly stance: Stance | null };

/** The key of each stance, as keys and as the digit that is shown beside the value; null is "not judged". */
export const stanceKeys: readonly { readonly key: string; readonly stance: Stance | null }[] = [
  { key: '1', stance: 'endorses' },
  { key: '2', stance: 'leans-toward' },
  { key: '3', stance: 'reports-neutrally' },
  { key: '4', stance: 'distances' },
  { key: '5', stance: 'rejects' },
  { key: '6', stance: 'unclear' },
  { key: '0', stance: null },
];

/** The reader's keys in the order in which one learns them, with what they do; the list of keys shows the same. */
export const readerKeys: readonly {
  readonly keys: readonly string[];
  readonly shown: string;
  readonly does: string;
  readonly command: ReaderCommand;
}[] = [
  {
    keys: ['M'],
    shown: 'M',
    does: 'Mark the sentence at the caret, or the selected words; again: widen to the paragraph',
    command: { kind: 'mark' },
  },
  {
    keys: ['Shift+M'],
    shown: 'Shift+M',
    does: 'Narrow the mark: sentence, clause, word',
    command: { kind: 'narrow' },
  },
  ...stanceKeys.map(({ key, stance }) => ({
    keys: [key],
    shown: key,
    does: `The article’s stance: ${stanceWords(stance).label}`,
    command: { kind: 'stance', stance } as const,
  })),
  {
    keys: ['S'],
    shown: 'S',
    does: 'Choose the source: type, then Enter; Shift+Enter adds a step to the chain',
    command: { kind: 'source' },
  },
  {
    keys: ['W'],
    shown: 'W',
    does: 'The selected words name the last source of the chain (“who”)',
    command: { kind: 'who' },
  },
  {
    keys: ['U'],
    shown: 'U',
    does: 'The selected words are the cue of the last source (“said”)',
    command: { kind: 'cue' },
  },
  {
    keys: ['A'],
    shown: 'A',
    does: 'Add the selected words to the chosen mark as a piece',
    command: { kind: 'add-words' },
  },
  {
    keys: ['E'],
    shown: 'E',
    does: 'Change the words of the chosen mark to those selected',
    command: { kind: 'change-words' },
  },
  { keys: ['J'], shown: 'J', does: 'Join with another claim', command: { kind: 'join' } },
  { keys: ['F'], shown: 'F', does: 'The words affirm or negate the claim', command: { kind: 'polarity' } },
  { keys: ['N', 'Alt+ArrowDown'], shown: 'N or Alt+↓', does: 'Next mark', command: { kind: 'next' } },
  { keys: ['P', 'Alt+ArrowUp'], shown: 'P or Alt+↑', does: 'Previous mark', command: { kind: 'previous' } },
  {
    keys: ['Enter'],
    shown: 'Enter',
    does: 'Go to the inspector; Escape comes back to the text',
    command: { kind: 'inspect' },
  },
  {
    keys: ['Delete', 'Backspace'],
    shown: 'Delete',
    does: 'Remove the mark',
    command: { kind: 'remove' },
  },
  {
    keys: ['X'],
    shown: 'X',
    does: 'The block at the caret is page furniture, or is text after all',
    command: { kind: 'furniture' },
  },
  {
    keys: ['Escape'],
    shown: 'Escape',
    does: 'Close what is open, then drop the selection, then the choice of mark',
    command: { kind: 'escape' },
  },
];

const commandsByKey: ReadonlyMap<string, ReaderCommand> = new Map(
  readerKeys.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)),
);

/** The command of a key press as `keyName` names it, or null. */
export function findReaderCommand(key: string): ReaderCommand | null {
  return commandsByKey.get(key) ?? null;
}
