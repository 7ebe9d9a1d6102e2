import type { DocumentBlock, Inline, TableCell, TableColumn } from '#domain/report/document/document.ts';
import { bookmark, bookmarkName, commentEnd, type Ink, lineDirection, runs } from './ink.ts';
import type { Shell } from './shell.ts';
import { roleStyles, textWidth } from './styles.ts';

// WordprocessingML of blocks (ECMA-376 part 1, 17.3 and 17.4), in pieces.

/** Writes blocks one after another. */
export type BodyWriter = {
  readonly ink: Ink;
  readonly lists: Pick<Shell, 'bulletedList'> & { readonly firstOrderedList: number };
};

/** Where in lists and quotations a block stands. */
type Depth = {
  readonly lists: number;
  readonly quotes: number;
  /** The list whose item begins here. */
  readonly item: { readonly list: number; readonly level: number } | null;
};

const atTop: Depth = { lists: 0, quotes: 0, item: null };

/** The XML of a block, in pieces. */
export function* blockXml(
  writer: BodyWriter,
  block: DocumentBlock,
  depth: Depth = atTop,
): Generator<string, void, undefined> {
  const { ink } = writer;
  switch (block.kind) {
    case 'heading':
      yield paragraph(ink, {
        // What the table of contents does not list is no heading of its own styles, which it would take in when it is updated.
        style: block.level === 2 && block.anchor === null ? 'Subheading2' : `Heading${block.level}`,
        content: block.content,
        before: block.anchor === null ? '' : bookmark(ink, block.anchor),
      });
      break;
    case 'paragraph':
      yield paragraph(ink, {
        style: roleStyles[block.role],
        content: block.content,
        depth,
        ...(block.number === undefined ? {} : { before: `${numberRun(block.number)}<w:r><w:tab/></w:r>` }),
      });
      break;
    case 'facts':
      for (const { term, said } of block.facts) yield fact(ink, term, said);
      break;
    case 'list':
      yield* listXml(writer, block, depth);
      break;
    case 'quoted':
      for (const inner of block.blocks)
        yield* blockXml(writer, inner, { ...depth, quotes: depth.quotes + 1 });
      break;
    case 'table':
      yield* tableXml(ink, block);
      break;
    case 'contents':
      yield* contentsXml(ink, block);
      break;
    case 'rule':
      yield '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="9AA4AE"/></w:pBdr></w:pPr></w:p>';
      break;
    case 'page-break':
      yield '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>';
      break;
  }
}

/** Ends the comments whose words have not ended: a range without an end is no comment at all. */
export function endComments(ink: Ink): string {
  const ends = [...ink.open.values()].map(commentEnd).join('');
  ink.open.clear();
  return ends === '' ? '' : `<w:p>${ends}</w:p>`;
}

type Paragraph = {
  readonly style: string;
  readonly content: readonly Inline[];
  readonly before?: string;
  readonly depth?: Depth;
  readonly alignment?: 'right';
  /** Left to the line itself where it is not given. */
  readonly direction?: 'ltr' | 'rtl';
};

/** A paragraph. Its properties are in the order of the schema. */
export function paragraph(
  ink: Ink,
  { style, content, before = '', depth = atTop, alignment, direction = lineDirection(content) }: Paragraph,
): string {
  ink.isAfterRightToLeft = false;
  const item = depth.item;
  const indent = 397 * (depth.lists + depth.quotes);
  const properties = [
    style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`,
    item === null
      ? ''
      : `<w:numPr><w:ilvl w:val="${Math.min(item.level, 5)}"/><w:numId w:val="${item.list}"/></w:numPr>`,
    depth.quotes > 0
      ? '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="9AA4AE"/></w:pBdr>'
      : '',
    direction === 'rtl' ? '<w:bidi/>' : '',
    depth.lists > 0 ? '<w:spacing w:after="60"/>' : '',
    item === null && indent > 0 ? `<w:ind w:left="${indent}"/>` : '',
    alignment === undefined ? '' : `<w:jc w:val="${alignment}"/>`,
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${before}${runs(ink, content, direction)}</w:p>`;
}

function numberRun(number: number): string {
  return `<w:r><w:rPr><w:rStyle w:val="ParagraphNumber"/></w:rPr><w:t>${number}</w:t></w:r>`;
}

function fact(ink: Ink, term: readonly Inline[], said: readonly Inline[]): string {
  const bold = term.map((inline): Inline =>
    inline.kind === 'text' ? { ...inline, style: { ...inline.style, strong: true } } : inline,
  );
  return `<w:p><w:pPr><w:pStyle w:val="Fact"/></w:pPr>${runs(ink, bold, 'ltr')}<w:r><w:tab/></w:r>${runs(ink, said, 'ltr')}</w:p>`;
}

function* listXml(
  writer: BodyWriter,
  { ordered, start = 1, items }: Extract<DocumentBlock, { readonly kind: 'list' }>,
  depth: Depth,
): Generator<string, void, undefined> {
  let list = writer.lists.bulletedList;
  if (ordered) {
    list = writer.lists.firstOrderedList + writer.ink.orderedLists.length;
    writer.ink.orderedLists.push({ level: Math.min(depth.lists, 5), start });
  }
  const inside: Depth = { ...depth, lists: depth.lists + 1, item: null };
  for (const blocks of items) {
    const [begin] = blocks;
    const isPlain = begin?.kind === 'paragraph';
    const first: DocumentBlock = isPlain ? begin : { kind: 'paragraph', role: 'body', content: [] };
    yield* blockXml(writer, first, { ...inside, item: { list, level: depth.lists } });
    for (const block of isPlain ? blocks.slice(1) : blocks) yield* blockXml(writer, block, inside);
  }
}

function* tableXml(
  ink: Ink,
  { columns, rows, rowHeads }: Extract<DocumentBlock, { readonly kind: 'table' }>,
): Generator<string, void, undefined> {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((width / whole) * textWidth));
  const border = (side: string): string =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B7BEC6"/>`;
  yield `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${['top', 'bottom', 'insideH'].map(border).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="${rowHeads ? '00A0' : '0020'}" w:firstRow="1" w:lastRow="0" w:firstColumn="${rowHeads ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns
    .map((column, index) => cellXml(ink, column, widths[index] ?? 0, [column.head], 'TableHead'))
    .join('')}</w:tr>`;
  for (const row of rows) {
    yield `<w:tr>${row
      .map((cell, index) => {
        const column = columns[index];
        return column ? cellXml(ink, column, widths[index] ?? 0, cell, 'TableText') : '';
      })
      .join('')}</w:tr>`;
  }
  // Two tables one after the other would be one; the space also parts the table from what follows.
  yield '</w:tbl><w:p><w:pPr><w:spacing w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>';
}

function cellXml(
  ink: Ink,
  { numbers }: TableColumn,
  width: number,
  cell: TableCell,
  style: 'TableHead' | 'TableText',
): string {
  const paragraphs = (cell.length === 0 ? [[]] : cell).map((content) =>
    paragraph(ink, { style, content, direction: 'ltr', ...(numbers ? { alignment: 'right' as const } : {}) }),
  );
  const ground = style === 'TableHead' ? '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F4"/>' : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${ground}</w:tcPr>${paragraphs.join('')}</w:tc>`;
}

// A field with its entries filled in, so that it says something before anybody updates it; page numbers come with updating.
function* contentsXml(
  ink: Ink,
  { entries, levels }: Extract<DocumentBlock, { readonly kind: 'contents' }>,
): Generator<string, void, undefined> {
  yield `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>Contents</w:t></w:r></w:p>`;
  const begin = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-${levels}" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
  for (const [index, { level, anchor, content }] of entries.entries()) {
    const direction = lineDirection(content);
    yield `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/>${direction === 'rtl' ? '<w:bidi/>' : ''}</w:pPr>${index === 0 ? begin : ''}<w:hyperlink w:anchor="${bookmarkName(anchor)}" w:history="1">${runs(ink, content, direction)}</w:hyperlink></w:p>`;
  }
  yield `<w:p>${entries.length === 0 ? begin : ''}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`;
}
