import { type CaseJson, caseJsonVersion } from '#contract/case-json.ts';
import type { AddedValues } from '#domain/case-codebook.ts';
import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import type { ArticleRecord, OccurrenceRecord } from '#domain/report/case-record.ts';
import type { Span } from '#domain/span.ts';
import { getReport, listReports, listVersions } from '../db/report-rows.ts';
import { listAllDecisions } from '../db/suggestion-rows.ts';
import { listDatedViews } from '../db/view-rows.ts';
import type { ExportSource, FormatWriter, Piece } from './format.ts';

type SpanJson = CaseJson['occurrences'][number]['chain'][number]['sourceSpan'] & {};

/** Writes the case as JSON. */
export const jsonWriter: FormatWriter = {
  shape: 'file',
  write: renderJson,
};

/**
 * Writes the case as JSON that follows docs/case.schema.json, in pieces that joined are the file. Piece by piece
 * because the originals of a large case together can be longer than the longest string.
 */
function* renderJson({ db, record, readOriginal }: ExportSource): Generator<Piece, void, undefined> {
  const head: Pick<CaseJson, 'format' | 'version' | 'case'> = {
    format: 'parallax-case',
    version: caseJsonVersion,
    case: {
      id: record.id,
      title: record.title,
      createdAt: record.createdAt,
      changedAt: record.changedAt,
      changeCount: record.changeCount,
      articleCount: record.articleCountInCase,
    },
  };
  const indexes = new Map(record.articles.map((article) => [article.id, indexCodePoints(article.text)]));
  const indexOf = (articleId: string): CodePointIndex => {
    const index = indexes.get(articleId);
    if (!index) throw new Error(`The case names the article ${articleId} but does not have it.`);
    return index;
  };

  // The head ends in "\n}"; the lists go before that.
  yield JSON.stringify(head, null, 2).slice(0, -2);
  const added = ({ id }: { readonly id: string }): AddedValues => record.added.get(id) ?? {};
  yield* list(
    'articles',
    record.articles,
    (article) => ({
      ...articleJson(article, indexOf(article.id), readOriginal(article.originalSha256)),
      added: added(article),
    }),
    0,
    0.5,
  );
  yield* list('claims', record.claims, (claim) => ({ ...claim, added: added(claim) }));
  yield* list(
    'occurrences',
    record.occurrences,
    (occurrence) => ({
      ...occurrenceJson(occurrence, indexOf(occurrence.articleId)),
      added: added(occurrence),
    }),
    0.5,
    1,
  );
  yield* list('sources', record.sources, (source) => ({ ...source, added: added(source) }));
  yield* list('relations', record.relations, (relation) => relation);
  yield* list('tags', record.tags, (tag) => tag);
  yield* list('codebook', record.codebook, (value) => value);
  const { decisions, views, reports } = keptJson({ db, record });
  if (decisions) yield* list('decisions', decisions, (decision) => decision);
  if (views) yield* list('views', views, (view) => view);
  if (reports) yield* list('reports', reports, (report) => report);
  yield '\n}\n';
}

/** Decisions on suggestions, kept views and reports; nothing where only a part of the case was chosen. */
export function keptJson({
  db,
  record,
}: Pick<ExportSource, 'db' | 'record'>): Pick<CaseJson, 'decisions' | 'views' | 'reports'> {
  if (!record.whole) return {};
  const known = new Set([...record.articles, ...record.claims].map(({ id }) => id));
  return {
    decisions: listAllDecisions(db)
      .filter(({ subject }) => known.has(subject.id))
      .map(({ subject: { id, start, end }, claimId, status }) => ({
        subjectId: id,
        start,
        end,
        claimId,
        status,
      })),
    views: listDatedViews(db).map(({ id, name, createdAt, view }) => ({ id, name, createdAt, ...view })),
    reports: listReports(db).map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt,
      composition: getReport(db, id).composition,
      versions: listVersions(db, id),
    })),
  };
}

type ListName = Exclude<keyof CaseJson, 'format' | 'version' | 'case'>;

/** One list of the top level, indented as JSON.stringify would have done had it been given the whole. */
function* list<Name extends ListName, Item>(
  name: Name,
  items: readonly Item[],
  toJson: (item: Item) => NonNullable<CaseJson[Name]>[number],
  from = 0,
  to = from,
): Generator<Piece, void, undefined> {
  yield `,\n  "${name}": [`;
  let separator = '\n';
  for (const [index, item] of items.entries()) {
    // What is fast has no share in how far the work is.
    if (to > from) yield from + ((to - from) * index) / items.length;
    const json = JSON.stringify(toJson(item), null, 2).replaceAll('\n', '\n    ');
    yield `${separator}    ${json}`;
    separator = ',\n';
  }
  yield items.length === 0 ? ']' : '\n  ]';
}

/** An article as JSON, without the values the case added. */
export function articleJson(
  article: ArticleRecord,
  index: CodePointIndex,
  original: Uint8Array,
): Omit<CaseJson['articles'][number], 'added'> {
  return {
    id: article.id,
    title: article.title,
    authors: article.authors,
    publisher: article.publisher,
    url: article.url,
    publishedOn: article.publishedOn,
    retrievedOn: article.retrievedOn,
    language: article.language,
    genre: article.genre,
    readingStatus: article.status,
    wordCount: article.wordCount,
    authorSourceId: article.authorSourceId,
    importedAt: article.importedAt,
    text: {
      content: article.text,
      sha256: article.textSha256,
      utf16Length: article.text.length,
      codePointLength: index.length,
    },
    blocks: article.blocks.map((block) => ({
      ...spanJson(block, index),
      kind: block.kind,
      furniture: block.furniture,
    })),
    original: {
      fileName: article.fileName,
      format: article.format,
      encoding: article.encoding,
      sha256: article.originalSha256,
      size: article.originalSize,
      base64: Buffer.from(original.buffer, original.byteOffset, original.byteLength).toString('base64'),
    },
  };
}

/** An occurrence as the case’s JSON has it, without the values the case added. */
export function occurrenceJson(
  occurrence: OccurrenceRecord,
  index: CodePointIndex,
): Omit<CaseJson['occurrences'][number], 'added'> {
  return {
    id: occurrence.id,
    claimId: occurrence.claimId,
    articleId: occurrence.articleId,
    polarity: occurrence.polarity,
    quotation: occurrence.quotation,
    commitment: occurrence.commitment,
    stance: occurrence.stance,
    stanceSpan: occurrence.stanceSpan && spanJson(occurrence.stanceSpan, index),
    fidelity: occurrence.fidelity,
    note: occurrence.note,
    createdAt: occurrence.createdAt,
    spans: occurrence.pieces.map((piece) => ({ ...spanJson(piece, index), exact: piece.exact })),
    chain: occurrence.chain.map((step) => ({
      sourceId: step.sourceId,
      status: step.status,
      sourceSpan: step.sourceSpan && spanJson(step.sourceSpan, index),
      cueSpan: step.cueSpan && spanJson(step.cueSpan, index),
    })),
  };
}

/** A span in both units. */
export function spanJson(span: Span, index: CodePointIndex): SpanJson {
  return {
    start: span.start,
    end: span.end,
    codePointStart: index.toCodePoint(span.start),
    codePointEnd: index.toCodePoint(span.end),
  };
}
