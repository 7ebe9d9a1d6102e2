import type { Workspace } from '../../state/workspace.svelte.ts';

/** A place that can be gone to. */
export type Place = { readonly articleId: string; readonly occurrenceId: string };

/**
 * Goes to the words of places, one an article: to the panes where several articles are concerned, to the reader where it
 * is one. `beside` is an article to be read beside them that has no place to go to. The first place is chosen.
 */
export function goToWords(
  workspace: Workspace,
  places: readonly Place[],
  beside: string | null = null,
): void {
  const [first] = places;
  if (!first) return;
  const articles = [...new Set([...(beside ? [beside] : []), ...places.map(({ articleId }) => articleId)])];
  if (articles.length > 1) {
    if (!articles.every((id) => workspace.panes.includes(id))) workspace.setPanes(articles);
    workspace.compare('panes');
  } else workspace.openArticle(first.articleId);
  workspace.reveal(places);
  workspace.moveFocus('text');
}
