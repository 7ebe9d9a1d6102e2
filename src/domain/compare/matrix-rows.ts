import type { RelationKind } from '../relation.ts';
import { stanceScore } from '../stance.ts';
import type { TableClaim, TableOccurrence } from '../table/table-pair.ts';
import { claimOrigin } from './claim-origin.ts';
import { claimStanding, type ClaimStanding } from './claim-standing.ts';
import type { ComparedRelation, Comparison } from './comparison.ts';
import { columnIdOf, type MatrixColumn } from './matrix-columns.ts';
import type { MatrixGrouping } from './matrix-layout.ts';

/** What a row's badge says: the standing by stances, or the confirmed relation that outweighs it. */
export type RowStanding = ClaimStanding | 'in-tension';

/** A row as it is laid out: its claim and its places by column, columns counted in the order of the case. */
export type RowDraft = {
  readonly claim: TableClaim;
  readonly cells: ReadonlyMap<number, readonly TableOccurrence[]>;
  readonly standing: RowStanding;
  readonly origin: string | null;
  /** Of those who take a side, how many are on the smaller one. */
  readonly opposed: number;
  /** Where the claim is first made: the place of the article in the comparison and the offset there. */
  readonly article: number;
  readonly start: number;
  /** The event's date or else that of first publication. */
  readonly date: string | null;
};

/** The rows of a comparison, in no order; `relations` are those that are not rejected. */
export function draftRows(
  comparison: Comparison,
  by: MatrixGrouping,
  columns: readonly MatrixColumn[],
  relations: readonly ComparedRelation[],
): readonly RowDraft[] {
  const columnAt = new Map(columns.map(({ id }, at) => [id, at]));
  const articleAt = new Map(comparison.articles.map(({ id }, at) => [id, at]));
  const related = (kind: RelationKind): ReadonlySet<string> =>
    new Set(
      relations.flatMap((each) =>
        each.kind === kind && each.status === 'confirmed' ? [each.fromClaimId, each.toClaimId] : [],
      ),
    );
  const contradicting = related('contradicts');
  const tense = related('in-tension');
  const byClaim = new Map<string, { readonly claim: TableClaim; readonly places: TableOccurrence[] }>();
  for (const { claim, occurrence } of comparison.pairs) {
    let known = byClaim.get(claim.id);
    if (!known) byClaim.set(claim.id, (known = { claim, places: [] }));
    if (occurrence) known.places.push(occurrence);
  }
  return [...byClaim.values()].map(({ claim, places }) => {
    const cells = grouped(places, (each) => columnAt.get(columnIdOf(by, each)) ?? 0);
    const voices = by === 'sources' ? grouped(places, ({ articleId }) => articleId) : cells;
    const byStance = claimStanding([...voices.values()]);
    const standing =
      byStance === 'contradicted' || contradicting.has(claim.id)
        ? 'contradicted'
        : tense.has(claim.id)
          ? 'in-tension'
          : byStance;
    const first = firstPlace(places, articleAt);
    return {
      claim,
      cells,
      standing,
      origin: claimOrigin(places)?.name ?? null,
      opposed: opposedIn([...voices.values()]),
      article: first ? (articleAt.get(first.articleId) ?? 0) : Infinity,
      start: first?.start ?? 0,
      date: claim.eventDate ?? firstPublished(places),
    };
  });
}

function grouped<Key>(
  places: readonly TableOccurrence[],
  keyOf: (place: TableOccurrence) => Key,
): ReadonlyMap<Key, readonly TableOccurrence[]> {
  const groups = new Map<Key, TableOccurrence[]>();
  for (const place of places) {
    const key = keyOf(place);
    const known = groups.get(key);
    if (known) known.push(place);
    else groups.set(key, [place]);
  }
  return groups;
}

function opposedIn(voices: readonly (readonly TableOccurrence[])[]): number {
  const on = (way: 1 | -1): number =>
    voices.filter((voice) => voice.some(({ stance }) => (stanceScore(stance) ?? 0) * way > 0)).length;
  return Math.min(on(1), on(-1));
}

function firstPlace(
  places: readonly TableOccurrence[],
  articleAt: ReadonlyMap<string, number>,
): TableOccurrence | null {
  const at = (place: TableOccurrence): number => articleAt.get(place.articleId) ?? 0;
  let first: TableOccurrence | null = null;
  for (const place of places)
    if (!first || at(place) < at(first) || (at(place) === at(first) && place.start < first.start))
      first = place;
  return first;
}

function firstPublished(places: readonly TableOccurrence[]): string | null {
  let first: string | null = null;
  for (const { publishedOn } of places)
    if (publishedOn !== null && (first === null || publishedOn < first)) first = publishedOn;
  return first;
}
