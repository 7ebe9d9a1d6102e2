import type { ArticleFormat, Block } from './article.ts';
import type { FurnitureReason } from './furniture/reason.ts';

/** The largest file an import reads, in bytes. */
export const maxImportBytes = 8 * 1024 * 1024;

/** The most blocks an import makes of one file; more is a table or a log, and no article. */
export const maxImportBlocks = 200_000;

/**
 * The character encodings an import reads and the interface offers, by their canonical WHATWG name
 * (https://encoding.spec.whatwg.org/#names-and-labels), with the name a person knows. What the standard folds into
 * another encoding is named with it: a file "in ISO-8859-1" is read as windows-1252, as every browser reads it.
 */
export const encodings = [
  { label: 'utf-8', name: 'Unicode (UTF-8)' },
  { label: 'utf-16le', name: 'Unicode (UTF-16, little-endian)' },
  { label: 'utf-16be', name: 'Unicode (UTF-16, big-endian)' },
  { label: 'windows-1251', name: 'Cyrillic (windows-1251)' },
  { label: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { label: 'koi8-u', name: 'Cyrillic (KOI8-U)' },
  { label: 'iso-8859-5', name: 'Cyrillic (ISO-8859-5)' },
  { label: 'ibm866', name: 'Cyrillic (DOS 866)' },
  { label: 'x-mac-cyrillic', name: 'Cyrillic (Macintosh)' },
  { label: 'windows-1252', name: 'Western (windows-1252, ISO-8859-1)' },
  { label: 'iso-8859-15', name: 'Western (ISO-8859-15)' },
  { label: 'macintosh', name: 'Western (Macintosh)' },
  { label: 'windows-1250', name: 'Central European (windows-1250)' },
  { label: 'iso-8859-2', name: 'Central European (ISO-8859-2)' },
  { label: 'windows-1257', name: 'Baltic (windows-1257)' },
  { label: 'iso-8859-13', name: 'Baltic (ISO-8859-13)' },
  { label: 'iso-8859-4', name: 'North European (ISO-8859-4)' },
  { label: 'iso-8859-10', name: 'Nordic (ISO-8859-10)' },
  { label: 'iso-8859-3', name: 'South European (ISO-8859-3)' },
  { label: 'iso-8859-14', name: 'Celtic (ISO-8859-14)' },
  { label: 'windows-1253', name: 'Greek (windows-1253)' },
  { label: 'iso-8859-7', name: 'Greek (ISO-8859-7)' },
  { label: 'windows-1254', name: 'Turkish (windows-1254, ISO-8859-9)' },
  { label: 'windows-1255', name: 'Hebrew (windows-1255)' },
  { label: 'iso-8859-8', name: 'Hebrew (ISO-8859-8)' },
  { label: 'windows-1256', name: 'Arabic (windows-1256)' },
  { label: 'iso-8859-6', name: 'Arabic (ISO-8859-6)' },
  { label: 'windows-1258', name: 'Vietnamese (windows-1258)' },
  { label: 'windows-874', name: 'Thai (windows-874, ISO-8859-11)' },
  { label: 'gb18030', name: 'Chinese, simplified (GB 18030, GBK)' },
  { label: 'big5', name: 'Chinese, traditional (Big5)' },
  { label: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { label: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { label: 'iso-2022-jp', name: 'Japanese (ISO-2022-JP)' },
  { label: 'euc-kr', name: 'Korean (EUC-KR)' },
] as const;

/** The canonical name of one of {@link encodings}. */
export type EncodingLabel = (typeof encodings)[number]['label'];

/** A block of a fresh reading; `reason` says why it is proposed as page furniture, null when it is body. */
export type ReadingBlock = Block & { readonly reason: FurnitureReason | null };

/** What a reading had to do to the bytes, or could not settle. */
export type ReadingWarningCode =
  /** The encoding was guessed from letter frequencies. */
  | 'encoding-guessed'
  /** The page names another encoding than the one its bytes are in. */
  | 'encoding-mismatch'
  /** Some bytes mean nothing in the encoding and stand as U+FFFD. */
  | 'undecodable-bytes'
  /** NUL and other control characters were replaced by spaces. */
  | 'control-characters'
  /** No article was recognised in the page; all of its visible text was taken. */
  | 'whole-page'
  /** Elements nested deeper than any page needs were flattened. */
  | 'nesting-flattened'
  /** A date was found that can be read in two ways, so none is proposed. */
  | 'date-ambiguous'
  /** The Markdown could not be parsed, so it was read as plain text. */
  | 'markdown-as-text';

/** One {@link ReadingWarningCode} with what it is about, such as a count or a name, in plain English. */
export type ReadingWarning = { readonly code: ReadingWarningCode; readonly detail: string };

/**
 * An article as read from bytes, before anything is kept. Text and blocks are what an import keeps; everything else
 * is a proposal, null or empty when nothing was found.
 */
export type ArticleReading = {
  readonly format: ArticleFormat;
  readonly encoding: EncodingLabel;
  /** False when the encoding is a guess that the analyst should look at. */
  readonly encodingCertain: boolean;
  /** Well-formed UTF-16 with `\n` line ends and, beside `\t`, no other C0 control character. */
  readonly text: string;
  /** Offsets in UTF-16 code units of `text`. */
  readonly blocks: readonly ReadingBlock[];
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** An http or https address. */
  readonly url: string | null;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  /** A BCP 47 tag. */
  readonly language: string | null;
  readonly warnings: readonly ReadingWarning[];
};
