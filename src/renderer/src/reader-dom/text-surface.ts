import type { Block } from '#domain/article.ts';
import { graphemeAt } from '#domain/grapheme.ts';
import type { Span } from '#domain/span.ts';

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** A place in the page: a text node and an offset in it. */
export type TextPoint = { readonly node: Text; readonly offset: number };

/** What lies under a point of the window: where the caret would go, and the code unit hit, null beside the words. */
export type TextHit = { readonly caret: number; readonly unit: number | null };

/**
 * The blocks of one article as they stand in the page: one element a block (`data-block` is its index), each with exactly
 * one text node, so that an offset of the article's text and a place in the page are one subtraction apart. All offsets
 * are UTF-16 code units of the article's text. The text of an article never changes, only the elements may be made anew;
 * then a new surface is made. Blocks stand in chunks (`data-chunk`) that the browser lays out only near the window.
 */
export class TextSurface {
  readonly root: HTMLElement;
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #elements: readonly HTMLElement[];
  readonly #chunks: readonly { readonly element: Element; readonly first: number }[];

  /** @throws Error when the elements under `root` are not those of `blocks`. */
  constructor(root: HTMLElement, text: string, blocks: readonly Block[]) {
    this.root = root;
    this.#text = text;
    this.#blocks = blocks;
    this.#elements = [...root.querySelectorAll<HTMLElement>('[data-block]')];
    if (this.#elements.length !== blocks.length) {
      throw new Error(`The page shows ${this.#elements.length} of ${blocks.length} blocks.`);
    }
    this.#chunks = [...root.querySelectorAll('[data-chunk]')].map((element) => ({
      element,
      first: Number(element.querySelector<HTMLElement>('[data-block]')?.dataset['block']),
    }));
  }

  /** The article's whole text. */
  get text(): string {
    return this.#text;
  }

  /** The offset where the text of the last block ends; 0 without blocks. */
  get end(): number {
    return this.#blocks.at(-1)?.end ?? 0;
  }

  /** The index of the block that holds the offset; between blocks the one before, before all blocks the first. */
  blockIndexAt(offset: number): number {
    return Math.max(
      0,
      lastWhere(this.#blocks.length, (index) => this.#block(index).start <= offset),
    );
  }

  /** The block that holds the offset (see {@link blockIndexAt}), or null in an article without blocks. */
  blockAt(offset: number): Block | null {
    return this.#blocks[this.blockIndexAt(offset)] ?? null;
  }

  /**
   * The span of a block.
   * @throws RangeError when there is no such block.
   */
  blockSpan(blockIndex: number): Span {
    return this.#block(blockIndex);
  }

  /** The element of a block. */
  elementOf(blockIndex: number): HTMLElement | null {
    return this.#elements[blockIndex] ?? null;
  }

  /** True when the block is not shown, as in folded page furniture. */
  isHidden(blockIndex: number): boolean {
    return !this.#elements[blockIndex] || this.#elements[blockIndex].closest('[hidden]') !== null;
  }

  /** The place of an offset; white space between two blocks counts as the end of the first. Null without blocks. */
  pointOf(offset: number): TextPoint | null {
    return this.#pointIn(this.blockIndexAt(offset), offset);
  }

  /**
   * The offset of a place in the page. A place outside all blocks counts as the beginning of the next block in document
   * order, or as the end of the text when there is none.
   */
  offsetOf(node: Node, offset: number): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(
      '[data-block]',
    );
    if (element && this.root.contains(element)) {
      const block = this.#block(Number(element.dataset['block']));
      const inside = node instanceof Text ? offset : offset > 0 ? block.end - block.start : 0;
      return Math.min(block.start + inside, block.end);
    }
    const place = document.createRange();
    place.setStart(node, offset);
    const before = lastWhere(this.#elements.length, (index) => {
      const candidate = this.#elements[index];
      return candidate !== undefined && place.comparePoint(candidate, 0) < 0;
    });
    return this.#blocks[before + 1]?.start ?? this.end;
  }

  /** The span as a range that can be measured; white space between blocks is left out at both ends. Null when empty. */
  rangeOf(span: Span): Range | null {
    const ends = this.#endsOf(span);
    if (!ends) return null;
    const range = document.createRange();
    range.setStart(ends[0].node, ends[0].offset);
    range.setEnd(ends[1].node, ends[1].offset);
    return range;
  }

  /** The span as a range that can be painted; unlike a live range it costs nothing when the page changes elsewhere. */
  staticRangeOf(span: Span): StaticRange | null {
    const ends = this.#endsOf(span);
    if (!ends) return null;
    return new StaticRange({
      startContainer: ends[0].node,
      startOffset: ends[0].offset,
      endContainer: ends[1].node,
      endOffset: ends[1].offset,
    });
  }

  /** The ends of a selection that began in this text, clipped to it; null for one that began elsewhere. */
  selected(selection: Selection): { readonly anchor: number; readonly focus: number } | null {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    if (!anchorNode || !focusNode || !this.root.contains(anchorNode)) return null;
    return { anchor: this.offsetOf(anchorNode, anchorOffset), focus: this.#clipped(focusNode, focusOffset) };
  }

  /**
   * The words of a span: without white space at the ends, and in several pieces where blocks that are not shown lie
   * between. Empty when nothing but white space is left.
   */
  wordsOf(span: Span): readonly Span[] {
    const pieces: Span[] = [];
    let goesOn = false;
    for (let index = this.blockIndexAt(span.start); index < this.#blocks.length; index += 1) {
      const block = this.#block(index);
      if (block.start >= span.end) break;
      const isHidden = this.isHidden(index);
      const words = this.#trimmed(Math.max(block.start, span.start), Math.min(block.end, span.end));
      if (words && !isHidden)
        pieces.push(goesOn ? { start: pieces.pop()?.start ?? words.start, end: words.end } : words);
      goesOn = !isHidden && (goesOn || words !== null);
    }
    return pieces;
  }

  /** The blocks in the chunks that lie between two heights of the window, in CSS pixels, as one span; null for none. */
  spanBetween(top: number, bottom: number): Span | null {
    const first = lastWhere(this.#chunks.length, (index) => this.#chunkBox(index).bottom < top) + 1;
    const last = lastWhere(this.#chunks.length, (index) => this.#chunkBox(index).top <= bottom);
    const from = this.#blocks[this.#chunks[first]?.first ?? -1];
    const to = this.#blocks[(this.#chunks[last + 1]?.first ?? this.#blocks.length) - 1];
    return from && to && last >= first ? { start: from.start, end: to.end } : null;
  }

  /** What lies under a point of the window, in CSS pixels; null outside this text. */
  hitTest(x: number, y: number): TextHit | null {
    const position = document.caretPositionFromPoint(x, y);
    if (!position || !this.root.contains(position.offsetNode)) return null;
    const caret = this.offsetOf(position.offsetNode, position.offset);
    const unit = [caret, caret - 1].find((candidate) =>
      this.rectsOf({ start: candidate, end: candidate + 1 }).some((rect) => contains(rect, x, y)),
    );
    return { caret, unit: unit ?? null };
  }

  /** The boxes of a span's words in the window, in CSS pixels, a box a line; none for what is not shown. */
  rectsOf(span: Span): readonly DOMRect[] {
    return [...(this.rangeOf(span)?.getClientRects() ?? [])];
  }

  /** The box of the caret at an offset, of no width, in CSS pixels of the window; null for what is not shown. */
  caretRect(offset: number): DOMRect | null {
    const point = this.pointOf(offset);
    if (!point) return null;
    const range = document.createRange();
    range.setStart(point.node, point.offset);
    const [rect] = range.getClientRects();
    if (rect) return rect;
    // Chromium gives no box at the edge of some lines; the character beside has one.
    const [before] = this.rectsOf({ start: offset - 1, end: offset });
    return before ? new DOMRect(before.right, before.top, 0, before.height) : null;
  }

  /**
   * Where the edge of a span stands in the window, of no width, in CSS pixels: at the outer side of its outermost
   * character, as that is read from left to right or from right to left. Null for what is not shown.
   */
  edgeRect(offset: number, side: 'start' | 'end'): DOMRect | null {
    const unit = side === 'start' ? offset : offset - 1;
    const block = this.blockAt(unit);
    const grapheme = block && graphemeAt(this.#text, unit, block);
    const [box] = grapheme ? this.rectsOf(grapheme) : [];
    if (!grapheme || !box) return null;
    const isAtRight = (side === 'end') !== this.#isRightToLeft(grapheme, box);
    return new DOMRect(isAtRight ? box.right : box.left, box.top, 0, box.height);
  }

  /** Letters and digits say their direction themselves; signs stand as what is beside them does. */
  #isRightToLeft({ start, end }: Span, box: DOMRect): boolean {
    const characters = this.#text.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(characters)) return rightToLeft.test(characters);
    const beside = (offset: number): DOMRect | undefined =>
      this.rectsOf({ start: offset, end: offset + 1 }).find((each) => Math.abs(each.top - box.top) < 2);
    const after = beside(end);
    if (after && after.width > 0) return after.left < box.left;
    const before = beside(start - 1);
    if (before && before.width > 0) return before.left > box.left;
    const element = this.elementOf(this.blockIndexAt(start));
    return element !== null && getComputedStyle(element).direction === 'rtl';
  }

  #block(index: number): Block {
    const block = this.#blocks[index];
    if (!block) throw new RangeError(`There is no block ${index}.`);
    return block;
  }

  #chunkBox(index: number): DOMRect {
    return this.#chunks[index]?.element.getBoundingClientRect() ?? new DOMRect();
  }

  #pointIn(blockIndex: number, offset: number): TextPoint | null {
    const block = this.#blocks[blockIndex];
    const node = this.#elements[blockIndex]?.firstChild;
    if (!block || !(node instanceof Text)) return null;
    return { node, offset: Math.min(Math.max(offset - block.start, 0), block.end - block.start) };
  }

  #endsOf(span: Span): readonly [TextPoint, TextPoint] | null {
    const first = this.blockIndexAt(span.start);
    const from = span.start >= (this.#blocks[first]?.end ?? 0) ? first + 1 : first;
    const start = this.#pointIn(from, span.start);
    const end = this.#pointIn(Math.max(from, this.blockIndexAt(span.end - 1)), span.end);
    if (!start || !end || (start.node === end.node && start.offset >= end.offset)) return null;
    return [start, end];
  }

  #clipped(node: Node, offset: number): number {
    if (this.root.contains(node)) return this.offsetOf(node, offset);
    const place = document.createRange();
    place.setStart(node, offset);
    return place.comparePoint(this.root, 0) > 0 ? (this.#blocks[0]?.start ?? 0) : this.end;
  }

  #trimmed(start: number, end: number): Span | null {
    const words = this.#text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const to = start + words.trimEnd().length;
    return from < to ? { start: from, end: to } : null;
  }
}

/** The last index below `length` for which a test holds that is true up to some index and false after; -1 for none. */
function lastWhere(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function contains(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}
