import type { ArticleSummary } from '#contract/views.ts';
import { t } from './strings.ts';

/** What an article is called where there is little room, and where it is chosen among all. */
export type ArticleName = { readonly short: string; readonly long: string };

/**
 * The articles' names by id: their publisher or, without one, their title, and all that is known of each. Those of the
 * same name are told apart by numbers in the order of the case.
 */
export function articleNames(
  articles: readonly Pick<ArticleSummary, 'id' | 'title' | 'publisher' | 'publishedOn'>[],
): ReadonlyMap<string, ArticleName> {
  const short = numbered(articles.map(({ publisher, title }) => publisher ?? title));
  const long = numbered(
    articles.map(({ publisher, title, publishedOn }) =>
      [title, publisher, publishedOn].filter(Boolean).join(' · '),
    ),
  );
  return new Map(articles.map(({ id }, at) => [id, { short: short[at] ?? '', long: long[at] ?? '' }]));
}

/** The names, those that come more than once with a number. */
export function numbered(names: readonly string[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  return names.map((name) => {
    if (uses.get(name) === 1) return name;
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    return t('numbered', { name, number });
  });
}
