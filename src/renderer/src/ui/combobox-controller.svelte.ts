/** What a combobox is about: how options are found and what happens with the one chosen. */
export type ComboboxWork<Option> = {
  /** The options for what was typed, best first. */
  readonly find: (typed: string) => Promise<readonly Option[]>;
  /** `extra` is true when chosen with Shift held. */
  readonly choose: (option: Option, extra: boolean) => void;
  readonly fail: (reason: unknown) => void;
};

/** The behaviour of a combobox: finds options as one types, moves among them, and chooses. */
export class ComboboxController<Option> {
  typed = $state('');
  options = $state.raw<readonly Option[]>([]);
  active = $state(0);
  open = $state(false);
  #found: Promise<readonly Option[]> = Promise.resolve([]);
  readonly #work: ComboboxWork<Option>;

  constructor(work: ComboboxWork<Option>) {
    this.#work = work;
  }

  /** Takes what is typed now and finds its options; a slow answer to earlier letters is not shown. */
  type(typed: string): void {
    this.typed = typed;
    this.open = true;
    const found = this.#find(typed);
    this.#found = found;
    void found.then((options) => {
      if (this.#found !== found) return;
      this.options = options;
      this.active = 0;
    });
  }

  async #find(typed: string): Promise<readonly Option[]> {
    try {
      return await this.#work.find(typed);
    } catch (reason) {
      this.#work.fail(reason);
      return [];
    }
  }

  /** Moves to another option, round and round. */
  move(by: number): void {
    if (!this.open) return this.type(this.typed);
    const count = this.options.length;
    if (count > 0) this.active = (this.active + by + count) % count;
  }

  /** Chooses the active option of what is typed now, waiting for it if it has not been found yet. */
  async enter(extra: boolean): Promise<void> {
    if (!this.open) return;
    const options = await this.#found;
    const option = options === this.options ? options[this.active] : options[0];
    if (option !== undefined) this.choose(option, extra);
  }

  choose(option: Option, extra: boolean): void {
    this.close();
    this.#work.choose(option, extra);
  }

  close(): void {
    this.open = false;
  }
}
