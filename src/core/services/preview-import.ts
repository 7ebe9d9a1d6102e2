import { Buffer } from 'node:buffer';
import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { findArticleByText } from '../db/article-rows.ts';
import { sha256 } from '../db/content-rows.ts';
import { readArticle } from '../ingest/read-article.ts';
import type { ServiceContext } from './context.ts';

/** Reads bytes as an article without keeping anything, and says whether the case has the same text already. */
export async function previewImport(
  { db }: ServiceContext,
  source: CoreParsed<'import.preview'>,
): Promise<CoreOutput<'import.preview'>> {
  const reading = await readArticle(source);
  return { reading, duplicateOf: findArticleByText(db, sha256(Buffer.from(reading.text, 'utf8'))) };
}
