import type { CoreInput } from '#contract/api.ts';
import type { EditPreview, SourceView, TagView } from '#contract/views.ts';
import type { ValueEdit } from '#domain/table/table-edit.ts';
import { columnFacts } from '#domain/table/table-columns.ts';
import { call } from '../../api/client.ts';
import { offeredChoices } from '../../i18n/codebook-words.ts';
import type { Session } from '../../state/session.ts';
import { failureText } from '../../ui/failure-text.ts';
import { SourceFieldController } from '../../ui/source-field-controller.svelte.ts';
import { t } from './strings.ts';

type Edit = CoreInput<'table.edit'>['edit'];

/** What can be changed in many rows, in the order in which it is offered. */
export const editFields = [
  'stance',
  'commitment',
  'quotation',
  'fidelity',
  'polarity',
  'source',
  'type',
  'tags',
  'verdict',
] as const;
/** One of {@link editFields}. */
export type EditField = (typeof editFields)[number];

/** A value to give; `key` tells it from the others, added values by themselves. */
type Choice = {
  readonly key: string;
  readonly label: string;
  readonly value: string | null;
  readonly added: string | null;
};

/** One edit of many rows: what is to change and to what, and what that would do, told before it is done. */
export class EditController {
  field = $state<EditField>('stance');
  /** The key of the value chosen; empty while none is. */
  chosen = $state('');
  add = $state('');
  remove = $state('');
  source = $state.raw<SourceView | null>(null);
  preview = $state.raw<EditPreview | null>(null);
  problem = $state.raw<string | null>(null);
  busy = $state(false);
  tags = $state.raw<readonly TagView[]>([]);
  readonly sources: SourceFieldController;
  readonly #ids: readonly string[];
  readonly #session: Session;
  #asked = 0;

  constructor(session: Session, ids: readonly string[], field: EditField) {
    this.#session = session;
    this.#ids = ids;
    this.field = field;
    this.sources = new SourceFieldController({
      articleId: null,
      excluded: () => [],
      choose: (source) => {
        this.source = source;
        this.sources.combobox.typed = source.name;
      },
      fail: (reason) => session.notices.fail(reason),
    });
    void call('tag.list', {}).then(
      (tags) => (this.tags = tags),
      (reason: unknown) => session.notices.fail(reason),
    );
  }

  readonly count = $derived.by(() => this.#ids.length);

  /** The values that the field can be given; empty where it takes no value of a list. */
  readonly choices = $derived.by((): readonly Choice[] => {
    const list = this.field === 'tags' || this.field === 'source' ? null : columnFacts[this.field].list;
    if (!list) return [];
    const offered = offeredChoices(list).map(({ value, added, words }) => ({
      key: added ?? String(value),
      label: words.label,
      value: String(value),
      added,
    }));
    const none = { key: 'none', label: t('notJudged'), value: null, added: null };
    return this.field === 'polarity' ? offered : [...offered, none];
  });

  /** The edit as it stands; null while something is missing. */
  readonly edit = $derived.by((): Edit | null => {
    if (this.field === 'source') return this.source && { field: 'source', sourceId: this.source.id };
    if (this.field === 'tags') {
      const [add, remove] = [tagsIn(this.add), tagsIn(this.remove)];
      return add.length + remove.length > 0 ? { field: 'tags', add, remove } : null;
    }
    const choice = this.choices.find(({ key }) => key === this.chosen);
    if (!choice) return null;
    // The lists of the codebook hold the values that the contract names.
    return {
      field: this.field satisfies ValueEdit,
      value: choice.value,
      ...(choice.added && { added: choice.added }),
    } as Edit;
  });

  choose(field: EditField): void {
    this.field = field;
    this.chosen = '';
  }

  /** Asks core what the edit would do; an answer to an earlier one is not shown. */
  async look(edit: Edit | null): Promise<void> {
    const asked = (this.#asked += 1);
    this.problem = null;
    if (!edit) {
      this.preview = null;
      return;
    }
    try {
      const preview = await call('table.preview-edit', { ids: [...this.#ids], edit });
      if (asked === this.#asked) this.preview = preview;
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.preview = null;
      this.problem = failureText(reason);
    }
  }

  /** Does it; true when it is done. */
  async apply(): Promise<boolean> {
    if (!this.edit || this.busy) return false;
    this.busy = true;
    try {
      const { changes, of } = await call('table.edit', { ids: [...this.#ids], edit: this.edit });
      const { notices } = this.#session;
      notices.say(t(`edited.${of}`, { count: changes }), {
        label: t('undo'),
        run: () => void call('journal.undo', {}).catch((reason: unknown) => notices.fail(reason)),
      });
      return true;
    } catch (reason) {
      this.problem = failureText(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

function tagsIn(typed: string): string[] {
  return typed
    .split(/[,;\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
