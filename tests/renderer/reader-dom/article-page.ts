import { onTestFinished } from 'vitest';
import type { Block } from '#domain/article.ts';
import { TextSurface } from '../../../src/renderer/src/reader-dom/text-surface.ts';

/** An article in the page, one element a block, as the reader sets it. */
export type ArticlePage = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly root: HTMLElement;
  readonly surface: TextSurface;
  /** The first place of the words, in UTF-16 code units of the text. */
  readonly find: (words: string) => { readonly start: number; readonly end: number };
};

/** Sets paragraphs in the page until the test ends; those that begin with `~` are not shown. */
export function setArticle(paragraphs: readonly string[], width = 600): ArticlePage {
  const blocks: Block[] = [];
  let text = '';
  const root = document.createElement('div');
  root.style.cssText = `width: ${width}px; font: 16px/24px serif`;
  const chunk = document.createElement('div');
  chunk.dataset['chunk'] = '';
  root.append('not the article', chunk);
  paragraphs.forEach((given, index) => {
    const words = given.replace(/^~/, '');
    if (text !== '') text += '\n\n';
    blocks.push({ start: text.length, end: text.length + words.length, kind: 'paragraph', furniture: false });
    text += words;
    const paragraph = document.createElement('p');
    paragraph.dataset['block'] = `${index}`;
    paragraph.dir = 'auto';
    paragraph.style.margin = '0 0 12px';
    paragraph.textContent = words;
    const wrap = document.createElement('div');
    wrap.hidden = given.startsWith('~');
    wrap.append(paragraph);
    chunk.append(wrap);
  });
  document.body.append(root);
  onTestFinished(() => root.remove());
  return {
    text,
    blocks,
    root,
    surface: new TextSurface(root, text, blocks),
    find: (words) => {
      const start = text.indexOf(words);
      if (start === -1) throw new Error(`The article has no words “${words}”.`);
      return { start, end: start + words.length };
    },
  };
}
