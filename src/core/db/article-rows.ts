import type { Database } from 'better-sqlite3';
import type { ArticleSummary, DuplicateArticle } from '#contract/views.ts';
import type { ArticleFormat, Block, BlockKind, Genre, ReadingStatus } from '#domain/article.ts';
import { Failure } from '#domain/failure.ts';
import { deleteAdded } from './codebook-rows.ts';
import { getText } from './content-rows.ts';
import { idList, statement } from './statements.ts';

/** What can be edited of an article. */
export type ArticleFields = Pick<
  ArticleSummary,
  'title' | 'authors' | 'publisher' | 'url' | 'publishedOn' | 'retrievedOn' | 'language' | 'genre' | 'status'
>;

/** A new article's row. */
export type NewArticle = Omit<ArticleSummary, 'occurrenceCount' | 'judgedCount' | 'leftAt' | 'readShare'>;

type Row = {
  id: string;
  title: string;
  authors: string;
  publisher: string | null;
  url: string | null;
  published_on: string | null;
  retrieved_on: string | null;
  language: string | null;
  genre: Genre;
  status: ReadingStatus;
  format: ArticleFormat;
  encoding: string;
  file_name: string | null;
  original_sha256: string;
  original_size: number;
  text_sha256: string;
  word_count: number;
  text_length: number;
  author_source_id: string;
  imported_at: string;
  occurrence_count: number;
  judged_count: number;
  left_at: number | null;
  read_share: number | null;
  added_genre: string | null;
};

const select = `
  SELECT id, title, authors, publisher, url, published_on, retrieved_on, language, genre, status, format, encoding,
    file_name, original_sha256, original_size, text_sha256, word_count, text_length, author_source_id, imported_at,
    (SELECT count(*) FROM occurrence WHERE occurrence.article_id = article.id) AS occurrence_count,
    (SELECT count(stance) FROM occurrence WHERE occurrence.article_id = article.id) AS judged_count,
    (SELECT at_offset FROM article_place WHERE article_place.article_id = article.id) AS left_at,
    (SELECT sum(max(min(end_offset, furthest) - start_offset, 0)) * 1.0 / sum(end_offset - start_offset)
     FROM article_place JOIN block ON block.article_id = article_place.article_id AND furniture = 0
     WHERE article_place.article_id = article.id) AS read_share,
    (SELECT value FROM added_value WHERE subject_id = article.id AND list = 'genre') AS added_genre
  FROM article`;

/** All articles in the order of import. */
export function listArticles(db: Database): readonly ArticleSummary[] {
  return statement<[], Row>(db, `${select} ORDER BY imported_at, id`).all().map(summaryOf);
}

/** The article with this id, or null. */
export function findArticle(db: Database, id: string): ArticleSummary | null {
  const row = statement<[string], Row>(db, `${select} WHERE id = ?`).get(id);
  return row ? summaryOf(row) : null;
}

/** The article with this id. @throws Failure `article.not-found` */
export function getArticle(db: Database, id: string): ArticleSummary {
  return findArticle(db, id) ?? articleIsGone(id);
}

function articleIsGone(id: string): never {
  throw new Failure('article.not-found', 'This article is no longer in the case.', { id });
}

/** What marking needs of an article. */
export type ArticleToMark = Pick<ArticleSummary, 'title' | 'publisher' | 'authorSourceId' | 'textSha256'>;

/**
 * What marking needs of the article with this id; unlike {@link getArticle} it takes no longer where there are many marks.
 * @throws Failure `article.not-found`
 */
export function getArticleToMark(db: Database, id: string): ArticleToMark {
  const article = statement<[string], ArticleToMark>(
    db,
    `SELECT title, publisher, author_source_id AS authorSourceId, text_sha256 AS textSha256 FROM article WHERE id = ?`,
  ).get(id);
  return article ?? articleIsGone(id);
}

/** The article whose text has this hash, or null. */
export function findArticleByText(db: Database, textSha256: string): DuplicateArticle | null {
  const sql = 'SELECT id, title FROM article WHERE text_sha256 = ?';
  return statement<[string], DuplicateArticle>(db, sql).get(textSha256) ?? null;
}

/** The publishers of all articles, each once. */
export function listPublishers(db: Database): readonly string[] {
  const sql = 'SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL';
  return statement<[], { publisher: string }>(db, sql)
    .all()
    .map((row) => row.publisher);
}

/** The article's immutable text. */
export function getArticleText(db: Database, article: Pick<ArticleSummary, 'textSha256'>): string {
  return getText(db, article.textSha256);
}

/** Adds an article; its contents, source and blocks are added apart. */
export function insertArticle(db: Database, article: NewArticle): void {
  const { authors, ...rest } = article;
  statement<[Record<string, unknown>]>(
    db,
    `INSERT INTO article (id, title, authors, publisher, url, published_on, retrieved_on, language, genre, status, format,
       encoding, file_name, original_sha256, original_size, text_sha256, text_length, word_count, author_source_id,
       imported_at)
     VALUES (@id, @title, @authors, @publisher, @url, @publishedOn, @retrievedOn, @language, @genre, @status, @format,
       @encoding, @fileName, @originalSha256, @originalSize, @textSha256, @textLength, @wordCount, @authorSourceId,
       @importedAt)`,
  ).run({ ...rest, authors: JSON.stringify(authors) });
}

/** Writes an article's editable fields and its author's source. */
export function updateArticle(db: Database, id: string, fields: ArticleFields, authorSourceId: string): void {
  statement<[Record<string, unknown>]>(
    db,
    `UPDATE article SET title = @title, authors = @authors, publisher = @publisher, url = @url,
       published_on = @publishedOn, retrieved_on = @retrievedOn, language = @language, genre = @genre, status = @status,
       author_source_id = @authorSourceId
     WHERE id = @id`,
  ).run({ ...fields, authors: JSON.stringify(fields.authors), id, authorSourceId });
}

/** How many articles each of the sources is the author of, together. */
export function countArticlesBy(db: Database, sourceIds: readonly string[]): number {
  const sql =
    'SELECT count(*) AS count FROM article WHERE author_source_id IN (SELECT value FROM json_each(?))';
  return statement<[string], { count: number }>(db, sql).get(idList(sourceIds))?.count ?? 0;
}

/** Makes the articles of some authors those of another; with `articleIds` only these. */
export function moveAuthors(
  db: Database,
  fromIds: readonly string[],
  intoId: string,
  articleIds: readonly string[] | null = null,
): void {
  const among = articleIds ? 'AND id IN (SELECT value FROM json_each(?))' : '';
  statement<string[]>(
    db,
    `UPDATE article SET author_source_id = ? WHERE author_source_id IN (SELECT value FROM json_each(?)) ${among}`,
  ).run(intoId, idList(fromIds), ...(articleIds ? [idList(articleIds)] : []));
}

/** Writes an article's word count. */
export function setWordCount(db: Database, id: string, wordCount: number): void {
  statement<[number, string]>(db, 'UPDATE article SET word_count = ? WHERE id = ?').run(wordCount, id);
}

/** Where an article was left, and what was read to; offsets of its text. */
export type Place = { readonly offset: number; readonly furthest: number };

/** Keeps a place of an article, within its text; what was read to never goes back. An article that is gone has none. */
export function keepPlace(db: Database, id: string, place: Place): void {
  statement<[Place & { readonly id: string }]>(
    db,
    `INSERT INTO article_place (article_id, at_offset, furthest)
     SELECT id, min(@offset, text_length), min(@furthest, text_length) FROM article WHERE id = @id
     ON CONFLICT (article_id) DO UPDATE
       SET at_offset = excluded.at_offset, furthest = max(furthest, excluded.furthest)`,
  ).run({ id, ...place });
}

/** Removes an article and its blocks; its occurrences must be gone. Its contents stay, so that undo finds them. */
export function deleteArticle(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM block WHERE article_id = ?').run(id);
  statement<[string]>(db, 'DELETE FROM article WHERE id = ?').run(id);
  deleteAdded(db, id);
}

/** The blocks of an article in text order. */
export function listBlocks(db: Database, articleId: string): readonly Block[] {
  type BlockRow = { start: number; end: number; kind: BlockKind; furniture: 0 | 1 };
  return statement<[string], BlockRow>(
    db,
    `SELECT start_offset AS start, end_offset AS "end", kind, furniture FROM block
     WHERE article_id = ? ORDER BY ordinal`,
  )
    .all(articleId)
    .map((row) => ({ ...row, furniture: row.furniture === 1 }));
}

/** Adds the blocks of a new article. */
export function insertBlocks(db: Database, articleId: string, blocks: readonly Block[]): void {
  const insert = statement<[string, number, BlockKind, number, number, number]>(
    db,
    `INSERT INTO block (article_id, ordinal, kind, furniture, start_offset, end_offset) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  blocks.forEach((block, ordinal) => {
    insert.run(articleId, ordinal, block.kind, block.furniture ? 1 : 0, block.start, block.end);
  });
}

/** Sets whether a block is page furniture. */
export function setFurniture(db: Database, articleId: string, ordinal: number, furniture: boolean): void {
  statement<[number, string, number]>(
    db,
    'UPDATE block SET furniture = ? WHERE article_id = ? AND ordinal = ?',
  ).run(furniture ? 1 : 0, articleId, ordinal);
}

function summaryOf(row: Row): ArticleSummary {
  return {
    id: row.id,
    title: row.title,
    authors: JSON.parse(row.authors) as readonly string[],
    publisher: row.publisher,
    url: row.url,
    publishedOn: row.published_on,
    retrievedOn: row.retrieved_on,
    language: row.language,
    genre: row.genre,
    ...(row.added_genre !== null && { added: { genre: row.added_genre } }),
    status: row.status,
    wordCount: row.word_count,
    textLength: row.text_length,
    occurrenceCount: row.occurrence_count,
    judgedCount: row.judged_count,
    leftAt: row.left_at,
    readShare: row.status === 'done' ? 1 : (row.read_share ?? 0),
    authorSourceId: row.author_source_id,
    format: row.format,
    encoding: row.encoding,
    fileName: row.file_name,
    originalSha256: row.original_sha256,
    originalSize: row.original_size,
    textSha256: row.text_sha256,
    importedAt: row.imported_at,
  };
}
