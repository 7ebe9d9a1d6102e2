import type { CoreInput } from '#contract/api.ts';
import type { AttributionStepView, OccurrenceDetail } from '#contract/views.ts';
import type { AttributionStep } from '#domain/attribution.ts';
import type { Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import { call } from '../api/client.ts';
import type { Session } from './session.ts';
import { t } from './strings.ts';

/** A source that was made the end of a chain. */
export type UsedSource = Pick<AttributionStepView, 'sourceId' | 'sourceKind'>;

/** So many sources are remembered for repeating. */
const mostRecent = 9;

type OccurrencePatch = CoreInput<'occurrence.update'>['patch'];

/**
 * Makes every change to occurrences and claims, from the text as from the inspector: one after the other, so that keys
 * pressed faster than core answers act on what the key before has made. What core answers is shown at once; its event
 * comes later and changes nothing more. Failures are shown as messages. The verbs are called inside {@link queue}; where
 * the case can only be read they say so and answer null or false.
 */
export class OccurrenceEditor {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = $state(0);
  /** The sources that were last made the end of a chain, the latest first. */
  recentSources: readonly UsedSource[] = [];
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** True while a change is on its way to core or waits for its turn. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** Runs the work after everything begun before it. */
  queue<Value>(work: () => Promise<Value>): Promise<Value | null> {
    this.#waiting += 1;
    const done = this.#last.then(async () => {
      try {
        return await work();
      } catch (reason) {
        this.#session.notices.fail(reason);
        return null;
      } finally {
        this.#waiting -= 1;
      }
    });
    this.#last = done;
    return done;
  }

  /** False, with a message that says why, when the case can only be read. */
  mayWrite(): boolean {
    const { store, notices } = this.#session;
    if (store.writable) return true;
    notices.say(
      t(store.info?.readOnly === 'no-permission' ? 'editor.no-permission' : 'editor.open-elsewhere'),
    );
    return false;
  }

  async mark(
    articleId: string,
    spans: readonly Span[],
    stance: Stance | null,
  ): Promise<OccurrenceDetail | null> {
    if (!this.mayWrite()) return null;
    const whole = { claimId: null, claimText: null, stance };
    return this.#show(await call('occurrence.mark', { articleId, spans: [...spans], ...whole }));
  }

  async update(occurrenceId: string, patch: OccurrencePatch): Promise<OccurrenceDetail | null> {
    if (!this.mayWrite()) return null;
    return this.#show(await call('occurrence.update', { occurrenceId, patch }));
  }

  async setChain(occurrenceId: string, chain: readonly AttributionStep[]): Promise<OccurrenceDetail | null> {
    if (!this.mayWrite()) return null;
    const steps = chain.map(({ sourceId, status, sourceSpan, cueSpan }) => ({
      sourceId,
      status,
      sourceSpan,
      cueSpan,
    }));
    const changed = this.#show(await call('occurrence.set-chain', { occurrenceId, chain: steps }));
    const last = changed.chain.at(-1);
    if (last && changed.chain.length > 1) this.#remember(last);
    return changed;
  }

  #remember(used: UsedSource): void {
    const others = this.recentSources.filter(({ sourceId }) => sourceId !== used.sourceId);
    this.recentSources = [used, ...others].slice(0, mostRecent);
  }

  /** Gives the occurrence a claim of its own again. */
  async split(occurrenceId: string): Promise<OccurrenceDetail | null> {
    if (!this.mayWrite()) return null;
    return this.#show(await call('occurrence.split', { occurrenceId }));
  }

  /** Removes the occurrence and offers to undo it. */
  async remove(occurrence: OccurrenceDetail): Promise<boolean> {
    if (!this.mayWrite()) return false;
    await call('occurrence.remove', { occurrenceId: occurrence.id });
    const { store, workspace, notices } = this.#session;
    store.document(occurrence.articleId)?.patch([occurrence.id], []);
    if (workspace.occurrenceId === occurrence.id) workspace.select(null);
    notices.say(t('editor.removed', { claim: occurrence.claimText }), {
      label: t('editor.undo'),
      run: () =>
        void this.queue(async () => {
          const { focus } = await call('journal.undo', {});
          workspace.follow(focus);
        }),
    });
    return true;
  }

  #show(occurrence: OccurrenceDetail): OccurrenceDetail {
    this.#session.store.document(occurrence.articleId)?.patch([occurrence.id], [occurrence]);
    return occurrence;
  }
}

const editors = new WeakMap<Session, OccurrenceEditor>();

/** The one editor of the session: text and inspector share it, so that their changes keep their order. */
export function editorOf(session: Session): OccurrenceEditor {
  let editor = editors.get(session);
  if (!editor) {
    editor = new OccurrenceEditor(session);
    editors.set(session, editor);
  }
  return editor;
}
