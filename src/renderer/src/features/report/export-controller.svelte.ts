import type { ExportFormat } from '#domain/report/export-formats.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { t } from './strings.ts';

/** The export dialog: which format, which articles, and whether one is being written. */
export class ExportController {
  format = $state<ExportFormat>('html');
  /** Articles left out; none means that the whole case is exported, articles that come later included. */
  left = $state.raw<ReadonlySet<string>>(new Set());
  busy = $state(false);
  failure = $state.raw<unknown>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly chosen = $derived.by(() => this.#session.store.articles.filter(({ id }) => !this.left.has(id)));
  /** A case without articles gives a report that says so; a choice of none gives nothing. */
  readonly ready = $derived.by(
    () => !this.busy && (this.chosen.length > 0 || this.#session.store.articles.length === 0),
  );

  toggle(articleId: string): void {
    const left = new Set(this.left);
    if (!left.delete(articleId)) left.add(articleId);
    this.left = left;
  }

  /** Chooses all articles, or none. */
  choose(what: 'all' | 'none'): void {
    this.left = new Set(what === 'all' ? [] : this.#session.store.articles.map(({ id }) => id));
  }

  /** Asks where to, writes, and says so; true once something was written. */
  async run(): Promise<boolean> {
    if (!this.ready) return false;
    this.busy = true;
    this.failure = null;
    const { notices } = this.#session;
    try {
      const articleIds = this.left.size === 0 ? [] : this.chosen.map(({ id }) => id);
      const written = await call('report.export', { format: this.format, scope: { filter: '', articleIds } });
      if (!written) return false;
      notices.say(t('done', { path: written.path }), {
        label: t('show'),
        run: () =>
          void call('app.show-in-folder', { what: 'last-export' }).catch((reason: unknown) =>
            notices.fail(reason),
          ),
      });
      return true;
    } catch (reason) {
      this.failure = reason;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
