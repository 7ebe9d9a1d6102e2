import { authorKey, type Marks } from '#contract/marks.ts';
import type { Focus } from '#contract/views.ts';
import { anchorPieces } from '#domain/anchor/pieces.ts';
import { findQuote, type Quote } from '#domain/anchor/quote.ts';
import type { AttributionStep } from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';
import type { Span } from '#domain/span.ts';
import { insertOccurrence } from '../db/occurrence-rows.ts';
import type { ServiceContext } from '../services/context.ts';
import { checkChainOf } from '../services/set-chain.ts';
import { idOf } from './keys.ts';
import { type MarkedArticle, markedArticles, occurrenceKey } from './marked-articles.ts';
import { inPlace } from './read-marks.ts';

/** Told how many of the occurrences are done. */
export type MarksProgress = (done: number, total: number) => void;

type Occurrence = Marks['occurrences'][number];

const progressStep = 250;

/** Adds the occurrences of the marks, each at the exact words it quotes. */
export function applyOccurrences(
  context: ServiceContext,
  marks: Marks,
  keys: { readonly sources: ReadonlyMap<string, string>; readonly claims: ReadonlyMap<string, string> },
  onProgress: MarksProgress = () => undefined,
): { readonly added: number; readonly alreadyThere: number; readonly focus: Focus } {
  const { db } = context;
  const articleOf = markedArticles(db);
  const total = marks.occurrences.length;
  let added = 0;
  let focus: Focus = { articleId: null, occurrenceId: null, claimId: null };
  marks.occurrences.forEach((occurrence, index) => {
    const path = `occurrences[${index}]`;
    const claimId = idOf(keys.claims, occurrence.claim, 'claim', `${path}.claim`);
    const place = articleOf(occurrence.article, path);
    const find = (quote: Quote): Span => findWords(place, quote, path);
    const spans = occurrence.spans.map(find);
    const pieces = inPlace(`${path}.spans`, () => anchorPieces(place.words.text, spans));
    const stanceSpan = occurrence.stanceWords ? find(occurrence.stanceWords) : null;
    const chain = chainOf(place, occurrence, keys.sources, path, find);
    inPlace(`${path}.chain`, () => {
      checkChainOf(place.article, place.words.text, place.voices, chain);
    });
    const key = occurrenceKey(claimId, pieces);
    if (!place.marked.has(key)) {
      place.marked.add(key);
      const id = context.newId();
      insertOccurrence(db, {
        id,
        articleId: place.article.id,
        claimId,
        polarity: occurrence.polarity ?? 'affirms',
        quotation: occurrence.quotation ?? null,
        commitment: occurrence.commitment ?? null,
        stance: occurrence.stance ?? null,
        stanceSpan,
        fidelity: occurrence.fidelity ?? null,
        note: occurrence.note ?? '',
        createdAt: context.now(),
        pieces,
        chain,
      });
      if (added === 0) focus = { articleId: place.article.id, occurrenceId: id, claimId };
      added += 1;
    }
    if ((index + 1) % progressStep === 0 || index + 1 === total) onProgress(index + 1, total);
  });
  return { added, alreadyThere: total - added, focus };
}

function chainOf(
  { article }: MarkedArticle,
  occurrence: Occurrence,
  sources: ReadonlyMap<string, string>,
  path: string,
  find: (quote: Quote) => Span,
): readonly AttributionStep[] {
  const steps: NonNullable<Occurrence['chain']> = occurrence.chain ?? [
    { source: authorKey, status: 'own-voice' },
  ];
  return steps.map(({ source, status, sourceWords, cueWords }, index) => ({
    sourceId:
      source === authorKey
        ? article.authorSourceId
        : idOf(sources, source, 'source', `${path}.chain[${index}].source`),
    status,
    sourceSpan: sourceWords ? find(sourceWords) : null,
    cueSpan: cueWords ? find(cueWords) : null,
  }));
}

function findWords({ article, words }: MarkedArticle, quote: Quote, path: string): Span {
  const match = findQuote(words, quote);
  if (match.kind === 'found') return match.span;
  const where = `${path} (“${article.title}”)`;
  const at = quote.start === undefined ? '' : ` at character ${quote.start}`;
  const after = quote.prefix === undefined ? '' : ` after “${quote.prefix}”`;
  throw new Failure(
    'marks.not-found',
    match.kind === 'missing'
      ? `${where}: the words “${quote.quote}” are not in the article${at}${after}.`
      : `${where}: the words “${quote.quote}” are in the article ${match.starts.length} times${after}; add the words before them as “prefix”, or “start”.`,
    { path, article: article.title, words: quote.quote },
  );
}
