import type { SourcePage, SourcePageArticle, SourcePlace } from '#contract/views.ts';

/** In which order the places of a source stand. */
export type PageOrder = 'claim' | 'date';

/** Which places of a source are shown. */
export type PagePart = 'all' | 'says' | 'relays';

/** One line of a source's page: a heading over what follows it, or a place. */
export type PageRow =
  | { readonly kind: 'claim'; readonly key: string; readonly text: string; readonly count: number }
  | { readonly kind: 'article'; readonly key: string; readonly article: SourcePageArticle }
  | {
      readonly kind: 'place';
      readonly key: string;
      readonly place: SourcePlace;
      readonly article: SourcePageArticle;
    };

/**
 * The lines of a source's page. By date the places stand under their articles as core gives them, oldest first; by claim
 * under their claims, those with the most places first, and there by date.
 */
export function pageRows(
  { places, articles }: Pick<SourcePage, 'places' | 'articles'>,
  order: PageOrder,
  part: PagePart,
): readonly PageRow[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const shown = places.filter((place) => part === 'all' || (part === 'says') === (place.below === null));
  const groups = new Map<string, SourcePlace[]>();
  for (const place of shown) {
    const key = order === 'claim' ? place.claimId : place.articleId;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  const ordered = [...groups];
  if (order === 'claim') ordered.sort(([, a], [, b]) => b.length - a.length);
  return ordered.flatMap(([key, group]): PageRow[] => {
    const article = byId.get(key);
    const head: readonly PageRow[] =
      order === 'claim'
        ? [{ kind: 'claim', key, text: group[0]?.claimText ?? '', count: group.length }]
        : article
          ? [{ kind: 'article', key, article }]
          : [];
    const lines = group.flatMap((place): PageRow[] => {
      const of = byId.get(place.articleId);
      return of ? [{ kind: 'place', key: `${place.occurrenceId} ${place.step}`, place, article: of }] : [];
    });
    return [...head, ...lines];
  });
}
