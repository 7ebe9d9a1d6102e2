import type { Inline, Language, MarkComment, TextMark, TextStyle } from '#domain/report/document/document.ts';
import { directedText, directionOf } from '#domain/report/document/direction.ts';
import { markStyle } from './styles.ts';
import { xmlText } from './xml.ts';

// WordprocessingML of what stands in a line (ECMA-376 part 1, 17.3).

/** What is put into other parts of the file while the text is written. */
export type Ink = {
  /** The comments, in the order in which they begin. */
  readonly comments: MarkComment[];
  /** The footnotes' lines. */
  readonly footnotes: (readonly Inline[])[];
  /** The addresses that links lead to. */
  readonly addresses: Map<string, string>;
  /** The ordered lists: how deep each lies in others, and the number of its first item. */
  readonly orderedLists: { readonly level: number; readonly start: number }[];
  /** The comments that have begun and not ended, with their numbers. */
  readonly open: Map<string, number>;
  /** The anchors that stand in the text already: what a report tells twice is found where it is told first. */
  readonly bookmarks: Set<string>;
  /** Whether the words written last run from right to left. */
  isAfterRightToLeft: boolean;
};

/** An ink that has written nothing yet. */
export function freshInk(): Ink {
  return {
    comments: [],
    footnotes: [],
    addresses: new Map(),
    orderedLists: [],
    open: new Map(),
    bookmarks: new Set(),
    isAfterRightToLeft: false,
  };
}

/** The text of a line, for what depends on its first letter. */
function plainText(content: readonly Inline[]): string {
  let text = '';
  for (const inline of content) {
    if (inline.kind === 'text') text += inline.text;
    else if (inline.kind === 'link' || inline.kind === 'reference') text += plainText(inline.content);
  }
  return text;
}

/** Which way a line is written: that of the report where it begins with the report's own words, else that of the case's. */
export function lineDirection(content: readonly Inline[]): 'ltr' | 'rtl' {
  return beginsWithOwnWords(content) ? 'ltr' : directionOf(plainText(content));
}

function beginsWithOwnWords(content: readonly Inline[]): boolean {
  for (const inline of content) {
    if (inline.kind === 'text') return inline.lang === undefined;
    if (inline.kind === 'link' || inline.kind === 'reference') return beginsWithOwnWords(inline.content);
  }
  return true;
}

/** The runs of a line. */
export function runs(ink: Ink, content: readonly Inline[], base: 'ltr' | 'rtl', inLink = false): string {
  let xml = '';
  for (const inline of content) {
    switch (inline.kind) {
      case 'text':
        xml += textRuns(ink, inline, base, inLink);
        break;
      case 'line-break':
        xml += '<w:r><w:br/></w:r>';
        break;
      case 'link':
        xml += `<w:hyperlink r:id="${addressId(ink, inline.href)}" w:history="1">${runs(ink, inline.content, base, true)}</w:hyperlink>`;
        break;
      case 'reference':
        xml += `<w:hyperlink w:anchor="${bookmarkName(inline.anchor)}" w:history="1">${runs(ink, inline.content, base, true)}</w:hyperlink>`;
        break;
      case 'anchor':
        xml += bookmark(ink, inline.anchor);
        break;
      case 'footnote':
        ink.footnotes.push(inline.content);
        xml += `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${ink.footnotes.length}"/></w:r>`;
        break;
      case 'mark-start':
        ink.open.set(inline.comment.id, ink.comments.length);
        xml += `<w:commentRangeStart w:id="${ink.comments.length}"/>`;
        ink.comments.push(inline.comment);
        break;
      case 'mark-end': {
        const number = ink.open.get(inline.comment.id);
        ink.open.delete(inline.comment.id);
        if (number !== undefined) xml += commentEnd(number);
        break;
      }
    }
  }
  return xml;
}

/** Where a comment's words end. */
export function commentEnd(number: number): string {
  return `<w:commentRangeEnd w:id="${number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${number}"/></w:r>`;
}

/** A place that references lead to. */
export function bookmark(ink: Ink, anchor: string): string {
  if (ink.bookmarks.has(anchor)) return '';
  ink.bookmarks.add(anchor);
  const id = ink.bookmarks.size;
  return `<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(anchor)}"/><w:bookmarkEnd w:id="${id}"/>`;
}

/** An anchor as the name of a bookmark, which has letters, digits and underscores, 40 at most. */
export const bookmarkName = (anchor: string): string => anchor.replaceAll('-', '_');

function addressId(ink: Ink, href: string): string {
  const known = ink.addresses.get(href);
  if (known !== undefined) return known;
  const id = `rIdAddress${ink.addresses.size + 1}`;
  ink.addresses.set(href, id);
  return id;
}

type TextInline = Extract<Inline, { readonly kind: 'text' }>;

function textRuns(
  ink: Ink,
  { text, lang, style, mark }: TextInline,
  base: 'ltr' | 'rtl',
  inLink: boolean,
): string {
  // Signs and figures of the report's own would be drawn into the direction of a name before them.
  const isDrawn = ink.isAfterRightToLeft && lang === undefined && base === 'ltr' && /^\P{L}/u.test(text);
  let xml = '';
  for (const stretch of directedText(isDrawn ? `${leftToRightMark}${text}` : text, base)) {
    const isRightToLeft = stretch.direction === 'rtl';
    const look = properties({ lang, style, mark, inLink, isRightToLeft });
    xml += `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${written(stretch.text)}</w:r>`;
    ink.isAfterRightToLeft = isRightToLeft;
  }
  return xml;
}

const leftToRightMark = '\u200e';

function written(text: string): string {
  if (!/[\n\r\t]/.test(text)) return `<w:t xml:space="preserve">${xmlText(text)}</w:t>`;
  return text
    .split(/(\r\n|[\n\r\t])/)
    .map((part) => {
      if (part === '') return '';
      if (part === '\t') return '<w:tab/>';
      return /^[\r\n]/.test(part) ? '<w:br/>' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`;
    })
    .join('');
}

// In the order of the schema.
function properties(look: {
  readonly lang: Language;
  readonly style: TextStyle | undefined;
  readonly mark: TextMark | undefined;
  readonly inLink: boolean;
  readonly isRightToLeft: boolean;
}): string {
  const { lang, style = {}, mark, inLink, isRightToLeft } = look;
  const named = mark
    ? markStyle(mark.stance)
    : style.code
      ? 'Code'
      : inLink
        ? 'Hyperlink'
        : style.fine
          ? 'Fine'
          : null;
  return [
    named === null ? '' : `<w:rStyle w:val="${named}"/>`,
    style.strong ? '<w:b/><w:bCs/>' : '',
    style.emphasis ? '<w:i/><w:iCs/>' : '',
    style.strike ? '<w:strike/>' : '',
    lang === null ? '<w:noProof/>' : '',
    style.fine && inLink ? '<w:sz w:val="17"/><w:szCs w:val="17"/>' : '',
    style.raised ? '<w:vertAlign w:val="superscript"/>' : '',
    isRightToLeft ? '<w:rtl/>' : '',
    typeof lang === 'string' && isLanguageTag.test(lang)
      ? `<w:lang w:val="${lang}"${isRightToLeft ? ` w:bidi="${lang}"` : ` w:eastAsia="${lang}"`}/>`
      : '',
  ].join('');
}

const isLanguageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
