import '../../../src/renderer/src/styles/stance.css';
import { expect, test } from 'vitest';

test('every style of a highlight holds for blocks of articles alone, so that no other element is charged for it', () => {
  const selectors = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.selectorText] : []))
    .filter((selector) => selector.includes('::highlight('));
  expect(selectors).toContain('[data-block]::highlight(mark-rejects)');
  expect(selectors.filter((selector) => !selector.startsWith('[data-block]::'))).toEqual([]);
});
