import type { ArticleDocument, OccurrenceDetail } from '#contract/views.ts';
import type { Block } from '#domain/article.ts';
import { stances } from '#domain/stance.ts';
import { writeArticle } from '../articles.mjs';

const id = (number: number): string => `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** A generated article of at least so many characters, with marks on sentences spread evenly over it. */
export function makeDocument(characters: number, marks: number): ArticleDocument {
  const { text, sentences } = writeArticle(1, characters);
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    blocks.push({
      kind: blocks.length === 0 ? 'heading' : 'paragraph',
      furniture: false,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  const occurrences = Array.from({ length: marks }, (_, index) =>
    occurrenceOn(index, sentences[Math.floor((index * sentences.length) / marks)]),
  );
  return { ...emptyDocument, text, blocks, occurrences };
}

/** One more occurrence, on a sentence in the middle of the first window that carries no mark. */
export function oneMore(document: ArticleDocument, number: number): OccurrenceDetail {
  const block = document.blocks[2 + (number % 8)];
  if (!block) throw new Error('The article is too short.');
  return occurrenceOn(1_000_000 + number, {
    start: block.start + 5,
    quote: document.text.slice(block.start + 5, block.start + 25),
  });
}

function occurrenceOn(
  number: number,
  sentence: { readonly start: number; readonly quote: string } | undefined,
): OccurrenceDetail {
  if (!sentence) throw new Error('The article has no sentences.');
  const source = { sourceId: id(1), sourceName: 'A newspaper', sourceKind: 'media-outlet' } as const;
  return {
    id: id(10_000_000 + number),
    articleId: id(2),
    claimId: id(20_000_000 + number),
    claimText: sentence.quote,
    spans: [{ start: sentence.start, end: sentence.start + sentence.quote.length }],
    exact: [sentence.quote],
    polarity: 'affirms',
    quotation: null,
    commitment: null,
    stance: stances[number % stances.length] ?? null,
    stanceSpan: null,
    fidelity: null,
    note: '',
    chain: [{ ...source, status: 'own-voice', sourceSpan: null, cueSpan: null }],
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

const emptyDocument: ArticleDocument = {
  article: {
    id: id(2),
    title: 'A generated article',
    authors: [],
    publisher: 'A newspaper',
    url: null,
    publishedOn: null,
    retrievedOn: null,
    language: 'en',
    genre: 'news',
    status: 'unread',
    wordCount: 0,
    textLength: 0,
    occurrenceCount: 0,
    judgedCount: 0,
    leftAt: null,
    readShare: 0,
    authorSourceId: id(1),
    format: 'text',
    encoding: 'utf-8',
    fileName: null,
    originalSha256: '',
    originalSize: 0,
    textSha256: '',
    importedAt: '2026-01-01T00:00:00.000Z',
  },
  text: '',
  blocks: [],
  occurrences: [],
};
