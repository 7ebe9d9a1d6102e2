import { expect, test } from 'vitest';
import { moveCaret, type Motion } from '../../../src/renderer/src/reader-dom/caret-motion.ts';
import { setArticle } from './article-page.ts';

const at = (offset: number): { anchor: number; focus: number } => ({ anchor: offset, focus: offset });
const step = (direction: Motion['direction'], by: Motion['by'], extend = false): Motion => ({
  extend,
  direction,
  by,
});

test('a character is what a reader takes for one', () => {
  const { surface, find } = setArticle(['a👩🏽‍🚀b cafe\u0301s']);
  const emoji = find('👩🏽‍🚀');
  expect(moveCaret(surface, at(emoji.start), step('right', 'character'))).toEqual(at(emoji.end));
  expect(moveCaret(surface, at(emoji.end), step('left', 'character'))).toEqual(at(emoji.start));
  const accented = find('e\u0301');
  expect(moveCaret(surface, at(accented.start), step('right', 'character'))).toEqual(at(accented.end));
});

test('left is left as seen, also where the text runs from right to left', () => {
  const { surface } = setArticle(['שלום לכם']);
  expect(moveCaret(surface, at(0), step('left', 'character'))).toEqual(at(1));
  expect(moveCaret(surface, at(1), step('right', 'character'))).toEqual(at(0));
});

test('extending keeps the other end, in both directions and over blocks', () => {
  const { surface, find } = setArticle(['One line.', 'Another line.']);
  const { start } = find('line.');
  const down = moveCaret(surface, at(start), step('forward', 'line', true));
  expect(down.anchor).toBe(start);
  expect(down.focus).toBeGreaterThanOrEqual(find('Another').start);
  const back = moveCaret(surface, down, step('backward', 'line', true));
  expect(back).toEqual(at(start));
});

test('lines keep their column through a shorter line', () => {
  const { surface, find } = setArticle([
    'A long first line of words.',
    'Short.',
    'A long third line of words.',
  ]);
  let ends = at(find('first').end);
  ends = moveCaret(surface, ends, step('forward', 'line'));
  expect(ends.focus).toBe(find('Short.').end);
  ends = moveCaret(surface, ends, step('forward', 'line'));
  const third = find('A long third').start;
  expect(Math.abs(ends.focus - third - find('first').end)).toBeLessThanOrEqual(2);
});

test('what is not shown is stepped over', () => {
  const { surface, find } = setArticle(['One.', '~Share', 'Two.']);
  expect(moveCaret(surface, at(find('One.').end), step('right', 'character'))).toEqual(
    at(find('Two.').start),
  );
  expect(moveCaret(surface, at(find('Two.').start), step('left', 'character'))).toEqual(at(find('One.').end));
});

test('the caret leaves the text for nothing around it', () => {
  const { surface, text } = setArticle(['One.', 'Two.']);
  setArticle(['Another article.']);
  for (const by of ['character', 'word', 'line', 'paragraph'] as const) {
    expect(moveCaret(surface, at(text.length), step('forward', by))).toEqual(at(text.length));
    expect(moveCaret(surface, at(0), step('backward', by))).toEqual(at(0));
  }
});

test('the ends of the document are the first and the last character that is shown', () => {
  const { surface, find } = setArticle(['~Menu', 'One.', 'Two.', '~Share']);
  const inside = find('Two.').start;
  expect(moveCaret(surface, at(inside), step('backward', 'document'))).toEqual(at(find('One.').start));
  expect(moveCaret(surface, at(inside), step('forward', 'document'))).toEqual(at(find('Two.').end));
  expect(moveCaret(surface, at(inside), step('forward', 'document', true))).toEqual({
    anchor: inside,
    focus: find('Two.').end,
  });
});
