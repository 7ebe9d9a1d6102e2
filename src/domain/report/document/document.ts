import type { Stance } from '../../stance.ts';

// The report as a word processor and Markdown both know documents: blocks of text one after another. What is called an anchor
// is the name by which references within the document find a place; letters, digits and hyphens only.

/**
 * What language words are in: undefined is the report's own English, null not known (words of the case), else a tag of BCP 47.
 */
export type Language = string | null | undefined;

/** What sets words apart from those around them. */
export type TextStyle = {
  readonly strong?: true;
  readonly emphasis?: true;
  /** Smaller and paler: what is said beside the matter. */
  readonly fine?: true;
  /** Figures and letters that are read one by one, such as hashes. */
  readonly code?: true;
  readonly strike?: true;
  /** Above the line, as the number of a note is. */
  readonly raised?: true;
};

/** A mark of an annotated text: one piece of an occurrence's words. */
export type TextMark = {
  /** Names the piece within the document. */
  readonly id: string;
  readonly stance: Stance | null;
};

/** A comment on a mark. */
export type MarkComment = TextMark & {
  /** Names the occurrence: its pieces have it in common. */
  readonly key: string;
  readonly label: string;
  /** Which piece of the occurrence it is, from 1, and how many there are. */
  readonly piece: number;
  readonly pieces: number;
  /** Where the occurrence is told of, if anywhere. */
  readonly target: string | null;
  /** What is said of the occurrence. */
  readonly paragraphs: readonly (readonly Inline[])[];
};

/** What stands in a line. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly lang?: Language;
      readonly style?: TextStyle;
      /** The innermost mark the words stand in. */
      readonly mark?: TextMark;
    }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: 'reference'; readonly anchor: string; readonly content: readonly Inline[] }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'footnote'; readonly content: readonly Inline[] }
  | { readonly kind: 'mark-start'; readonly comment: MarkComment }
  | { readonly kind: 'mark-end'; readonly comment: MarkComment }
  | { readonly kind: 'line-break' };

/** What a paragraph is. The words of articles have roles of their own, so that they never look like the report's. */
export type ParagraphRole =
  | 'kicker'
  | 'title'
  | 'warning'
  | 'body'
  | 'aside'
  | 'note'
  | 'quotation'
  | 'code'
  | 'label'
  | 'article-heading'
  | 'article-paragraph'
  | 'article-quotation'
  | 'article-list-item'
  | 'article-furniture';

/** A cell of a table: its paragraphs. */
export type TableCell = readonly (readonly Inline[])[];

/** A column of a table: its head, how wide it is beside the others, and whether it holds numbers. */
export type TableColumn = {
  readonly head: readonly Inline[];
  readonly width: number;
  readonly numbers?: true;
};

/** A part of a document. */
export type DocumentBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly anchor: string | null;
      readonly content: readonly Inline[];
    }
  | {
      readonly kind: 'paragraph';
      readonly role: ParagraphRole;
      readonly content: readonly Inline[];
      /** Its number in the annotated text. */
      readonly number?: number;
    }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of the first item of an ordered list. */
      readonly start?: number;
      readonly items: readonly (readonly DocumentBlock[])[];
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      /** True when the first cell of a row is its head. */
      readonly rowHeads: boolean;
      readonly rows: readonly (readonly TableCell[])[];
    }
  /** Terms with what is said of each. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'quoted'; readonly blocks: readonly DocumentBlock[] }
  | { readonly kind: 'contents'; readonly entries: readonly ContentsEntry[]; readonly levels: 1 | 2 }
  | { readonly kind: 'rule' }
  | { readonly kind: 'page-break' };

/** A term with what is said of it. */
export type Fact = { readonly term: readonly Inline[]; readonly said: readonly Inline[] };

/** A line of the table of contents. */
export type ContentsEntry = {
  readonly level: 1 | 2;
  readonly anchor: string;
  readonly content: readonly Inline[];
};

/** A block of a document, or how much of its work is done, in units of which the document says how many it has. */
export type DocumentStep = DocumentBlock | number;
