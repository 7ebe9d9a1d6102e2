/** What a draft is a draft of. */
export type DraftWork = {
  /** What core has now, as it stands in the field. */
  readonly saved: () => string;
  /** Brings what was typed into the form in which it is kept. */
  readonly tidy: (typed: string) => string;
  /** Why this cannot be kept, in a sentence; null when it can. */
  readonly refuse: (tidied: string) => string | null;
  /** Keeps it; false when that failed, so that what was typed stays. */
  readonly save: (tidied: string) => Promise<boolean>;
};

/** How long typing must rest before it is saved, in milliseconds. */
const pause = 700;

/**
 * What is being typed into a field that saves itself: after a pause, and when the field is left. What was typed is shown
 * until it is saved, whatever else changes; then what core has.
 */
export class Draft {
  #typed = $state.raw<string | null>(null);
  /** Why what is typed is not saved; null while there is no reason. */
  problem = $state.raw<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #work: DraftWork;

  constructor(work: DraftWork) {
    this.#work = work;
  }

  get value(): string {
    return this.#typed ?? this.#work.saved();
  }

  type(text: string): void {
    this.#typed = text;
    this.problem = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), pause);
  }

  /** Saves now and stays: Enter, or the window about to close. */
  async save(): Promise<void> {
    await this.#save();
  }

  /** Saves now and shows what core has from then on. What cannot be kept stays to be mended, with the reason. */
  async leave(): Promise<void> {
    const typed = this.#typed;
    if ((await this.#save()) && this.#typed === typed) this.#typed = null;
  }

  /** Forgets what was typed since it was last saved. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#typed = null;
    this.problem = null;
  }

  async #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#typed === null) return true;
    const tidied = this.#work.tidy(this.#typed);
    if (tidied === this.#work.saved()) return true;
    this.problem = this.#work.refuse(tidied);
    return this.problem === null && (await this.#work.save(tidied));
  }
}
