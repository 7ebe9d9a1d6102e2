import type { SourceView } from '#contract/views.ts';
import { fold } from '#domain/fold.ts';
import type { ReliabilityLetter, SourceKind } from '#domain/source.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';

/** What the form of a source holds; aliases are one a line. */
export type SourceForm = {
  name: string;
  kind: SourceKind;
  aliases: string;
  role: string;
  affiliation: string;
  country: string;
  descriptor: string;
};

const emptyForm: SourceForm = {
  name: '',
  kind: 'person',
  aliases: '',
  role: '',
  affiliation: '',
  country: '',
  descriptor: '',
};

/** The list of sources, what is typed to find one, and the one whose form is open. */
export class SourcesController {
  sources = $state.raw<readonly SourceView[]>([]);
  loaded = $state(false);
  typed = $state('');
  /** The source in the form, `new` for one being made, null while the form is closed. */
  chosenId = $state<string | null>(null);
  form = $state<SourceForm>({ ...emptyForm });
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly shown = $derived.by(() => {
    const words = fold(this.typed).split(/\s+/).filter(Boolean);
    return this.sources.filter((source) => {
      const text = fold(
        [
          source.name,
          ...source.aliases,
          source.role,
          source.affiliation,
          source.country,
          source.descriptor,
        ].join(' '),
      );
      return words.every((word) => text.includes(word));
    });
  });
  readonly chosen = $derived(this.sources.find(({ id }) => id === this.chosenId) ?? null);

  async load(): Promise<void> {
    await this.#try(async () => {
      this.sources = await call('source.list', {});
      this.loaded = true;
    });
  }

  edit(source: SourceView): void {
    const { name, kind, aliases, role, affiliation, country, descriptor } = source;
    this.chosenId = source.id;
    this.form = { name, kind, aliases: aliases.join('\n'), role, affiliation, country, descriptor };
  }

  make(): void {
    this.chosenId = 'new';
    this.form = { ...emptyForm };
  }

  close(): void {
    this.chosenId = null;
  }

  /** Keeps the form: makes the source or changes it. */
  async save(): Promise<void> {
    const aliases = this.form.aliases
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const fields = { ...this.form, aliases };
    await this.#try(async () => {
      if (this.chosenId === 'new') this.edit(await call('source.create', fields));
      else if (this.chosenId) await call('source.update', { sourceId: this.chosenId, patch: fields });
      this.#session.notices.say(`Saved “${fields.name}”`);
    });
  }

  async rate(letter: ReliabilityLetter, on: string, reason: string): Promise<void> {
    const sourceId = this.chosenId;
    if (sourceId) await this.#try(() => call('source.rate', { sourceId, letter, on, reason }));
  }

  async remove(source: SourceView): Promise<void> {
    await this.#try(async () => {
      await call('source.remove', { sourceId: source.id });
      this.close();
      this.#session.notices.say(`Removed “${source.name}”. Undo brings it back.`);
    });
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
  }
}
