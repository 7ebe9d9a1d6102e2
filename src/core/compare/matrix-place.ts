import type { MatrixPlace } from '#contract/views.ts';
import type { TableOccurrence } from '#domain/table/table-pair.ts';

/** What a view of the comparison shows of a place, with its words. */
export function matrixPlace(occurrence: TableOccurrence): MatrixPlace {
  const { id, articleId, article, publisher, words, stance, polarity, commitment, chain, added } = occurrence;
  return {
    occurrenceId: id,
    articleId,
    article,
    publisher,
    words,
    stance,
    polarity,
    commitment,
    chain,
    ...(added && { added }),
  };
}
