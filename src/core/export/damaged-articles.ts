import { createHash } from 'node:crypto';
import { Failure } from '#domain/failure.ts';
import type { ArticleRecord } from '#domain/report/case-record.ts';
import type { ExportSource } from './format.ts';

/** An article whose bytes are no longer those that were imported: its text, its original, or both. */
export type DamagedArticle = {
  /** Its number in the report. */
  readonly number: number;
  readonly article: ArticleRecord;
  readonly damaged: readonly ('text' | 'original')[];
};

/** Checks the text and the original of every article against the SHA-256 they were imported with. */
export function damagedArticles({
  record,
  readOriginal,
}: Pick<ExportSource, 'record' | 'readOriginal'>): readonly DamagedArticle[] {
  const isWhole = (sha256: string): boolean => {
    try {
      return createHash('sha256').update(readOriginal(sha256)).digest('hex') === sha256;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  };
  return record.articles.flatMap((article, index): readonly DamagedArticle[] => {
    const damaged = [
      ...(isWhole(article.textSha256) ? [] : ['text' as const]),
      ...(isWhole(article.originalSha256) ? [] : ['original' as const]),
    ];
    return damaged.length === 0 ? [] : [{ number: index + 1, article, damaged }];
  });
}
