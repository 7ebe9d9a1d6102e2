import { Buffer } from 'node:buffer';
import type { CaseJson } from '#contract/case-json.ts';
import { checkSpan } from '#domain/anchor/pieces.ts';
import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import type { Span } from '#domain/span.ts';
import { sha256 } from '../../../db/content-rows.ts';
import { inData, rejectData } from '../reject-data.ts';
import { checkLine, checkUrl } from './check-words.ts';

type ArticleJson = CaseJson['articles'][number];
/** An offset pair as data have it: in UTF-16 code units and in code points. */
export type SpanJson = Span & { readonly codePointStart: number; readonly codePointEnd: number };
/** A text that spans are checked against. */
export type CheckedText = { readonly content: string; readonly index: CodePointIndex };

/** Checks an article by itself: hashes, lengths, blocks, original. @throws Failure `data.invalid` */
export function checkArticle(article: ArticleJson, path: string): CheckedText {
  const { content, ...stated } = article.text;
  const index = indexCodePoints(content);
  const bytes = Buffer.from(content, 'utf8');
  if (sha256(bytes) !== stated.sha256)
    rejectData(`${path}.text.sha256`, 'the text has another SHA-256, so it is not the one that was exported');
  if (content.length !== stated.utf16Length)
    rejectData(`${path}.text.utf16Length`, `the text has ${content.length} code units`);
  if (index.length !== stated.codePointLength)
    rejectData(`${path}.text.codePointLength`, `the text has ${index.length} code points`);
  const text = { content, index };
  checkBlocks(article, text, path);
  checkOriginal(article.original, `${path}.original`);
  checkLine(article.title, `${path}.title`);
  checkUrl(article.url, `${path}.url`);
  return text;
}

function checkBlocks({ blocks }: ArticleJson, text: CheckedText, path: string): void {
  let end = 0;
  blocks.forEach((block, index) => {
    const place = `${path}.blocks[${index}]`;
    checkSpanJson(text, block, place);
    if (block.start < end) rejectData(`${place}.start`, 'the block begins before the one before it ends');
    if (text.content.slice(end, block.start).trim() !== '')
      rejectData(`${place}.start`, 'before the block there is text that belongs to no block');
    ({ end } = block);
  });
  if (text.content.slice(end).trim() !== '')
    rejectData(`${path}.blocks`, 'after the last block there is text that belongs to no block');
}

function checkOriginal(original: ArticleJson['original'], path: string): void {
  const bytes = originalBytes(original);
  if (bytes.byteLength !== original.size)
    rejectData(`${path}.size`, `there are ${bytes.byteLength} bytes in base64`);
  if (sha256(bytes) !== original.sha256)
    rejectData(`${path}.sha256`, 'the original has another SHA-256, so it is not the one that was exported');
}

/** The bytes of an original. */
export function originalBytes({ base64 }: ArticleJson['original']): Uint8Array {
  return Buffer.from(base64, 'base64');
}

/** Checks that a span lies in the text and says the same in both units. @throws Failure `data.invalid` */
export function checkSpanJson({ content, index }: CheckedText, span: SpanJson, path: string): void {
  inData(path, () => {
    checkSpan(content, span);
  });
  for (const [unit, codePoint] of [
    ['start', 'codePointStart'],
    ['end', 'codePointEnd'],
  ] as const) {
    const right = index.toCodePoint(span[unit]);
    if (span[codePoint] !== right)
      rejectData(`${path}.${codePoint}`, `code unit ${span[unit]} of the text is code point ${right}`);
  }
}
