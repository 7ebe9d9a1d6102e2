import type { TiePreview } from '#contract/views.ts';
import type { FollowingRelation, ProposedTie } from '#domain/compare/tie-consequences.ts';
import { isSymmetric, orderedPair, type RelationStatus } from '#domain/relation.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import type { Tie } from '../../state/workspace.svelte.ts';
import { t } from './strings.ts';

/** What the analyst is about to make of some claims, and what it would bring with it. */
export class TieController {
  /** The claims in order: the last one stays, or is what the first is related to. */
  claimIds = $state.raw<readonly string[]>([]);
  tie = $state<Tie>('join');
  status = $state<RelationStatus>('confirmed');
  reason = $state('');
  /** What the tie would bring with it; null until core has said so. */
  preview = $state.raw<TiePreview | null>(null);
  /** The opposed relations that go with the tie, and the following ones that are entered, by id and by key. */
  dropped = $state.raw<ReadonlySet<string>>(new Set());
  entered = $state.raw<ReadonlySet<string>>(new Set());
  busy = $state(false);
  #asked = 0;
  #looking: Promise<void>;
  readonly #session: Session;

  constructor(session: Session, claimIds: readonly string[], tie: Tie | null) {
    this.#session = session;
    this.claimIds = claimIds;
    this.tie = tie ?? 'join';
    this.#looking = this.#look();
  }

  readonly proposed: ProposedTie = $derived.by(() => {
    const [fromClaimId = ''] = this.claimIds;
    const toClaimId = this.claimIds.at(-1) ?? '';
    return this.tie === 'join'
      ? { kind: 'join', intoClaimId: toClaimId, fromClaimIds: this.claimIds.slice(0, -1) }
      : { kind: this.tie, fromClaimId, toClaimId };
  });

  /** True where it matters which of the claims comes first. */
  readonly isDirected = $derived(this.tie === 'join' || !isSymmetric(this.tie));

  /** True while something that must go first still stands. */
  readonly isRefused = $derived(
    this.preview !== null &&
      (this.preview.rings.some(({ kind }) => kind === 'narrower' || kind === 'updates') ||
        this.preview.opposed.some(({ id }) => this.isInTheWay(id) && !this.dropped.has(id))),
  );

  /** True for a relation between the very claims that are to be joined: it must go for them to be one. */
  isInTheWay(relationId: string): boolean {
    const relation = this.preview?.opposed.find(({ id }) => id === relationId);
    return (
      this.tie === 'join' &&
      relation !== undefined &&
      (relation.kind === 'contradicts' || relation.kind === 'in-tension') &&
      this.claimIds.includes(relation.fromClaimId) &&
      this.claimIds.includes(relation.toClaimId)
    );
  }

  textOf(claimId: string): string {
    return this.preview?.texts[claimId] ?? '';
  }

  choose(tie: Tie): void {
    this.tie = tie;
    this.#looking = this.#look();
  }

  /** Makes the last claim the first. */
  swap(): void {
    this.claimIds = [...this.claimIds.slice(-1), ...this.claimIds.slice(0, -1)];
    this.#looking = this.#look();
  }

  drop(relationId: string, gone: boolean): void {
    this.dropped = changed(this.dropped, relationId, gone);
  }

  enter(relation: FollowingRelation, wanted: boolean): void {
    this.entered = changed(this.entered, followingKey(relation), wanted);
  }

  /** Makes the tie; true when it is made. */
  async make(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    // Who is quicker than core does not skip what it has to say.
    await this.#looking;
    const { proposed, preview } = this;
    if (this.isRefused || !preview) {
      this.busy = false;
      return false;
    }
    const dropRelationIds = [...this.dropped];
    const { notices } = this.#session;
    try {
      if (proposed.kind === 'join') {
        const { intoClaimId, fromClaimIds } = proposed;
        await call('claim.join', { intoClaimId, fromClaimIds: [...fromClaimIds], dropRelationIds });
        notices.say(t('tie.joined', { claim: this.textOf(intoClaimId) }));
      } else {
        await call('relation.set', {
          ...proposed,
          status: this.status,
          reason: this.reason.trim(),
          dropRelationIds,
          alsoSuggest: preview.follows.filter((each) => this.entered.has(followingKey(each))),
        });
        notices.say(t('tie.related'));
      }
      return true;
    } catch (reason) {
      notices.fail(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #look(): Promise<void> {
    const asked = (this.#asked += 1);
    const tie = this.proposed;
    try {
      const preview = await call('tie.preview', {
        tie: tie.kind === 'join' ? { ...tie, fromClaimIds: [...tie.fromClaimIds] } : tie,
      });
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.dropped = new Set();
      this.entered = new Set();
    } catch (reason) {
      if (asked === this.#asked) this.#session.notices.fail(reason);
    }
  }
}

/** Names a relation that follows. */
export function followingKey({ kind, fromClaimId, toClaimId }: FollowingRelation): string {
  return [kind, ...orderedPair(kind, fromClaimId, toClaimId)].join(' ');
}

function changed(set: ReadonlySet<string>, value: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(value);
  else next.delete(value);
  return next;
}
