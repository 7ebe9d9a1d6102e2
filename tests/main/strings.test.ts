import { expect, test } from 'vitest';
import { mainWords } from '../../src/main/strings.ts';

const menus = [
  ['file', 'edit', 'view', 'window', 'help'],
  [
    'newCase',
    'openCase',
    'openRecent',
    'saveCopy',
    'importArticle',
    'exportReport',
    'openSample',
    'settings',
  ],
  ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
  ['library', 'article', 'compare', 'sources', 'history', 'claims', 'theme', 'language', 'zoomIn', 'zoomOut'],
] as const;

test('in each language everything is said, and by other words', () => {
  const english = mainWords('en');
  const ukrainian = mainWords('uk');
  expect(Object.keys(ukrainian)).toEqual(Object.keys(english));
  for (const [key, text] of Object.entries(ukrainian)) {
    expect(text, key).toMatch(/\p{Script=Cyrillic}/u);
    expect(text.includes('{name}'), key).toBe(english[key as keyof typeof english].includes('{name}'));
  }
});

test.each(['en', 'uk'] as const)('in %s no two entries of a menu have the same letter', (language) => {
  const words = mainWords(language);
  for (const menu of menus) {
    const letters = menu.map((key) => /&(.)/u.exec(words[key])?.[1]?.toLowerCase());
    expect(letters).not.toContain(undefined);
    expect(new Set(letters).size, menu.join(' ')).toBe(menu.length);
  }
});
