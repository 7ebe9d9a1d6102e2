import type { ArticleFormat } from '#domain/article.ts';
import {
  maxImportBlocks,
  maxImportBytes,
  type ArticleReading,
  type ReadingBlock,
  type ReadingWarning,
} from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { classifyFurniture, type FurnitureCandidate } from '#domain/furniture.ts';
import { decodeText, normaliseText } from './decode.ts';
import { readPage } from './html.ts';
import { findLanguage } from './language.ts';
import { readFrontMatter, readMarkdownBody, splitFrontMatter } from './markdown.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageMetadata } from './page-metadata.ts';
import { blocksOfPlainText, type TextBlock } from './plain-text.ts';
import { findHeadings } from './plain-text-headings.ts';
import { proposeFromBlocks } from './block-proposals.ts';

/** What is imported: bytes, the file's name (null when pasted), and what the analyst chose instead of letting it be found. */
export type ArticleSource = {
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
  readonly format?: ArticleFormat | null;
  /** Any label of the WHATWG Encoding Standard. */
  readonly encoding?: string | null;
};

/** Text with its blocks, before title and the rest are settled. */
type Draft = {
  readonly text: string;
  readonly blocks: readonly ReadingBlock[];
  readonly headline: number | null;
  readonly metadata: PageMetadata;
  readonly warnings: readonly ReadingWarning[];
};

const noMetadata: PageMetadata = {
  title: null,
  authors: [],
  publisher: null,
  url: null,
  publishedOn: null,
  language: null,
};

function formatOfName(fileName: string | null): ArticleFormat | null {
  const extension = /\.([a-z]+)$/iu.exec(fileName ?? '')?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  if (['html', 'htm', 'xhtml', 'xht'].includes(extension)) return 'html';
  return ['md', 'markdown', 'mdown', 'mkd'].includes(extension) ? 'markdown' : null;
}

/** True for bytes that begin as a whole page does; a saved page is often called .txt, and a pasted one has no name. */
function looksLikePage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048))
    .toString('latin1')
    .replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head)[\s>]/iu.test(
    head,
  );
}

function draftOfText(text: string): Draft {
  const found = blocksOfPlainText(text);
  checkBlockCount(found.length);
  const candidates = found.map(({ start, end, kind }) => ({ text: text.slice(start, end), kind }));
  const { blocks, headline } = judge(found, candidates, null);
  return { text, blocks: findHeadings(text, blocks, headline), headline, metadata: noMetadata, warnings: [] };
}

function draftOfBlocks(
  pageBlocks: readonly PageBlock[],
  metadata: PageMetadata,
  warnings: readonly ReadingWarning[],
): Draft {
  checkBlockCount(pageBlocks.length);
  let at = 0;
  const found = pageBlocks.map(({ text, kind }) => {
    const start = at;
    at += text.length + 2;
    return { start, end: start + text.length, kind };
  });
  const text = pageBlocks.map((block) => block.text).join('\n\n');
  const { blocks, headline } = judge(found, pageBlocks, metadata.title);
  return { text, blocks, headline, metadata, warnings };
}

function judge(
  found: readonly TextBlock[],
  candidates: readonly FurnitureCandidate[],
  title: string | null,
): { readonly blocks: readonly ReadingBlock[]; readonly headline: number | null } {
  const { verdicts, headline } = classifyFurniture(candidates, title);
  const blocks = found.map((block, i): ReadingBlock => {
    const reason = verdicts[i]?.reason ?? null;
    return { ...block, furniture: reason !== null, reason };
  });
  return { blocks, headline };
}

function checkBlockCount(count: number): void {
  if (count <= maxImportBlocks) return;
  throw new Failure(
    'import.too-large',
    `The text has ${count} separate lines; Parallax reads articles of up to ${maxImportBlocks}. Import the part that is the article.`,
    { blocks: count, limit: maxImportBlocks, rule: 'blocks' },
  );
}

async function draftOf(text: string, format: ArticleFormat, isPasted: boolean): Promise<Draft> {
  switch (format) {
    case 'html': {
      const page = await readPage(text, isPasted);
      return draftOfBlocks(page.blocks, page.metadata, page.warnings);
    }
    case 'markdown': {
      const { fields, body } = splitFrontMatter(text);
      const metadata = await readFrontMatter(fields);
      const rendered = await readMarkdownBody(body);
      if (!rendered) {
        return {
          ...draftOfText(body),
          metadata,
          warnings: [{ code: 'markdown-as-text', detail: 'nested too deeply' }],
        };
      }
      if (rendered.blocks.length === 0) {
        throw new Failure(
          'import.no-text',
          'The file has no text beside its front matter and markup. Choose another file.',
        );
      }
      return draftOfBlocks(rendered.blocks, metadata, rendered.warnings);
    }
    case 'text':
      return draftOfText(text);
  }
}

/**
 * Reads bytes as an article: finds format and encoding, the text, its blocks, which of them are page furniture, and what
 * can be proposed as title, author, publisher, date, language and address. Runs nothing, requests nothing, keeps nothing.
 * The same bytes and choices always give the same reading.
 * @throws Failure `import.too-large` (params `size`, `limit` in bytes; or `blocks` or `elements`, `limit`), `import.empty`,
 * `import.binary` (param `kind`), `import.bad-encoding` (param `encoding`), `import.no-text`.
 */
export async function readArticle({
  bytes,
  fileName,
  format: chosenFormat,
  encoding,
}: ArticleSource): Promise<ArticleReading> {
  if (bytes.length > maxImportBytes) {
    throw new Failure(
      'import.too-large',
      `The file has ${(bytes.length / 1048576).toFixed(1)} MB; Parallax reads files of up to ${maxImportBytes / 1048576} MB. Import the part that is the article.`,
      { size: bytes.length, limit: maxImportBytes, rule: 'size' },
    );
  }
  const empty = (): Failure =>
    new Failure(
      'import.empty',
      'There is no text in it: it is empty or has only white space. Choose another file.',
    );
  if (bytes.length === 0) throw empty();
  const format = chosenFormat ?? formatOfName(fileName) ?? (looksLikePage(bytes) ? 'html' : 'text');
  const decoded = decodeText(bytes, format === 'html', encoding ?? null);
  const { text, replaced } = normaliseText(decoded.text);
  if (text.trim() === '') throw empty();

  const draft = await draftOf(text, format, fileName === null);
  const { metadata } = draft;
  const body = draft.blocks.filter((block) => !block.furniture);
  const language = metadata.language ?? (await findLanguage(bodySample(draft.text, body)));
  const proposed = await proposeFromBlocks(draft.text, draft.blocks, draft.headline, language);
  const warnings = [...decoded.warnings, ...draft.warnings];
  if (replaced > 0) warnings.push({ code: 'control-characters', detail: String(replaced) });
  if (proposed.ambiguousDate !== null && metadata.publishedOn === null) {
    warnings.push({ code: 'date-ambiguous', detail: proposed.ambiguousDate });
  }
  return {
    format,
    encoding: decoded.encoding,
    encodingCertain: decoded.certain,
    text: draft.text,
    blocks: draft.blocks,
    title: metadata.title ?? proposed.title,
    authors: metadata.authors.length > 0 ? metadata.authors : proposed.authors,
    publisher: metadata.publisher ?? proposed.publisher,
    url: metadata.url ?? proposed.url,
    publishedOn: metadata.publishedOn ?? proposed.publishedOn,
    language,
    warnings,
  };
}

/** The first few thousand code units of body text, which is what a language is known by. */
function bodySample(text: string, body: readonly ReadingBlock[]): string {
  let sample = '';
  for (const { start, end } of body) {
    if (sample.length > 4000) break;
    sample += `${text.slice(start, Math.min(end, start + 4000))}\n`;
  }
  return sample;
}
