import type { CoreInput } from '#contract/api.ts';
import type { ClaimMatrix, RelationView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import type { RelationKind, RelationStatus } from '#domain/relation.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { findConflict, rowsOf, type CompareRow } from './compare-rows.ts';
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

const emptyMatrix: ClaimMatrix = { articles: [], rows: [], relations: [] };

/** The claim-by-article table: its rows, the cell at hand, and the row picked up to be tied to another. */
export class CompareController {
  matrix = $state.raw<ClaimMatrix>(emptyMatrix);
  loaded = $state(false);
  /** Column 0 is the claim itself, 1 the first article. */
  column = $state(0);
  /** The claim picked up, waiting for the one it is tied to. */
  picked = $state<string | null>(null);
  question = $state.raw<TieQuestion | null>(null);
  /** The claim whose relations are on show. */
  relatingId = $state<string | null>(null);
  /** The claim of the cell at hand; its place is kept for when it goes. */
  #claimId = $state<string | null>(null);
  #place = $state(0);
  #reading = false;
  #again: CoreInput<'compare.matrix'> | null = null;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly rows = $derived(rowsOf(this.matrix));
  readonly #indexes = $derived(new Map(this.rows.map((row, index) => [row.claim.id, index])));
  /** The index of the row at hand: it follows its claim when rows come, go and move. */
  readonly row = $derived.by(() => {
    const index = this.#claimId === null ? undefined : this.#indexes.get(this.#claimId);
    return index ?? Math.max(0, Math.min(this.#place, this.rows.length - 1));
  });
  readonly pickedRow = $derived(this.find(this.picked));
  readonly relating = $derived(this.find(this.relatingId));

  /** The row of a claim, or null when the table has none. */
  find(claimId: string | null): CompareRow | null {
    const index = claimId === null ? undefined : this.#indexes.get(claimId);
    return index === undefined ? null : (this.rows[index] ?? null);
  }

  /** Reads the table; while one reading is on its way, however many changes come make one more. */
  async load(scope: CoreInput<'compare.matrix'>): Promise<void> {
    this.#again = scope;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        const wanted: CoreInput<'compare.matrix'> = this.#again;
        this.#again = null;
        const matrix = await call('compare.matrix', wanted);
        if (!this.#again) this.#show(matrix);
      }
    } catch (reason) {
      // An article that was removed meanwhile: the screen is about to choose others.
      if (!(reason instanceof Failure && reason.code === 'article.not-found'))
        this.#session.notices.fail(reason);
    } finally {
      this.#reading = false;
    }
  }

  /** Goes to a cell, given by the index of its row and its column. */
  goTo(row: number, column: number): void {
    this.#place = Math.max(0, Math.min(this.rows.length - 1, row));
    this.#claimId = this.rows[this.#place]?.claim.id ?? null;
    this.column = Math.max(0, Math.min(this.matrix.articles.length, column));
  }

  /** Goes to the row of a claim, if the table has it. */
  goToClaim(claimId: string): void {
    const index = this.#indexes.get(claimId);
    if (index !== undefined) this.goTo(index, 0);
  }

  /** Brings every article of the row to its words, the chosen cell's first; an empty cell leads to the others. */
  reveal(row: CompareRow, column: number): void {
    const places = this.matrix.articles.flatMap((article, index) => {
      const occurrence = row.cells[index]?.[0];
      return occurrence ? [{ articleId: article.id, occurrenceId: occurrence.id, index }] : [];
    });
    this.#session.workspace.reveal(
      places.toSorted((a, b) => Number(b.index === column - 1) - Number(a.index === column - 1)),
    );
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
    this.goTo(into.number - 1, 0);
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
    this.#claimId = into.claim.id;
    this.#session.notices.say(t('joined', { number: from.number, claim: into.claim.text }));
  }

  #show(matrix: ClaimMatrix): void {
    this.matrix = matrix;
    this.loaded = true;
    this.#place = this.row;
    this.#claimId = this.rows[this.row]?.claim.id ?? null;
    this.column = Math.min(this.column, matrix.articles.length);
    if (this.picked && !this.pickedRow) this.drop();
    if (this.relatingId && !this.relating) this.relatingId = null;
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
