import type { AddedValues } from '../case-codebook.ts';
import type { Polarity } from '../occurrence.ts';
import type { Stance } from '../stance.ts';
import type { TableOccurrence } from '../table/table-pair.ts';
import { claimStanding, sideOf, type Stand } from './claim-standing.ts';
import type { ComparedRelation, Comparison } from './comparison.ts';
import { grouping, sameClaims, type SameClaims } from './same-claims.ts';

/** What can be set against something else: an article, a publisher, a source, or whatever a search finds. */
export type ComparedSide =
  | { readonly kind: 'article'; readonly articleId: string }
  | { readonly kind: 'publisher'; readonly name: string }
  | { readonly kind: 'source'; readonly sourceId: string }
  | { readonly kind: 'selection'; readonly filter: string };

/**
 * How two sides stand to a claim, those first that analysts look for: `both`, both address it and neither agree nor
 * contradict each other.
 */
export const sideGroups = ['contradict', 'in-tension', 'agree', 'both', 'only-here', 'only-there'] as const;
/** One of {@link sideGroups}. */
export type SideGroup = (typeof sideGroups)[number];

/** How much of a row stands on one side, and the first place there with its words, cut where they are long. */
export type RowSide = {
  readonly places: number;
  readonly first: {
    readonly articleId: string;
    readonly occurrenceId: string;
    readonly words: string;
    readonly polarity: Polarity;
    readonly stance: Stance | null;
    readonly added?: AddedValues;
  };
};

/** Claims that are the same to both sides or stand against each other between them. */
export type TwoSidesRow = {
  readonly group: SideGroup;
  /** Never empty; each with its number of places on either side. */
  readonly claims: readonly {
    readonly claimId: string;
    readonly text: string;
    readonly here: number;
    readonly there: number;
  }[];
  readonly here: RowSide | null;
  readonly there: RowSide | null;
};

/** How many claims a group holds, and in how many places of either side. */
export type SideCount = { readonly claims: number; readonly here: number; readonly there: number };

/** Two sides of a comparison set against each other. */
export type TwoSides = {
  /** By group; within one those with most places first, then in the order of the comparison. */
  readonly rows: readonly TwoSidesRow[];
  readonly counts: Readonly<Record<SideGroup, SideCount>>;
  /** How many places stand on both sides at once. */
  readonly onBoth: number;
  /** Relations between the claims of the rows; rejected ones are left out. */
  readonly relations: readonly ComparedRelation[];
};

/** Reads a place for one side: where it stands to the claim, or null where the place is not of this side. */
export type SideReader = (place: TableOccurrence) => Stand | null;

const mostWords = 240;

/**
 * How the places of one side are read. Of articles, publishers and selections the article's stance counts. A source
 * has one of its own only where it speaks: as the author it takes the article's stance, as the last of a chain it is
 * for the claim where its words affirm it and against it where they negate it, whatever the article holds of them. Where
 * it only hands on what another said it is on no side.
 * @param selected ids of the occurrences that a selection finds.
 */
export function sideReader(side: ComparedSide, selected: ReadonlySet<string>): SideReader {
  switch (side.kind) {
    case 'article':
      return (place) => (place.articleId === side.articleId ? place : null);
    case 'publisher':
      return (place) => ((place.publisher ?? '') === side.name ? place : null);
    case 'selection':
      return (place) => (selected.has(place.id) ? place : null);
    case 'source':
      return ({ chain, polarity, stance }) => {
        const at = chain.findLastIndex((step) => step.sourceId === side.sourceId);
        if (at === -1) return null;
        if (at === 0) return { polarity, stance };
        if (at < chain.length - 1) return { polarity, stance: null };
        return { polarity, stance: polarity === 'affirms' ? 'endorses' : 'rejects' };
      };
  }
}

/**
 * Parts the claims of a comparison by how two sides stand to them; claims that neither makes are in no row, every other
 * claim is in exactly one.
 *
 * Claims tied as equivalent are one. They agree or contradict each other as {@link claimStanding} judges it of two. A
 * confirmed contradiction or tension counts as well where one side makes the one claim and the other side the other, unless
 * a side makes its claim only to be against it; both claims then stand in one row, if neither belongs to a stronger group.
 * A contradiction outweighs a tension, either outweighs an agreement. Changing the sides over changes nothing but their
 * names.
 */
export function twoSides(comparison: Comparison, here: SideReader, there: SideReader): TwoSides {
  const points = sameClaims(comparison)
    .map((same) => pointOf(same, here, there))
    .filter(({ here: one, there: other }) => one.length + other.length > 0);
  const pointAt = new Map(points.flatMap((point) => point.same.map(({ claim }) => [claim.id, point])));
  const opposed = comparison.relations.filter(({ fromClaimId, toClaimId, kind, status }) => {
    const [one, other] = [pointAt.get(fromClaimId), pointAt.get(toClaimId)];
    if (status !== 'confirmed' || (kind !== 'contradicts' && kind !== 'in-tension')) return false;
    return one !== undefined && other !== undefined && one !== other && areOpposed(one, other);
  });
  const groupOf = groupsOf(points, opposed, pointAt);
  const rowOf = grouping(
    opposed
      .map(({ kind, fromClaimId, toClaimId }) => ({
        group: opposedAs(kind),
        fromClaimId: pointAt.get(fromClaimId)?.id ?? fromClaimId,
        toClaimId: pointAt.get(toClaimId)?.id ?? toClaimId,
      }))
      .filter(({ group, ...ends }) => Object.values(ends).every((id) => groupOf.get(id) === group)),
  );
  const inRow = new Map<string, Point[]>();
  for (const point of points) {
    const known = inRow.get(rowOf(point.id));
    if (known) known.push(point);
    else inRow.set(rowOf(point.id), [point]);
  }
  const rows = [...inRow.values()]
    .map((inside) => rowFrom(groupOf.get(inside[0]?.id ?? '') ?? 'both', inside))
    .sort((a, b) => sideGroups.indexOf(a.group) - sideGroups.indexOf(b.group) || placesOf(b) - placesOf(a));
  const made = new Set(rows.flatMap(({ claims }) => claims.map(({ claimId }) => claimId)));
  return {
    rows,
    counts: countsOf(rows),
    onBoth: points.reduce((sum, point) => sum + point.onBoth, 0),
    relations: comparison.relations.filter(
      ({ fromClaimId, toClaimId, status }) =>
        status !== 'rejected' && made.has(fromClaimId) && made.has(toClaimId),
    ),
  };
}

/** Claims that are the same, with what either side says of them. */
type Point = {
  readonly id: string;
  readonly same: SameClaims;
  readonly claims: TwoSidesRow['claims'];
  readonly here: readonly Read[];
  readonly there: readonly Read[];
  /** How many places are on both sides. */
  readonly onBoth: number;
};

type Read = { readonly place: TableOccurrence; readonly stand: Stand };

function pointOf(same: SameClaims, here: SideReader, there: SideReader): Point {
  const claims: TwoSidesRow['claims'][number][] = [];
  const [onHere, onThere]: [Read[], Read[]] = [[], []];
  let onBoth = 0;
  for (const { claim, places } of same) {
    const [hereBefore, thereBefore] = [onHere.length, onThere.length];
    for (const place of places) {
      const [one, other] = [here(place), there(place)];
      if (one) onHere.push({ place, stand: one });
      if (other) onThere.push({ place, stand: other });
      if (one && other) onBoth += 1;
    }
    const made = { here: onHere.length - hereBefore, there: onThere.length - thereBefore };
    if (made.here + made.there > 0) claims.push({ claimId: claim.id, text: claim.text, ...made });
  }
  return { id: same[0]?.claim.id ?? '', same, claims, here: onHere, there: onThere, onBoth };
}

function opposedAs(kind: ComparedRelation['kind']): SideGroup {
  return kind === 'contradicts' ? 'contradict' : 'in-tension';
}

/** The group of each point, by its id. */
function groupsOf(
  points: readonly Point[],
  opposed: readonly ComparedRelation[],
  pointAt: ReadonlyMap<string, Point>,
): ReadonlyMap<string, SideGroup> {
  const groups = new Map(points.map((point) => [point.id, groupByStance(point)]));
  for (const { kind, fromClaimId, toClaimId } of opposed)
    for (const id of [fromClaimId, toClaimId]) {
      const point = pointAt.get(id);
      if (point && groups.get(point.id) !== 'contradict') groups.set(point.id, opposedAs(kind));
    }
  return groups;
}

function groupByStance({ here, there }: Point): SideGroup {
  const standing = claimStanding([here, there].map((side) => side.map(({ stand }) => stand)));
  if (standing === 'contradicted') return 'contradict';
  if (standing === 'agreed') return 'agree';
  return here.length === 0 ? 'only-there' : there.length === 0 ? 'only-here' : 'both';
}

/** Whether one side makes the one point and the other side the other, neither only to be against it. */
function areOpposed(one: Point, other: Point): boolean {
  const holds = (side: readonly Read[]): boolean => {
    const taken = sideOf(side.map(({ stand }) => stand));
    return side.length > 0 && (taken.for || !taken.against);
  };
  return (holds(one.here) && holds(other.there)) || (holds(one.there) && holds(other.here));
}

function rowFrom(group: SideGroup, points: readonly Point[]): TwoSidesRow {
  return {
    group,
    claims: points.flatMap(({ claims }) => claims),
    here: rowSide(points.flatMap(({ here }) => here)),
    there: rowSide(points.flatMap(({ there }) => there)),
  };
}

function rowSide(read: readonly Read[]): RowSide | null {
  const first = read[0]?.place;
  if (!first) return null;
  const { articleId, id, words, polarity, stance, added } = first;
  const cut = words.slice(0, mostWords).replace(/[\uD800-\uDBFF]$/, '');
  return {
    places: read.length,
    first: {
      articleId,
      occurrenceId: id,
      words: words.length > mostWords ? `${cut.trimEnd()}…` : words,
      polarity,
      stance,
      ...(added && { added }),
    },
  };
}

function placesOf({ here, there }: TwoSidesRow): number {
  return (here?.places ?? 0) + (there?.places ?? 0);
}

function countsOf(rows: readonly TwoSidesRow[]): Readonly<Record<SideGroup, SideCount>> {
  const none: SideCount = { claims: 0, here: 0, there: 0 };
  const counts: Record<SideGroup, SideCount> = {
    contradict: none,
    'in-tension': none,
    agree: none,
    both: none,
    'only-here': none,
    'only-there': none,
  };
  for (const { group, claims, here, there } of rows) {
    const sum = counts[group];
    counts[group] = {
      claims: sum.claims + claims.length,
      here: sum.here + (here?.places ?? 0),
      there: sum.there + (there?.places ?? 0),
    };
  }
  return counts;
}
