import type { Stance } from '#domain/stance.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { t } from './strings.ts';

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
  /** What it does, in the language the interface speaks now. */
  readonly does: () => string;
  readonly command: ReaderCommand;
}[] = [
  {
    keys: ['M'],
    shown: 'M',
    does: () => t('doesMark'),
    command: { kind: 'mark' },
  },
  {
    keys: ['Shift+M'],
    shown: 'Shift+M',
    does: () => t('doesNarrow'),
    command: { kind: 'narrow' },
  },
  ...stanceKeys.map(({ key, stance }) => ({
    keys: [key],
    shown: key,
    does: () => t('doesStance', { stance: stanceWords(stance).label }),
    command: { kind: 'stance', stance } as const,
  })),
  {
    keys: ['S'],
    shown: 'S',
    does: () => t('doesSource'),
    command: { kind: 'source' },
  },
  {
    keys: ['W'],
    shown: 'W',
    does: () => t('doesWho'),
    command: { kind: 'who' },
  },
  {
    keys: ['U'],
    shown: 'U',
    does: () => t('doesCue'),
    command: { kind: 'cue' },
  },
  {
    keys: ['A'],
    shown: 'A',
    does: () => t('doesAddWords'),
    command: { kind: 'add-words' },
  },
  {
    keys: ['E'],
    shown: 'E',
    does: () => t('doesChangeWords'),
    command: { kind: 'change-words' },
  },
  { keys: ['J'], shown: 'J', does: () => t('doesJoin'), command: { kind: 'join' } },
  { keys: ['F'], shown: 'F', does: () => t('doesPolarity'), command: { kind: 'polarity' } },
  { keys: ['N', 'Alt+ArrowDown'], shown: 'N or Alt+↓', does: () => t('doesNext'), command: { kind: 'next' } },
  {
    keys: ['P', 'Alt+ArrowUp'],
    shown: 'P or Alt+↑',
    does: () => t('doesPrevious'),
    command: { kind: 'previous' },
  },
  {
    keys: ['Enter'],
    shown: 'Enter',
    does: () => t('doesInspect'),
    command: { kind: 'inspect' },
  },
  {
    keys: ['Delete', 'Backspace'],
    shown: 'Delete',
    does: () => t('doesRemove'),
    command: { kind: 'remove' },
  },
  {
    keys: ['X'],
    shown: 'X',
    does: () => t('doesFurniture'),
    command: { kind: 'furniture' },
  },
  {
    keys: ['Escape'],
    shown: 'Escape',
    does: () => t('doesEscape'),
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

/** The key of a command as it is shown, for hints that name it. */
export function keyOf(kind: ReaderCommand['kind']): string {
  return readerKeys.find(({ command }) => command.kind === kind)?.keys[0] ?? '';
}
