import type { TableOccurrence, TableStep } from '../table/table-pair.ts';

/**
 * The source on which several articles rest for one claim, or null: it stands in the chain of every occurrence, at least
 * two articles make the claim, and where several do, it is the one nearest to the claim. So many voices are one. An
 * article's own voice counts too: another that quotes it rests on it. Which source is which is the analyst's word; two
 * anonymous sources are one only where they were entered as one.
 */
export function claimOrigin(
  occurrences: readonly Pick<TableOccurrence, 'articleId' | 'chain'>[],
): TableStep | null {
  const [first] = occurrences;
  if (!first || occurrences.every(({ articleId }) => articleId === first.articleId)) return null;
  const isEverywhere = ({ sourceId }: TableStep): boolean =>
    occurrences.every(({ chain }) => chain.some((step) => step.sourceId === sourceId));
  return first.chain.findLast(isEverywhere) ?? null;
}
