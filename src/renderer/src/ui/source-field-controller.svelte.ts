import type { SourceView } from '#contract/views.ts';
import { nameKey } from '#domain/fold.ts';
import { maxNameLength, type SourceKind } from '#domain/source.ts';
import { call } from '../api/client.ts';
import { ComboboxController } from './combobox-controller.svelte.ts';

/** A source that fits what was typed, or the offer to make one of that name; `same` when another has the name already. */
export type SourceOption =
  | { readonly kind: 'known'; readonly source: SourceView; readonly matched: string }
  | { readonly kind: 'new'; readonly name: string; readonly same: boolean };

/** What a source field needs to know, and whom it tells. */
export type SourceFieldWork = {
  /** The article whose sources are proposed first, if there is one. */
  readonly articleId: string | null;
  /** False where only sources that are there can be chosen. */
  readonly makes?: boolean;
  /** Sources that cannot be chosen here. */
  readonly excluded: () => readonly string[];
  /** `extra` is true when chosen with Shift held. */
  readonly choose: (source: SourceView, extra: boolean) => void;
  readonly fail: (reason: unknown) => void;
};

/**
 * Finds a source as one types, or makes one on the spot. A new source's kind is asked for and never guessed; while it is,
 * `naming` holds the name.
 */
export class SourceFieldController {
  readonly combobox: ComboboxController<SourceOption>;
  naming = $state.raw<{ readonly name: string; readonly same: boolean; readonly extra: boolean } | null>(
    null,
  );
  /** True when what is typed is too long for a name. */
  tooLong = $state(false);
  readonly #work: SourceFieldWork;

  constructor(work: SourceFieldWork) {
    this.#work = work;
    this.combobox = new ComboboxController<SourceOption>({
      find: (typed) => this.#find(typed),
      choose: (option, extra) => {
        if (option.kind === 'known') work.choose(option.source, extra);
        else this.naming = { name: option.name, same: option.same, extra };
      },
      fail: work.fail,
    });
  }

  /** Makes the source that is being named; `added` is a kind of the case's own that counts as `kind`. */
  async make(kind: SourceKind, added: string | null = null): Promise<void> {
    const naming = this.naming;
    if (!naming) return;
    this.naming = null;
    try {
      const { name, same, extra } = naming;
      const made = await call('source.create', {
        name,
        kind,
        ...(added !== null && { added: { sourceKind: added } }),
        ...(same && { allowSameName: true }),
      });
      this.#work.choose(made, extra);
    } catch (reason) {
      this.#work.fail(reason);
    }
  }

  /** Goes back from the kind to the name. */
  rename(): void {
    this.naming = null;
    this.combobox.type(this.combobox.typed);
  }

  async #find(typed: string): Promise<readonly SourceOption[]> {
    const { articleId, makes = true } = this.#work;
    const name = typed.trim();
    this.tooLong = name.length > maxNameLength;
    const suggestions = await call('source.suggest', { typed: typed.slice(0, 200), articleId });
    const excluded = this.#work.excluded();
    const known = suggestions
      .filter(({ source }) => !excluded.includes(source.id))
      .map(({ source, matched }): SourceOption => ({ kind: 'known', source, matched }));
    if (name === '' || this.tooLong || !makes) return known;
    const same = suggestions.some(({ source }) =>
      [source.name, ...source.aliases].some((each) => nameKey(each) === nameKey(name)),
    );
    return [...known, { kind: 'new', name, same }];
  }
}
