import { setImmediate } from 'node:timers/promises';
import type { Readability } from '@mozilla/readability';
import type { ReadingWarning } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { normalisePhrase } from '#domain/furniture/phrases.ts';
import { blocksOfPage, type PageBlock } from './page-blocks.ts';
import { discardPageReader, loadPageReader, type PageReader } from './page-document.ts';
import { cleanAuthors, readPageMetadata, type PageMetadata } from './page-metadata.ts';
import { cleanLine } from './proposal.ts';
import { pruneMarkup } from './prune-markup.ts';
import { withinTime } from './within-time.ts';

/** The words of a page and what it says of itself. */
export type PageReading = {
  readonly blocks: readonly PageBlock[];
  readonly metadata: PageMetadata;
  readonly warnings: readonly ReadingWarning[];
};

const keyOf = (text: string): string => normalisePhrase(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** What Readability may cost: it takes time in the square of an element's children, and of the depth. */
const maxSiblingPairs = 10_000_000;
const maxDepthSum = 300_000;
/** No page that anybody wrote takes this long; one that was made to be slow must not hold up the program. */
const maxMilliseconds = 30_000;

/** True when Readability gets through the page in a few seconds. Walks without recursion. */
function isReadable(root: Element): boolean {
  let pairs = 0;
  let depths = 0;
  let depth = 0;
  let node: Element | null = root;
  while (node) {
    pairs += node.childNodes.length ** 2;
    depths += depth;
    if (pairs > maxSiblingPairs || depths > maxDepthSum) return false;
    if (node.firstElementChild) {
      node = node.firstElementChild;
      depth++;
      continue;
    }
    while (node && node !== root && !node.nextElementSibling) {
      node = node.parentElement;
      depth--;
    }
    node = node === root ? null : (node?.nextElementSibling ?? null);
  }
  return true;
}

type Article = { readonly content: Element; readonly byline: string | null };

/** Extracts the article with Readability; null when it finds none. */
function findArticle(page: Document, readability: typeof Readability): Article | null {
  const article = new readability<Element>(page, {
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse();
  if (!article?.content || article.content.textContent.trim() === '') return null;
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

/** Chromium and Windows mark what was selected for the clipboard so; elsewhere a selection has no page around it. */
const selectionMark = '<!--StartFragment-->';

function isSelection(html: string, isPasted: boolean): boolean {
  return (
    html.includes(selectionMark) ||
    (isPasted && !/<(?:!doctype|html|head|body)[\s>]/iu.test(html.slice(0, 4096)))
  );
}

/**
 * Reads a page: its metadata, then its article as blocks. What Readability leaves out is dropped; when it finds no
 * article, all that the page shows is taken, with a warning. What was selected in a browser and pasted is taken whole: the
 * choice has been made. Runs nothing of the page and requests nothing.
 * @throws Failure `import.no-text` when the page shows no words, `import.too-large` when it has too many elements or takes
 * too long.
 */
export async function readPage(html: string, isPasted: boolean): Promise<PageReading> {
  const { Readability: readability } = await import('@mozilla/readability');
  return readWith((reader) => pageReadingOf(html, isSelection(html, isPasted), reader, readability));
}

function pageReadingOf(
  html: string,
  isSelected: boolean,
  { parse, clean }: PageReader,
  readability: typeof Readability,
): PageReading {
  const pruned = pruneMarkup(html);
  const warnings = flatteningWarning(pruned.flattened);
  let page = parse(pruned.html);
  const metadata = readPageMetadata(page);
  clean(page);
  const headline = findHeadline(page, metadata.title, metadata.publisher);
  const canFind = !isSelected && pruned.flattened === 0 && isReadable(page.body);
  const article = canFind ? findArticle(page, readability) : null;
  let blocks = article ? blocksOfPage(article.content) : [];
  if (blocks.length === 0) {
    if (canFind) {
      // Readability has taken this document apart.
      page = parse(pruned.html);
      clean(page);
    }
    if (!isSelected) {
      for (const navigation of page.body.querySelectorAll('nav, [role="navigation"]')) navigation.remove();
      warnings.push({ code: 'whole-page', detail: 'no article recognised' });
    }
    blocks = blocksOfPage(page.body);
    if (blocks.length === 0) {
      throw new Failure(
        'import.no-text',
        'The page has no text that can be read. Open it in a browser, select the article and paste it.',
      );
    }
  } else if (
    headline !== null &&
    !blocks.slice(0, 8).some((block) => keyOf(block.text) === keyOf(headline))
  ) {
    blocks = [{ text: headline, kind: 'heading', linked: false }, ...blocks];
  }
  const authors = metadata.authors.length === 0 ? cleanAuthors([article?.byline]) : metadata.authors;
  return { blocks, metadata: { ...metadata, authors }, warnings };
}

/** Blocks without anything known of the page they are from. */
export type FragmentReading = Pick<PageReading, 'blocks' | 'warnings'>;

/** Reads HTML that is all article, such as rendered Markdown. May give no blocks at all. */
export function readFragment(html: string): Promise<FragmentReading> {
  return readWith(({ parse, clean }) => {
    const pruned = pruneMarkup(html);
    const page = parse(pruned.html);
    clean(page);
    return { blocks: blocksOfPage(page.body), warnings: flatteningWarning(pruned.flattened) };
  });
}

async function readWith<Result>(read: (reader: PageReader) => Result): Promise<Result> {
  const reader = await loadPageReader();
  // jsdom holds documents weakly, and a weak reference holds on until the event loop has turned: without this a loop that
  // imports a thousand pages keeps all of them in memory.
  await setImmediate();
  const done = withinTime(maxMilliseconds, () => read(reader));
  if (done) return done.result;
  discardPageReader();
  throw new Failure(
    'import.too-large',
    `Reading the page takes longer than ${maxMilliseconds / 1000} seconds. Copy the article itself out of it and paste that.`,
    { seconds: maxMilliseconds / 1000, limit: maxMilliseconds / 1000 },
  );
}

const flatteningWarning = (flattened: number): ReadingWarning[] =>
  flattened > 0 ? [{ code: 'nesting-flattened', detail: String(flattened) }] : [];
