import type { CoreInput } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { fold, foldWords } from '#domain/fold.ts';
import type { ReliabilityLetter, SourceKind } from '#domain/source.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';

/** What of a source can be changed. */
export type SourcePatch = CoreInput<'source.update'>['patch'];

/** What stands in the panel: a source, a new one being made, or nothing. */
export type PanelState =
  { readonly kind: 'closed' } | { readonly kind: 'new' } | { readonly kind: 'source'; readonly id: string };

/** The list of sources, what is typed to find one, and the one in the panel. */
export class SourcesController {
  sources = $state.raw<readonly SourceView[]>([]);
  loaded = $state(false);
  typed = $state('');
  panel = $state.raw<PanelState>({ kind: 'closed' });
  /** Why the last thing asked for in the panel was not done. */
  failure = $state.raw<unknown>(null);
  #reading = false;
  #again = false;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly #searched = $derived(
    this.sources.map((source) => {
      const { name, aliases, role, affiliation, country, descriptor } = source;
      return { source, text: fold([name, ...aliases, role, affiliation, country, descriptor].join(' ')) };
    }),
  );
  readonly shown = $derived.by(() => {
    const words = foldWords(this.typed);
    return this.#searched
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map(({ source }) => source);
  });
  readonly chosen = $derived.by(() => {
    const { panel } = this;
    return panel.kind === 'source' ? (this.sources.find(({ id }) => id === panel.id) ?? null) : null;
  });

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
      if (this.panel.kind === 'source' && !this.chosen) this.close();
    } catch (reason) {
      this.#session.notices.fail(reason);
    } finally {
      this.#reading = false;
    }
  }

  edit(source: SourceView): void {
    this.show(source.id);
  }

  show(id: string): void {
    this.failure = null;
    this.panel = { kind: 'source', id };
  }

  make(): void {
    this.failure = null;
    this.panel = { kind: 'new' };
  }

  close(): void {
    this.failure = null;
    this.panel = { kind: 'closed' };
  }

  /** Makes a source and shows it. */
  async create(name: string, kind: SourceKind): Promise<void> {
    await this.#try(async () => {
      const made = await call('source.create', { name, kind });
      this.sources = [...this.sources.filter(({ id }) => id !== made.id), made];
      this.edit(made);
    });
  }

  /** Changes the source; false when it could not be. */
  update(source: SourceView, patch: SourcePatch): Promise<boolean> {
    return this.#try(() => call('source.update', { sourceId: source.id, patch }));
  }

  rate(source: SourceView, letter: ReliabilityLetter, on: string, reason: string): Promise<boolean> {
    return this.#try(() => call('source.rate', { sourceId: source.id, letter, on, reason }));
  }

  async remove(source: SourceView): Promise<void> {
    const removed = await this.#try(() => call('source.remove', { sourceId: source.id }));
    if (!removed) return;
    this.close();
    this.#session.notices.say(`Removed “${source.name}”. Undo brings it back.`);
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    this.failure = null;
    try {
      await work();
      return true;
    } catch (reason) {
      this.failure = reason;
      return false;
    }
  }
}
