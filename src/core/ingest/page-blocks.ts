import type { BlockKind } from '#domain/article.ts';
import { normaliseText } from './decode.ts';

/** A block of a page: its words, what it is, and whether all of them are the text of links. */
export type PageBlock = { readonly text: string; readonly kind: BlockKind; readonly linked: boolean };

const blockElements = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'
  ).split(' '),
);
const headings = /^H[1-6]$/u;

/** How deep the walk is inside the elements that decide what a block is. */
type Depth = { heading: number; quotation: number; item: number; pre: number; link: number };

const counted = (name: string): keyof Depth | null => {
  if (headings.test(name)) return 'heading';
  if (name === 'BLOCKQUOTE') return 'quotation';
  if (name === 'LI') return 'item';
  if (name === 'PRE') return 'pre';
  return name === 'A' ? 'link' : null;
};

/**
 * The blocks under an element, one for each block element that has words of its own. White space is collapsed as a browser
 * does; `<br>` is a line break, two are a new block; cells of a row are parted by a tab. Walks without recursion.
 */
export function blocksOfPage(root: Element): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  const depth: Depth = { heading: 0, quotation: 0, item: 0, pre: 0, link: 0 };
  let buffer = '';
  let linked = 0;
  let letters = 0;

  const kind = (): BlockKind => {
    if (depth.heading > 0) return 'heading';
    if (depth.quotation > 0) return 'quotation';
    return depth.item > 0 ? 'list-item' : 'paragraph';
  };
  const flush = (): void => {
    const text = normaliseText(buffer).text.trim();
    if (text !== '') blocks.push({ text, kind: kind(), linked: letters > 0 && linked === letters });
    buffer = '';
    linked = 0;
    letters = 0;
  };
  const add = (data: string): void => {
    let text = depth.pre > 0 ? data.replace(/\r\n?/gu, '\n') : data.replace(/[ \t\n\f\r]+/gu, ' ');
    if (depth.pre === 0 && /(?:^|[ \t\n])$/u.test(buffer.slice(-1))) text = text.replace(/^ /u, '');
    const count = text.replace(/\s/gu, '').length;
    letters += count;
    if (depth.link > 0) linked += count;
    buffer += text;
  };
  const breakLine = (): void => {
    buffer = buffer.replace(/ +$/u, '');
    if (buffer.endsWith('\n')) flush();
    else if (buffer !== '') buffer += '\n';
  };
  const enter = (name: string): void => {
    if (name === 'BR') breakLine();
    else if (name === 'Q') add('“');
    else if ((name === 'TD' || name === 'TH') && buffer.trim() !== '') buffer = `${buffer.trimEnd()}\t`;
    else if (blockElements.has(name)) flush();
    const counter = counted(name);
    if (counter) depth[counter]++;
  };
  const leave = (name: string): void => {
    if (name === 'Q') add('”');
    else if (blockElements.has(name)) flush();
    const counter = counted(name);
    if (counter) depth[counter]--;
  };

  let node: Node | null = root.firstChild;
  while (node) {
    if (node.nodeType === 3) add(node.nodeValue ?? '');
    if (node.nodeType === 1) {
      enter(node.nodeName);
      if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
      leave(node.nodeName);
    }
    while (node && !node.nextSibling) {
      node = node.parentNode === root ? null : node.parentNode;
      if (node) leave(node.nodeName);
    }
    node = node?.nextSibling ?? null;
  }
  flush();
  return blocks;
}
