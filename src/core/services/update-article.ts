import type { CoreParsed } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { getArticle, updateArticle as writeArticle, type ArticleFields } from '../db/article-rows.ts';
import { countChainsThrough, moveChainStarts } from '../db/occurrence-rows.ts';
import { getSource, updateSource } from '../db/source-rows.ts';
import {
  authorSourceOf,
  dropUnusedVoices,
  findSourceByName,
  publisherSourceOf,
  unknownAuthor,
} from './article-voice.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { withPatch } from './with-patch.ts';

/**
 * Changes what is known of an article. With another author or publisher the chains that began at the old one follow.
 * @throws Failure `article.not-found`, `codebook.value-not-found`; `attribution.bad-chain` when a chain quotes the new
 *   author right after the old.
 */
export function updateArticle(
  context: ServiceContext,
  { articleId, patch }: CoreParsed<'article.update'>,
): Change<ArticleSummary> {
  const { db } = context;
  const article = getArticle(db, articleId);
  const fields = withPatch<ArticleFields>(
    fieldsOf(article),
    chooseAdded(db, articleId, patch, { genre: 'genre' }),
  );
  const publisherBefore = article.publisher === null ? null : findSourceByName(db, article.publisher);
  const author = authorAfter(context, article, fields);
  const publisher = publisherSourceOf(context, fields);
  const moves: Record<string, string> = {};
  if (publisherBefore !== null) moves[publisherBefore] = publisher ?? author;
  moves[article.authorSourceId] = author;
  for (const [from, to] of Object.entries(moves)) {
    if (from === to) delete moves[from];
    else checkNotQuoted(context, article, from, to);
  }
  if (Object.keys(moves).length > 0) moveChainStarts(db, articleId, moves);
  writeArticle(db, articleId, fields, author);
  dropUnusedVoices(db, Object.keys(moves));
  return {
    output: getArticle(db, articleId),
    subject: fields.title,
    focus: { articleId, occurrenceId: null, claimId: null },
  };
}

/** The source of the author after the change: the one before unless the byline names another. */
function authorAfter(context: ServiceContext, article: ArticleSummary, fields: ArticleFields): string {
  const sameByline =
    fields.authors[0] === article.authors[0] &&
    (fields.authors.length > 0 || fields.publisher === article.publisher);
  if (!sameByline) return authorSourceOf(context, fields);
  const source = getSource(context.db, article.authorSourceId);
  if (source.kind === 'unknown' && source.name === unknownAuthor(article.title)) {
    updateSource(context.db, source.id, { ...source, name: unknownAuthor(fields.title) });
  }
  return source.id;
}

function checkNotQuoted({ db }: ServiceContext, article: ArticleSummary, from: string, to: string): void {
  const count = countChainsThrough(db, article.id, from, to);
  if (count === 0) return;
  const { name } = getSource(db, to);
  throw new Failure(
    'attribution.bad-chain',
    `${count} of this article’s attributions quote “${name}” right after its author, who cannot be the same; change those first.`,
    { rule: 'repeated', source: name, count },
  );
}

function fieldsOf(article: ArticleSummary): ArticleFields {
  const { title, authors, publisher, url, publishedOn, retrievedOn, language, genre, status } = article;
  return { title, authors, publisher, url, publishedOn, retrievedOn, language, genre, status };
}
