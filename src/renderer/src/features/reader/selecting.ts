import { addWords, settleSelection } from './mark-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';

const isMac = navigator.platform.startsWith('Mac');

/**
 * Selecting by hand. With Alt (or the key that elsewhere selects further things: Control, Command on macOS) held, the
 * words are added to the chosen mark as soon as they are let go; so they are when they were selected with Alt+Shift and
 * the arrows. On macOS these keys only select, as everywhere there.
 */
export class Selecting {
  readonly #reader: ReaderController;
  #adds = false;

  constructor(reader: ReaderController) {
    this.#reader = reader;
  }

  /** The mouse goes down in the text. */
  press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#reader.pressing = true;
    this.#adds = event.altKey || (isMac ? event.metaKey : event.ctrlKey);
    // Or a press inside the selected words would drag them about instead of selecting anew.
    if (!event.shiftKey) document.getSelection()?.removeAllRanges();
  }

  /** The mouse comes up, wherever it is. */
  release(): void {
    const reader = this.#reader;
    if (!reader.pressing) return;
    reader.followSelection();
    reader.pressing = false;
    settleSelection(reader);
    this.#addWords();
  }

  keyDown(event: KeyboardEvent): void {
    if (event.altKey && event.shiftKey && event.key.startsWith('Arrow') && !isMac) this.#adds = true;
    else if (!['Alt', 'Shift', 'Control'].includes(event.key)) this.#adds = false;
  }

  keyUp(event: KeyboardEvent): void {
    if (event.key === 'Alt') this.#addWords();
  }

  #addWords(): void {
    const { words } = this.#reader;
    if (!this.#adds) return;
    this.#adds = false;
    const chosen = words.length > 0 && this.#reader.selectedOrSay();
    if (chosen) addWords(this.#reader, chosen, words);
  }
}
