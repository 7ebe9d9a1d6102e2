/** What a block of an article's text is, as a reader sees it. */
export const blockKinds = ['heading', 'paragraph', 'quotation', 'list-item'] as const;
/** One of {@link blockKinds}. */
export type BlockKind = (typeof blockKinds)[number];

/**
 * A stretch of an article's text that is set as one block. Offsets are UTF-16 code units; blocks are in text order,
 * never overlap, and only white space lies between them.
 */
export type Block = {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  /** True for what the web page put around the article: menus, "Share", newsletter boxes. */
  readonly furniture: boolean;
};

/** What sort of writing an article is. */
export const genres = [
  'news',
  'analysis',
  'opinion',
  'interview',
  'press-release',
  'official-statement',
  'social-post',
  'report',
  'other',
] as const;
/** One of {@link genres}. */
export type Genre = (typeof genres)[number];

/** How far the analyst has read an article. */
export const readingStatuses = ['unread', 'reading', 'done'] as const;
/** One of {@link readingStatuses}. */
export type ReadingStatus = (typeof readingStatuses)[number];

/** The formats an article can be imported from. */
export const articleFormats = ['text', 'markdown', 'html'] as const;
/** One of {@link articleFormats}. */
export type ArticleFormat = (typeof articleFormats)[number];
