import { expect, test } from 'vitest';
import { TextSurface } from '../../../src/renderer/src/reader-dom/text-surface.ts';
import { setArticle } from './article-page.ts';

const scripts = [
  'Plain words, then a café written cafe\u0301 with a combining mark.',
  'השר אמר כי השערים נפתחו בלילה.',
  'قالت الوزارة إن البوابات فُتحت ليلاً.',
  '部长表示，大坝的闸门在夜间被打开。',
  'Emoji 👩🏽‍🚀 and 🇮🇱 are many code units each, and 𝒳 is two.',
  'Тевдор Халаш молчал.',
];

test('every offset of a block leads to a place in the page and back', () => {
  const { blocks, surface } = setArticle(scripts);
  for (const { start, end } of blocks) {
    for (let offset = start; offset <= end; offset += 1) {
      const point = surface.pointOf(offset);
      expect(point && surface.offsetOf(point.node, point.offset)).toBe(offset);
    }
  }
});

test('the range of a span holds its exact words in every script', () => {
  const { surface, find } = setArticle(scripts);
  for (const words of [
    'cafe\u0301',
    'השערים נפתחו',
    'البوابات فُتحت',
    '大坝的闸门',
    '👩🏽‍🚀 and 🇮🇱',
    '𝒳',
    'Халаш',
  ]) {
    expect(surface.rangeOf(find(words))?.toString()).toBe(words);
  }
});

test('white space between blocks belongs to the range of neither', () => {
  const { surface, text } = setArticle(['One.', 'Two.']);
  expect(text).toBe('One.\n\nTwo.');
  expect(surface.rangeOf({ start: 4, end: 8 })?.toString()).toBe('Tw');
  expect(surface.rangeOf({ start: 0, end: 6 })?.toString()).toBe('One.');
  expect(surface.rangeOf({ start: 4, end: 6 })).toBeNull();
});

test('a selection is the same words whichever way it was made', () => {
  const { surface, find, root } = setArticle(['The first block.', 'The second block.', 'The third.']);
  const from = surface.pointOf(find('first').start);
  const to = surface.pointOf(find('second').end);
  const selection = document.getSelection();
  if (!from || !to || !selection) throw new Error('No place in the page.');
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  expect(surface.selected(selection)).toEqual({ anchor: find('first').start, focus: find('second').end });
  selection.setBaseAndExtent(to.node, to.offset, from.node, from.offset);
  expect(surface.selected(selection)).toEqual({ anchor: find('second').end, focus: find('first').start });
  expect(root.contains(selection.anchorNode)).toBe(true);
});

test('a selection that goes beyond the text is cut off where the text ends', () => {
  const here = setArticle(['Here it begins.']);
  const beyond = setArticle(['Another article.']);
  const from = here.surface.pointOf(5);
  const to = beyond.surface.pointOf(7);
  const selection = document.getSelection();
  if (!from || !to || !selection) throw new Error('No place in the page.');
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  expect(here.surface.selected(selection)).toEqual({ anchor: 5, focus: here.text.length });
  expect(beyond.surface.selected(selection)).toBeNull();
  selection.setBaseAndExtent(to.node, to.offset, from.node, from.offset);
  expect(beyond.surface.selected(selection)).toEqual({ anchor: 7, focus: 0 });
});

test('places outside the blocks count as the beginning of the next block, or as the end', () => {
  const { root, surface, blocks, text } = setArticle(['One.', 'Two.']);
  expect(surface.offsetOf(root, 0)).toBe(0);
  expect(surface.offsetOf(root, root.childNodes.length)).toBe(text.length);
  const second = surface.elementOf(1);
  if (!second) throw new Error('No second block.');
  expect(surface.offsetOf(second, 0)).toBe(blocks[1]?.start);
  expect(surface.offsetOf(second, 1)).toBe(blocks[1]?.end);
});

test('words are trimmed, and broken where something that is not shown lies between', () => {
  const { surface, find, text } = setArticle(['Say this,', '~Share', '~Subscribe', 'and this.', 'And more.']);
  const whole = { start: 0, end: text.length };
  expect(surface.wordsOf(whole).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Say this,',
    'and this.\n\nAnd more.',
  ]);
  const { start, end } = find('this,');
  expect(surface.wordsOf({ start: start - 1, end: end + 2 })).toEqual([{ start, end }]);
  expect(surface.wordsOf({ start: end, end: end + 2 })).toEqual([]);
  expect(surface.wordsOf(find('Subscribe'))).toEqual([]);
});

test('a point on a character hits it, and one beside the words hits nothing but gives the caret', () => {
  const { surface, find } = setArticle(scripts);
  for (const words of ['w', 'ש', 'ب', '闸', 'Х']) {
    const span = find(words);
    const [box] = surface.rectsOf(span);
    if (!box) throw new Error(`No box for ${words}.`);
    expect(surface.hitTest(box.left + box.width / 2, box.top + box.height / 2)?.unit).toBe(span.start);
  }
  const last = surface.elementOf(5)?.getBoundingClientRect();
  if (!last) throw new Error('No last block.');
  expect(surface.hitTest(last.right - 5, last.top + 10)).toEqual({ caret: find('молчал.').end, unit: null });
});

test('the chunks near the window are told as one span', () => {
  const { surface, root, text } = setArticle(['One.', 'Two.']);
  const { top, bottom } = root.getBoundingClientRect();
  expect(surface.spanBetween(top, bottom)).toEqual({ start: 0, end: text.length });
  expect(surface.spanBetween(bottom + 100, bottom + 200)).toBeNull();
});

test('elements that are not those of the blocks are refused', () => {
  const { root, text, blocks } = setArticle(['One.', 'Two.']);
  expect(() => new TextSurface(root, text, blocks.slice(1))).toThrow('The page shows 2 of 1 blocks.');
});

test('an edge stands at the outer side of its character, in text of either direction', () => {
  const { surface, find } = setArticle([
    'Plain words. Then השערים נפתחו in Hebrew.',
    'השר אמר: Water rose at four, כך כתוב.',
    'الماء ارتفع في 2024 ليلاً',
  ]);
  const edges = (words: string): readonly (string | null)[] => {
    const span = find(words);
    const [box] = surface.rectsOf(span);
    return (['start', 'end'] as const).map((side) => {
      const rect = surface.edgeRect(span[side], side);
      if (!rect || !box) return null;
      return Math.abs(rect.left - box.left) < 0.6
        ? 'left'
        : Math.abs(rect.left - box.right) < 0.6
          ? 'right'
          : 'between';
    });
  };
  expect(edges('words.')).toEqual(['left', 'right']);
  expect(edges('השערים')).toEqual(['right', 'left']);
  expect(edges('Water rose')).toEqual(['left', 'right']);
  expect(edges('כך כתוב.')).toEqual(['right', 'left']);
  expect(edges('2024')).toEqual(['left', 'right']);
  expect(edges('ليلاً')).toEqual(['right', 'left']);
});

test('at a line break the end of a piece stands on its line and the beginning of the next on its own', () => {
  const { surface } = setArticle(['one two three four five six seven eight nine ten eleven twelve'], 120);
  const text = surface.root.querySelector('p')?.textContent ?? '';
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  for (const word of words) {
    const [box] = surface.rectsOf(word);
    expect(surface.edgeRect(word.start, 'start')?.top).toBe(box?.top);
    expect(surface.edgeRect(word.end, 'end')?.top).toBe(box?.top);
    expect(surface.edgeRect(word.end, 'end')?.left).toBeCloseTo(box?.right ?? 0, 0);
  }
});
