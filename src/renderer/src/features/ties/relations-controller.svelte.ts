import type { RelationView } from '#contract/views.ts';
import { isSymmetric, type RelationKind, type RelationStatus } from '#domain/relation.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { t } from './strings.ts';

/** The relations of the case, or of one claim, as a table that can be narrowed and decided on. */
export class RelationsController {
  relations = $state.raw<readonly RelationView[]>([]);
  loaded = $state(false);
  status = $state<RelationStatus | ''>('');
  kind = $state<RelationKind | ''>('');
  selected = $state.raw<ReadonlySet<string>>(new Set());
  readonly #session: Session;
  readonly #claimId: string | null;

  constructor(session: Session, claimId: string | null) {
    this.#session = session;
    this.#claimId = claimId;
  }

  readonly shown = $derived(
    this.relations.filter(
      (each) =>
        (this.status === '' || each.status === this.status) && (this.kind === '' || each.kind === this.kind),
    ),
  );
  /** Those selected of the shown. */
  readonly chosen = $derived(this.shown.filter(({ id }) => this.selected.has(id)));

  async load(): Promise<void> {
    try {
      const relations =
        this.#claimId === null
          ? await call('relation.list', {})
          : (await call('claim.get', { claimId: this.#claimId })).relations;
      this.relations = relations;
      const known = new Set(relations.map(({ id }) => id));
      this.selected = new Set([...this.selected].filter((id) => known.has(id)));
      this.loaded = true;
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
  }

  select(ids: readonly string[], isIn: boolean): void {
    const next = new Set(this.selected);
    for (const id of ids) {
      if (isIn) next.add(id);
      else next.delete(id);
    }
    this.selected = next;
  }

  /** Gives the selected relations a status, or removes them. */
  async settle(status: RelationStatus | null): Promise<void> {
    const relationIds = this.chosen.map(({ id }) => id);
    if (relationIds.length === 0) return;
    await this.#try(async () => {
      const { count } = await call('relation.settle', { relationIds, status });
      this.#session.notices.say(t('relations.settled', { count }));
    });
  }

  /** Changes one relation; another kind or direction takes its place. */
  async change(relation: RelationView, patch: Partial<RelationView>): Promise<void> {
    const { kind, fromClaimId, toClaimId, status, reason } = { ...relation, ...patch };
    const isAnother =
      kind !== relation.kind || (fromClaimId !== relation.fromClaimId && !isSymmetric(relation.kind));
    await this.#try(() =>
      call('relation.set', {
        kind,
        fromClaimId,
        toClaimId,
        status,
        reason,
        ...(isAnother && { dropRelationIds: [relation.id] }),
      }),
    );
  }

  turn(relation: RelationView): Promise<void> {
    return this.change(relation, { fromClaimId: relation.toClaimId, toClaimId: relation.fromClaimId });
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
    // What was refused must not stay on show as if it held.
    await this.load();
  }
}
