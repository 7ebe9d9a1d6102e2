import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { OccurrenceDetail } from '#contract/views.ts';
import ArticlePane from '../../../src/renderer/src/features/reader/ArticlePane.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { openSession, show } from '../app/show.ts';
import type { FakeCore } from '../fake-core.ts';

/** The reader with one article in it, and the hands of an analyst. */
export type ReaderPage = {
  readonly session: Session;
  readonly text: HTMLElement;
  /** The box in the window of the first place of the words. */
  readonly boxOf: (words: string) => DOMRect;
  /** Clicks between the first and the second character of the words. */
  readonly click: (words: string) => Promise<void>;
  readonly select: (words: string, through?: string) => Promise<void>;
  readonly caretAt: () => string;
  readonly keys: (keys: string) => Promise<void>;
  readonly occurrences: () => readonly OccurrenceDetail[];
  /** Waits until core has as many marks in this article. */
  readonly marks: (count: number) => Promise<readonly OccurrenceDetail[]>;
};

/** Opens the article in the first pane of the reader. */
export async function openReader(core: FakeCore, articleId: string): Promise<ReaderPage> {
  const session = await openSession(core);
  session.workspace.openArticle(articleId);
  await show(session, ArticlePane, { articleId, pane: 0 });
  return readerPage(core, session, articleId, 0);
}

/** The reader that shows the article, wherever it is in the page. */
export async function readerPage(
  core: FakeCore,
  session: Session,
  articleId: string,
  index: number,
): Promise<ReaderPage> {
  const text = await vi.waitUntil(() => document.querySelectorAll<HTMLElement>('div[role=document]')[index]);
  await vi.waitUntil(() => text.querySelector('[data-block]'));

  function rangeOf(words: string): Range {
    for (const block of text.querySelectorAll('[data-block]')) {
      const start = block.textContent?.indexOf(words) ?? -1;
      if (start === -1 || !block.firstChild) continue;
      const range = document.createRange();
      range.setStart(block.firstChild, start);
      range.setEnd(block.firstChild, start + words.length);
      return range;
    }
    throw new Error(`The page shows no words “${words}”.`);
  }
  const boxOf = (words: string): DOMRect => {
    const [box] = rangeOf(words).getClientRects();
    if (!box) throw new Error(`The words “${words}” are not shown.`);
    return box;
  };
  const settled = (): Promise<void> =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return {
    session,
    text,
    boxOf,
    click: async (words) => {
      const box = boxOf(words);
      const block = rangeOf(words).startContainer.parentElement;
      if (!block) throw new Error('No block.');
      const { left, top } = block.getBoundingClientRect();
      await userEvent.click(block, {
        position: { x: box.left - left + 3, y: box.top - top + box.height / 2 },
      });
      await settled();
    },
    select: async (words, through = words) => {
      text.focus();
      const from = rangeOf(words);
      const to = rangeOf(through);
      document
        .getSelection()
        ?.setBaseAndExtent(from.startContainer, from.startOffset, to.endContainer, to.endOffset);
      await settled();
    },
    caretAt: () => {
      const selection = document.getSelection();
      return (selection?.focusNode?.textContent ?? '').slice(selection?.focusOffset);
    },
    keys: async (keys) => {
      await userEvent.keyboard(keys);
    },
    occurrences: () => core.occurrencesOf(articleId),
    marks: async (count) => {
      await expect.poll(() => core.occurrencesOf(articleId).length).toBe(count);
      return core.occurrencesOf(articleId);
    },
  };
}

/** The words that a Highlight of this name paints now, in document order. */
export function painted(name: string): readonly string[] {
  return [...(CSS.highlights.get(name) ?? [])]
    .map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live;
    })
    .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
    .map((range) => range.toString());
}
