import { confidences, credibilities, likelihoods, verdicts } from '../assessment.ts';
import { claimTypes } from '../claim.ts';
import type { CodebookList } from '../codebook.ts';
import { commitments, fidelities, polarities, quotationTypes } from '../occurrence.ts';
import { stances } from '../stance.ts';
import type { TableClaim, TableOccurrence, TablePair } from './table-pair.ts';

/** The columns of the claims table, in the order in which they stand before the analyst moves them. */
export const tableColumns = [
  'claim',
  'stance',
  'source',
  'commitment',
  'article',
  'published',
  'quotation',
  'fidelity',
  'polarity',
  'words',
  'depth',
  'statuses',
  'note',
  'publisher',
  'type',
  'eventDate',
  'tags',
  'verdict',
  'credibility',
  'likelihood',
  'confidence',
  'places',
  'claimNote',
  'rationale',
] as const;
/** One of {@link tableColumns}. */
export type TableColumn = (typeof tableColumns)[number];

/** What a cell holds: a text, a number, one value of a codebook list, or nothing. */
export type CellValue = string | number | null;

/** What is known of a column. */
export type ColumnFacts = {
  /** Whether its values belong to the claim or to the occurrence. */
  readonly of: 'claim' | 'occurrence';
  /** The codebook's list when its values are of one; they are then ordered as there. */
  readonly list: CodebookList | null;
  readonly order: 'codebook' | 'text' | 'plain';
  /** True when rows with the same value belong together, so that grouping makes sense. */
  readonly groups: boolean;
  /** Its width in CSS pixels until the analyst changes it. */
  readonly width: number;
  /** True when it is shown until the analyst chooses. */
  readonly shown: boolean;
};

const claim = { of: 'claim', list: null, order: 'text', groups: true, width: 120, shown: true } as const;
const place = { ...claim, of: 'occurrence' } as const;
const judged = (list: CodebookList, base: typeof claim | typeof place, width: number): ColumnFacts => ({
  ...base,
  list,
  order: 'codebook',
  width,
});

/** The facts of each column. */
export const columnFacts: { readonly [Column in TableColumn]: ColumnFacts } = {
  claim: { ...claim, groups: false, width: 340 },
  type: judged('claimType', claim, 130),
  eventDate: { ...claim, order: 'plain', width: 104 },
  tags: { ...claim, width: 130 },
  verdict: judged('verdict', claim, 120),
  credibility: { ...judged('credibility', claim, 96), shown: false },
  likelihood: { ...judged('likelihood', claim, 130), shown: false },
  confidence: { ...judged('confidence', claim, 110), shown: false },
  places: { ...claim, order: 'plain', width: 76 },
  claimNote: { ...claim, groups: false, width: 200, shown: false },
  rationale: { ...claim, groups: false, width: 200, shown: false },
  article: { ...place, width: 200 },
  publisher: { ...place, width: 140, shown: false },
  published: { ...place, order: 'plain', width: 104 },
  words: { ...place, groups: false, width: 300 },
  polarity: { ...judged('polarity', place, 92), shown: false },
  quotation: judged('quotation', place, 104),
  fidelity: { ...judged('fidelity', place, 104), shown: false },
  commitment: judged('commitment', place, 130),
  stance: judged('stance', place, 165),
  source: { ...place, width: 170 },
  depth: { ...place, order: 'plain', width: 76, shown: false },
  statuses: { ...place, width: 150, shown: false },
  note: { ...place, groups: false, width: 180, shown: false },
};

const ofClaim: { readonly [Column in TableColumn]?: (claim: TableClaim) => CellValue } = {
  claim: (row) => row.text,
  type: (row) => row.added?.claimType ?? row.type,
  eventDate: (row) => row.eventDate,
  tags: (row) => row.tags.join(', ') || null,
  verdict: (row) => row.added?.verdict ?? row.verdict,
  credibility: (row) => row.credibility,
  likelihood: (row) => row.likelihood,
  confidence: (row) => row.confidence,
  places: (row) => row.places,
  claimNote: (row) => row.note || null,
  rationale: (row) => row.rationale || null,
};
const ofOccurrence: { readonly [Column in TableColumn]?: (occurrence: TableOccurrence) => CellValue } = {
  article: (row) => row.article,
  publisher: (row) => row.publisher,
  published: (row) => row.publishedOn,
  words: (row) => row.words,
  polarity: (row) => row.polarity,
  quotation: (row) => row.added?.quotation ?? row.quotation,
  fidelity: (row) => row.added?.fidelity ?? row.fidelity,
  commitment: (row) => row.added?.commitment ?? row.commitment,
  stance: (row) => row.added?.stance ?? row.stance,
  source: (row) => row.chain.at(-1)?.name ?? null,
  depth: (row) => row.chain.length,
  statuses: (row) => row.chain.map((step) => step.status).join(' '),
  note: (row) => row.note || null,
};

/**
 * What a column holds for a row, be it the program's value or one of the case's own: null when there is nothing, be it not judged, not known
 * or no occurrence.
 */
export function cellValue(column: TableColumn, { claim: row, occurrence }: TablePair): CellValue {
  const fromClaim = ofClaim[column];
  if (fromClaim) return fromClaim(row);
  return occurrence ? (ofOccurrence[column]?.(occurrence) ?? null) : null;
}

/**
 * The groups a row belongs to when the table is grouped by a column: one a value, with a tag each for tags. `key` tells
 * groups apart (two sources may have one name), `value` is what is shown.
 */
export function groupsOf(
  column: TableColumn,
  pair: TablePair,
): readonly { readonly key: string; readonly value: CellValue }[] {
  if (column === 'tags' && pair.claim.tags.length > 0)
    return pair.claim.tags.map((tag) => ({ key: tag, value: tag }));
  const value = cellValue(column, pair);
  if (value === null) return nothing;
  if (column === 'source') return [{ key: pair.occurrence?.chain.at(-1)?.sourceId ?? '', value }];
  if (column === 'article') return [{ key: pair.occurrence?.articleId ?? '', value }];
  return [{ key: String(value), value }];
}

const nothing = [{ key: '', value: null }] as const;

/** The values of each codebook list that a column holds, in the codebook's order. */
const listed: { readonly [List in CodebookList]?: readonly CellValue[] } = {
  claimType: claimTypes,
  verdict: verdicts,
  credibility: credibilities,
  likelihood: likelihoods,
  confidence: confidences,
  polarity: polarities,
  quotation: quotationTypes,
  fidelity: fidelities,
  commitment: commitments,
  stance: stances,
};

const texts = new Intl.Collator(['en', 'uk']);

/** Orders two values of a column, neither of them null: by the codebook, by the alphabet, by number or by date. */
export function compareValues(column: TableColumn, a: string | number, b: string | number): number {
  const { list, order } = columnFacts[column];
  if (list) {
    const values: readonly CellValue[] = listed[list] ?? [];
    // Values of the case's own come after the program's, in the order in which they were added.
    const placeOf = (value: string | number): number => values.indexOf(value) + 1 || values.length + 1;
    return placeOf(a) - placeOf(b) || (a < b ? -1 : a > b ? 1 : 0);
  }
  if (order === 'text') return texts.compare(String(a), String(b)) || (a < b ? -1 : a > b ? 1 : 0);
  return a < b ? -1 : a > b ? 1 : 0;
}
