import type { ArticleSummary } from '#contract/views.ts';
import { readingStatuses } from '#domain/article.ts';
import { fold } from '#domain/fold.ts';

/** The columns the library can be sorted by; `added` is the order of import. */
export type LibraryColumn = 'added' | 'title' | 'published' | 'words' | 'read' | 'marks' | 'status';

/** The order of the library. */
export type LibraryOrder = { readonly by: LibraryColumn; readonly descending: boolean };

type Compare = (a: ArticleSummary, b: ArticleSummary) => number;

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const comparisons: Readonly<Record<Exclude<LibraryColumn, 'added'>, Compare>> = {
  title: (a, b) => names.compare(a.title, b.title),
  published: (a, b) => compareText(a.publishedOn ?? '', b.publishedOn ?? ''),
  words: (a, b) => a.wordCount - b.wordCount,
  read: (a, b) => a.readShare - b.readShare,
  marks: (a, b) => a.occurrenceCount - b.occurrenceCount,
  status: (a, b) => readingStatuses.indexOf(a.status) - readingStatuses.indexOf(b.status),
};

/** The articles in the order asked for; what is equal stays in the order of import. */
export function orderArticles(
  articles: readonly ArticleSummary[],
  { by, descending }: LibraryOrder,
): readonly ArticleSummary[] {
  const compare: Compare = by === 'added' ? () => 0 : comparisons[by];
  const ordered = articles.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)));
  return by === 'added' && descending ? ordered.toReversed() : ordered;
}

/** Everything of an article that the search field looks through, folded. */
export function searchTextOf({ title, publisher, authors, fileName }: ArticleSummary): string {
  return fold([title, publisher ?? '', ...authors, fileName ?? ''].join(' '));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
