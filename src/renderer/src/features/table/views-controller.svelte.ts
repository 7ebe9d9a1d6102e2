import type { SavedView } from '#contract/views.ts';
import { startView, type TableView } from '#domain/table/table-view.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { failureText } from '../../ui/failure-text.ts';
import { t } from './strings.ts';
import type { TableController } from './table-controller.svelte.ts';

/** The kept views of the case: shown, kept anew, renamed and removed. */
export class ViewsController {
  views = $state.raw<readonly SavedView[]>([]);
  /** What went wrong in the dialog; null for nothing. */
  problem = $state.raw<string | null>(null);
  readonly #session: Session;
  readonly #table: TableController;

  constructor(session: Session, table: TableController) {
    this.#session = session;
    this.#table = table;
  }

  /** The kept view that the table shows just so, or null. */
  readonly current = $derived.by(() => {
    const now = keyOf(this.#table.view);
    return this.views.find(({ view }) => keyOf(view) === now) ?? null;
  });
  readonly isStart = $derived.by(() => keyOf(this.#table.view) === keyOf(startView));

  async load(): Promise<void> {
    try {
      this.views = await call('view.list', {});
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
  }

  /** Shows a kept view, or with null the table as at first; says what of it is gone. */
  show(id: string | null): void {
    const kept = this.views.find((each) => each.id === id);
    void this.#table.look(kept?.view ?? startView);
    if (kept && kept.gone.length > 0)
      this.#session.notices.say(t('gone', { name: kept.name, columns: kept.gone.join(', ') }));
  }

  /** Keeps the table as it is now under a name; true when done. A view of that name is replaced when `id` names it. */
  keep(name: string, id: string | null): Promise<boolean> {
    return this.#do(() => call('view.save', { viewId: id, name, view: plain(this.#table.view) }));
  }

  rename({ id, name, view }: SavedView, to: string): Promise<boolean> {
    if (to.trim() === name) return Promise.resolve(true);
    return this.#do(() => call('view.save', { viewId: id, name: to, view: plain(view) }));
  }

  remove({ id }: SavedView): Promise<boolean> {
    return this.#do(() => call('view.remove', { viewId: id }));
  }

  async #do(work: () => Promise<unknown>): Promise<boolean> {
    this.problem = null;
    try {
      await work();
      await this.load();
      return true;
    } catch (reason) {
      this.problem = failureText(reason);
      return false;
    }
  }
}

function keyOf({ filter, rows, columns, sort, group }: TableView): string {
  return JSON.stringify([
    filter,
    rows,
    columns.map(({ column, width }) => [column, width]),
    sort.map(({ column, descending }) => [column, descending]),
    group,
  ]);
}

function plain({ filter, rows, columns, sort, group }: TableView) {
  return {
    filter,
    rows,
    group,
    columns: columns.map((each) => ({ ...each })),
    sort: sort.map((each) => ({ ...each })),
  };
}
