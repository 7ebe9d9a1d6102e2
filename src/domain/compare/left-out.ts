import type { AddedValues } from '../case-codebook.ts';
import { stances, type Stance } from '../stance.ts';
import type { TableOccurrence } from '../table/table-pair.ts';
import type { Comparison } from './comparison.ts';
import { sameClaims, type SameClaims } from './same-claims.ts';

/** Of what is asked what it leaves out or what of it is left out; `articleId` null is every article. */
export type LeftOutOf =
  | { readonly kind: 'article'; readonly articleId: string | null }
  | { readonly kind: 'source'; readonly sourceId: string };

/** An article that makes a claim: in how many places, with which stances, in the order of the scale. */
export type ClaimMaker = {
  readonly articleId: string;
  readonly places: number;
  readonly stances: readonly { readonly stance: Stance | null; readonly added?: AddedValues }[];
};

/** A claim that the article asked for addresses, and which is narrower or wider than one that it leaves out. */
export type NearClaim = {
  readonly kind: 'narrower' | 'wider';
  readonly claimId: string;
  readonly text: string;
};

/** A claim that is left out; claims tied as equivalent are one. */
export type LeftOutRow = {
  /** Of those that are equivalent the one made in most places. */
  readonly claimId: string;
  readonly text: string;
  /** Its own id, and the ids of those that are equivalent to it. */
  readonly claimIds: readonly string[];
  /** How many articles make it; `makers` are the first of them. */
  readonly makerCount: number;
  readonly makers: readonly ClaimMaker[];
  /** Its first place. */
  readonly first: { readonly articleId: string; readonly occurrenceId: string };
  /**
   * How many articles do not address it; `leaving` are the first of them. Where a source is asked for: how many of the
   * articles that do not report it there do not.
   */
  readonly leavingCount: number;
  readonly leaving: readonly string[];
  /** Where a source is asked for: how many articles address the claim without it. Else 0. */
  readonly otherwise: number;
  /** Where one article is asked for: the nearest claims it does address. */
  readonly near: readonly NearClaim[];
};

/** What articles leave out, or what of a source is left out. */
export type LeftOut = {
  /** Every article compared, with how many of the claims shown it addresses and how many it leaves out. */
  readonly articles: readonly {
    readonly articleId: string;
    readonly addressed: number;
    readonly leftOut: number;
  }[];
  /** Every source of the places shown; those quoted by others first, then those with most claims, then by name. */
  readonly sources: readonly {
    readonly sourceId: string;
    readonly name: string;
    readonly claims: number;
    /** In how many of the articles it stands in a chain, and whether anywhere as more than an article's own voice. */
    readonly articles: number;
    readonly quoted: boolean;
  }[];
  /** How many claims are shown, equivalent ones as one. */
  readonly claims: number;
  /** Most widely made first, then those with most places, then in the order of the comparison. */
  readonly rows: readonly LeftOutRow[];
  /** Where a source is asked for: the articles in whose chains it never stands. */
  readonly unreported: readonly string[];
};

/** There may be thousands of rows, so that each names few; the words of a claim name all. */
const mostNamed = 3;
const mostNear = 5;

/**
 * The claims that an article does not address while others make them. An article addresses a claim where it has a
 * place of it, or of one that a confirmed relation, also through others, ties to it as equivalent, whatever its stance
 * there. Of each such claim it is said which narrower or wider ones (confirmed, also through others) the article does
 * address. Claims that are made nowhere are no part of it: addressed and left out together are all that are made.
 *
 * Of a source: what it says, as the places tell in whose chains it stands, and the articles in which it never stands.
 *
 * @param shown the places asked for; they decide which claims there are and who makes them.
 * @param whole the same articles with all their places: what a filter hides is not left out.
 */
export function leftOut(shown: Comparison, whole: Comparison, of: LeftOutOf): LeftOut {
  const points = pointsOf(shown, whole);
  const articleIds = whole.articles.map(({ id }) => id);
  const claimsOf = new Map<string, number>();
  for (const { addressedBy } of points)
    for (const id of addressedBy) claimsOf.set(id, (claimsOf.get(id) ?? 0) + 1);
  return {
    articles: articleIds.map((articleId) => {
      const addressed = claimsOf.get(articleId) ?? 0;
      return { articleId, addressed, leftOut: points.length - addressed };
    }),
    sources: sourcesOf(points, whole),
    claims: points.length,
    ...(of.kind === 'source'
      ? ofSource(points, whole, articleIds, of.sourceId)
      : { rows: ofArticles(points, whole, articleIds, of.articleId), unreported: [] }),
  };
}

/** Claims that are the same and are made in the places shown. */
type Point = {
  readonly claimId: string;
  readonly text: string;
  readonly claimIds: readonly string[];
  /** The places shown, and all of the articles compared. */
  readonly places: readonly TableOccurrence[];
  readonly allPlaces: readonly TableOccurrence[];
  readonly addressedBy: ReadonlySet<string>;
};

function pointsOf(shown: Comparison, whole: Comparison): readonly Point[] {
  const inSight =
    shown === whole ? null : new Set(shown.pairs.flatMap(({ occurrence }) => occurrence?.id ?? []));
  return sameClaims(whole).flatMap((same) => {
    const allPlaces = same.flatMap(({ places }) => places);
    const places = inSight ? allPlaces.filter(({ id }) => inSight.has(id)) : allPlaces;
    const widest = widestOf(same);
    if (places.length === 0 || !widest) return [];
    return [
      {
        claimId: widest.id,
        text: widest.text,
        claimIds: same.map(({ claim }) => claim.id),
        places,
        allPlaces,
        addressedBy: new Set(allPlaces.map(({ articleId }) => articleId)),
      },
    ];
  });
}

function widestOf(same: SameClaims): SameClaims[number]['claim'] | undefined {
  const [first, ...others] = same;
  return others.reduce(
    (widest, each) => (widest && each.places.length <= widest.places.length ? widest : each),
    first,
  )?.claim;
}

function ofArticles(
  points: readonly Point[],
  whole: Comparison,
  articleIds: readonly string[],
  articleId: string | null,
): readonly LeftOutRow[] {
  const nearTo = articleId === null ? null : nearness(whole, articleId);
  return widestFirst(
    points.flatMap((point) => {
      const leavingCount = articleIds.length - point.addressedBy.size;
      if (articleId === null ? leavingCount === 0 : point.addressedBy.has(articleId)) return [];
      return [
        rowFrom(point, point.places, {
          leavingCount: articleId === null ? leavingCount : 1,
          leaving: firstLeaving(point, articleId === null ? articleIds : [articleId]),
          otherwise: 0,
          near: nearTo?.(point.claimIds) ?? [],
        }),
      ];
    }),
  );
}

function ofSource(
  points: readonly Point[],
  whole: Comparison,
  articleIds: readonly string[],
  sourceId: string,
): Pick<LeftOut, 'rows' | 'unreported'> {
  const stands = ({ chain }: TableOccurrence): boolean => chain.some((step) => step.sourceId === sourceId);
  const reporting = new Set(
    whole.pairs.flatMap(({ occurrence }) => (occurrence && stands(occurrence) ? [occurrence.articleId] : [])),
  );
  const unreported = articleIds.filter((id) => !reporting.has(id));
  const rows = points.flatMap((point) => {
    const said = point.places.filter(stands);
    if (said.length === 0) return [];
    const from = new Set(point.allPlaces.filter(stands).map(({ articleId }) => articleId));
    return [
      rowFrom(point, said, {
        leavingCount: unreported.filter((id) => !point.addressedBy.has(id)).length,
        leaving: firstLeaving(point, unreported),
        otherwise: [...point.addressedBy].filter((id) => !from.has(id)).length,
        near: [],
      }),
    ];
  });
  return { rows: widestFirst(rows), unreported };
}

/** The first of some articles that do not address a claim. */
function firstLeaving({ addressedBy }: Point, articleIds: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const id of articleIds) {
    if (found.length === mostNamed) break;
    if (!addressedBy.has(id)) found.push(id);
  }
  return found;
}

function widestFirst(rows: readonly Drafted[]): readonly LeftOutRow[] {
  return [...rows]
    .sort((a, b) => b.row.makerCount - a.row.makerCount || b.places - a.places)
    .map(({ row }) => row);
}

type Drafted = { readonly row: LeftOutRow; readonly places: number };

function rowFrom(
  { claimId, text, claimIds }: Point,
  places: readonly TableOccurrence[],
  rest: Pick<LeftOutRow, 'leavingCount' | 'leaving' | 'otherwise' | 'near'>,
): Drafted {
  const byArticle = new Map<string, TableOccurrence[]>();
  for (const place of places) {
    const known = byArticle.get(place.articleId);
    if (known) known.push(place);
    else byArticle.set(place.articleId, [place]);
  }
  const row: LeftOutRow = {
    claimId,
    text,
    claimIds,
    makerCount: byArticle.size,
    makers: [...byArticle].slice(0, mostNamed).map(([articleId, inside]) => ({
      articleId,
      places: inside.length,
      stances: stancesOf(inside),
    })),
    first: { articleId: places[0]?.articleId ?? '', occurrenceId: places[0]?.id ?? '' },
    ...rest,
  };
  return { row, places: places.length };
}

function stancesOf(places: readonly TableOccurrence[]): ClaimMaker['stances'] {
  const found = new Map<string, ClaimMaker['stances'][number]>();
  for (const { stance, added } of places) {
    const own = added?.stance;
    found.set(`${stance} ${own}`, {
      stance,
      ...(own !== undefined && { added: { stance: own } }),
    });
  }
  const at = (stance: Stance | null): number => (stance === null ? stances.length : stances.indexOf(stance));
  return [...found.values()].sort((a, b) => at(a.stance) - at(b.stance));
}

/** What an article addresses that is narrower or wider than some claims, those fewest steps away first. */
function nearness(
  whole: Comparison,
  articleId: string,
): (claimIds: readonly string[]) => readonly NearClaim[] {
  const same = sameClaims(whole);
  const sameAs = new Map(same.flatMap((each) => each.map(({ claim }) => [claim.id, each])));
  const next = { narrower: new Map<string, string[]>(), wider: new Map<string, string[]>() };
  const add = (ways: Map<string, string[]>, from: string, to: string): void => {
    const known = ways.get(from);
    if (known) known.push(to);
    else ways.set(from, [to]);
  };
  for (const { kind, status, fromClaimId, toClaimId } of whole.relations) {
    if (kind !== 'narrower' || status !== 'confirmed') continue;
    add(next.narrower, toClaimId, fromClaimId);
    add(next.wider, fromClaimId, toClaimId);
  }
  return (claimIds) =>
    (['narrower', 'wider'] as const)
      .flatMap((kind) => {
        const seen = new Set(claimIds);
        const found: NearClaim[] = [];
        // The set grows while it is gone through; each claim is in it once.
        for (const id of seen)
          for (const onward of next[kind].get(id) ?? [])
            for (const { claim, places } of sameAs.get(onward) ?? []) {
              if (seen.has(claim.id)) continue;
              seen.add(claim.id);
              if (places.some((place) => place.articleId === articleId))
                found.push({ kind, claimId: claim.id, text: claim.text });
            }
        return found;
      })
      .slice(0, mostNear);
}

function sourcesOf(points: readonly Point[], whole: Comparison): LeftOut['sources'] {
  const claims = new Map<string, Set<Point>>();
  for (const point of points)
    for (const { chain } of point.places)
      for (const { sourceId } of chain) {
        const known = claims.get(sourceId);
        if (known) known.add(point);
        else claims.set(sourceId, new Set([point]));
      }
  const articles = new Map<string, Set<string>>();
  const quoted = new Set<string>();
  for (const { occurrence } of whole.pairs)
    occurrence?.chain.forEach(({ sourceId }, step) => {
      if (step > 0) quoted.add(sourceId);
      const known = articles.get(sourceId);
      if (known) known.add(occurrence.articleId);
      else articles.set(sourceId, new Set([occurrence.articleId]));
    });
  return [...claims]
    .map(([sourceId, said]) => ({
      sourceId,
      name: whole.sources.get(sourceId)?.name ?? '',
      claims: said.size,
      articles: articles.get(sourceId)?.size ?? 0,
      quoted: quoted.has(sourceId),
    }))
    .sort(
      (a, b) =>
        Number(b.quoted) - Number(a.quoted) ||
        b.claims - a.claims ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
}
