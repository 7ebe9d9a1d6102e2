import { Buffer } from 'node:buffer';
import type { CoreParsed } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { countWords } from '#domain/word-count.ts';
import { findArticleByText, getArticle, insertArticle, insertBlocks } from '../db/article-rows.ts';
import { keepContent, sha256 } from '../db/content-rows.ts';
import { readArticle } from '../ingest/read-article.ts';
import { chooseAdded } from './choose-added.ts';
import { authorSourceOf, publisherSourceOf } from './article-voice.ts';
import type { Change, ServiceContext } from './context.ts';

type Input = CoreParsed<'article.import'>;

/** What is worked out of the bytes before the case is touched. */
export type ReadImport = {
  readonly reading: ArticleReading;
  readonly originalSha256: string;
  readonly textBytes: Uint8Array;
  readonly textSha256: string;
};

/** Reads the bytes of an import: what may take its time. */
export async function readImport(source: CoreParsed<'import.preview'>): Promise<ReadImport> {
  const reading = await readArticle(source);
  const textBytes = Buffer.from(reading.text, 'utf8');
  return { reading, originalSha256: sha256(source.bytes), textBytes, textSha256: sha256(textBytes) };
}

/**
 * Keeps an article: its bytes, its text with the blocks as the analyst left them, and its author as a source.
 * @throws Failure `import.duplicate` when the case has the same text, `request.invalid` when `furniture` does not fit.
 */
export function importArticle(
  context: ServiceContext,
  input: Input,
  read: ReadImport,
): Change<ArticleSummary> {
  const { db } = context;
  const { reading, originalSha256, textBytes, textSha256 } = read;
  const duplicate = findArticleByText(db, textSha256);
  if (duplicate) {
    throw new Failure(
      'import.duplicate',
      `The case already has this text as “${duplicate.title}”.`,
      duplicate,
    );
  }
  const { furniture, metadata } = input;
  if (furniture && furniture.length !== reading.blocks.length) {
    throw new Failure(
      'request.invalid',
      `The text has ${reading.blocks.length} blocks but ${furniture.length} were sorted; open the preview again.`,
      { blocks: reading.blocks.length, sorted: furniture.length },
    );
  }
  const blocks = reading.blocks.map(({ start, end, kind, furniture: proposed }, index) => ({
    start,
    end,
    kind,
    furniture: furniture?.[index] ?? proposed,
  }));
  keepContent(db, originalSha256, input.bytes);
  keepContent(db, textSha256, textBytes);
  const id = context.newId();
  const authorSourceId = authorSourceOf(context, metadata);
  publisherSourceOf(context, metadata);
  insertArticle(db, {
    ...chooseAdded(db, id, metadata, { genre: 'genre' }),
    id,
    status: 'unread',
    format: reading.format,
    encoding: reading.encoding,
    fileName: input.fileName,
    originalSha256,
    originalSize: input.bytes.byteLength,
    textSha256,
    textLength: reading.text.length,
    wordCount: countWords(reading.text, blocks),
    authorSourceId,
    importedAt: context.now(),
  });
  insertBlocks(db, id, blocks);
  return {
    output: getArticle(db, id),
    subject: metadata.title,
    focus: { articleId: id, occurrenceId: null, claimId: null },
  };
}
