import type { Comparison } from './comparison.ts';
import { linkKey, linksOf, type LinkEnds, type QuotedPlaces } from './network.ts';
import { ringsOf } from './rings.ts';

/** Sources that quote each other in a ring: each quotes the next, and the last the first. */
export type QuotingRing = {
  readonly sourceIds: readonly string[];
  /**
   * The claims for which the whole ring is closed, so that each rests on itself; none where the ring only closes over
   * different claims, which is a habit of quoting each other and no proof of anything.
   */
  readonly claimIds: readonly string[];
};

/** Claims that are derived from each other in a ring: each from the next, and the last from the first. */
export type DerivedRing = {
  readonly claimIds: readonly string[];
  /** True where every relation of the ring is confirmed. */
  readonly confirmed: boolean;
};

/**
 * The rings of quoting in a comparison. Those that close for one claim (A says it on the word of B, B on that of A, be it
 * in one chain or in two articles) come first, then those over different claims; the shorter first.
 */
export function quotingRings({ pairs }: Pick<QuotedPlaces, 'pairs'>): readonly QuotingRing[] {
  const all = new Map<string, LinkEnds>();
  const byClaim = new Map<string, Map<string, LinkEnds>>();
  const claimsOf = new Map<string, Set<string>>();
  for (const { claim, occurrence } of pairs) {
    if (!occurrence) continue;
    for (const { from, to } of linksOf(occurrence)) {
      const key = linkKey({ from, to });
      all.set(key, { from, to });
      const claims = claimsOf.get(key);
      if (claims) claims.add(claim.id);
      else claimsOf.set(key, new Set([claim.id]));
      let known = byClaim.get(claim.id);
      if (!known) byClaim.set(claim.id, (known = new Map<string, LinkEnds>()));
      known.set(key, { from, to });
    }
  }
  const rings = new Map<string, readonly string[]>();
  const sought = [...byClaim.values()].filter((links) => links.size > 1);
  for (const links of [...sought, all])
    for (const ring of ringsOf([...links.values()])) rings.set(ring.join(' '), ring);
  return [...rings.values()]
    .map((sourceIds) => ({
      sourceIds,
      claimIds: inAll(stepsOf(sourceIds).map((step) => claimsOf.get(linkKey(step)) ?? new Set())),
    }))
    .sort(
      (a, b) =>
        Number(b.claimIds.length > 0) - Number(a.claimIds.length > 0) ||
        a.sourceIds.length - b.sourceIds.length ||
        b.claimIds.length - a.claimIds.length ||
        (a.sourceIds.join(' ') < b.sourceIds.join(' ') ? -1 : 1),
    );
}

/** What all sets have, in the order of the smallest. */
function inAll(sets: readonly ReadonlySet<string>[]): readonly string[] {
  const [smallest, ...others] = sets.toSorted((a, b) => a.size - b.size);
  return [...(smallest ?? [])].filter((id) => others.every((other) => other.has(id)));
}

/** The links along a ring. */
export function stepsOf(ring: readonly string[]): readonly LinkEnds[] {
  return ring.map((from, index) => ({ from, to: ring[(index + 1) % ring.length] ?? from }));
}

/** The rings of "derived from" between claims of a comparison, rejected relations left out. */
export function derivedRings({ relations }: Pick<Comparison, 'relations'>): readonly DerivedRing[] {
  const derived = relations.filter(({ kind, status }) => kind === 'derived-from' && status !== 'rejected');
  const ends = derived.map(({ fromClaimId: from, toClaimId: to }) => ({ from, to }));
  const confirmed = new Set(
    derived.flatMap(({ status, fromClaimId: from, toClaimId: to }) =>
      status === 'confirmed' ? [linkKey({ from, to })] : [],
    ),
  );
  return ringsOf(ends).map((claimIds) => ({
    claimIds,
    confirmed: stepsOf(claimIds).every((step) => confirmed.has(linkKey(step))),
  }));
}
