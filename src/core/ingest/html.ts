import type { ReadingWarning } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { normalisePhrase } from '#domain/furniture/phrases.ts';
import { blocksOfPage, type PageBlock } from './page-blocks.ts';
import { cleanPage, parsePage } from './page-document.ts';
import { readPageMetadata, type PageMetadata } from './page-metadata.ts';
import { cleanLine } from './proposal.ts';
import { pruneMarkup } from './prune-markup.ts';

/** The words of a page and what it says of itself. */
export type PageReading = {
  readonly blocks: readonly PageBlock[];
  readonly metadata: PageMetadata;
  readonly warnings: readonly ReadingWarning[];
};

const keyOf = (text: string): string => normalisePhrase(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Extracts the article with Readability; null when it finds none. */
async function findArticle(
  page: Document,
): Promise<{ readonly content: Element; readonly byline: string | null } | null> {
  const { Readability } = await import('@mozilla/readability');
  const article = new Readability<Element>(page, {
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse();
  if (!article?.content || cleanLine(article.content.textContent.slice(0, 400)) === null) return null;
  return { content: article.content, byline: article.byline ?? null };
}

/** The headline as the page shows it, which Readability takes out of the article. */
function findHeadline(page: Document, title: string | null, publisher: string | null): string | null {
  const headings = [...page.body.querySelectorAll('h1, h2')];
  const texts = (list: readonly Element[]): readonly string[] =>
    list.map((heading) => cleanLine(heading.textContent)).filter((text) => text !== null);
  const wanted = title === null ? '' : keyOf(title);
  const titled = texts(headings).find(
    (text) => wanted !== '' && keyOf(text) !== '' && (keyOf(text) === wanted || keyOf(text).includes(wanted)),
  );
  if (titled !== undefined) return titled;
  const main = texts(headings.filter((heading) => heading.nodeName === 'H1')).filter(
    (text) => text !== publisher,
  );
  return main.length === 1 ? (main[0] ?? null) : null;
}

/**
 * Reads a page: its metadata, then its article as blocks. What Readability leaves out is dropped; when it finds no
 * article, all that the page shows is taken, with a warning. Runs nothing of the page and requests nothing.
 * @throws Failure `import.no-text` when the page shows no words, `import.too-large` when it has too many elements.
 */
export async function readPage(html: string): Promise<PageReading> {
  const pruned = pruneMarkup(html);
  const warnings: ReadingWarning[] =
    pruned.flattened > 0 ? [{ code: 'nesting-flattened', detail: String(pruned.flattened) }] : [];
  const page = await parsePage(pruned.html);
  const metadata = readPageMetadata(page);
  await cleanPage(page);
  const headline = findHeadline(page, metadata.title, metadata.publisher);
  const article = await findArticle(page);
  let blocks = article ? blocksOfPage(article.content) : [];
  if (blocks.length === 0) {
    // Readability has taken the document apart, so the whole page is read from a fresh one.
    const fresh = await parsePage(pruned.html);
    await cleanPage(fresh);
    for (const navigation of fresh.body.querySelectorAll('nav, [role="navigation"]')) navigation.remove();
    blocks = blocksOfPage(fresh.body);
    if (blocks.length === 0) {
      throw new Failure(
        'import.no-text',
        'The page has no text that can be read. Open it in a browser, select the article and paste it.',
      );
    }
    warnings.push({ code: 'whole-page', detail: 'no article recognised' });
  } else if (
    headline !== null &&
    !blocks.slice(0, 8).some((block) => keyOf(block.text) === keyOf(headline))
  ) {
    blocks = [{ text: headline, kind: 'heading', linked: false }, ...blocks];
  }
  const byline = cleanLine(article?.byline);
  const authors = metadata.authors.length === 0 && byline !== null ? [byline] : metadata.authors;
  return { blocks, metadata: { ...metadata, authors }, warnings };
}

/** Reads HTML that is all article, such as rendered Markdown. May give no blocks at all. */
export async function readFragment(
  html: string,
): Promise<{ readonly blocks: readonly PageBlock[]; readonly warnings: readonly ReadingWarning[] }> {
  const pruned = pruneMarkup(html);
  const page = await parsePage(pruned.html);
  await cleanPage(page);
  const warnings: ReadingWarning[] =
    pruned.flattened > 0 ? [{ code: 'nesting-flattened', detail: String(pruned.flattened) }] : [];
  return { blocks: blocksOfPage(page.body), warnings };
}
