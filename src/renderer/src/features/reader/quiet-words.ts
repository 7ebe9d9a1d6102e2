import { areSameWords, quietWordsOf } from '#domain/edge-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { keyOf } from './reader-keys.ts';
import { t } from './strings.ts';

/**
 * Goes through the quiet words of the mark at hand, those at the caret first, and after the last back to the mark. What
 * it comes to is chosen, so that its edges move.
 */
export function stepQuietWords(reader: ReaderController): void {
  const { selected, caret, edgeWords } = reader;
  const atCaret = (selected ? quietWordsOf(selected) : []).find(
    ({ span }) => span.start <= caret && caret <= span.end,
  );
  if (selected && atCaret && edgeWords.kind === 'pieces') {
    reader.chooseWords(selected, atCaret);
    return;
  }
  reader.act(async (occurrence) => {
    const all = quietWordsOf(occurrence);
    if (all.length === 0) {
      reader.say(t('noQuietWords', { who: keyOf('who'), cue: keyOf('cue'), tone: keyOf('tone') }));
      return;
    }
    const target = all[all.findIndex((words) => areSameWords(words, reader.edgeWords)) + 1];
    if (target) reader.chooseWords(occurrence, target);
    else reader.chooseNote(occurrence);
    const span = target?.span ?? occurrence.spans[0];
    if (span) await reader.showSpan(span);
  });
}
