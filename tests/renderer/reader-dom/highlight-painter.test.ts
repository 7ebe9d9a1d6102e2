import { expect, test } from 'vitest';
import {
  HighlightPainter,
  highlightNames,
  paintOf,
} from '../../../src/renderer/src/reader-dom/highlight-painter.ts';
import { setArticle, type ArticlePage } from './article-page.ts';

/** The words a Highlight holds, in no order. */
function wordsOf(name: string): readonly string[] {
  return [...(CSS.highlights.get(name) ?? [])].map(
    (range) => range.startContainer.textContent?.slice(range.startOffset, range.endOffset) ?? '',
  );
}

function painted(): { readonly painter: HighlightPainter; readonly page: ArticlePage } {
  return {
    painter: new HighlightPainter(CSS.highlights),
    page: setArticle(['One two three.', 'Four five.']),
  };
}

test('there is one Highlight a visual class, however many marks there are', () => {
  const { painter, page } = painted();
  const surface = painter.on(page.surface);
  surface.paint(
    'marks',
    ['One', 'two', 'three', 'Four'].map((words) => paintOf('mark-rejects', page.find(words), words)),
  );
  expect([...CSS.highlights.keys()].toSorted()).toEqual([...highlightNames].toSorted());
  expect(wordsOf('mark-rejects')).toEqual(['One', 'two', 'three', 'Four']);
});

test('painting anew touches only what changed', () => {
  const { painter, page } = painted();
  const surface = painter.on(page.surface);
  const one = paintOf('mark-endorses', page.find('One'), 'a');
  surface.paint('marks', [one, paintOf('mark-endorses', page.find('two'), 'b')]);
  const [kept] = CSS.highlights.get('mark-endorses') ?? [];
  surface.paint('marks', [one, paintOf('mark-rejects', page.find('two'), 'b')]);
  expect([...(CSS.highlights.get('mark-endorses') ?? [])]).toEqual([kept]);
  expect(wordsOf('mark-rejects')).toEqual(['two']);
});

test('the same words of two marks are painted twice and taken away once each', () => {
  const { painter, page } = painted();
  const surface = painter.on(page.surface);
  const [a, b] = ['a', 'b'].map((of) => paintOf('mark-unclear', page.find('five'), of));
  if (!a || !b) throw new Error('No paints.');
  surface.paint('marks', [a, b]);
  expect(wordsOf('mark-unclear')).toEqual(['five', 'five']);
  surface.paint('marks', [b]);
  expect(wordsOf('mark-unclear')).toEqual(['five']);
});

test('layers and surfaces share the Highlights and do not disturb each other', () => {
  const { painter, page } = painted();
  const other = setArticle(['Another article.']);
  const here = painter.on(page.surface);
  const there = painter.on(other.surface);
  here.paint('marks', [paintOf('mark-selected', page.find('One'))]);
  here.paint('flashed', [paintOf('mark-selected', page.find('two'))]);
  there.paint('marks', [paintOf('mark-selected', other.find('Another'))]);
  here.paint('flashed', []);
  expect(wordsOf('mark-selected')).toEqual(['One', 'Another']);
  here.dispose();
  expect(wordsOf('mark-selected')).toEqual(['Another']);
});

test('the chosen mark lies over all marks, inner lines over outer ones, and its chain over all of them', () => {
  painted();
  const priority = (name: string): number => CSS.highlights.get(name)?.priority ?? NaN;
  expect(priority('chain-source')).toBeGreaterThan(priority('mark-selected'));
  for (const name of highlightNames.filter((each) => /^(?:mark-(?!selected)|wash-)/.test(each)))
    expect(priority('mark-selected')).toBeGreaterThan(priority(name));
  expect(priority('mark-rejects')).toBeGreaterThan(priority('mark-endorses-2'));
  expect(priority('mark-rejects-2')).toBeGreaterThan(priority('mark-endorses-3'));
});
