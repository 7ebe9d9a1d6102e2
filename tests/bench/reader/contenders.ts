import { createTextAnnotator } from '@recogito/text-annotator';
import Mark from 'mark.js';
import { mount, unmount } from 'svelte';
import type { ArticleDocument, OccurrenceDetail } from '#contract/views.ts';
import type { Block } from '#domain/article.ts';
import type { Span } from '#domain/span.ts';
import { CaseStore } from '../../../src/renderer/src/state/case-store.svelte.ts';
import { Notices } from '../../../src/renderer/src/state/notices.svelte.ts';
import { OpenDocument } from '../../../src/renderer/src/state/open-document.svelte.ts';
import { Workspace } from '../../../src/renderer/src/state/workspace.svelte.ts';
import Reader from './Reader.svelte';

/** A way to show marks in an article. `open` puts the article into an empty box, without marks. */
export type Contender = {
  readonly open: (box: HTMLElement, document: ArticleDocument) => Shown;
};

/** An article on show. */
export type Shown = {
  /** The box that scrolls. */
  readonly scroller: () => HTMLElement;
  /** Makes ready what a program holds anyway when it paints; not timed. */
  readonly prepare?: (marks: readonly OccurrenceDetail[]) => void;
  readonly paint: (marks: readonly OccurrenceDetail[]) => void;
  readonly add?: (mark: OccurrenceDetail) => void;
  readonly close: () => void;
};

/** The reader of the app itself. */
export const reader: Contender = {
  open: (box, document) => {
    const notices = new Notices();
    const store = new CaseStore(notices);
    const workspace = new Workspace(store);
    const opened = new OpenDocument({ ...document, occurrences: [] });
    workspace.articleId = opened.articleId;
    workspace.view = 'article';
    const app = mount(Reader, {
      target: box,
      props: { session: { store, workspace, notices }, document: opened },
    });
    return {
      scroller: () => find(box, '.scroller'),
      paint: (marks) => opened.replace({ ...document, occurrences: marks }),
      add: (mark) => opened.patch([mark.id], [mark]),
      close: () => void unmount(app),
    };
  },
};

/** The article as bare elements, never marked. */
export const bare: Contender = {
  open: (box, document) => ({
    ...bareText(box, document),
    paint: () => undefined,
    close: () => box.replaceChildren(),
  }),
};

/** The same with `content-visibility: auto` on stretches of 40 blocks. */
export const bareInChunks: Contender = {
  open: (box, document) => {
    const text = bareText(box, document, { perChunk: 40 });
    return { ...text, paint: () => undefined, close: () => box.replaceChildren() };
  },
};

/** A bare registry that holds every range. */
export const allRanges: Contender = {
  open: (box, document) => highlights(box, document, () => ({ start: 0, end: Infinity })),
};

/** A bare registry that holds the ranges near the window: the limit, as nothing less shows the marks. */
export const nearRanges: Contender = {
  open: (box, document) => highlights(box, document, nearWindow),
};

/** @recogito/text-annotator with live ranges made beforehand. */
export const recogito = (renderer: 'CSS_HIGHLIGHTS' | 'SPANS', given: 'ranges' | 'offsets'): Contender => ({
  open: (box, document) => {
    const text = bareText(box, document);
    const content = find(box, '.text');
    let ready: unknown[] = [];
    const others = new Set(CSS.highlights.keys());
    const annotator = createTextAnnotator<never, never>(content, { renderer });
    const annotationOf = ({ id, spans, exact }: OccurrenceDetail): unknown => ({
      id,
      bodies: [],
      target: {
        annotation: id,
        selector: spans.map((span, index) => ({
          quote: exact[index],
          // Offsets of the text the page holds: blocks without the empty lines between them.
          start: text.shown(span.start),
          end: text.shown(span.start) + span.end - span.start,
          ...(given === 'ranges' && { range: text.rangeOf(span) }),
        })),
      },
    });
    return {
      scroller: text.scroller,
      prepare: (marks) => (ready = marks.map(annotationOf)),
      // Replacing what is there, 4.1.1 does not find the ranges of offsets; adding to it does.
      paint: () => annotator.setAnnotations(ready as never, given === 'ranges'),
      add: (mark) => annotator.addAnnotation(annotationOf(mark) as never),
      close: () => {
        annotator.destroy();
        for (const name of CSS.highlights.keys()) if (!others.has(name)) CSS.highlights.delete(name);
        box.replaceChildren();
      },
    };
  },
});

/** mark.js with the offsets of the marks. */
export const markJs: Contender = {
  open: (box, document) => {
    const text = bareText(box, document);
    const marker = new Mark(find(box, '.text'));
    return {
      scroller: text.scroller,
      paint: (marks) =>
        marker.markRanges(
          marks.flatMap(({ spans }) =>
            spans.map(({ start, end }) => ({ start: text.shown(start), length: end - start })),
          ),
        ),
      close: () => box.replaceChildren(),
    };
  },
};

/** Each mark in elements of its own around its text nodes, as Hypothesis shows them; ranges made beforehand. */
export const wrapping: Contender = {
  open: (box, document) => {
    const text = bareText(box, document);
    let ready: Range[] = [];
    return {
      scroller: text.scroller,
      prepare: (marks) => (ready = marks.flatMap(({ spans }) => spans.map(text.rangeOf))),
      paint: () => ready.forEach(wrap),
      add: (mark) => mark.spans.map(text.rangeOf).forEach(wrap),
      close: () => box.replaceChildren(),
    };
  },
};

function wrap(range: Range): void {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode())
    if (node instanceof Text && range.intersectsNode(node)) nodes.push(node);
  for (const node of nodes) {
    const part = document.createRange();
    part.selectNodeContents(node);
    if (node === range.startContainer) part.setStart(node, range.startOffset);
    if (node === range.endContainer) part.setEnd(node, range.endOffset);
    if (part.collapsed) continue;
    const element = document.createElement('mark');
    part.surroundContents(element);
  }
}

type BareText = {
  readonly scroller: () => HTMLElement;
  readonly rangeOf: (span: Span) => Range;
  readonly staticRangeOf: (span: Span) => StaticRange;
  /** An offset of the article's text as an offset of the text the page holds. */
  readonly shown: (offset: number) => number;
  readonly elements: readonly HTMLElement[];
  readonly blocks: readonly Block[];
};

/** The article as one element a block with one text node each, in the measure and type of the reader. */
function bareText(
  box: HTMLElement,
  { text, blocks }: ArticleDocument,
  { perChunk = 0, appStyles = false } = {},
): BareText {
  const scroller = document.createElement('div');
  scroller.className = 'bare';
  const content = document.createElement('div');
  content.className = 'text';
  const elements = blocks.map(({ kind, start, end }) => {
    const element = document.createElement(kind === 'heading' ? 'h3' : 'p');
    element.append(text.slice(start, end));
    return element;
  });
  if (appStyles) {
    // The app's styles of highlights hold for this; for peers with styles of their own they would only cost time.
    content.role = 'document';
    const inner = document.createElement('div');
    inner.append(...elements);
    content.append(inner);
  } else if (perChunk === 0) content.append(...elements);
  for (let first = 0; perChunk > 0 && first < elements.length; first += perChunk) {
    const chunk = document.createElement('div');
    chunk.className = 'chunk';
    chunk.append(...elements.slice(first, first + perChunk));
    content.append(chunk);
  }
  scroller.append(content);
  box.replaceChildren(scroller);
  const before: number[] = [];
  let shownLength = 0;
  for (const { start, end } of blocks) {
    before.push(start - shownLength);
    shownLength += end - start;
  }
  const indexOf = (offset: number): number => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const endsOf = ({ start, end }: Span) => {
    const index = indexOf(start);
    const node = elements[index]?.firstChild;
    const block = blocks[index];
    if (!node || !block) throw new Error('A mark outside the text.');
    return { node, from: start - block.start, to: end - block.start };
  };
  return {
    scroller: () => scroller,
    rangeOf: (span) => {
      const { node, from, to } = endsOf(span);
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return range;
    },
    staticRangeOf: (span) => {
      const { node, from, to } = endsOf(span);
      return new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
    },
    shown: (offset) => offset - (before[indexOf(offset)] ?? 0),
    elements,
    blocks,
  };
}

function highlights(box: HTMLElement, document: ArticleDocument, wanted: (text: BareText) => Span): Shown {
  const text = bareText(box, document, { appStyles: true });
  const registered = new Map<string, Highlight>();
  const add = ({ spans, stance }: OccurrenceDetail, near: Span): void => {
    for (const span of spans) {
      if (span.start > near.end || span.end < near.start) continue;
      const name = `mark-${stance ?? 'not-judged'}`;
      let highlight = registered.get(name);
      if (!highlight) {
        highlight = new Highlight();
        registered.set(name, highlight);
        CSS.highlights.set(name, highlight);
      }
      highlight.add(text.staticRangeOf(span));
    }
  };
  let shown: readonly OccurrenceDetail[] = [];
  const paint = (): void => {
    for (const highlight of registered.values()) highlight.clear();
    const near = wanted(text);
    for (const mark of shown) add(mark, near);
  };
  const isAll = wanted(text).end === Infinity;
  if (!isAll) text.scroller().addEventListener('scroll', paint);
  return {
    scroller: text.scroller,
    paint: (marks) => {
      shown = marks;
      paint();
    },
    add: (mark) => {
      shown = [...shown, mark];
      add(mark, wanted(text));
    },
    close: () => {
      for (const name of registered.keys()) CSS.highlights.delete(name);
      box.replaceChildren();
    },
  };
}

/** The blocks within half a window above and below the window, found by bisection. */
function nearWindow({ scroller, elements, blocks }: BareText): Span {
  const { top, bottom, height } = scroller().getBoundingClientRect();
  const firstBelow = (y: number): number => {
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((elements[middle]?.getBoundingClientRect().bottom ?? Infinity) < y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = blocks[firstBelow(top - height / 2)];
  const last = blocks[Math.min(firstBelow(bottom + height / 2), blocks.length - 1)];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

function find(box: HTMLElement, selector: string): HTMLElement {
  const element = box.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
}
