import { suggestionsOn } from '../../state/suggesting.svelte.ts';
import { bodyWordsOrSay } from './mark-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { t } from './strings.ts';

/**
 * Shows the claims of other articles suggested for what is at hand: the selected words, else the mark at the caret, else
 * the sentence there, which need not be marked for it.
 */
export function suggest(reader: ReaderController): void {
  if (!suggestionsOn()) return reader.say(t('suggestionsOff'));
  const { words } = reader;
  if (words.length > 0) return suggestFor(reader, words);
  reader.act(
    (occurrence) => {
      reader.choose(occurrence);
      reader.suggestFor(null);
      return Promise.resolve();
    },
    () => {
      const sentence = reader.sentenceAt(reader.caret);
      if (sentence) suggestFor(reader, [sentence]);
      else reader.sayNoMark();
    },
  );
}

function suggestFor(reader: ReaderController, given: ReaderController['words']): void {
  const spans = bodyWordsOrSay(reader, given);
  if (spans) reader.suggestFor(spans);
}
