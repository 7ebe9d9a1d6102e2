import {
  bareKey,
  keysInForce,
  type Bindable,
  type KeyChoices,
  type KeyContext,
} from '#domain/key-binding.ts';
import { t } from './strings.ts';

/** Something the analyst can have done by a key or from the palette. */
export type Command = Bindable & {
  /** Stable, since settings keep keys by it: `area.verb`. */
  readonly id: string;
  /** What it does, in the language of now. */
  readonly title: () => string;
  /** Stands for the keys where they are too many to be listed ("Arrows"). */
  readonly shown?: () => string;
};

/** Whoever carries out the commands of one context: a pane, a table, the window. */
export type CommandTarget = {
  /** Why the command cannot be done now, as a sentence; null when it can. */
  readonly cannot: (id: string) => string | null;
  /** Does it. Called when the keyboard is where it was before the palette opened. */
  readonly run: (id: string) => void;
};

const defined = new Map<string, Command>();
let choices = $state.raw<KeyChoices>({});
/** The targets on show, the one that had the keyboard last at the end. */
let targets: readonly { readonly context: KeyContext; readonly target: CommandTarget }[] = [];

/** Enters commands, once for each, and gives them back; features do it where they list their keys. */
export function defineCommands<const Each extends Command>(commands: readonly Each[]): readonly Each[] {
  for (const command of commands) defined.set(command.id, command);
  return commands;
}

/** Every command there is, in the order in which they were entered. */
export function allCommands(): readonly Command[] {
  return [...defined.values()];
}

/** What a context is called, as a heading over its commands. */
export function contextName(context: KeyContext): string {
  return t(`context.${context}`);
}

/** The keys the analyst chose, by command. */
export function keyChoices(): KeyChoices {
  return choices;
}

/** Has the analyst's keys hold from now on; they must be sound (see `soundChoices`). */
export function useKeys(chosen: KeyChoices): void {
  choices = chosen;
}

/** The command of a context that a key press, as `keyName` names it, reaches now; null when there is none. */
export function commandAt(context: KeyContext, key: string): Command | null {
  for (const command of defined.values())
    if (command.context === context && keysInForce(command, choices).includes(key)) return command;
  return null;
}

/** The keys of a command in force. Read while rendering, it follows a change. */
export function keysOf(id: string): readonly string[] {
  const command = defined.get(id);
  return command ? keysInForce(command, choices) : [];
}

const isMac = navigator.platform.startsWith('Mac');
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A key as people read it: `Ctrl+Shift+S`, `⇧⌘S`, `Alt+↓`. */
export function readableKey(key: string): string {
  const bare = bareKey(key);
  // A sign that Shift makes says so by itself.
  const needsShift = !/^[!-/:-@[-`{-~]$/.test(bare);
  const modifiers = key.slice(0, key.length - bare.length);
  const shown =
    arrows[bare] ??
    (bare === ' '
      ? t('key.space')
      : bare === 'PageUp'
        ? t('key.page-up')
        : bare === 'PageDown'
          ? t('key.page-down')
          : bare);
  const words = needsShift ? modifiers : modifiers.replace('Shift+', '');
  if (!isMac) return words.replace('Mod+', 'Ctrl+') + shown;
  const alt = words.includes('Alt+') ? '⌥' : '';
  const shift = words.includes('Shift+') ? '⇧' : '';
  return alt + shift + (words.includes('Mod+') ? '⌘' : '') + shown;
}

/** The first key of a command as people read it; empty when it has none. For tooltips, bars and hints. */
export function shownKey(id: string): string {
  const [first] = keysOf(id);
  return first === undefined ? '' : readableKey(first);
}

/** All keys of a command as people read them. */
export function shownKeys(id: string): readonly string[] {
  const command = defined.get(id);
  if (command?.shown) return [command.shown()];
  return [...new Set(keysOf(id).map(readableKey))];
}

/** `Words (Ctrl+I)`: what a button's tooltip says. */
export function withKey(words: string, id: string): string {
  const key = shownKey(id);
  return key === '' ? words : `${words} (${key})`;
}

/**
 * Says that a target carries out the commands of a context from now on, in place of any before it: called when it comes
 * on show and again when it gets the keyboard. The function returned takes it back.
 */
export function offerCommands(context: KeyContext, target: CommandTarget): () => void {
  const withdraw = (): void => {
    targets = targets.filter((each) => each.target !== target);
  };
  withdraw();
  targets = [...targets, { context, target }];
  return withdraw;
}

/** Whoever would carry out the commands of a context now, or null. */
export function targetOf(context: KeyContext): CommandTarget | null {
  return targets.findLast((each) => each.context === context)?.target ?? null;
}
