import type { CoreParsed } from '#contract/api.ts';
import type { ArticleSummary, OccurrenceDetail } from '#contract/views.ts';
import { checkSpan } from '#domain/anchor/pieces.ts';
import { checkChain, type AttributionStep } from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';
import { getArticleText, getArticleToMark } from '../db/article-rows.ts';
import { getOccurrence, writeChain } from '../db/occurrence-rows.ts';
import { listSourcesById } from '../db/source-rows.ts';
import { articleVoices } from './article-voice.ts';
import type { Change, ServiceContext } from './context.ts';
import { occurrenceChange } from './occurrence-change.ts';

/**
 * Gives an occurrence its attribution chain, from the article's author or publisher to whoever is nearest the claim.
 * @throws Failure `occurrence.not-found`, `source.not-found`, `attribution.bad-chain`, `occurrence.bad-span`.
 */
export function setChain(
  context: ServiceContext,
  { occurrenceId, chain }: CoreParsed<'occurrence.set-chain'>,
): Change<OccurrenceDetail> {
  const { db } = context;
  const occurrence = getOccurrence(db, occurrenceId);
  const article = getArticleToMark(db, occurrence.articleId);
  const known = new Set(
    listSourcesById(
      db,
      chain.map((step) => step.sourceId),
    ).map((source) => source.id),
  );
  for (const { sourceId } of chain) {
    if (!known.has(sourceId)) {
      throw new Failure('source.not-found', 'A source of this attribution is no longer in the case.', {
        id: sourceId,
      });
    }
  }
  // A voice whose source was renamed since may stay where it is.
  const voices = new Set(articleVoices(db, article));
  const current = occurrence.chain[0];
  if (current) voices.add(current.sourceId);
  checkChainOf(article, getArticleText(db, article), voices, chain);
  writeChain(db, occurrenceId, chain);
  return occurrenceChange(context, occurrenceId);
}

/**
 * Checks what holds of a chain in an article beyond {@link checkChain}: it begins at one of the article's voices, and
 * the words that show its sources lie in the article's text.
 * @throws Failure `attribution.bad-chain`, `occurrence.bad-span`.
 */
export function checkChainOf(
  article: Pick<ArticleSummary, 'title'>,
  text: string,
  voices: ReadonlySet<string>,
  chain: readonly AttributionStep[],
): void {
  checkChain(chain);
  if (!voices.has(chain[0]?.sourceId ?? '')) {
    throw new Failure(
      'attribution.bad-chain',
      `The first step of an attribution in “${article.title}” is the article’s author or its publisher.`,
      { rule: 'first-not-article', article: article.title },
    );
  }
  for (const { sourceSpan, cueSpan } of chain) {
    if (sourceSpan) checkSpan(text, sourceSpan);
    if (cueSpan) checkSpan(text, cueSpan);
  }
}
