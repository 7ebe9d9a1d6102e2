import type { RelationView } from '#contract/views.ts';
import type { RelationKind, RelationStatus } from '#domain/relation.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { findConflict, type CompareRow } from './compare-rows.ts';
import type { MatrixController } from './matrix-controller.svelte.ts';
import { t } from './strings.ts';

/** What ties two rows: they become one claim, or are related. */
export type Tie = 'join' | Extract<RelationKind, 'contradicts' | 'in-tension'>;

/** What is being asked about two rows; `from` is the one that was picked up or dragged. */
export type TieQuestion = {
  readonly from: CompareRow;
  readonly into: CompareRow;
} & (
  | { readonly kind: 'what' }
  | { readonly kind: 'reason'; readonly tie: Exclude<Tie, 'join'> }
  | { readonly kind: 'conflict'; readonly relation: RelationView }
);

/** Tying the rows of a matrix together: the row picked up, what is asked of two, the relations on show. */
export class CompareController {
  /** The claim picked up, waiting for the one it is tied to. */
  picked = $state<string | null>(null);
  question = $state.raw<TieQuestion | null>(null);
  /** The claim whose relations are on show. */
  relatingId = $state<string | null>(null);
  readonly grid: MatrixController;
  readonly #session: Session;

  constructor(session: Session, grid: MatrixController) {
    this.#session = session;
    this.grid = grid;
  }

  readonly pickedRow = $derived.by(() => this.grid.find(this.picked));
  readonly relating = $derived.by(() => this.grid.find(this.relatingId));

  /** Puts back what was picked up when its row is gone. */
  settle(): void {
    if (this.picked && !this.pickedRow) this.drop();
    if (this.relatingId && !this.relating) this.relatingId = null;
  }

  /** Picks a row up, or puts it back. */
  pick(row: CompareRow): void {
    if (!this.#session.store.writable) this.#session.notices.say(t('readOnly'));
    else this.picked = this.picked === row.claim.id ? null : row.claim.id;
  }

  /** Puts back what was picked up and closes what was asked. */
  drop(): void {
    this.picked = null;
    this.question = null;
  }

  /** Asks what the picked row and this one are to each other. */
  askWhat(into: CompareRow): void {
    const from = this.pickedRow;
    this.grid.goTo(into.index, 0);
    if (from && from.claim.id !== into.claim.id) this.question = { kind: 'what', from, into };
    else this.drop();
  }

  /** Ties the picked row to this one: joins at once, asks for the reason of a relation. */
  async tie(tie: Tie, into: CompareRow): Promise<void> {
    const from = this.pickedRow;
    if (!from || from.claim.id === into.claim.id) return this.drop();
    if (tie !== 'join') {
      this.question = { kind: 'reason', tie, from, into };
      return;
    }
    const relation = findConflict(from, into.claim.id);
    if (relation) this.question = { kind: 'conflict', relation, from, into };
    else await this.#join(from, into);
  }

  /** Relates the two rows in question. */
  async relate(reason: string): Promise<void> {
    const { question } = this;
    if (question?.kind !== 'reason') return;
    const { from, into, tie } = question;
    this.drop();
    await this.setRelation(
      { fromClaimId: from.claim.id, toClaimId: into.claim.id, kind: tie },
      'confirmed',
      reason,
    );
  }

  /** Takes away the relation that keeps the two rows in question apart, then joins them. */
  async joinAnyway(): Promise<void> {
    const { question } = this;
    if (question?.kind !== 'conflict') return;
    const { from, into, relation } = question;
    if (await this.removeRelation(relation)) await this.#join(from, into);
  }

  async setRelation(
    pair: Pick<RelationView, 'fromClaimId' | 'toClaimId' | 'kind'>,
    status: RelationStatus,
    reason: string,
  ): Promise<void> {
    const { fromClaimId, toClaimId, kind } = pair;
    await this.#try(() => call('relation.set', { fromClaimId, toClaimId, kind, status, reason }));
  }

  removeRelation(relation: RelationView): Promise<boolean> {
    return this.#try(() => call('relation.remove', { relationId: relation.id }));
  }

  async #join(from: CompareRow, into: CompareRow): Promise<void> {
    this.drop();
    const joined = await this.#try(() =>
      call('claim.join', { intoClaimId: into.claim.id, fromClaimIds: [from.claim.id] }),
    );
    if (!joined) return;
    this.grid.goToClaim(into.claim.id);
    this.#session.notices.say(t('joined', { number: from.number, claim: into.claim.text }));
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (reason) {
      this.#session.notices.fail(reason);
      return false;
    }
  }
}
