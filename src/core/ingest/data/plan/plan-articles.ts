import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import { nameKey } from '#domain/fold.ts';
import { findArticle, findArticleByText, getArticleText } from '../../../db/article-rows.ts';
import { listSourcesById } from '../../../db/source-rows.ts';
import type { Steps } from '../../../steps.ts';
import { rejectData } from '../reject-data.ts';
import { checkArticle, type CheckedText } from './check-article.ts';
import { type KnownIds, knownIdsOf } from './known.ts';

type ArticleJson = CaseJson['articles'][number];

/** What becomes of the articles: which come in, and which id each has in the case. */
export type ArticlePlan = {
  readonly added: readonly ArticleJson[];
  /** The id in the case of an article of the data or of the case. */
  readonly idOf: (id: string, path: string) => string;
  readonly textOf: (idInCase: string) => CheckedText;
  /** For sources that are in the case under another id, that id: authors of articles that are there, by their name. */
  readonly sourceIds: ReadonlyMap<string, string>;
  /** Ids of the data that are others in the case. */
  readonly renamed: readonly (readonly [inData: string, inCase: string])[];
  /** For an article that is there under another id, the authors of both: the one's voice is the other's. */
  readonly voices: ReadonlyMap<string, { readonly inData: string; readonly inCase: string }>;
};

/** Plans which articles come in. An article whose text the case has is that article. @throws Failure `data.invalid` */
export function* planArticles(db: Database, data: CaseJson, sources: KnownIds): Steps<ArticlePlan> {
  const known = knownIdsOf(db, data, 'articles', 'article', [
    ...data.occurrences.map(({ articleId }) => articleId),
    ...(data.decisions ?? []).map(({ subjectId }) => subjectId),
  ]);
  const sourceOf = new Map(data.sources.map((source) => [source.id, source]));
  const added: ArticleJson[] = [];
  const texts = new Map<string, CheckedText>();
  const hashes = new Set<string>();
  const ids = new Map<string, string>();
  const sourceIds = new Map<string, string>();
  const voices = new Map<string, { readonly inData: string; readonly inCase: string }>();
  for (const [index, article] of data.articles.entries()) {
    const path = `articles[${index}]`;
    const text = checkArticle(article, path);
    sources.check(article.authorSourceId, `${path}.authorSourceId`);
    if (hashes.has(article.text.sha256))
      rejectData(`${path}.text.sha256`, 'another article has the same text');
    hashes.add(article.text.sha256);
    const same = findArticleByText(db, article.text.sha256);
    const kept = findArticle(db, same?.id ?? article.id);
    if (kept && kept.textSha256 !== article.text.sha256)
      rejectData(`${path}.text.sha256`, `in the case the article ${article.id} has another text`);
    texts.set(kept?.id ?? article.id, text);
    if (!kept) added.push(article);
    else if (kept.id !== article.id) {
      ids.set(article.id, kept.id);
      voices.set(kept.id, { inData: article.authorSourceId, inCase: kept.authorSourceId });
      const author = sourceOf.get(article.authorSourceId);
      const [inCase] = listSourcesById(db, [kept.authorSourceId]);
      if (author && !sources.there(author.id) && inCase && nameKey(author.name) === nameKey(inCase.name))
        sourceIds.set(author.id, inCase.id);
    }
    yield (index + 1) / data.articles.length;
  }
  let last: { readonly id: string; readonly text: CheckedText } | null = null;
  return {
    added,
    sourceIds,
    voices,
    renamed: [...ids, ...sourceIds],
    idOf: (id, path) => {
      known.check(id, path);
      return ids.get(id) ?? id;
    },
    textOf: (id) => {
      const own = texts.get(id);
      if (own) return own;
      if (last?.id === id) return last.text;
      const article = findArticle(db, id);
      if (!article) throw new Error(`The article ${id} was looked up but is not in the case.`);
      const content = getArticleText(db, article);
      last = { id, text: { content, index: indexCodePoints(content) } };
      return last.text;
    },
  };
}
