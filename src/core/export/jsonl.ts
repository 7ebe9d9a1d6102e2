import { type OccurrenceLine, occurrenceLineVersion } from '#contract/occurrence-line.ts';
import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import type {
  ArticleRecord,
  ClaimRecord,
  OccurrenceRecord,
  SourceRecord,
} from '#domain/report/case-record.ts';
import type { Span } from '#domain/span.ts';
import type { ExportSource, FormatWriter, Piece } from './format.ts';
import { spanJson } from './json.ts';

/** Writes the occurrences as JSON Lines, each line whole in itself. */
export const jsonlWriter: FormatWriter = { shape: 'file', write: renderLines };

function* renderLines({ record }: ExportSource): Generator<Piece, void, undefined> {
  const articles = new Map(record.articles.map((article) => [article.id, article]));
  const claims = new Map(record.claims.map((claim) => [claim.id, claim]));
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  // Occurrences come by article.
  let of: { readonly article: ArticleRecord; readonly index: CodePointIndex } | null = null;
  for (const [number, occurrence] of record.occurrences.entries()) {
    if (of?.article.id !== occurrence.articleId) {
      const article: ArticleRecord = got(articles, occurrence.articleId);
      of = { article, index: indexCodePoints(article.text) };
    }
    const claim = got(claims, occurrence.claimId);
    yield `${JSON.stringify(lineOf(occurrence, claim, of.article, of.index, sources))}\n`;
    if (number % 100 === 0) yield number / record.occurrences.length;
  }
}

function lineOf(
  occurrence: OccurrenceRecord,
  claim: ClaimRecord,
  article: ArticleRecord,
  index: CodePointIndex,
  sources: ReadonlyMap<string, SourceRecord>,
): OccurrenceLine {
  const span = (found: Span | null) => found && spanJson(found, index);
  const words = (found: Span | null): string | null => found && article.text.slice(found.start, found.end);
  return {
    format: 'parallax-occurrence',
    version: occurrenceLineVersion,
    id: occurrence.id,
    claim: {
      id: claim.id,
      text: claim.text,
      type: claim.type,
      eventDate: claim.eventDate,
      tags: [...claim.tags],
      note: claim.note,
      createdAt: claim.createdAt,
    },
    article: {
      id: article.id,
      title: article.title,
      authors: [...article.authors],
      publisher: article.publisher,
      url: article.url,
      publishedOn: article.publishedOn,
      language: article.language,
      genre: article.genre,
      authorSourceId: article.authorSourceId,
      textSha256: article.textSha256,
    },
    polarity: occurrence.polarity,
    quotation: occurrence.quotation,
    commitment: occurrence.commitment,
    stance: occurrence.stance,
    stanceSpan: span(occurrence.stanceSpan),
    stanceWords: words(occurrence.stanceSpan),
    fidelity: occurrence.fidelity,
    note: occurrence.note,
    createdAt: occurrence.createdAt,
    spans: occurrence.pieces.map((piece) => ({ ...spanJson(piece, index), exact: piece.exact })),
    chain: occurrence.chain.map((step) => {
      const { id, name, kind, createdAt } = got(sources, step.sourceId);
      return {
        source: { id, name, kind, createdAt },
        status: step.status,
        sourceSpan: span(step.sourceSpan),
        sourceWords: words(step.sourceSpan),
        cueSpan: span(step.cueSpan),
        cueWords: words(step.cueSpan),
      };
    }),
  };
}

function got<Value>(all: ReadonlyMap<string, Value>, id: string): Value {
  const found = all.get(id);
  if (found === undefined) throw new Error(`The case names ${id} but does not have it.`);
  return found;
}
