type Choices = { readonly together: boolean; readonly tableFolded: boolean };

const key = 'panes';
const usual: Choices = { together: false, tableFolded: false };

function remembered(): Choices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...usual, ...(kept as Partial<Choices>) };
  } catch {
    return usual;
  }
}

/** How articles side by side are shown, whatever the case; remembered from one start to the next. */
export class PanesLayout {
  #choices = $state.raw(remembered());

  /** True while the panes scroll together by claim. */
  get together(): boolean {
    return this.#choices.together;
  }

  set together(together: boolean) {
    this.#keep({ ...this.#choices, together });
  }

  /** True while the table below the panes is put away. */
  get tableFolded(): boolean {
    return this.#choices.tableFolded;
  }

  set tableFolded(tableFolded: boolean) {
    this.#keep({ ...this.#choices, tableFolded });
  }

  #keep(choices: Choices): void {
    this.#choices = choices;
    localStorage.setItem(key, JSON.stringify(choices));
  }
}
