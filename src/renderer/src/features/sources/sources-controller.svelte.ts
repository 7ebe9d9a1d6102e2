import { SvelteSet } from 'svelte/reactivity';
import type { CoreInput } from '#contract/api.ts';
import type { DatedRating, SourceView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { ReliabilityLetter, SourceKind } from '#domain/source.ts';
import { call } from '../../api/client.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { dateText } from '../../i18n/formats.ts';
import { language } from '../../i18n/language.svelte.ts';
import type { Session } from '../../state/session.ts';
import {
  fits,
  namesakes,
  noFilter,
  searched,
  sortSources,
  typedFilter,
  type SourceColumn,
  type SourceFilter,
  type SourceOrder,
} from './source-order.ts';
import { t } from './strings.ts';

/** What of a source can be changed. */
export type SourcePatch = CoreInput<'source.update'>['patch'];

/** What stands in the panel: a source, a new one being made, or nothing. */
export type PanelState =
  { readonly kind: 'closed' } | { readonly kind: 'new' } | { readonly kind: 'source'; readonly id: string };

/** The dialog that lies over the screen. */
export type SourceDialog =
  | { readonly kind: 'merge'; readonly ids: readonly string[] }
  | { readonly kind: 'split'; readonly id: string };

/** A change that was refused because another source has the name; done again, it may. */
export type NameTaken = { readonly otherId: string; readonly again: () => Promise<boolean> };

/** The registry of sources: what is shown of it, which are chosen, and the one in the panel. */
export class SourcesController {
  sources = $state.raw<readonly SourceView[]>([]);
  loaded = $state(false);
  typed = $state('');
  filter = $state.raw<SourceFilter>(noFilter);
  order = $state.raw<SourceOrder>({ column: 'name', descending: false });
  /** Those chosen to be merged. */
  readonly picked = new SvelteSet<string>();
  panel = $state.raw<PanelState>({ kind: 'closed' });
  /** The source whose page is shown in place of the list. */
  pageId = $state<string | null>(null);
  dialog = $state.raw<SourceDialog | null>(null);
  /** Why the last thing asked for in the panel was not done. */
  failure = $state.raw<unknown>(null);
  taken = $state.raw<NameTaken | null>(null);
  #reading = false;
  #again = false;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly #searched = $derived(this.sources.map(searched));
  readonly #typedFor = $derived.by(() => {
    const isTyped = typedFilter(this.typed);
    return this.#searched.filter(isTyped).map(({ source }) => source);
  });
  /** What fits what is typed and the filter, in order. */
  readonly shown = $derived(
    sortSources(
      this.#typedFor.filter((source) => fits(source, this.filter)),
      this.order,
      (source) => codebookWords('sourceKind', source.kind, source.added).label,
      language(),
    ),
  );
  readonly namesakes = $derived(namesakes(this.sources));
  readonly isFiltered = $derived(this.typed.trim() !== '' || this.filter !== noFilter);
  readonly chosen = $derived.by(() => {
    const { panel } = this;
    return panel.kind === 'source' ? (this.sources.find(({ id }) => id === panel.id) ?? null) : null;
  });

  /** How many sources a choice of the filter would show beside the others. */
  countWith(part: Partial<SourceFilter>): number {
    const filter = { ...this.filter, ...part };
    return this.#typedFor.filter((source) => fits(source, filter)).length;
  }

  /** Sorts by a column; the same one again turns its order round. */
  sortBy(column: SourceColumn): void {
    this.order = { column, descending: this.order.column === column && !this.order.descending };
  }

  clearFilter(): void {
    this.typed = '';
    this.filter = noFilter;
  }

  /** Reads the sources; while one reading is on its way, however many changes come make one more. */
  async load(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        this.sources = await call('source.list', {});
        this.loaded = true;
      }
      const ids = new Set(this.sources.map(({ id }) => id));
      for (const id of this.picked) if (!ids.has(id)) this.picked.delete(id);
      if (this.panel.kind === 'source' && !this.chosen) this.close();
      if (this.pageId !== null && !ids.has(this.pageId)) this.pageId = null;
    } catch (reason) {
      this.#session.notices.fail(reason);
    } finally {
      this.#reading = false;
    }
  }

  edit(id: string): void {
    this.#forget();
    this.panel = { kind: 'source', id };
  }

  make(): void {
    this.#forget();
    this.panel = { kind: 'new' };
  }

  close(): void {
    this.#forget();
    this.panel = { kind: 'closed' };
  }

  /** Shows everything a source says. */
  openPage(id: string): void {
    this.close();
    this.pageId = id;
  }

  /** Chooses a source to be merged, or no longer. */
  pick(id: string): void {
    if (!this.picked.delete(id)) this.picked.add(id);
  }

  /** Asks how to merge those chosen, and this one besides. */
  askMerge(id: string | null): void {
    const ids = new Set([...(id === null ? [] : [id]), ...this.picked]);
    this.dialog = { kind: 'merge', ids: [...ids] };
  }

  /** Ends a dialog; `about` is the source it leaves to be shown. */
  endDialog(about: string | null = null): void {
    this.dialog = null;
    if (about === null) return;
    this.picked.clear();
    if (this.panel.kind === 'source') this.edit(about);
    if (this.pageId !== null) this.pageId = about;
  }

  /** Makes a source and shows it; `added` is a kind of the case's own that counts as `kind`. */
  create(name: string, kind: SourceKind, added: string | null, allowSameName = false): Promise<boolean> {
    return this.#try(
      async () => {
        const made = await call('source.create', {
          name,
          kind,
          ...(added !== null && { added: { sourceKind: added } }),
          ...(allowSameName && { allowSameName }),
        });
        this.sources = [...this.sources.filter(({ id }) => id !== made.id), made];
        this.edit(made.id);
      },
      () => this.create(name, kind, added, true),
    );
  }

  /** Changes the source; false when it could not be. */
  update(source: SourceView, patch: SourcePatch, allowSameName = false): Promise<boolean> {
    return this.#try(
      () => call('source.update', { sourceId: source.id, patch, ...(allowSameName && { allowSameName }) }),
      () => this.update(source, patch, true),
    );
  }

  rate(source: SourceView, letter: ReliabilityLetter, on: string, reason: string): Promise<boolean> {
    return this.#try(() => call('source.rate', { sourceId: source.id, letter, on, reason }));
  }

  async removeRating(source: SourceView, { id, letter, on }: DatedRating): Promise<void> {
    const removed = await this.#try(() =>
      call('source.remove-rating', { sourceId: source.id, ratingId: id }),
    );
    if (removed) this.#session.notices.say(t('rating.removed', { letter, date: dateText(on) }));
  }

  async remove(source: SourceView): Promise<void> {
    const removed = await this.#try(() => call('source.remove', { sourceId: source.id }));
    if (!removed) return;
    this.close();
    this.#session.notices.say(t('panel.removed', { name: source.name }));
  }

  #forget(): void {
    this.failure = null;
    this.taken = null;
  }

  async #try(work: () => Promise<unknown>, again?: () => Promise<boolean>): Promise<boolean> {
    this.#forget();
    try {
      await work();
      return true;
    } catch (reason) {
      this.failure = reason;
      if (again && reason instanceof Failure && reason.code === 'source.name-taken')
        this.taken = { otherId: String(reason.params['id']), again };
      return false;
    }
  }
}
