import type { CommandTarget } from '../../state/command-registry.svelte.ts';
import { runReaderCommand } from './reader-commands.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { readerCommand, type ReaderCommand } from './reader-keys.ts';
import { t } from './strings.ts';

/** What reads only, and so can be done in a case that cannot be written. */
const reading: ReadonlySet<ReaderCommand['kind']> = new Set([
  'next',
  'previous',
  'next-unmarked',
  'previous-unmarked',
  'sentence',
  'find',
  'find-next',
  'find-previous',
  'quiet',
  'inspect',
  'note',
  'escape',
]);
const needsWords: ReadonlySet<ReaderCommand['kind']> = new Set(['who', 'cue', 'add-words', 'change-words']);

/** Carries out the reader's commands from the palette, in this pane and at the caret it was left at. */
export function readerTarget(reader: ReaderController): CommandTarget {
  return {
    cannot: (id) => {
      const command = readerCommand(id);
      if (!command) return null;
      if (!reader.writable && !reading.has(command.kind)) return t('cannotWrite');
      if (needsWords.has(command.kind) && reader.words.length === 0) return t('selectFirst');
      return null;
    },
    run: (id) => {
      const command = readerCommand(id);
      if (!command) return;
      reader.focusText();
      runReaderCommand(reader, command);
    },
  };
}
