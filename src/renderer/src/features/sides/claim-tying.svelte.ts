import type { Session } from '../../state/session.ts';
import { tieClaims } from '../../state/tie-claims.ts';
import { t } from './strings.ts';

/** A claim as a list shows it. */
export type ListedClaim = { readonly claimId: string; readonly text: string };

/** Tying two claims of a list: one is picked up, then the other is gone to. */
export class ClaimTying {
  /** The claim picked up, waiting for the one it is tied to. */
  picked = $state.raw<ListedClaim | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Picks a claim up, or puts it back. */
  pick(claim: ListedClaim): void {
    if (!this.#session.store.writable) this.#session.notices.say(t('read-only'));
    else this.picked = this.picked?.claimId === claim.claimId ? null : claim;
  }

  drop(): void {
    this.picked = null;
  }

  /** Asks what two claims are to each other: the one picked up and this one, or two that stand together anyway; `onclosed` is called after. */
  async tie(one: string, other: string, onclosed: () => void): Promise<void> {
    this.picked = null;
    await tieClaims(this.#session, [one, other], null, onclosed);
  }
}
