import { indexCodePoints } from '#domain/code-points.ts';
import { defaultReliability } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import { stanceScore } from '#domain/stance.ts';
import {
  buildReport,
  chainText,
  type Report,
  type ReportClaim,
  type ReportOccurrence,
  type ReportWords,
} from '#domain/report/report.ts';
import { type Cell, csvStart, csvText } from './csv-text.ts';
import type { FormatWriter } from './format.ts';

type Row = {
  readonly words: ReportWords;
  readonly claim: ReportClaim;
  readonly occurrence: ReportOccurrence;
  readonly toCodePoint: (utf16: number) => number;
};
type Column = { readonly header: string; readonly cell: (row: Row) => Cell };

const text = (header: string, cell: (row: Row) => string | null | undefined): Column => ({
  header,
  cell: (row) => cell(row) ?? null,
});
const list = (header: string, values: (row: Row) => readonly (string | null)[]): Column => ({
  header,
  cell: (row) =>
    values(row)
      .filter((value) => value !== null)
      .join('; ') || null,
});
const number = (header: string, cell: (row: Row) => number | null): Column => ({ header, cell });
/** Offsets, one a piece, joined with `;`. */
const offsets = (header: string, offset: (row: Row, piece: Span) => number): Column => ({
  header,
  cell: (row) => row.occurrence.record.pieces.map((piece) => offset(row, piece)).join(';'),
});

const columns: readonly Column[] = [
  text('article_title', ({ occurrence }) => occurrence.article.title),
  text('publisher', ({ occurrence }) => occurrence.article.publisher),
  list('authors', ({ occurrence }) => occurrence.article.authors),
  text('published_on', ({ occurrence }) => occurrence.article.publishedOn),
  text('language', ({ occurrence }) => occurrence.article.language),
  text('genre', ({ words, occurrence: { article } }) => words('genre', article.genre, article.id).label),
  text('url', ({ occurrence }) => occurrence.article.url),
  text('original_sha256', ({ occurrence }) => occurrence.article.originalSha256),
  text('text_sha256', ({ occurrence }) => occurrence.article.textSha256),
  text('claim_number', ({ claim }) => `C${claim.number}`),
  text('claim_id', ({ claim }) => claim.record.id),
  text('claim', ({ claim }) => claim.record.text),
  text(
    'claim_type',
    ({ words, claim: { record } }) => record.type && words('claimType', record.type, record.id).label,
  ),
  text('event_date', ({ claim }) => claim.record.eventDate),
  list('tags', ({ claim }) => claim.record.tags),
  text('occurrence', ({ occurrence }) => occurrence.label),
  text('occurrence_id', ({ occurrence }) => occurrence.record.id),
  text('quote', ({ occurrence }) => occurrence.record.pieces.map((piece) => piece.exact).join(' […] ')),
  offsets('start_utf16', (_, piece) => piece.start),
  offsets('end_utf16', (_, piece) => piece.end),
  offsets('start_code_point', ({ toCodePoint }, piece) => toCodePoint(piece.start)),
  offsets('end_code_point', ({ toCodePoint }, piece) => toCodePoint(piece.end)),
  { header: 'paragraph', cell: ({ occurrence }) => paragraphs(occurrence) },
  text('polarity', ({ words, occurrence }) => words('polarity', occurrence.record.polarity).label),
  text(
    'quotation_type',
    ({ words, occurrence: { record } }) =>
      record.quotation && words('quotation', record.quotation, record.id).label,
  ),
  text('attribution_chain', ({ occurrence }) => chainText(occurrence.chain)),
  list('attribution_statuses', ({ words, occurrence }) =>
    occurrence.chain.map((step) => words('attributionStatus', step.status).label),
  ),
  list('source_words', ({ occurrence }) => occurrence.chain.map((step) => step.sourceWords)),
  list('cue_words', ({ occurrence }) => occurrence.chain.map((step) => step.cueWords)),
  text('last_source', ({ occurrence }) => occurrence.last.source.name),
  text(
    'last_source_kind',
    ({ words, occurrence: { last } }) => words('sourceKind', last.source.kind, last.source.id).label,
  ),
  text('last_source_reliability', ({ occurrence }) => occurrence.last.rating?.letter ?? defaultReliability),
  text(
    'commitment',
    ({ words, occurrence: { record } }) =>
      record.commitment && words('commitment', record.commitment, record.id).label,
  ),
  text('stance', ({ words, occurrence: { record } }) =>
    record.stance ? words('stance', record.stance, record.id).label : words('stanceGap', 'not-judged').label,
  ),
  number('stance_score', ({ occurrence }) => stanceScore(occurrence.record.stance)),
  text('stance_words', ({ occurrence }) => occurrence.stanceWords),
  text(
    'fidelity',
    ({ words, occurrence: { record } }) =>
      record.fidelity && words('fidelity', record.fidelity, record.id).label,
  ),
  text('note', ({ occurrence }) => occurrence.record.note),
  text(
    'verdict',
    ({ words, claim: { assessment, record } }) =>
      assessment?.verdict && words('verdict', assessment.verdict, record.id).label,
  ),
  number('credibility', ({ claim: { assessment } }) => assessment?.credibility ?? null),
  text(
    'likelihood',
    ({ words, claim: { assessment } }) =>
      assessment?.likelihood && words('likelihood', assessment.likelihood).label,
  ),
  text(
    'confidence',
    ({ words, claim: { assessment } }) =>
      assessment?.confidence && words('confidence', assessment.confidence).label,
  ),
];

/** Writes the occurrences as one CSV file, a row each. */
export const csvWriter: FormatWriter = {
  shape: 'file',
  write: ({ record, options }) => renderCsv(buildReport(record), options.byteOrderMark),
};

function* renderCsv(report: Report, byteOrderMark: boolean): Generator<string, void, undefined> {
  yield (byteOrderMark ? csvStart : '') + csvText([columns.map((column) => column.header)]);
  const claims = new Map(report.claims.map((claim) => [claim.number, claim]));
  for (const { record, occurrences } of report.articles) {
    const { toCodePoint } = indexCodePoints(record.text);
    const rows = occurrences.map((occurrence): Row => {
      const claim = claims.get(occurrence.claimNumber);
      if (!claim) throw new Error(`Claim ${occurrence.claimNumber} is not in the report.`);
      return { words: report.words, claim, occurrence, toCodePoint };
    });
    // One call for all rows of an article: each call sets the library up anew.
    if (rows.length > 0) yield csvText(rows.map((row) => columns.map((column) => column.cell(row))));
  }
}

function paragraphs({ place }: ReportOccurrence): Cell {
  if (place.kind !== 'body') return null;
  return place.first === place.last ? place.first : `${place.first}–${place.last}`;
}
