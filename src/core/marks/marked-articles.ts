import type { Database } from 'better-sqlite3';
import type { ArticleSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { quoteIndex, type QuoteIndex } from '#domain/anchor/quote.ts';
import { getArticleText, listArticles } from '../db/article-rows.ts';
import { listOccurrenceIdsOfArticle, listOccurrences } from '../db/occurrence-rows.ts';
import { articleVoices } from '../services/article-voice.ts';

/** An article made ready for many marks. */
export type MarkedArticle = {
  readonly article: ArticleSummary;
  readonly words: QuoteIndex;
  /** The sources a chain may begin at. */
  readonly voices: ReadonlySet<string>;
  /** What is marked there already, see {@link occurrenceKey}; kept up as marks are added. */
  readonly marked: Set<string>;
};

/** Finds articles by id, file name or title. @throws Failure `marks.not-found` naming the place in the marks. */
export function articleFinder(db: Database): (name: string, path: string) => ArticleSummary {
  const articles = listArticles(db);
  const found = new Map<string, readonly ArticleSummary[]>();
  return (name, path) => {
    const [article, second] = found.get(name) ?? candidates(articles, name);
    if (article && !second) {
      found.set(name, [article]);
      return article;
    }
    throw new Failure(
      'marks.not-found',
      article
        ? `${path}: the case has more than one article called “${name}”; name it by its id.`
        : `${path}: the case has no article with the file name, title or id “${name}”.`,
      { path, article: name, words: '' },
    );
  };
}

/** Finds articles as {@link articleFinder} does and makes each ready for marks when it is first asked for. */
export function markedArticles(db: Database): (name: string, path: string) => MarkedArticle {
  const find = articleFinder(db);
  const ready = new Map<string, MarkedArticle>();
  return (name, path) => {
    const article = find(name, path);
    const known = ready.get(article.id);
    if (known) return known;
    const occurrences = listOccurrences(db, listOccurrenceIdsOfArticle(db, article.id));
    const made: MarkedArticle = {
      article,
      words: quoteIndex(getArticleText(db, article)),
      voices: articleVoices(db, article),
      marked: new Set(occurrences.map(({ claimId, spans }) => occurrenceKey(claimId, spans))),
    };
    ready.set(article.id, made);
    return made;
  };
}

/** Two occurrences in one article with the same key are the same words marked for the same claim. */
export function occurrenceKey(
  claimId: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  return `${claimId} ${spans.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
}

function candidates(articles: readonly ArticleSummary[], name: string): readonly ArticleSummary[] {
  for (const field of ['id', 'fileName', 'title'] as const) {
    const found = articles.filter((article) => article[field] === name);
    if (found.length > 0) return found;
  }
  return [];
}
