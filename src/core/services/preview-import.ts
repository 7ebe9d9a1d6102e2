import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { findArticleByText } from '../db/article-rows.ts';
import type { ServiceContext } from './context.ts';
import { readImport } from './import-article.ts';

/** Reads bytes as an article without keeping anything, and says whether the case has the same text already. */
export async function previewImport(
  { db }: ServiceContext,
  source: CoreParsed<'import.preview'>,
): Promise<CoreOutput<'import.preview'>> {
  const { reading, textSha256 } = await readImport(source);
  return { reading, duplicateOf: findArticleByText(db, textSha256) };
}
