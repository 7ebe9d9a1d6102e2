import { orderedPair, type RelationKind } from '../relation.ts';
import type { ComparedRelation } from './comparison.ts';

/** What is about to be done to claims: some become one with another, or two are related. */
export type ProposedTie =
  | { readonly kind: 'join'; readonly intoClaimId: string; readonly fromClaimIds: readonly string[] }
  | { readonly kind: RelationKind; readonly fromClaimId: string; readonly toClaimId: string };

/** A relation that would hold as well, though nobody entered it. */
export type FollowingRelation = {
  readonly kind: RelationKind;
  readonly fromClaimId: string;
  readonly toClaimId: string;
};

/** What a tie would bring with it beside itself. */
export type TieConsequences = {
  /**
   * Relations that cannot hold together with the tie: a contradiction or tension between claims that would be one or
   * equivalent, or support and contradiction between the same two. Empty when nothing stands in the way.
   */
  readonly opposed: readonly ComparedRelation[];
  /** For each kind of relation that would come round to where it began: the claims on the way, the first one not repeated. */
  readonly rings: readonly { readonly kind: RelationKind; readonly claimIds: readonly string[] }[];
  /** Relations that would follow where nothing is opposed, at most {@link mostFollowing}. */
  readonly follows: readonly FollowingRelation[];
  /** True when more would follow than are listed. */
  readonly more: boolean;
  /** Relations that would go, because both their ends would be one claim or another says the same. */
  readonly dissolved: readonly ComparedRelation[];
};

/** How many relations that follow are listed. */
export const mostFollowing = 50;

const directedKinds = ['narrower', 'updates', 'derived-from', 'supports'] as const;
/** Kinds that lead on: what is narrower than the narrower is narrower too. */
const leadingOn = ['narrower', 'derived-from'] as const;

/**
 * What a tie between claims would bring with it, by these rules, in which rejected relations count for nothing: what is
 * equivalent to the same is equivalent, and shares every contradiction; a claim contradicts what a wider claim
 * contradicts; narrower and derived from lead on from claim to claim. So joining A with B when B contradicts A, or when A is equivalent to a claim that
 * B contradicts, is opposed. The order of the relations does not matter.
 */
export function tieConsequences(relations: readonly ComparedRelation[], tie: ProposedTie): TieConsequences {
  const live = relations.filter(({ status }) => status !== 'rejected');
  const joined = new Set(tie.kind === 'join' ? tie.fromClaimIds : []);
  const idOf = (claimId: string): string =>
    tie.kind === 'join' && joined.has(claimId) ? tie.intoClaimId : claimId;
  const before = new Sameness(live, (claimId) => claimId);
  const moved = live.map((relation) => ({
    ...relation,
    fromClaimId: idOf(relation.fromClaimId),
    toClaimId: idOf(relation.toClaimId),
  }));
  const proposed: readonly FollowingRelation[] = tie.kind === 'join' ? [] : [tie];
  const after = new Sameness([...moved, ...proposed], idOf);
  const known = new Set(moved.map(keyOf));
  for (const relation of proposed) known.add(keyOf(relation));
  const entailedBefore = new Set(
    entailed(live, before).map((each) =>
      keyOf({ ...each, fromClaimId: idOf(each.fromClaimId), toClaimId: idOf(each.toClaimId) }),
    ),
  );
  const follows = new Map<string, FollowingRelation>();
  const bare = moved.filter(({ fromClaimId, toClaimId }) => fromClaimId !== toClaimId);
  for (const { kind, ...ends } of entailed([...bare, ...proposed], after)) {
    const [fromClaimId, toClaimId] = orderedPair(kind, ends.fromClaimId, ends.toClaimId);
    const each = { kind, fromClaimId, toClaimId };
    const key = keyOf(each);
    if (fromClaimId !== toClaimId && !known.has(key) && !entailedBefore.has(key)) follows.set(key, each);
  }
  const opposedBefore = new Set(opposedIn(live, [], before));
  const opposed = opposedIn(live, proposed, after).filter((relation) => !opposedBefore.has(relation));
  // From what cannot hold anything would follow.
  const listed = (opposed.length > 0 ? [] : [...follows.values()]).sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
  return {
    opposed,
    rings: ringsOf(bare, proposed, tie, idOf),
    follows: listed.slice(0, mostFollowing),
    more: listed.length > mostFollowing,
    dissolved: tie.kind === 'join' ? dissolvedBy(live, idOf) : [],
  };
}

/** Which claims are one or equivalent, by the relations given. */
class Sameness {
  readonly #above = new Map<string, string>();
  readonly #idOf: (claimId: string) => string;

  constructor(relations: readonly FollowingRelation[], idOf: (claimId: string) => string) {
    this.#idOf = idOf;
    for (const { kind, fromClaimId, toClaimId } of relations)
      if (kind === 'equivalent') this.#above.set(this.of(fromClaimId), this.of(toClaimId));
  }

  /** The claim that stands for all that are the same as this one. */
  of(claimId: string): string {
    let top = this.#idOf(claimId);
    for (let next = this.#above.get(top); next !== undefined && next !== top; next = this.#above.get(top))
      top = next;
    return top;
  }
}

/** Relations that cannot hold beside the others: see {@link TieConsequences.opposed}. */
function opposedIn(
  relations: readonly ComparedRelation[],
  proposed: readonly FollowingRelation[],
  same: Sameness,
): readonly ComparedRelation[] {
  const pairOf = ({ fromClaimId, toClaimId }: FollowingRelation): string =>
    [same.of(fromClaimId), same.of(toClaimId)].sort().join(' ');
  const isOne = ({ fromClaimId, toClaimId }: FollowingRelation): boolean =>
    same.of(fromClaimId) === same.of(toClaimId);
  const opposing = ({ kind }: FollowingRelation): boolean => kind === 'contradicts' || kind === 'in-tension';
  const all = [...relations, ...proposed];
  const contradicted = new Set(all.filter(({ kind }) => kind === 'contradicts').map(pairOf));
  const upheld = new Set(all.filter(({ kind }) => kind === 'supports' || kind === 'narrower').map(pairOf));
  const against = proposed.filter((relation) => opposing(relation) && isOne(relation));
  const inTheWay = new Set(against.flatMap((relation) => waysBetween(relation, relations)));
  return relations.filter((relation) => {
    if (isOne(relation)) return opposing(relation) || inTheWay.has(relation);
    const pair = pairOf(relation);
    return (
      (relation.kind === 'contradicts' && upheld.has(pair)) ||
      ((relation.kind === 'supports' || relation.kind === 'narrower') && contradicted.has(pair))
    );
  });
}

/** The relations by which two claims are one or uphold each other: equivalences on a way between them, and those of the two. */
function waysBetween(
  { fromClaimId, toClaimId, kind }: FollowingRelation,
  relations: readonly ComparedRelation[],
): readonly ComparedRelation[] {
  const isEnd = (claimId: string): boolean => claimId === fromClaimId || claimId === toClaimId;
  let ways = relations.filter((relation) => relation.kind === 'equivalent');
  for (let before = -1; before !== ways.length;) {
    before = ways.length;
    const ends = ways.flatMap((way) => [way.fromClaimId, way.toClaimId]);
    // A claim that only one equivalence reaches leads nowhere.
    const leadsOn = (claimId: string): boolean =>
      isEnd(claimId) || ends.indexOf(claimId) !== ends.lastIndexOf(claimId);
    ways = ways.filter((way) => leadsOn(way.fromClaimId) && leadsOn(way.toClaimId));
  }
  const ofTheTwo = relations.filter(
    (relation) =>
      kind === 'contradicts' &&
      (relation.kind === 'supports' || relation.kind === 'narrower') &&
      isEnd(relation.fromClaimId) &&
      isEnd(relation.toClaimId),
  );
  return [...ways, ...ofTheTwo];
}

/** What the relations say without its being entered. */
function entailed(relations: readonly FollowingRelation[], same: Sameness): readonly FollowingRelation[] {
  const claims = new Set<string>();
  for (const { fromClaimId, toClaimId } of relations) claims.add(fromClaimId).add(toClaimId);
  const members = new Map<string, string[]>();
  for (const claimId of claims) put(members, same.of(claimId), claimId);
  const found: FollowingRelation[] = [];
  for (const alike of members.values())
    for (const fromClaimId of alike)
      for (const toClaimId of alike)
        if (fromClaimId < toClaimId) found.push({ kind: 'equivalent', fromClaimId, toClaimId });
  for (const kind of leadingOn) {
    const next = steps(relations, kind, same);
    for (const from of next.keys())
      for (const to of reached(from, next))
        if (to !== from)
          for (const fromClaimId of members.get(from) ?? [])
            for (const toClaimId of members.get(to) ?? []) found.push({ kind, fromClaimId, toClaimId });
  }
  const narrowerThan = steps(
    relations.map(({ kind, fromClaimId, toClaimId }) => ({
      kind,
      fromClaimId: toClaimId,
      toClaimId: fromClaimId,
    })),
    'narrower',
    same,
  );
  const below = (claimId: string): readonly string[] => {
    const top = same.of(claimId);
    return [top, ...reached(top, narrowerThan)].flatMap((each) => members.get(each) ?? []);
  };
  for (const relation of relations) {
    if (relation.kind !== 'contradicts') continue;
    for (const fromClaimId of below(relation.fromClaimId))
      for (const toClaimId of below(relation.toClaimId))
        found.push({ kind: 'contradicts', fromClaimId, toClaimId });
  }
  return found;
}

/** Which claim leads to which by a kind of relation; equivalent ones are one. */
function steps(
  relations: readonly FollowingRelation[],
  kind: RelationKind,
  same: { of: (claimId: string) => string },
): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const relation of relations)
    if (relation.kind === kind) put(next, same.of(relation.fromClaimId), same.of(relation.toClaimId));
  return next;
}

/** Everything that is reached from a claim in one step or more, the claim itself only by a ring. */
function reached(from: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(next.get(from) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    open.push(...(next.get(at) ?? []));
  }
  return found;
}

/** The shortest ring of each directed kind that the tie closes. */
function ringsOf(
  moved: readonly ComparedRelation[],
  proposed: readonly FollowingRelation[],
  tie: ProposedTie,
  idOf: (claimId: string) => string,
): TieConsequences['rings'] {
  return directedKinds.flatMap((kind) => {
    if (tie.kind !== 'join' && tie.kind !== kind) return [];
    const next = steps([...moved, ...proposed], kind, { of: idOf });
    const start = tie.kind === 'join' ? tie.intoClaimId : tie.fromClaimId;
    const claimIds = ringThrough(start, next);
    return claimIds ? [{ kind, claimIds }] : [];
  });
}

function ringThrough(start: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  const open = [start];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const to of next.get(at) ?? []) {
      if (to === start) {
        const way = [at];
        for (let back = at; back !== start;) way.unshift((back = cameFrom.get(back) ?? start));
        return way;
      }
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      open.push(to);
    }
  }
  return null;
}

/** Relations of claims that become one which lead to themselves or say what another says already. */
function dissolvedBy(
  relations: readonly ComparedRelation[],
  idOf: (claimId: string) => string,
): readonly ComparedRelation[] {
  const kept = new Set(
    relations
      .filter(
        ({ fromClaimId, toClaimId }) => idOf(fromClaimId) === fromClaimId && idOf(toClaimId) === toClaimId,
      )
      .map(keyOf),
  );
  return relations.filter((relation) => {
    const fromClaimId = idOf(relation.fromClaimId);
    const toClaimId = idOf(relation.toClaimId);
    if (fromClaimId === relation.fromClaimId && toClaimId === relation.toClaimId) return false;
    if (fromClaimId === toClaimId) return true;
    const key = keyOf({ kind: relation.kind, fromClaimId, toClaimId });
    if (kept.has(key)) return true;
    kept.add(key);
    return false;
  });
}

/** Names a relation by its kind and ends; one that reads the same both ways has one name. */
function keyOf({ kind, fromClaimId, toClaimId }: FollowingRelation): string {
  const [from, to] = orderedPair(kind, fromClaimId, toClaimId);
  return `${kind} ${from} ${to}`;
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
