import type { Marks } from '#contract/marks.ts';
import type { ServiceContext } from '../services/context.ts';
import { updateArticle } from '../services/update-article.ts';
import { articleFinder } from './marked-articles.ts';
import { inPlace } from './read-marks.ts';

/** Changes what the marks say of articles, before anything is marked in them. */
export function applyArticles(context: ServiceContext, marks: Marks): void {
  const find = articleFinder(context.db);
  marks.articles.forEach(({ article: name, ...patch }, index) => {
    const path = `articles[${index}]`;
    const article = find(name, path);
    inPlace(path, () => updateArticle(context, { articleId: article.id, patch }));
  });
}
