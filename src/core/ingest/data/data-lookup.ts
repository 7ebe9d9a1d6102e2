import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import {
  findArticleByText,
  getArticle,
  getArticleText,
  listArticles,
  listBlocks,
} from '../../db/article-rows.ts';
import { getContent } from '../../db/content-rows.ts';
import { articleJson } from '../../export/json.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { DataLookup } from './data-reader.ts';

/** What readers of data may ask of the open case. An address or a title that several articles share names none. */
export function dataLookup({ db, newId, now }: Pick<ServiceContext, 'db' | 'newId' | 'now'>): DataLookup {
  return {
    newId,
    now,
    findArticle: ({ textSha256, url, title }) => {
      const id =
        (textSha256 === undefined ? null : findArticleByText(db, textSha256)?.id) ??
        onlyOne(db, 'url', url) ??
        onlyOne(db, 'title', title);
      return id === null ? null : articleOf(db, id);
    },
  };
}

function onlyOne(db: Database, field: 'url' | 'title', value: string | undefined): string | null {
  if (value === undefined) return null;
  const [found, second] = listArticles(db).filter((article) => article[field] === value);
  return found && !second ? found.id : null;
}

function articleOf(db: Database, id: string): CaseJson['articles'][number] {
  const { added = {}, ...article } = getArticle(db, id);
  const text = getArticleText(db, article);
  const record = { ...article, text, blocks: listBlocks(db, id) };
  const original = getContent(db, article.originalSha256);
  return { ...articleJson(record, indexCodePoints(text), original), added };
}
