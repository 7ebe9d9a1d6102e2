import type { EdgeSide, EdgeUnit } from '#domain/edges.ts';
import type { Stance } from '#domain/stance.ts';
import { commandAt, defineCommands, shownKey, type Command } from '../../state/command-registry.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { t } from './strings.ts';

/** A move of an edge by a key: of the piece at the caret, outward or inward. */
export type EdgeStep = {
  readonly side: EdgeSide;
  readonly way: 'out' | 'in';
  readonly unit: EdgeUnit;
};

/** Everything the reader does by a single key. */
export type ReaderCommand =
  | { readonly kind: 'mark' | 'narrow' | 'source' | 'join' | 'relate' | 'inspect' | 'remove' | 'polarity' }
  | {
      readonly kind:
        'next' | 'previous' | 'cue' | 'who' | 'add-words' | 'change-words' | 'furniture' | 'escape';
    }
  | { readonly kind: 'suggest' }
  | { readonly kind: 'remove-words' | 'whole-words' | 'list' | 'tone' | 'quiet' }
  | ({ readonly kind: 'edge' } & EdgeStep)
  | { readonly kind: 'repeat-source' | 'commitment' | 'quotation' | 'note' | 'status' }
  | { readonly kind: 'next-unmarked' | 'previous-unmarked' | 'find' | 'find-next' | 'find-previous' }
  | { readonly kind: 'sentence'; readonly direction: 'backward' | 'forward'; readonly extend: boolean }
  | { readonly kind: 'stance'; readonly stance: Stance | null };

/** The key that each stance has until the analyst changes it; null is "not judged". */
export const stanceKeys: readonly { readonly key: string; readonly stance: Stance | null }[] = [
  { key: '1', stance: 'endorses' },
  { key: '2', stance: 'leans-toward' },
  { key: '3', stance: 'reports-neutrally' },
  { key: '4', stance: 'distances' },
  { key: '5', stance: 'rejects' },
  { key: '6', stance: 'unclear' },
  { key: '0', stance: null },
];

const edgeModifiers = { word: '', character: 'Alt+', clause: 'Mod+', sentence: 'Mod+Alt+' } as const;
const edgeBrackets = { start: { out: '[', in: 'Shift+{' }, end: { out: ']', in: 'Shift+}' } } as const;

/** Brackets move a mark's edges outward, with Shift inward. */
const edgeSteps: readonly EdgeStep[] = (['word', 'character', 'clause', 'sentence'] as const).flatMap(
  (unit) =>
    (['start', 'end'] as const).flatMap((side) =>
      (['out', 'in'] as const).map((way) => ({ side, way, unit })),
    ),
);

function edgeKey({ side, way, unit }: EdgeStep): string {
  return edgeModifiers[unit] + edgeBrackets[side][way];
}

/** A command of the reader, by its keys or from the palette. */
export type ReaderKey = Command & { readonly command: ReaderCommand };

const table: readonly Omit<ReaderKey, 'context'>[] = [
  { id: 'reader.mark', keys: ['M'], title: () => t('doesMark'), command: { kind: 'mark' } },
  { id: 'reader.narrow', keys: ['Shift+M'], title: () => t('doesNarrow'), command: { kind: 'narrow' } },
  ...stanceKeys.map(({ key, stance }) => ({
    id: `reader.stance.${stance ?? 'none'}`,
    keys: [key],
    title: () => t('doesStance', { stance: stanceWords(stance).label }),
    command: { kind: 'stance', stance } as const,
  })),
  { id: 'reader.source', keys: ['S'], title: () => t('doesSource'), command: { kind: 'source' } },
  {
    id: 'reader.repeat-source',
    keys: ['R'],
    title: () => t('doesRepeat'),
    command: { kind: 'repeat-source' },
  },
  { id: 'reader.commitment', keys: ['C'], title: () => t('doesCommitment'), command: { kind: 'commitment' } },
  { id: 'reader.quotation', keys: ['Q'], title: () => t('doesQuotation'), command: { kind: 'quotation' } },
  { id: 'reader.note', keys: ['O'], title: () => t('doesNote'), command: { kind: 'note' } },
  { id: 'reader.who', keys: ['W'], title: () => t('doesWho'), command: { kind: 'who' } },
  { id: 'reader.cue', keys: ['U'], title: () => t('doesCue'), command: { kind: 'cue' } },
  { id: 'reader.tone', keys: ['T'], title: () => t('doesTone'), command: { kind: 'tone' } },
  { id: 'reader.add-words', keys: ['A'], title: () => t('doesAddWords'), command: { kind: 'add-words' } },
  {
    id: 'reader.change-words',
    keys: ['E'],
    title: () => t('doesChangeWords'),
    command: { kind: 'change-words' },
  },
  {
    id: 'reader.remove-words',
    keys: ['Shift+A'],
    title: () => t('doesRemoveWords'),
    command: { kind: 'remove-words' },
  },
  ...edgeSteps.map((step) => ({
    id: `reader.edge.${step.side}.${step.way}.${step.unit}`,
    keys: [edgeKey(step)],
    title: () => t('doesEdge', step),
    command: { kind: 'edge', ...step } as const,
  })),
  { id: 'reader.quiet', keys: ['V'], title: () => t('doesQuiet'), command: { kind: 'quiet' } },
  {
    id: 'reader.whole-words',
    keys: ['G'],
    title: () => t('doesWholeWords'),
    command: { kind: 'whole-words' },
  },
  { id: 'reader.list', keys: ['L'], title: () => t('doesList'), command: { kind: 'list' } },
  { id: 'reader.join', keys: ['J'], title: () => t('doesJoin'), command: { kind: 'join' } },
  { id: 'reader.relate', keys: ['Shift+J'], title: () => t('doesRelate'), command: { kind: 'relate' } },
  { id: 'reader.suggest', keys: ['Shift+S'], title: () => t('doesSuggest'), command: { kind: 'suggest' } },
  { id: 'reader.polarity', keys: ['F'], title: () => t('doesPolarity'), command: { kind: 'polarity' } },
  {
    id: 'reader.next',
    keys: ['N', 'Alt+ArrowDown'],
    title: () => t('doesNext'),
    command: { kind: 'next' },
  },
  {
    id: 'reader.previous',
    keys: ['P', 'Alt+ArrowUp'],
    title: () => t('doesPrevious'),
    command: { kind: 'previous' },
  },
  {
    id: 'reader.next-unmarked',
    keys: ['Y'],
    title: () => t('doesNextUnmarked'),
    command: { kind: 'next-unmarked' },
  },
  {
    id: 'reader.previous-unmarked',
    keys: ['Shift+Y'],
    title: () => t('doesPreviousUnmarked'),
    command: { kind: 'previous-unmarked' },
  },
  {
    id: 'reader.next-sentence',
    keys: ['K'],
    title: () => t('doesNextSentence'),
    command: { kind: 'sentence', direction: 'forward', extend: false },
  },
  {
    id: 'reader.previous-sentence',
    keys: ['I'],
    title: () => t('doesPreviousSentence'),
    command: { kind: 'sentence', direction: 'backward', extend: false },
  },
  {
    id: 'reader.select-next-sentence',
    keys: ['Shift+K'],
    title: () => t('doesSelectNextSentence'),
    command: { kind: 'sentence', direction: 'forward', extend: true },
  },
  {
    id: 'reader.select-previous-sentence',
    keys: ['Shift+I'],
    title: () => t('doesSelectPreviousSentence'),
    command: { kind: 'sentence', direction: 'backward', extend: true },
  },
  { id: 'reader.inspect', keys: ['Enter'], title: () => t('doesInspect'), command: { kind: 'inspect' } },
  {
    id: 'reader.remove',
    keys: ['Delete', 'Backspace'],
    title: () => t('doesRemove'),
    command: { kind: 'remove' },
  },
  { id: 'reader.furniture', keys: ['X'], title: () => t('doesFurniture'), command: { kind: 'furniture' } },
  { id: 'reader.find', keys: ['Mod+F'], title: () => t('doesFind'), command: { kind: 'find' } },
  { id: 'reader.find-next', keys: ['F3'], title: () => t('doesFindNext'), command: { kind: 'find-next' } },
  {
    id: 'reader.find-previous',
    keys: ['Shift+F3'],
    title: () => t('doesFindPrevious'),
    command: { kind: 'find-previous' },
  },
  { id: 'reader.status', keys: ['D'], title: () => t('doesStatus'), command: { kind: 'status' } },
  {
    id: 'reader.escape',
    keys: ['Escape'],
    title: () => t('doesEscape'),
    command: { kind: 'escape' },
    fixed: true,
  },
];

/** The reader's keys in the order in which one learns them, with what they do; the list of keys shows the same. */
export const readerKeys: readonly ReaderKey[] = defineCommands(
  table.map((each) => ({ ...each, context: 'article' })),
);

const commandsById: ReadonlyMap<string, ReaderCommand> = new Map(
  readerKeys.map(({ id, command }) => [id, command]),
);

/** The command with this id, or null. */
export function readerCommand(id: string): ReaderCommand | null {
  return commandsById.get(id) ?? null;
}

/** The command of a key press as `keyName` names it, or null. */
export function findReaderCommand(key: string): ReaderCommand | null {
  const command = commandAt('article', key);
  return command && readerCommand(command.id);
}

/** The key of a command as it is shown, for hints that name it. */
export function keyOf(kind: ReaderCommand['kind']): string {
  return shownKey(`reader.${kind}`);
}
