// A key is named as `Mod+Alt+Shift+X`: modifiers in this order, then what the key types in upper case or its name
// ("ArrowUp", "F1", " "). `Mod` is Command on macOS and Control elsewhere.

/** Where a command's keys are heard. Those of the window are heard everywhere but in dialogs. */
export const keyContexts = [
  'article',
  'panes',
  'comparison',
  'timeline',
  'suggestions',
  'network',
  'sides',
  'table',
  'sources',
  'history',
  'import',
  'window',
] as const;
/** One of {@link keyContexts}. */
export type KeyContext = (typeof keyContexts)[number];

/** What the rules of keys need to know of a command. */
export type Bindable = {
  readonly id: string;
  readonly context: KeyContext;
  /** The keys it has until the analyst changes them. */
  readonly keys: readonly string[];
  /** Its keys belong to what it does, as arrows to moving: they cannot be changed. */
  readonly fixed?: true;
};

/** The keys the analyst chose, by command; a command that is not named has its own. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>;

/** Two commands that would be heard at once by one key. */
export type KeyClash = { readonly key: string; readonly one: Bindable; readonly other: Bindable };

const dialogs: ReadonlySet<KeyContext> = new Set(['import']);
/** Keys of the panes are heard in the texts side by side and in the table below them. */
const inPanes: ReadonlySet<KeyContext> = new Set(['article', 'comparison']);

/** The keys of a command as they are now. */
export function keysInForce(command: Bindable, choices: KeyChoices): readonly string[] {
  const chosen = command.fixed || !Object.hasOwn(choices, command.id) ? undefined : choices[command.id];
  return chosen ?? command.keys;
}

/** True when keys of both contexts are heard at the same time. */
export function areTogether(one: KeyContext, other: KeyContext): boolean {
  if (one === other) return true;
  const hears = (outer: KeyContext, inner: KeyContext): boolean =>
    (outer === 'window' && !dialogs.has(inner)) || (outer === 'panes' && inPanes.has(inner));
  return hears(one, other) || hears(other, one);
}

/** The other command that a key would reach as well, or null. */
export function findClash(
  commands: readonly Bindable[],
  choices: KeyChoices,
  command: Bindable,
  key: string,
): KeyClash | null {
  const other = commands.find(
    (each) =>
      each.id !== command.id &&
      areTogether(each.context, command.context) &&
      keysInForce(each, choices).includes(key),
  );
  return other ? { key, one: command, other } : null;
}

/**
 * The choices that may stand: those for commands there are, with keys that may be chosen and that no other command has.
 * Where two clash, what was chosen for them is dropped, so that both have their own keys again.
 */
export function soundChoices(
  commands: readonly Bindable[],
  choices: KeyChoices,
): { readonly choices: KeyChoices; readonly clashes: readonly KeyClash[] } {
  const clashes: KeyClash[] = [];
  let sound: KeyChoices = Object.fromEntries(
    commands.flatMap((command) => {
      const keys = command.fixed || !Object.hasOwn(choices, command.id) ? undefined : choices[command.id];
      const fits = keys?.every((key) => refusalOf(key, command.context) === null);
      return keys && fits ? [[command.id, [...new Set(keys)]]] : [];
    }),
  );
  for (;;) {
    // Commands' own keys never clash: where none was chosen, as at most starts, there is nothing to look for.
    const clash = Object.keys(sound).length === 0 ? null : firstClash(commands, sound);
    if (!clash) return { choices: sound, clashes };
    const { [clash.one.id]: one, [clash.other.id]: other, ...rest } = sound;
    if (!one && !other) return { choices: sound, clashes };
    clashes.push(clash);
    sound = rest;
  }
}

function firstClash(commands: readonly Bindable[], choices: KeyChoices): KeyClash | null {
  for (const command of commands)
    for (const key of keysInForce(command, choices)) {
      const clash = findClash(commands, choices, command, key);
      if (clash) return clash;
    }
  return null;
}

/** Why a key cannot be chosen. */
export type KeyRefusal =
  'way-out' | 'moves-on' | 'editing' | 'system' | 'menu' | 'moves-caret' | 'presses' | 'no-key';

const editing: ReadonlySet<string> = new Set([
  'Mod+C',
  'Mod+X',
  'Mod+V',
  'Mod+A',
  'Mod+Shift+V',
  'Shift+Insert',
  'Shift+Delete',
]);
const system: ReadonlySet<string> = new Set([
  'Mod+Q',
  'Mod+W',
  'Mod+M',
  'Mod+H',
  'Alt+F4',
  'F11',
  'F12',
  'Mod+R',
  'Mod+Shift+R',
  'F5',
  'Mod+Shift+I',
  'Meta',
]);
const menus: ReadonlySet<string> = new Set(['F10', 'Shift+F10', 'ContextMenu']);
const caret = /^(?:Mod\+|Alt\+|Shift\+)*(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/;
const wellNamed = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s+\p{C}]|\+| |[A-Z][A-Za-z0-9]+)$/u;
const bareModifiers: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'Dead',
  'Process',
  'Unidentified',
  'CapsLock',
  'NumLock',
  'OS',
  'Fn',
]);

/** Why this key cannot be given to a command of the context, or null when it can. */
export function refusalOf(key: string, context: KeyContext): KeyRefusal | null {
  const bare = bareKey(key);
  if (!wellNamed.test(key) || bareModifiers.has(bare)) return 'no-key';
  if (bare === 'Escape') return 'way-out';
  if (bare === 'Tab') return 'moves-on';
  if (editing.has(key)) return 'editing';
  if (system.has(key)) return 'system';
  if (menus.has(key)) return 'menu';
  if (context === 'window') {
    if (caret.test(key)) return 'moves-caret';
    if (key === 'Enter' || key === ' ') return 'presses';
  }
  return null;
}

const menuKey =
  /^(?:[!-~]|F\d{1,2}|Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Delete|Backspace|Insert)$/;

/** A key as Electron's menus name it, or null for one they had better not listen to: without Mod it may be typed. */
export function acceleratorOf(key: string): string | null {
  const bare = bareKey(key);
  if (!menuKey.test(bare) || !(key.startsWith('Mod+') || /^F\d/.test(bare))) return null;
  const name = bare === '+' ? 'Plus' : bare.replace(/^Arrow/, '');
  return key.slice(0, key.length - bare.length).replace('Mod+', 'CmdOrCtrl+') + name;
}

/** A key without its modifiers. */
export function bareKey(key: string): string {
  return key.replace(/^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?=.)/, '');
}
