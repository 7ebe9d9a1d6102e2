import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import type { JoinedChain, OccurrenceDetail, SourceMergePreview, SourceView } from '#contract/views.ts';
import { joinRepeated, type AttributionStep, type LeftWords } from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';
import { mergeFields } from '#domain/merge-sources.ts';
import type { SourceFields } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import { countArticlesBy, getArticle, getArticleText, moveAuthors } from '../db/article-rows.ts';
import { writeAdded } from '../db/codebook-rows.ts';
import { listOccurrences, updateOccurrence, writeChain } from '../db/occurrence-rows.ts';
import { countPlaces, listNeighbourhoods, replaceInChains } from '../db/source-place-rows.ts';
import { deleteSource, getSource, moveRatings, updateSource } from '../db/source-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { sourceChange } from './source-change.ts';

/** So many joined chains are shown; the count says how many there are. */
const mostShown = 50;

type Joining = JoinedChain & {
  readonly occurrence: OccurrenceDetail;
  readonly chain: readonly AttributionStep[];
};

/** What a merge would do. @throws Failure `source.not-found`, `source.merge-itself`. */
export function previewMerge(
  { db }: ServiceContext,
  input: CoreParsed<'source.preview-merge'>,
): SourceMergePreview {
  const { sources, fields } = planMerge(db, input);
  const ids = sources.map((source) => source.id);
  const joined = listNeighbourhoods(db, ids);
  return {
    fields,
    ratings: sources
      .flatMap((source) => source.ratings)
      .sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1)),
    ...countPlaces(db, input.fromSourceIds),
    authoredCount: countArticlesBy(db, input.fromSourceIds),
    joinedCount: joined.length,
    joined: joinings(db, joined.slice(0, mostShown), ids, input.intoSourceId, fields.name).map(
      ({ occurrence: _occurrence, chain: _chain, ...shown }) => shown,
    ),
  };
}

/**
 * Makes several sources one, which keeps the names, ratings and places of all. Steps that become neighbours of themselves
 * are joined; words for which the joined step has no place are kept in the mark's note.
 * @throws Failure `source.not-found`; `source.merge-itself` for a source and itself.
 */
export function mergeSources({ db }: ServiceContext, input: CoreParsed<'source.merge'>): Change<SourceView> {
  const { intoSourceId, fromSourceIds } = input;
  const { sources, fields } = planMerge(db, input);
  const ids = sources.map((source) => source.id);
  for (const { occurrence, chain, note } of joinings(
    db,
    listNeighbourhoods(db, ids),
    ids,
    intoSourceId,
    fields.name,
  )) {
    writeChain(db, occurrence.id, chain);
    const notes = [occurrence.note, note].filter((each) => each !== '').join('\n');
    updateOccurrence(db, occurrence.id, { ...occurrence, note: notes });
  }
  replaceInChains(db, fromSourceIds, intoSourceId);
  moveAuthors(db, fromSourceIds, intoSourceId);
  moveRatings(db, fromSourceIds, intoSourceId);
  for (const id of fromSourceIds) deleteSource(db, id);
  updateSource(db, intoSourceId, fields);
  // A kind that the case added to its codebook comes with the source that has it.
  const added = sources.find((source) => source.kind === fields.kind)?.added?.sourceKind;
  writeAdded(db, intoSourceId, 'sourceKind', added ?? null);
  return sourceChange(getSource(db, intoSourceId));
}

function planMerge(
  db: Database,
  { intoSourceId, fromSourceIds, fields }: CoreParsed<'source.merge'>,
): { readonly sources: readonly SourceView[]; readonly fields: SourceFields } {
  const ids = [intoSourceId, ...fromSourceIds];
  const sources = ids.map((id) => getSource(db, id));
  const twice = sources.find(({ id }, index) => ids.indexOf(id) !== index);
  if (twice) {
    throw new Failure(
      'source.merge-itself',
      `“${twice.name}” cannot be merged with itself; choose another source to merge it with.`,
      { name: twice.name },
    );
  }
  return { sources, fields: mergeFields(sources, fields) };
}

/** The chains that would name the source twice in a row, and what becomes of them. */
function joinings(
  db: Database,
  occurrenceIds: readonly string[],
  mergedIds: readonly string[],
  intoId: string,
  name: string,
): readonly Joining[] {
  const texts = new Map<string, { readonly title: string; readonly text: string }>();
  return listOccurrences(db, occurrenceIds).map((occurrence) => {
    const { id, articleId, claimText, chain } = occurrence;
    const article = texts.get(articleId) ?? articleOf(db, articleId);
    texts.set(articleId, article);
    const nameOf = new Map(chain.map((step) => [step.sourceId, step.sourceName])).set(intoId, name);
    const merged = joinRepeated(
      chain.map(({ sourceId, status, sourceSpan, cueSpan }) => ({
        sourceId: mergedIds.includes(sourceId) ? intoId : sourceId,
        status,
        sourceSpan,
        cueSpan,
      })),
    );
    return {
      occurrence,
      chain: merged.chain,
      occurrenceId: id,
      articleId,
      articleTitle: article.title,
      claimText,
      before: chain.map((step) => step.sourceName),
      after: merged.chain.map((step) => nameOf.get(step.sourceId) ?? ''),
      note: merged.left.map((words) => noteOf(words, name, article.text)).join('\n'),
    };
  });
}

function articleOf(db: Database, articleId: string): { readonly title: string; readonly text: string } {
  const article = getArticle(db, articleId);
  return { title: article.title, text: getArticleText(db, article) };
}

function noteOf({ sourceSpan, cueSpan }: LeftWords, name: string, text: string): string {
  const words = (span: Span | null): string[] => (span ? [`“${text.slice(span.start, span.end)}”`] : []);
  return `${name}: ${[...words(sourceSpan), ...words(cueSpan)].join(', ')}`;
}
