import type { ReaderController } from './reader-controller.svelte.ts';

/** Opens the field to find words in this text, with the words that are selected already in it. */
export function openFind(reader: ReaderController): void {
  const { finder } = reader;
  const [words] = reader.words;
  const typed = words ? reader.document.text.slice(words.start, words.end).replace(/\s+/gu, ' ') : '';
  const seed = typed !== '' && typed.length <= 200 ? typed : finder.typed;
  finder.open = true;
  reader.findWish += 1;
  if (seed !== finder.typed || finder.hits.length === 0) void seek(reader, seed);
}

/** Seeks what is typed from the caret on and brings the first place into sight. */
export async function seek(reader: ReaderController, typed: string): Promise<void> {
  await reader.finder.seek(typed, Math.min(reader.ends.anchor, reader.ends.focus));
  if (reader.finder.isNowhere) await reader.showCaret();
  else showHit(reader);
}

/** Goes to the next or the previous place found, from the text as from the field. */
export async function findStep(reader: ReaderController, direction: 1 | -1): Promise<void> {
  const { finder } = reader;
  if (finder.typed === '') {
    openFind(reader);
    return;
  }
  if (!finder.open) {
    finder.open = true;
    await finder.seek(finder.typed, reader.caret);
    finder.stepFrom(reader.caret, direction);
  } else if (reader.focused) finder.stepFrom(reader.caret, direction);
  else finder.step(direction);
  showHit(reader);
  // From the text, the caret goes along; from the field it goes when that is closed.
  if (reader.focused && finder.current) reader.placeCaret(finder.current.start);
}

/** Closes the field; the caret goes to the place on show, and the keyboard back to the text. */
export function closeFind(reader: ReaderController): void {
  const { current } = reader.finder;
  reader.finder.close();
  if (current) reader.placeCaret(current.start);
  reader.focusText();
}

function showHit(reader: ReaderController): void {
  const { current } = reader.finder;
  if (current) void reader.showSpan(current);
}
