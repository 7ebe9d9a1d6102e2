import type { ComparedRelation, Comparison } from '#domain/compare/comparison.ts';
import type { SourceKind } from '#domain/source.ts';
import type { TableOccurrence, TablePair } from '#domain/table/table-pair.ts';
import { tableClaim, tableOccurrence } from '../table/table-fixture.ts';

/** A place as a test writes it: the claim, the article, and whatever else matters. */
export type Place = Partial<TableOccurrence> & {
  readonly claim: string;
  readonly articleId: string;
  /** Names of the sources after the article's own voice; those that begin with `?` are anonymous. */
  readonly through?: readonly string[];
};

/** What else a comparison has. */
export type Around = {
  /** By id: publisher and day of publication. */
  readonly articles?: Readonly<
    Record<string, readonly [publisher: string | null, publishedOn: string | null]>
  >;
  readonly relations?: readonly (Pick<ComparedRelation, 'kind' | 'status'> & {
    readonly claims: readonly [string, string];
  })[];
  /** Claims that are made nowhere. */
  readonly nowhere?: readonly string[];
  readonly eventDates?: Readonly<Record<string, string>>;
  readonly kinds?: Readonly<Record<string, SourceKind>>;
};

/** A comparison of a few places; the claims are called by their ids. Places are sorted as core gives them. */
export function comparisonOf(places: readonly Place[], around: Around = {}): Comparison {
  const ids = [
    ...new Set([...Object.keys(around.articles ?? {}), ...places.map(({ articleId }) => articleId)]),
  ].sort();
  const articles = ids.map((id) => {
    const [publisher, publishedOn] = around.articles?.[id] ?? [null, null];
    return { id, title: `Title of ${id}`, publisher, publishedOn, authorSourceId: `author of ${id}` };
  });
  const byId = new Map(articles.map((article) => [article.id, article]));
  const claimOf = (id: string, count: number) =>
    tableClaim({ id, text: id, eventDate: around.eventDates?.[id] ?? null, places: count });
  const claims = [...new Set([...places.map(({ claim }) => claim), ...(around.nowhere ?? [])])].sort();
  const pairs = claims.flatMap((id): readonly TablePair[] => {
    const inside = places
      .map((place, at) => ({ place, at }))
      .filter(({ place }) => place.claim === id)
      .sort(
        ({ place: a }, { place: b }) =>
          ids.indexOf(a.articleId) - ids.indexOf(b.articleId) || (a.start ?? 0) - (b.start ?? 0),
      );
    const claim = claimOf(id, inside.length);
    if (inside.length === 0) return [{ claim, occurrence: null }];
    return inside.map(({ place: { claim: _claim, through = [], ...given }, at }) => ({
      claim,
      occurrence: tableOccurrence({
        id: `o${at}`,
        publisher: byId.get(given.articleId)?.publisher ?? null,
        publishedOn: byId.get(given.articleId)?.publishedOn ?? null,
        chain: [
          {
            sourceId: `author of ${given.articleId}`,
            name: `Author of ${given.articleId}`,
            status: 'own-voice' as const,
          },
          ...through.map((name) => ({
            sourceId: name,
            name,
            status: name.startsWith('?') ? ('anonymous' as const) : ('explicit' as const),
          })),
        ],
        ...given,
      }),
    }));
  });
  const sources = new Map(
    pairs
      .flatMap(({ occurrence }) => occurrence?.chain ?? [])
      .map(({ sourceId, name }) => [
        sourceId,
        { id: sourceId, name, kind: around.kinds?.[sourceId] ?? ('person' as const) },
      ]),
  );
  const relations = (around.relations ?? []).map(({ claims: [from, to], kind, status }, index) => ({
    id: `r${index}`,
    fromClaimId: from,
    toClaimId: to,
    kind,
    status,
    reason: '',
  }));
  return { articles, pairs, sources, relations };
}
