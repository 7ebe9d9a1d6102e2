import { coreApi, type CoreParsed } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import type { CaseSession } from '../case-session.ts';
import { valueOf } from '../result-value.ts';
import { importArticle, readImport } from './import-article.ts';
import { withPatch } from './with-patch.ts';

type Metadata = CoreParsed<'article.import'>['metadata'];

/**
 * Imports a file as the reading proposes it, with nobody to look at a preview: its metadata except for what is given,
 * its page furniture as classed. Throws what `article.import` answers.
 */
export async function importAsProposed(
  session: Pick<CaseSession, 'change'>,
  source: CoreParsed<'import.preview'> & { readonly fileName: string },
  given: { readonly [Name in keyof Metadata]?: Metadata[Name] | undefined } = {},
): Promise<ArticleSummary> {
  const read = await readImport(source);
  const metadata = withPatch<Metadata>(proposedMetadata(read.reading, source.fileName), given);
  const checked = coreApi['article.import'].input.safeParse({ ...source, metadata, furniture: null });
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const field = String(issue?.path.at(1) ?? issue?.path[0] ?? '');
    throw new Failure(
      'request.invalid',
      `The ${field} of “${source.fileName}” does not do: ${issue?.message ?? ''}.`,
      {
        field,
      },
    );
  }
  return valueOf(
    await session.change('article.import', (context) => importArticle(context, checked.data, read)),
  );
}

function proposedMetadata(reading: ArticleReading, fileName: string): Metadata {
  const { title, authors, publisher, url, publishedOn, language } = reading;
  return {
    title: title ?? (fileName.replace(/\.[^.]+$/u, '') || fileName),
    authors: [...authors],
    publisher,
    url,
    publishedOn,
    retrievedOn: null,
    language,
    genre: 'news',
  };
}
