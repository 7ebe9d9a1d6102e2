import type { ExportFormat } from '#contract/api.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';

/** The export dialog: which format, which articles, and whether one is being written. */
export class ExportController {
  format = $state<ExportFormat>('html');
  /** Articles left out; empty means that the whole case is exported. */
  left = $state.raw<ReadonlySet<string>>(new Set());
  busy = $state(false);
  failure = $state<unknown>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly chosen = $derived.by(() => this.#session.store.articles.filter(({ id }) => !this.left.has(id)));

  toggle(articleId: string): void {
    const left = new Set(this.left);
    if (!left.delete(articleId)) left.add(articleId);
    this.left = left;
  }

  /** Asks where to, writes, and says so; true once something was written. */
  async run(): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    try {
      const articleIds = this.left.size === 0 ? [] : this.chosen.map(({ id }) => id);
      const written = await call('report.export', { format: this.format, articleIds });
      if (!written) return false;
      this.#session.notices.say(`Exported to ${written.path}`, {
        label: 'Show in folder',
        run: () => void call('app.show-in-folder', {}),
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
