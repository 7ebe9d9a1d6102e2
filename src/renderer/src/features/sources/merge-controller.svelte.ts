import type { SourceMergePreview, SourceView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { singleFields, valuesOf, type ChosenFields, type SingleField } from '#domain/merge-sources.ts';
import { call } from '../../api/client.ts';
import { t } from './strings.ts';

/** A field in which the sources differ, with the values it may keep. */
export type DifferingField = { readonly field: SingleField; readonly values: readonly string[] };

/** Which sources become one, which of them stays, what is kept where they differ, and what will happen. */
export class MergeController {
  /** Those to be merged, in the order in which they were chosen. */
  sources = $state.raw<readonly SourceView[]>([]);
  /** The one that stays. */
  intoId = $state<string | null>(null);
  chosen = $state.raw<ChosenFields>({});
  preview = $state.raw<SourceMergePreview | null>(null);
  failure = $state.raw<unknown>(null);
  #asked = 0;

  constructor(sources: readonly SourceView[]) {
    this.sources = sources;
    this.intoId = sources[0]?.id ?? null;
    void this.#look();
  }

  /** The same, the one that stays first. */
  readonly #ordered = $derived(
    this.sources.toSorted((a, b) => Number(b.id === this.intoId) - Number(a.id === this.intoId)),
  );
  readonly differing = $derived(
    singleFields.flatMap((field): DifferingField[] => {
      const values: readonly string[] = valuesOf(field, this.#ordered);
      return values.length > 1 ? [{ field, values }] : [];
    }),
  );

  /** What holds of a field as things stand. */
  valueOf(field: SingleField): string | undefined {
    return this.chosen[field] ?? valuesOf(field, this.#ordered)[0];
  }

  /** Adds a source; the same one twice is refused. */
  add(source: SourceView): void {
    if (this.sources.some(({ id }) => id === source.id))
      this.failure = new Failure('source.merge-itself', t('merge.itself', { name: source.name }), {
        name: source.name,
      });
    else this.#set([...this.sources, source]);
  }

  leaveOut(id: string): void {
    this.#set(this.sources.filter((source) => source.id !== id));
  }

  /** Has the source stay and the others go into it. */
  keep(id: string): void {
    this.intoId = id;
    this.#set(this.sources);
  }

  choose(field: SingleField, value: string): void {
    this.chosen = { ...this.chosen, [field]: value };
    void this.#look();
  }

  /** Merges; gives the one source, or null when it could not be done. */
  async merge(): Promise<SourceView | null> {
    const input = this.#input();
    if (!input) return null;
    try {
      return await call('source.merge', input);
    } catch (reason) {
      this.failure = reason;
      return null;
    }
  }

  #set(sources: readonly SourceView[]): void {
    this.failure = null;
    this.sources = sources;
    if (!sources.some(({ id }) => id === this.intoId)) this.intoId = sources[0]?.id ?? null;
    // What was chosen and is no longer among the values would be a name nobody sees.
    this.chosen = Object.fromEntries(
      singleFields.flatMap((field) => {
        const values: readonly string[] = valuesOf(field, sources);
        const value = this.chosen[field];
        return value !== undefined && values.includes(value) ? [[field, value]] : [];
      }),
    );
    void this.#look();
  }

  #input(): Parameters<typeof call<'source.merge'>>[1] | null {
    const [into, ...from] = this.#ordered;
    if (!into || from.length === 0) return null;
    return { intoSourceId: into.id, fromSourceIds: from.map(({ id }) => id), fields: this.chosen };
  }

  async #look(): Promise<void> {
    const input = this.#input();
    this.#asked += 1;
    const asked = this.#asked;
    if (!input) {
      this.preview = null;
      return;
    }
    try {
      const preview = await call('source.preview-merge', input);
      if (asked === this.#asked) this.preview = preview;
    } catch (reason) {
      this.preview = null;
      this.failure = reason;
    }
  }
}
