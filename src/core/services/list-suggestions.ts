import type { CoreParsed } from '#contract/api.ts';
import type { Suggestion, SuggestionList } from '#contract/views.ts';
import { anchorPieces, claimTextOf, pieceSeparator } from '#domain/anchor/pieces.ts';
import { findHints } from '#domain/compare/hints/find-hints.ts';
import type { Hint, HintSide } from '#domain/compare/hints/hint.ts';
import { claimWords, type ClaimWords } from '#domain/compare/suggest/claim-words.ts';
import { sharedWords } from '#domain/compare/suggest/shared-words.ts';
import type { Span } from '#domain/span.ts';
import { getArticle, getArticleText } from '../db/article-rows.ts';
import { getClaim } from '../db/claim-rows.ts';
import { getText } from '../db/content-rows.ts';
import { listOccurrenceIdsOfClaim, listOccurrences } from '../db/occurrence-rows.ts';
import { listRelationsOfClaim } from '../db/relation-rows.ts';
import {
  claimSubject,
  listDecisions,
  listSuggestedPlaces,
  type Subject,
  type SuggestedPlace,
} from '../db/suggestion-rows.ts';
import type { HandlerContext } from '../handler.ts';
import { claimIndex, mostPlaces, textsOf, type ClaimIndex } from '../suggest/claim-index.ts';
import { languageOfArticle, languageOfWords } from '../suggest/language-of-words.ts';
import { stem } from '../suggest/stem.ts';

/** What is less like than this is not worth a look. */
const leastLikeness = 0.3;
const most = 8;

/** What claims are suggested for, read. */
type About = {
  readonly claimId: string | null;
  readonly subjects: readonly Subject[];
  readonly articles: ReadonlySet<string>;
  readonly side: HintSide;
  /** All words by which candidates are sought; the first are those of `side`. */
  readonly texts: readonly ClaimWords[];
  /** Claims that are related to it already, however. */
  readonly related: ReadonlySet<string>;
};

/**
 * Claims of other articles that may say what a claim or a sentence says, most likely first, each with the words in
 * common and with hints where the two seem to contradict each other. Those rejected or related already are left out;
 * those put off come at the end when asked for.
 * @throws Failure `claim.not-found`, `article.not-found`, `occurrence.bad-span`
 */
export async function listSuggestions(
  { db, nextTurn }: HandlerContext,
  { about: asked, putOff }: CoreParsed<'suggestion.list'>,
): Promise<SuggestionList> {
  const index = await claimIndex(db, nextTurn);
  const about = asked.kind === 'claim' ? aboutClaim(db, asked.claimId) : aboutWords(db, asked);
  const decisions = listDecisions(db, about.subjects);
  const isOffered = (claimId: string, wanted: 'suggested' | undefined): boolean =>
    claimId !== about.claimId &&
    decisions.get(claimId) === wanted &&
    !about.related.has(claimId) &&
    isElsewhere(about.articles, index.articlesOf(claimId));
  const sources = about.texts.flatMap((text) => index.sources.namedIn(text));
  const rank = (wanted: 'suggested' | undefined) =>
    index.ranker.rank({
      texts: about.texts,
      sources: [...new Map(sources.map((source) => [source.sourceId, source])).values()],
      admits: (claimId) => isOffered(claimId, wanted),
      limit: most,
      leastLikeness,
    });
  const later = [...decisions.values()].includes('suggested') ? rank('suggested') : [];
  const shown = [
    ...rank(undefined).map((each) => ({ ...each, putOff: false })),
    ...(putOff ? later.map((each) => ({ ...each, putOff: true })) : []),
  ];
  return {
    text: about.side.words.text,
    language: about.side.words.language,
    candidates: shown.map(({ claimId, likeness, putOff: isPutOff }) => ({
      ...suggestion(db, index, about, claimId),
      likeness,
      putOff: isPutOff,
    })),
    putOff: later.length,
  };
}

/** True unless one and the same article makes both, and no other does. */
function isElsewhere(here: ReadonlySet<string>, there: readonly string[]): boolean {
  return here.size !== 1 || there.length !== 1 || !here.has(there[0] ?? '');
}

function aboutClaim(db: HandlerContext['db'], claimId: string): About {
  const claim = getClaim(db, claimId);
  const ids = listOccurrenceIdsOfClaim(db, claimId).slice(0, mostPlaces);
  const occurrences = listOccurrences(db, ids);
  const places = placesOf(db, claimId);
  const language = languageOfWords(claim.text, places[0]?.language ?? null);
  const words = claimWords(claim.text, language, stem);
  const others = textsOf({ text: claim.text, places })
    .filter(({ text }) => text !== claim.text)
    .map((each) => claimWords(each.text, each.language, stem));
  return {
    claimId,
    subjects: [
      claimSubject(claimId),
      ...occurrences.map(({ articleId, spans }) => subjectOf(articleId, spans)),
    ],
    articles: new Set(occurrences.map(({ articleId }) => articleId)),
    side: {
      words,
      eventDate: claim.eventDate,
      commitments: places.flatMap(({ commitment }) => commitment ?? []),
      cues: places.flatMap((place) => cueOf(db, place)),
    },
    texts: [words, ...others],
    related: new Set(
      listRelationsOfClaim(db, claimId).flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]),
    ),
  };
}

function aboutWords(
  db: HandlerContext['db'],
  { articleId, spans }: { readonly articleId: string; readonly spans: readonly Span[] },
): About {
  const article = getArticle(db, articleId);
  const pieces = anchorPieces(getArticleText(db, article), spans);
  const text = claimTextOf(pieces.map(({ exact }) => exact));
  const words = claimWords(text, languageOfWords(text, languageOfArticle(db, article)), stem);
  return {
    claimId: null,
    subjects: [subjectOf(articleId, spans)],
    articles: new Set([articleId]),
    side: { words, eventDate: null, commitments: [], cues: [] },
    texts: [words],
    related: new Set(),
  };
}

/** Words of an article as decisions are kept for them: by their outermost offsets. */
export function subjectOf(articleId: string, spans: readonly Span[]): Subject {
  return {
    id: articleId,
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function suggestion(
  db: HandlerContext['db'],
  { sources }: ClaimIndex,
  about: About,
  claimId: string,
): Omit<Suggestion, 'likeness' | 'putOff'> {
  const claim = getClaim(db, claimId);
  const places = placesOf(db, claimId);
  const here = about.side.words;
  const language = languageOfWords(claim.text, places[0]?.language ?? null);
  const text = claimWords(claim.text, language, stem);
  const others = places
    .filter(({ articleId }) => about.articles.size !== 1 || !about.articles.has(articleId))
    .map((place) => {
      const words = claimWords(place.exact, languageOfWords(place.exact, place.language), stem);
      return { place, words, shared: sharedWords(here, words, sources) };
    });
  // An article that does not make the claim at hand comes first, then the place that has most in common.
  const isNews = ({ place }: (typeof others)[number]): number => Number(!about.articles.has(place.articleId));
  const best = others.toSorted((a, b) => isNews(b) - isNews(a) || b.shared.length - a.shared.length)[0];
  const side = (words: ClaimWords): HintSide => ({
    words,
    eventDate: claim.eventDate,
    commitments: best?.place.commitment ? [best.place.commitment] : [],
    cues: best ? cueOf(db, best.place) : [],
  });
  return {
    claimId,
    text: claim.text,
    language,
    shared: sharedWords(here, text, sources),
    place: best
      ? {
          articleId: best.place.articleId,
          articleTitle: best.place.articleTitle,
          publisher: best.place.publisher,
          occurrenceId: best.place.occurrenceId,
          language: best.place.language,
          words: best.place.exact,
          shared: best.shared,
        }
      : null,
    hints: hintsOf(about, [text, ...(best && best.place.exact !== claim.text ? [best.words] : [])].map(side)),
  };
}

/** What the rules find between the two, by the claims' sentences or by the words of an article. */
function hintsOf(about: About, sides: readonly HintSide[]): Suggestion['hints'] {
  const found = new Map<Hint['rule'], Suggestion['hints'][number]>();
  for (const words of about.texts)
    for (const there of sides)
      for (const hint of findHints({ here: { ...about.side, words }, there, stem }))
        if (!found.has(hint.rule))
          found.set(hint.rule, {
            rule: hint.rule,
            here: wordsOf(hint.rule, hint.here, { ...about.side, words }),
            there: wordsOf(hint.rule, hint.there, there),
          });
  return [...found.values()];
}

/** The first places of a claim, each with the language of its article. */
function placesOf(db: HandlerContext['db'], claimId: string): readonly SuggestedPlace[] {
  return listSuggestedPlaces(db, claimId, mostPlaces).map((place) => ({
    ...place,
    language: languageOfArticle(db, place),
  }));
}

/** The words a rule found on a side; where they stand in no text, what the analyst entered there. */
function wordsOf(rule: Hint['rule'], spans: readonly Span[], side: HintSide): readonly string[] {
  if (spans.length > 0) return spans.map(({ start, end }) => side.words.text.slice(start, end));
  if (rule === 'date' && side.eventDate !== null) return [side.eventDate];
  return rule === 'cues' ? side.cues.slice(0, 1) : [];
}

function cueOf(
  db: HandlerContext['db'],
  { textSha256, cueStart, cueEnd }: SuggestedPlace,
): readonly string[] {
  if (cueStart === null || cueEnd === null) return [];
  return [getText(db, textSha256).slice(cueStart, cueEnd).replaceAll(pieceSeparator, ' ')];
}
