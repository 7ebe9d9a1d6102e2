import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import type { SourcePlace, SourceShare, SourceSplitPreview, SourceView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { tidyAliases } from '#domain/source.ts';
import { moveAuthors } from '../db/article-rows.ts';
import { listArticlesOfSource, listSourcePlaces, replaceAtSteps } from '../db/source-place-rows.ts';
import { getSource, insertSource, updateSource } from '../db/source-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { checkNamesFree } from './name-taken.ts';
import { sourceChange } from './source-change.ts';

type SplitPlan = {
  readonly source: SourceView;
  readonly goes: readonly SourcePlace[];
  readonly stays: readonly SourcePlace[];
  /** Articles whose author is the new source, and those whose author stays. */
  readonly authoredGo: readonly string[];
  readonly authoredStay: readonly string[];
  readonly aliasesGo: readonly string[];
  readonly aliasesStay: readonly string[];
  readonly ownVoiceStays: number;
};

/** What a split would do. @throws Failure `source.not-found` */
export function previewSplit(
  { db }: ServiceContext,
  input: CoreParsed<'source.preview-split'>,
): SourceSplitPreview {
  const { goes, stays, authoredGo, authoredStay, aliasesGo, aliasesStay, ownVoiceStays } = planSplit(
    db,
    input,
  );
  return {
    goes: shareOf(goes, authoredGo.length),
    stays: shareOf(stays, authoredStay.length),
    aliasesGo,
    aliasesStay,
    ownVoiceStays,
  };
}

/**
 * Makes a new source of some places and aliases of another, whose ratings stay with it.
 * @throws Failure `source.not-found`; `source.nothing-to-split` when no place and no alias of it is chosen;
 *   `source.name-taken` for a name that another source has, unless that is allowed.
 */
export function splitSource(context: ServiceContext, input: CoreParsed<'source.split'>): Change<SourceView> {
  const { db } = context;
  const { source, goes, authoredGo, aliasesGo, aliasesStay } = planSplit(db, input);
  if (goes.length === 0 && authoredGo.length === 0 && aliasesGo.length === 0) {
    throw new Failure(
      'source.nothing-to-split',
      `Choose at least one article, mark or alias of “${source.name}” that goes to the new source.`,
      { name: source.name },
    );
  }
  const { allowSameName, name, role = '', affiliation = '', country = '', descriptor = '' } = input.fields;
  // A name that goes with its alias is not taken by the source it leaves.
  if (allowSameName !== true) {
    updateSource(db, source.id, { ...source, aliases: aliasesStay });
    checkNamesFree(db, [name], []);
  }
  const id = context.newId();
  const { kind, added } = input.fields;
  const chosen = chooseAdded(db, id, { kind, added }, { sourceKind: 'kind' });
  const aliases = tidyAliases(name, aliasesGo);
  insertSource(
    db,
    id,
    { name, kind: chosen.kind, aliases, role, affiliation, country, descriptor },
    context.now(),
  );
  updateSource(db, source.id, { ...source, aliases: aliasesStay });
  replaceAtSteps(db, goes, id);
  moveAuthors(db, [source.id], id, authoredGo);
  return sourceChange(getSource(db, id));
}

function planSplit(
  db: Database,
  { sourceId, articleIds, occurrenceIds, aliases }: CoreParsed<'source.preview-split'>,
): SplitPlan {
  const source = getSource(db, sourceId);
  const places = listSourcePlaces(db, sourceId);
  const articles = new Set(articleIds);
  const occurrences = new Set(occurrenceIds);
  const authored = listArticlesOfSource(db, sourceId).flatMap((article) =>
    article.authored ? [article.id] : [],
  );
  const authoredGo = authored.filter((id) => articles.has(id));
  const isChosen = (place: SourcePlace): boolean =>
    articles.has(place.articleId) || occurrences.has(place.occurrenceId);
  // A chain begins at its article's author or publisher, so that step goes only with the article's authorship.
  const moves = (place: SourcePlace): boolean =>
    isChosen(place) && (place.step > 0 || authoredGo.includes(place.articleId));
  return {
    source,
    goes: places.filter(moves),
    stays: places.filter((place) => !moves(place)),
    authoredGo,
    authoredStay: authored.filter((id) => !articles.has(id)),
    aliasesGo: source.aliases.filter((alias) => aliases.includes(alias)),
    aliasesStay: source.aliases.filter((alias) => !aliases.includes(alias)),
    ownVoiceStays: places.filter((place) => isChosen(place) && !moves(place)).length,
  };
}

function shareOf(places: readonly SourcePlace[], authoredCount: number): SourceShare {
  return {
    occurrenceCount: new Set(places.map((place) => place.occurrenceId)).size,
    articleCount: new Set(places.map((place) => place.articleId)).size,
    authoredCount,
  };
}
