import type { CoreParsed } from '#contract/api.ts';
import type { OccurrenceDetail } from '#contract/views.ts';
import { anchorPieces, claimTextOf } from '#domain/anchor/pieces.ts';
import { getArticleText, getArticleToMark } from '../db/article-rows.ts';
import { getClaim, insertClaim } from '../db/claim-rows.ts';
import { insertOccurrence } from '../db/occurrence-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { occurrenceChange } from './occurrence-change.ts';

/**
 * Marks words of an article as an occurrence of a claim, in the article's own voice. Only what is given is judged.
 * @throws Failure `article.not-found`, `claim.not-found`, `occurrence.bad-span`.
 */
export function markOccurrence(
  context: ServiceContext,
  { articleId, spans, claimId, claimText, stance }: CoreParsed<'occurrence.mark'>,
): Change<OccurrenceDetail> {
  const { db } = context;
  const article = getArticleToMark(db, articleId);
  const pieces = anchorPieces(getArticleText(db, article), spans);
  const text = claimText ?? claimTextOf(pieces.map((piece) => piece.exact));
  const claim = claimId === null ? newClaim(context, text) : getClaim(db, claimId).id;
  const id = context.newId();
  insertOccurrence(db, {
    id,
    articleId,
    claimId: claim,
    polarity: 'affirms',
    quotation: null,
    commitment: null,
    stance,
    stanceSpan: null,
    fidelity: null,
    note: '',
    createdAt: context.now(),
    pieces,
    chain: [{ sourceId: article.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null }],
  });
  return occurrenceChange(context, id);
}

/** Makes a claim of which nothing but its text is known yet, and gives its id. */
export function newClaim(context: ServiceContext, text: string): string {
  const id = context.newId();
  insertClaim(context.db, id, { text, type: null, eventDate: null, tags: [], note: '' }, context.now());
  return id;
}
