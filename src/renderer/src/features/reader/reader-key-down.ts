import type { Motion } from '../../reader-dom/caret-motion.ts';
import { defineCommands } from '../../state/command-registry.svelte.ts';
import { keyName } from '../../state/commands.ts';
import { runReaderCommand } from './reader-commands.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { findReaderCommand } from './reader-keys.ts';
import { t } from './strings.ts';

type Step = Omit<Motion, 'extend'>;

const motions: Readonly<Record<string, Step>> = {
  ArrowLeft: { direction: 'left', by: 'character' },
  ArrowRight: { direction: 'right', by: 'character' },
  ArrowUp: { direction: 'backward', by: 'line' },
  ArrowDown: { direction: 'forward', by: 'line' },
  'Mod+ArrowLeft': { direction: 'left', by: 'word' },
  'Mod+ArrowRight': { direction: 'right', by: 'word' },
  'Alt+ArrowLeft': { direction: 'left', by: 'word' },
  'Alt+ArrowRight': { direction: 'right', by: 'word' },
  'Mod+ArrowUp': { direction: 'backward', by: 'paragraph' },
  'Mod+ArrowDown': { direction: 'forward', by: 'paragraph' },
  Home: { direction: 'backward', by: 'lineboundary' },
  End: { direction: 'forward', by: 'lineboundary' },
  'Mod+Home': { direction: 'backward', by: 'document' },
  'Mod+End': { direction: 'forward', by: 'document' },
};

const moves = [...Object.keys(motions), 'PageUp', 'PageDown', 'Mod+A'];
defineCommands([
  {
    id: 'reader.move',
    context: 'article',
    title: () => t('doesMove'),
    keys: [...moves, ...moves.map((key) => key.replace(/(?=[^+]+$)/, 'Shift+'))],
    shown: () => t('moveKeys'),
    fixed: true,
  },
]);

const platform = navigator.platform.startsWith('Mac') ? 'darwin' : '';

const heardEverywhere: ReadonlySet<string> = new Set(['find', 'find-next', 'find-previous']);

/** Runs the commands of the text that are heard wherever in the window the keyboard is, but in dialogs. */
export function readerWindowKey(reader: ReaderController, event: KeyboardEvent): void {
  if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('dialog'))) return;
  const command = findReaderCommand(keyName(event, platform));
  if (!command || !heardEverywhere.has(command.kind)) return;
  event.preventDefault();
  runReaderCommand(reader, command);
}

/** Moves the caret or runs the command of a key pressed in the text; other keys go on to the window. */
export function readerKeyDown(reader: ReaderController, event: KeyboardEvent): void {
  const name = keyName(event, platform);
  // On layouts where digits need Shift, the key's place still is the digit.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const motion = motions[name.replace('Shift+', '')];
  const command =
    findReaderCommand(name) ?? (digit !== undefined && name.length === 1 ? findReaderCommand(digit) : null);
  if (motion && !findReaderCommand(name)) void reader.move({ ...motion, extend: event.shiftKey });
  else if (event.key === 'PageDown' || event.key === 'PageUp')
    reader.movePage(event.key === 'PageDown' ? 1 : -1, event.shiftKey);
  else if (name === 'Mod+A') reader.selectAll();
  else if (name === 'Tab' && reader.enterBar()) event.preventDefault();
  else if (command && !event.repeat) runReaderCommand(reader, command);
  else if (!command) return;
  event.preventDefault();
  event.stopPropagation();
}
