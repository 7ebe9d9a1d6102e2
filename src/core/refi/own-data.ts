import { z } from 'zod';
import { type CaseJson, caseJsonSchema } from '#contract/case-json.ts';

// What REFI-QDA has no words for goes along in notes, as JSON in the form of a case's own: one note for the case, one for each
// article. Other programs show them as memos and keep them; Parallax reads them back.

/** The version of the notes that this program writes. */
export const ownDataVersion = 1;

/** What the first line of such a note tells whoever comes across it in another program. */
export const ownDataLine =
  'Data for Parallax, which reads it back from here. Other programs can pass it over.';

const lists = caseJsonSchema.shape;
const article = lists.articles.element;
const head = { format: z.literal('parallax-refi'), version: z.literal(ownDataVersion) };

// All but the text and the bytes of the original, which are files of their own.
const articleData = z.object({
  ...head,
  part: z.literal('article'),
  article: article.extend({
    text: article.shape.text.omit({ content: true }),
    original: article.shape.original.omit({ base64: true }),
  }),
  occurrences: lists.occurrences,
});

const caseData = z.object({
  ...head,
  part: z.literal('case'),
  case: lists.case,
  claims: lists.claims,
  sources: lists.sources,
  relations: lists.relations,
  tags: lists.tags,
  codebook: lists.codebook,
  decisions: lists.decisions,
  views: lists.views,
  reports: lists.reports,
});

const ownData = z.discriminatedUnion('part', [caseData, articleData]);

type Article = CaseJson['articles'][number];

/** What the note of an article holds. */
export type ArticleData = {
  readonly part: 'article';
  readonly article: Omit<Article, 'text' | 'original'> & {
    readonly text: Omit<Article['text'], 'content'>;
    readonly original: Omit<Article['original'], 'base64'>;
  };
  readonly occurrences: CaseJson['occurrences'];
};
/** What the note of the case holds. */
export type CaseData = { readonly part: 'case' } & Omit<
  CaseJson,
  'format' | 'version' | 'articles' | 'occurrences'
>;

/** The text of such a note. */
export function ownDataText(part: CaseData | ArticleData): string {
  return `${ownDataLine}\n${JSON.stringify({ format: 'parallax-refi', version: ownDataVersion, ...part })}\n`;
}

/** What a note holds for Parallax; null when it is an ordinary note, `damaged` when it was one of ours once. */
export function readOwnData(text: string): CaseData | ArticleData | 'damaged' | null {
  if (!text.trimStart().startsWith(ownDataLine)) return null;
  try {
    return ownData.parse(JSON.parse(text.slice(text.indexOf('{'))));
  } catch {
    return 'damaged';
  }
}
