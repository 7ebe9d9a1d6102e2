import type { DataPreview } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { failureText } from '../../ui/failure-text.ts';
import { t } from './strings.ts';

/** The import of one file of data: what it would bring, and bringing it. */
export class DataController {
  preview = $state.raw<DataPreview | null>(null);
  failure = $state.raw<string | null>(null);
  busy = $state(true);
  readonly name: string;
  readonly #path: string;
  readonly #session: Session;

  constructor(session: Session, path: string) {
    this.#session = session;
    this.#path = path;
    this.name = path.split(/[/\\]/u).at(-1) ?? path;
    void this.#read();
  }

  readonly bringsNothing = $derived(
    this.preview !== null && Object.values(this.preview.counts).every(({ added }) => added === 0),
  );
  readonly ready = $derived(!this.busy && this.preview !== null && !this.bringsNothing);

  async #read(): Promise<void> {
    try {
      this.preview = await call('data.preview', { path: this.#path });
    } catch (reason) {
      this.failure = failureText(reason);
    } finally {
      this.busy = false;
    }
  }

  /** Imports it; true when it is in the case. */
  async run(): Promise<boolean> {
    if (!this.ready) return false;
    this.busy = true;
    this.failure = null;
    try {
      await call('data.import', { path: this.#path });
      this.#session.notices.say(t('said', { name: this.name }));
      return true;
    } catch (reason) {
      if (!(reason instanceof Failure && reason.code === 'request.cancelled'))
        this.failure = failureText(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
