import type { TableClaim, TableOccurrence } from '#domain/table/table-pair.ts';

/** A claim of the table of which only what is given is known. */
export function tableClaim(given: Partial<TableClaim> & Pick<TableClaim, 'id'>): TableClaim {
  return {
    text: 'The gates were shut.',
    type: null,
    eventDate: null,
    tags: [],
    note: '',
    verdict: null,
    credibility: null,
    likelihood: null,
    confidence: null,
    rationale: '',
    places: 1,
    ...given,
  };
}

/** An occurrence of the table of which only what is given is known. */
export function tableOccurrence(
  given: Partial<TableOccurrence> & Pick<TableOccurrence, 'id'>,
): TableOccurrence {
  return {
    articleId: 'a1',
    article: 'Two clocks',
    publisher: null,
    publishedOn: null,
    words: 'gates were shut',
    start: 0,
    polarity: 'affirms',
    quotation: null,
    fidelity: null,
    commitment: null,
    stance: null,
    chain: [{ sourceId: 's1', name: 'Aster Quill', status: 'own-voice' }],
    note: '',
    ...given,
  };
}
