import type { SourceView } from '#contract/views.ts';
import { fold } from '#domain/fold.ts';
import type { SourceKind } from '#domain/source.ts';
import { call } from '../api/client.ts';
import { ComboboxController } from './combobox-controller.svelte.ts';

/** A source that fits what was typed, or the offer to make one of that name. */
export type SourceOption =
  | { readonly kind: 'known'; readonly source: SourceView; readonly matched: string }
  | { readonly kind: 'new'; readonly name: string };

/** What a source field needs to know, and whom it tells. */
export type SourceFieldWork = {
  readonly articleId: string;
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
  naming = $state.raw<{ readonly name: string; readonly extra: boolean } | null>(null);
  readonly #work: SourceFieldWork;

  constructor(work: SourceFieldWork) {
    this.#work = work;
    this.combobox = new ComboboxController<SourceOption>({
      find: (typed) => this.#find(typed),
      choose: (option, extra) => {
        if (option.kind === 'known') work.choose(option.source, extra);
        else this.naming = { name: option.name, extra };
      },
      fail: work.fail,
    });
  }

  /** Makes the source that is being named. */
  async make(kind: SourceKind): Promise<void> {
    const naming = this.naming;
    if (!naming) return;
    this.naming = null;
    try {
      this.#work.choose(await call('source.create', { name: naming.name, kind }), naming.extra);
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
    const { articleId } = this.#work;
    const suggestions = await call('source.suggest', { typed: typed.slice(0, 200), articleId });
    const excluded = this.#work.excluded();
    const known = suggestions
      .filter(({ source }) => !excluded.includes(source.id))
      .map(({ source, matched }): SourceOption => ({ kind: 'known', source, matched }));
    const name = typed.trim();
    const isNamed = suggestions.some(({ source }) =>
      [source.name, ...source.aliases].some((each) => fold(each) === fold(name)),
    );
    return name === '' || isNamed ? known : [...known, { kind: 'new', name }];
  }
}
