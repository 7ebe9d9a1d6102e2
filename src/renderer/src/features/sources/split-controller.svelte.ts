import { SvelteSet } from 'svelte/reactivity';
import type {
  SourcePage,
  SourcePageArticle,
  SourcePlace,
  SourceSplitPreview,
  SourceView,
} from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { SourceKind } from '#domain/source.ts';
import { call } from '../../api/client.ts';
import { offeredChoices } from '../../i18n/codebook-words.ts';

/** One line of the choice: an article, or a mark in it. */
export type SplitRow =
  | { readonly kind: 'article'; readonly article: SourcePageArticle; readonly count: number }
  | { readonly kind: 'place'; readonly place: SourcePlace };

/** What of a source goes to a new one, what that is called, and what will happen. */
export class SplitController {
  page = $state.raw<SourcePage | null>(null);
  name = $state('');
  kind = $state<SourceKind>(offeredChoices('sourceKind')[0]?.value ?? 'person');
  /** The kind of the case's own that was chosen, which counts as `kind`. */
  added = $state.raw<{ readonly sourceKind: string } | undefined>();
  role = $state('');
  readonly articles = new SvelteSet<string>();
  readonly occurrences = new SvelteSet<string>();
  readonly aliases = new SvelteSet<string>();
  preview = $state.raw<SourceSplitPreview | null>(null);
  failure = $state.raw<unknown>(null);
  #asked = 0;
  readonly #sourceId: string;

  constructor(sourceId: string) {
    this.#sourceId = sourceId;
    void this.#load();
  }

  readonly rows = $derived.by((): readonly SplitRow[] => {
    const { page } = this;
    if (!page) return [];
    // A chain may hold the source twice; its mark is chosen once.
    const byArticle = new Map<string, Map<string, SourcePlace>>();
    for (const place of page.places) {
      const places = byArticle.get(place.articleId) ?? new Map<string, SourcePlace>();
      if (!places.has(place.occurrenceId)) places.set(place.occurrenceId, place);
      byArticle.set(place.articleId, places);
    }
    return page.articles.flatMap((article): SplitRow[] => {
      const places = [...(byArticle.get(article.id)?.values() ?? [])];
      return [
        { kind: 'article', article, count: places.length },
        ...places.map((place): SplitRow => ({ kind: 'place', place })),
      ];
    });
  });
  readonly isNothing = $derived(
    this.articles.size === 0 && this.occurrences.size === 0 && this.aliases.size === 0,
  );
  readonly isTaken = $derived(this.failure instanceof Failure && this.failure.code === 'source.name-taken');

  setKind(kind: SourceKind, added: string | null): void {
    this.kind = kind;
    this.added = added === null ? undefined : { sourceKind: added };
  }

  /** Chooses something to go, or no longer. */
  toggle(kind: 'articles' | 'occurrences' | 'aliases', key: string): void {
    const set = this[kind];
    if (!set.delete(key)) set.add(key);
    // An alias that goes alone is most likely what the new source is called.
    if (kind === 'aliases' && this.name.trim() === '' && set.has(key)) this.name = key;
    void this.#look();
  }

  /** Splits; gives the new source, or null when it could not be done. */
  async split(allowSameName: boolean): Promise<SourceView | null> {
    this.failure = null;
    const { name, kind, added, role } = this;
    try {
      return await call('source.split', {
        ...this.#choice(),
        fields: {
          name: name.trim(),
          kind,
          role: role.trim(),
          ...(added && { added }),
          ...(allowSameName && { allowSameName }),
        },
      });
    } catch (reason) {
      this.failure = reason;
      return null;
    }
  }

  #choice(): Parameters<typeof call<'source.preview-split'>>[1] {
    return {
      sourceId: this.#sourceId,
      articleIds: [...this.articles],
      occurrenceIds: [...this.occurrences],
      aliases: [...this.aliases],
    };
  }

  async #load(): Promise<void> {
    try {
      this.page = await call('source.page', { sourceId: this.#sourceId });
      this.kind = this.page.source.kind;
    } catch (reason) {
      this.failure = reason;
    }
  }

  async #look(): Promise<void> {
    this.failure = null;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const preview = this.isNothing ? null : await call('source.preview-split', this.#choice());
      if (asked === this.#asked) this.preview = preview;
    } catch (reason) {
      this.failure = reason;
    }
  }
}
