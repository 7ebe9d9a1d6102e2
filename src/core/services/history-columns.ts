import type { HistoryField, HistoryKind } from '#contract/history.ts';
import type { CodebookList } from '#domain/codebook.ts';
import type { RowChange } from '../db/changed-ids.ts';

/** How a column is told. */
export type ColumnWords = {
  readonly field: HistoryField;
  /** What it holds: free words, a JSON array of them, a yes or no, the id of a source or claim, a view, a report, or a codebook's value. */
  readonly as:
    'text' | 'texts' | 'yes' | 'source' | 'claim' | 'search' | 'report' | { readonly list: CodebookList };
  /** The value it begins with, which is not worth telling when the thing comes or goes. */
  readonly quiet?: string;
  /** Told only when it changes, since what comes or goes says it by its name. */
  readonly onlyChanged?: true;
};

const words = (field: HistoryField): ColumnWords => ({ field, as: 'text' });
const name = (field: HistoryField): ColumnWords => ({ field, as: 'text', onlyChanged: true });
const value = (field: HistoryField, list: CodebookList, quiet?: string): ColumnWords => ({
  field,
  as: { list },
  ...(quiet === undefined ? {} : { quiet }),
});

/**
 * How each column of each journaled table is told; null is not told by itself. Rows that together are one field (spans,
 * steps, tags, aliases, ratings, evidence, blocks, added values) are told as a whole by describe-difference.ts.
 */
export const columnsOf: Readonly<Record<string, Readonly<Record<string, ColumnWords | null>> | undefined>> = {
  case_info: { id: null, case_id: null, title: words('title'), is_sample: null, created_at: null },
  article: {
    id: null,
    title: name('title'),
    authors: { field: 'authors', as: 'texts' },
    publisher: words('publisher'),
    url: words('url'),
    published_on: words('published-on'),
    retrieved_on: words('retrieved-on'),
    language: words('language'),
    genre: value('genre', 'genre'),
    status: value('status', 'readingStatus', 'unread'),
    format: null,
    encoding: null,
    file_name: null,
    original_sha256: null,
    original_size: null,
    text_sha256: null,
    text_length: null,
    word_count: null,
    author_source_id: { field: 'voice', as: 'source', onlyChanged: true },
    imported_at: null,
  },
  block: {
    article_id: null,
    ordinal: null,
    kind: null,
    furniture: null,
    start_offset: null,
    end_offset: null,
  },
  claim: {
    id: null,
    text: name('text'),
    type: value('type', 'claimType'),
    event_date: words('event-date'),
    note: words('note'),
    created_at: null,
  },
  claim_tag: { claim_id: null, tag: null },
  assessment: {
    claim_id: null,
    verdict: value('verdict', 'verdict'),
    credibility: value('credibility', 'credibility', '6'),
    likelihood: value('likelihood', 'likelihood'),
    confidence: value('confidence', 'confidence'),
    rationale: words('rationale'),
  },
  evidence: { claim_id: null, ordinal: null, text: null, url: null },
  occurrence: {
    id: null,
    claim_id: { field: 'claim', as: 'claim', onlyChanged: true },
    article_id: null,
    polarity: value('polarity', 'polarity', 'affirms'),
    quotation: value('quotation', 'quotation'),
    commitment: value('commitment', 'commitment'),
    stance: value('stance', 'stance'),
    note: words('note'),
    created_at: null,
    stance_start: null,
    stance_end: null,
    fidelity: value('fidelity', 'fidelity'),
  },
  occurrence_span: { occurrence_id: null, ordinal: null, start_offset: null, end_offset: null, exact: null },
  attribution_step: {
    occurrence_id: null,
    ordinal: null,
    source_id: null,
    status: null,
    source_start: null,
    source_end: null,
    cue_start: null,
    cue_end: null,
  },
  source: {
    id: null,
    name: name('name'),
    kind: value('kind', 'sourceKind'),
    role: words('role'),
    affiliation: words('affiliation'),
    country: words('country'),
    descriptor: words('descriptor'),
    created_at: null,
  },
  source_alias: { source_id: null, name: null },
  source_reliability: { id: null, source_id: null, letter: null, assessed_on: null, reason: null },
  relation: {
    id: null,
    from_claim_id: null,
    to_claim_id: null,
    kind: value('relation', 'relationKind'),
    status: value('status', 'relationStatus'),
    reason: words('reason'),
  },
  suggestion_decision: {
    subject_id: null,
    start_offset: null,
    end_offset: null,
    claim_id: null,
    status: value('suggestion', 'relationStatus'),
  },
  tag: { path: null, colour: words('colour'), description: words('description') },
  codebook_value: {
    list: null,
    value: null,
    counts_as: words('counts-as'),
    label: words('label'),
    definition: words('definition'),
    example: words('example'),
    hidden: { field: 'hidden', as: 'yes' },
  },
  added_value: { subject_id: null, list: null, value: null },
  saved_view: { id: null, name: name('name'), view: { field: 'view', as: 'search' }, created_at: null },
  report: {
    id: null,
    name: name('name'),
    composition: { field: 'composition', as: 'report' },
    created_at: null,
  },
  report_version: {
    report_id: null,
    number: null,
    composition: null,
    saved_at: null,
    note: words('version-note'),
  },
};

/** The table whose row is the thing itself. */
export const mainTables: Readonly<Record<HistoryKind, string>> = {
  case: 'case_info',
  article: 'article',
  claim: 'claim',
  occurrence: 'occurrence',
  source: 'source',
  relation: 'relation',
  tag: 'tag',
  'codebook-value': 'codebook_value',
  'saved-view': 'saved_view',
  report: 'report',
};

/** Whose row it is: the kind and the column, or columns, with the id. */
const owners: Readonly<Record<string, readonly [HistoryKind, ...string[]]>> = {
  article: ['article', 'id'],
  block: ['article', 'article_id'],
  claim: ['claim', 'id'],
  claim_tag: ['claim', 'claim_id'],
  assessment: ['claim', 'claim_id'],
  evidence: ['claim', 'claim_id'],
  occurrence: ['occurrence', 'id'],
  occurrence_span: ['occurrence', 'occurrence_id'],
  attribution_step: ['occurrence', 'occurrence_id'],
  source: ['source', 'id'],
  source_alias: ['source', 'source_id'],
  source_reliability: ['source', 'source_id'],
  relation: ['relation', 'id'],
  suggestion_decision: ['claim', 'claim_id'],
  tag: ['tag', 'path'],
  codebook_value: ['codebook-value', 'list', 'value'],
  saved_view: ['saved-view', 'id'],
  report: ['report', 'id'],
  report_version: ['report', 'report_id'],
};

/** What a list of the codebook is chosen for. */
const subjectOf: Readonly<Partial<Record<CodebookList, HistoryKind>>> = {
  claimType: 'claim',
  verdict: 'claim',
  sourceKind: 'source',
  genre: 'article',
};

/** The thing a changed row belongs to. */
export function ownerOf({ table, before, after }: RowChange): {
  readonly kind: HistoryKind;
  readonly id: string;
} {
  const row = after ?? before;
  if (table === 'added_value')
    // The column holds a list of the codebook.
    return {
      kind: subjectOf[row?.['list'] as CodebookList] ?? 'occurrence',
      id: String(row?.['subject_id']),
    };
  const [kind, ...columns] = owners[table] ?? ['case'];
  if (columns.length > 1) return { kind, id: JSON.stringify(columns.map((column) => row?.[column])) };
  const [column] = columns;
  return { kind, id: column === undefined ? '1' : String(row?.[column]) };
}
