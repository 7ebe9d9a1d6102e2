import { stringify } from 'csv-stringify/sync';
import { codebook } from '#domain/codebook.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import { defaultReliability } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import { stanceScore } from '#domain/stance.ts';
import { chainText, type Report, type ReportClaim, type ReportOccurrence } from '#domain/report/report.ts';

type Row = {
  readonly claim: ReportClaim;
  readonly occurrence: ReportOccurrence;
  readonly toCodePoint: (utf16: number) => number;
};
type Cell = string | number | null;
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
  text('genre', ({ occurrence }) => codebook.genre[occurrence.article.genre].label),
  text('url', ({ occurrence }) => occurrence.article.url),
  text('original_sha256', ({ occurrence }) => occurrence.article.originalSha256),
  text('text_sha256', ({ occurrence }) => occurrence.article.textSha256),
  text('claim_number', ({ claim }) => `C${claim.number}`),
  text('claim_id', ({ claim }) => claim.record.id),
  text('claim', ({ claim }) => claim.record.text),
  text('claim_type', ({ claim }) => claim.record.type && codebook.claimType[claim.record.type].label),
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
  text('polarity', ({ occurrence }) => codebook.polarity[occurrence.record.polarity].label),
  text(
    'quotation_type',
    ({ occurrence: { record } }) => record.quotation && codebook.quotation[record.quotation].label,
  ),
  text('attribution_chain', ({ occurrence }) => chainText(occurrence.chain)),
  list('attribution_statuses', ({ occurrence }) =>
    occurrence.chain.map((step) => codebook.attributionStatus[step.status].label),
  ),
  list('source_words', ({ occurrence }) => occurrence.chain.map((step) => step.sourceWords)),
  list('cue_words', ({ occurrence }) => occurrence.chain.map((step) => step.cueWords)),
  text('last_source', ({ occurrence }) => occurrence.last.source.name),
  text('last_source_kind', ({ occurrence }) => codebook.sourceKind[occurrence.last.source.kind].label),
  text('last_source_reliability', ({ occurrence }) => occurrence.last.rating?.letter ?? defaultReliability),
  text(
    'commitment',
    ({ occurrence: { record } }) => record.commitment && codebook.commitment[record.commitment].label,
  ),
  text('stance', ({ occurrence: { record } }) =>
    record.stance ? codebook.stance[record.stance].label : codebook.stanceGap['not-judged'].label,
  ),
  number('stance_score', ({ occurrence }) => stanceScore(occurrence.record.stance)),
  text('stance_words', ({ occurrence }) => occurrence.stanceWords),
  text(
    'fidelity',
    ({ occurrence: { record } }) => record.fidelity && codebook.fidelity[record.fidelity].label,
  ),
  text('note', ({ occurrence }) => occurrence.record.note),
  text(
    'verdict',
    ({ claim: { assessment } }) => assessment?.verdict && codebook.verdict[assessment.verdict].label,
  ),
  number('credibility', ({ claim: { assessment } }) => assessment?.credibility ?? null),
  text(
    'likelihood',
    ({ claim: { assessment } }) => assessment?.likelihood && codebook.likelihood[assessment.likelihood].label,
  ),
  text(
    'confidence',
    ({ claim: { assessment } }) => assessment?.confidence && codebook.confidence[assessment.confidence].label,
  ),
];

/**
 * Writes the report's occurrences as CSV, one row each, in pieces that joined are the file: RFC 4180 with CRLF, in
 * UTF-8 with a byte order mark, because spreadsheets take a file without one for a legacy encoding. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection); numbers stay numbers.
 */
export function* renderCsv(report: Report): Generator<string, void, undefined> {
  yield `\uFEFF${toCsv([columns.map((column) => column.header)])}`;
  const claims = new Map(report.claims.map((claim) => [claim.number, claim]));
  for (const { record, occurrences } of report.articles) {
    const { toCodePoint } = indexCodePoints(record.text);
    const rows = occurrences.map((occurrence): Row => {
      const claim = claims.get(occurrence.claimNumber);
      if (!claim) throw new Error(`Claim ${occurrence.claimNumber} is not in the report.`);
      return { claim, occurrence, toCodePoint };
    });
    // One call for all rows of an article: each call sets the library up anew.
    if (rows.length > 0) yield toCsv(rows.map((row) => columns.map((column) => column.cell(row))));
  }
}

const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', quoted_string: true, escape_formulas: true },
  );

function paragraphs({ place }: ReportOccurrence): Cell {
  if (place.kind !== 'body') return null;
  return place.first === place.last ? place.first : `${place.first}–${place.last}`;
}
