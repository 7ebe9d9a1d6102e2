import type { RelationKind } from '../relation.ts';
import { sideOf, type Stand } from './claim-standing.ts';
import type { ComparedRelation } from './comparison.ts';

/** A place where an article makes a claim, beside those of another article. */
export type TiedPlace = Stand & { readonly id: string; readonly claimId: string };

/** What ties two places: they make one claim, or two that are related. */
export type TieKind = 'same' | RelationKind;

/** Whether the articles agree about what ties two places; `open` where the stances, or the relation, do not tell. */
export type TieAgreement = 'agreed' | 'contradicted' | 'open';

/** Two places that belong together, one of each article. */
export type PlaceTie = {
  readonly left: string;
  readonly right: string;
  readonly kind: TieKind;
  /** True where the relation is read from the right to the left. */
  readonly inverse: boolean;
  /** True while the relation waits to be confirmed. */
  readonly suggested: boolean;
  readonly agreement: TieAgreement;
};

type Link = Pick<PlaceTie, 'kind' | 'inverse' | 'suggested'> & { readonly from: string; readonly to: string };

/** Of several relations between two claims the first of these ties them. */
const strongestFirst: readonly RelationKind[] = [
  'contradicts',
  'in-tension',
  'equivalent',
  'narrower',
  'supports',
  'updates',
  'derived-from',
];

/** So many places of two claims are tied each with each; of more, each has one tie or a few. */
const mostCrossed = 12;

/**
 * Which places of two articles belong together, and how. `left` and `right` are in the order of their texts. Places of
 * one claim are tied, and places of two claims that a relation ties which is not rejected: a confirmed one before a
 * suggested one, then the strongest, so that two places have one tie. Where both claims have few places, each is tied to
 * each; where they have many, they are tied in their order, so that every place has a tie and none crosses another.
 */
export function tiesBetween(
  left: readonly TiedPlace[],
  right: readonly TiedPlace[],
  relations: readonly ComparedRelation[],
): readonly PlaceTie[] {
  const leftPlaces = byClaim(left);
  const rightPlaces = byClaim(right);
  return linksBetween(leftPlaces, rightPlaces, relations).flatMap(
    ({ from, to, kind, inverse, suggested }) => {
      const ones = leftPlaces.get(from) ?? [];
      const others = rightPlaces.get(to) ?? [];
      return crossings(ones.length, others.length).flatMap(([at, otherAt]) => {
        const one = ones[at];
        const other = others[otherAt];
        if (!one || !other) return [];
        const agreement = inverse ? agreementOf(kind, other, one) : agreementOf(kind, one, other);
        return [{ left: one.id, right: other.id, kind, inverse, suggested, agreement }];
      });
    },
  );
}

/**
 * Whether two places agree, the tie read from the first to the second. Of one claim, or two equivalent ones: they take
 * the same side, or opposite ones. Of two that contradict each other it is the other way round, and who rejects both
 * leaves it open. A narrower claim entails the wider one, so only who is for the narrower speaks against who rejects the
 * wider. Other relations say nothing about sides.
 */
export function agreementOf(kind: TieKind, from: Stand, to: Stand): TieAgreement {
  const one = sideOf([from]);
  const other = sideOf([to]);
  const same = (one.for && other.for) || (one.against && other.against);
  const opposite = (one.for && other.against) || (one.against && other.for);
  switch (kind) {
    case 'same':
    case 'equivalent':
      return same ? 'agreed' : opposite ? 'contradicted' : 'open';
    case 'contradicts':
      return opposite ? 'agreed' : one.for && other.for ? 'contradicted' : 'open';
    case 'narrower':
      return same ? 'agreed' : one.for && other.against ? 'contradicted' : 'open';
    case 'in-tension':
    case 'supports':
    case 'updates':
    case 'derived-from':
      return 'open';
  }
}

/** The claims that tie each claim of one side to one of the other, each pair of claims once. */
function linksBetween(
  left: ReadonlyMap<string, unknown>,
  right: ReadonlyMap<string, unknown>,
  relations: readonly ComparedRelation[],
): readonly Link[] {
  const links = new Map<string, Link>();
  for (const claimId of left.keys())
    if (right.has(claimId))
      links.set(`${claimId} ${claimId}`, {
        from: claimId,
        to: claimId,
        kind: 'same',
        inverse: false,
        suggested: false,
      });
  for (const { fromClaimId, toClaimId, kind, status } of relations) {
    if (status === 'rejected' || fromClaimId === toClaimId) continue;
    const suggested = status === 'suggested';
    const add = (from: string, to: string, inverse: boolean): void => {
      if (!left.has(from) || !right.has(to)) return;
      const link = { from, to, kind, inverse, suggested };
      const known = links.get(`${from} ${to}`);
      if (!known || weightOf(link) < weightOf(known)) links.set(`${from} ${to}`, link);
    };
    add(fromClaimId, toClaimId, false);
    add(toClaimId, fromClaimId, true);
  }
  return [...links.values()];
}

function weightOf({ kind, suggested }: Link): number {
  if (kind === 'same') return -1;
  return strongestFirst.indexOf(kind) + (suggested ? strongestFirst.length : 0);
}

/** Which of `count` things is tied to which of `otherCount`, as their indices. */
function crossings(count: number, otherCount: number): readonly (readonly [number, number])[] {
  if (count * otherCount <= mostCrossed)
    return Array.from({ length: count * otherCount }, (_, index) => [
      Math.floor(index / otherCount),
      index % otherCount,
    ]);
  const most = Math.max(count, otherCount);
  return Array.from({ length: most }, (_, index) => [
    Math.floor((index * count) / most),
    Math.floor((index * otherCount) / most),
  ]);
}

function byClaim(places: readonly TiedPlace[]): ReadonlyMap<string, readonly TiedPlace[]> {
  const claims = new Map<string, TiedPlace[]>();
  for (const place of places) {
    const known = claims.get(place.claimId);
    if (known) known.push(place);
    else claims.set(place.claimId, [place]);
  }
  return claims;
}
