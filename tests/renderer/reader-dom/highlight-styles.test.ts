import '../../../src/renderer/src/styles/stance.css';
import { expect, test } from 'vitest';
import { setArticle } from './article-page.ts';

test('every style of a highlight holds for the text of an article alone, so that no other element is charged for it', () => {
  const selectors = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.selectorText] : []))
    .filter((selector) => selector.includes('::highlight('));
  const text = '[role="document"]::';
  expect(selectors).toContain(`${text}highlight(mark-rejects)`);
  expect(selectors.filter((selector) => !selector.startsWith(text))).toEqual([]);
});

test('the blocks of an article have the styles of the text around them, and follow its size', () => {
  const { root } = setArticle(['One', 'Two']);
  root.role = 'document';
  const styles = (): readonly string[] =>
    [...root.querySelectorAll('[data-block]')].map((block) => {
      const { textDecorationStyle, textUnderlineOffset } = getComputedStyle(
        block,
        '::highlight(mark-rejects)',
      );
      return `${textDecorationStyle} ${textUnderlineOffset}`;
    });
  expect(styles()).toEqual(['double 1.92px', 'double 1.92px']);
  root.style.fontSize = '20px';
  expect(styles()).toEqual(['double 2.4px', 'double 2.4px']);
});
