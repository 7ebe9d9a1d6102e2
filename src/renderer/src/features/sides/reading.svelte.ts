import { Failure } from '#domain/failure.ts';
import type { Notices } from '../../state/notices.svelte.ts';

/** Something read from core again and again; while one reading is on its way, however many wishes come make one more. */
export class Reading<Input, Output> {
  /** What was read last; null until then. */
  value = $state.raw<Output | null>(null);
  #next: { readonly input: Input } | null = null;
  #reading = false;
  readonly #read: (input: Input) => Promise<Output>;
  readonly #notices: Notices;

  constructor(read: (input: Input) => Promise<Output>, notices: Notices) {
    this.#read = read;
    this.#notices = notices;
  }

  async read(input: Input): Promise<void> {
    this.#next = { input };
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#next) {
        const wanted: { readonly input: Input } = this.#next;
        this.#next = null;
        const value = await this.#read(wanted.input);
        if (!this.#next) this.value = value;
      }
    } catch (reason) {
      // An article that was removed meanwhile: the screen is about to read without it.
      if (!(reason instanceof Failure && reason.code === 'article.not-found')) this.#notices.fail(reason);
    } finally {
      this.#reading = false;
    }
  }
}
