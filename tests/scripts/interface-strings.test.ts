import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

// What the interface says is in strings.ts, in every language. Here each component is parsed, and words that stand in
// it as they are would be said in English alone.

const root = join(import.meta.dirname, '../../src/renderer/src');
/** The words of the language of search are the same in every language. */
const excepted: readonly string[] = ['features/search/SearchHelp.svelte'];
/** The program's own name is the same in every language, and a web address begins alike. */
const sameEverywhere = /^(?:Parallax|https:\/\/|en|—|C|px|\((?:(?:Ctrl|Shift|Alt)\+)*[A-Z]\w*\))$/u;
/** Attributes and properties of components whose text is seen or read out. */
const spoken = new Set([
  'title',
  'label',
  'aria-label',
  'aria-description',
  'placeholder',
  'alt',
  'description',
  'hint',
  'none',
]);

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The words of a component that stand in it as they are, with the line of each. */
export function bareWords(source: string): readonly string[] {
  const found: string[] = [];
  const note = (node: Node): void => {
    const text = String(node['data']).trim();
    if (!/\p{L}/u.test(text) || sameEverywhere.test(text)) return;
    found.push(`${source.slice(0, node.start).split('\n').length}: ${text}`);
  };
  const visit = (node: Node, inAttribute: boolean): void => {
    if (node.type === 'Attribute') {
      const value = node['value'];
      if (!spoken.has(String(node['name']))) return;
      for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) visit(part, true);
      return;
    }
    if (node.type === 'Text') note(node);
    if (node.type === 'ExpressionTag' && inAttribute) return;
    // The caption of a key is the same on every keyboard.
    if (node['name'] === 'kbd') return;
    if (['StyleSheet', 'Script', 'Comment', 'StyleDirective'].includes(node.type)) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === 'metadata') continue;
      for (const each of Array.isArray(child) ? (child as unknown[]) : [child])
        if (isNode(each)) visit(each, inAttribute);
    }
  };
  visit(parse(source, { modern: true }).fragment as unknown as Node, false);
  return found;
}

const components = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.svelte') && !excepted.some((folder) => path.startsWith(folder)));

test('words in the text and in what is read out are found, names of classes and code are not', () => {
  const source = `<script>const a = 'Yes';</script>
<p class="big">{a} of {a}</p>
{#if a}<button title="Go on" data-x="no">—</button>{/if}
<style>p { color: red }</style>`;
  expect(bareWords(source)).toEqual(['2: of', '3: Go on']);
});

test('components are found', () => {
  expect(components.length).toBeGreaterThan(20);
});

test.each(components)('%s says nothing that is not in strings.ts', (path) => {
  expect(bareWords(readFileSync(join(root, path), 'utf8'))).toEqual([]);
});
