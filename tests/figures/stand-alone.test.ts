import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Drawing from '../../src/figures/Drawing.svelte';
import StanceShape from '../../src/figures/StanceShape.svelte';
import { bare, standAlone } from '../../src/figures/stand-alone.ts';
import { stanceShape } from '../../src/figures/stance-shape.ts';
import { lightTheme } from '../../src/figures/theme.ts';
import { stances } from '#domain/stance.ts';

const children = createRawSnippet(() => ({ render: () => '<path fill="var(--accent)"></path>' }));
const draw = (title: string, description = ''): string =>
  render(Drawing, { props: { width: 40, height: 20, title, description, children } }).body;
const parse = (svg: string): Element =>
  new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.documentElement;

test('a saved figure is XML of its own size with the light theme’s values and fonts to fall back on', () => {
  const svg = standAlone(draw('Timeline', 'Two claims.'));
  expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
  expect(svg).not.toMatch(/var\(|<!--/);
  const root = parse(svg);
  expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect(['width', 'height', 'viewBox'].map((name) => root.getAttribute(name))).toEqual([
    '40',
    '20',
    '0 0 40 20',
  ]);
  expect(root.getAttribute('font-family')).toMatch(/sans-serif$/);
  expect(root.querySelector('rect')?.getAttribute('fill')).toBe(lightTheme['--paper']);
  expect(root.querySelector('path')?.getAttribute('fill')).toBe(lightTheme['--accent']);
  expect(root.querySelector('desc')?.textContent).toBe('Two claims.');
});

test('whatever words a figure shows, it is XML and shows them as they are', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</title><script>', '"&<>', '<!-- -->', '\0\x1b', '\uFFFF', '\uD800', 'var(--ink) > "'),
  );
  fc.assert(
    fc.property(words, words, (title, description) => {
      const root = parse(standAlone(draw(title, description)));
      expect(root.children).toHaveLength(4);
      const shown = root.querySelector('title')?.textContent ?? '';
      // With no tag in it, all that goes is what no document can hold.
      const kept = bare(`.${title.replaceAll('<', '‹')}.`).slice(1, -1);
      expect(shown.replaceAll('<', '‹')).toBe(kept.replace(/\r\n?/g, '\n'));
      expect(root.querySelector('path')?.getAttribute('fill')).toBe(lightTheme['--accent']);
    }),
  );
});

test('the light theme of figures is that of the window', () => {
  const tokens = readFileSync('src/renderer/src/styles/tokens.css', 'utf8').split('[data-theme')[0] ?? '';
  for (const [name, value] of Object.entries(lightTheme)) {
    if (!name.startsWith('--font')) expect(tokens).toContain(`${name}: light-dark(${value},`);
  }
});

test('figures are drawn with variables of the theme and no colour of their own', () => {
  const sources = readdirSync('src/figures', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:svelte|ts)$/.test(name) && name !== 'theme.ts')
    .map((name) => readFileSync(join('src/figures', name), 'utf8'));
  expect(sources.length).toBeGreaterThan(3);
  for (const source of sources) {
    expect(source).not.toMatch(/#[0-9a-f]{3,8}\b(?!\/)|rgba?\(|[^-]style="|style:/i);
    for (const [, name = ''] of source.matchAll(/var\((--[a-z-]+)\)/g)) {
      expect(Object.keys(lightTheme)).toContain(name);
    }
  }
});

test('no two stances look alike without colour', () => {
  const shapes = [...stances, null].map(stanceShape);
  const lines = shapes.map(({ dash, weight }) => `${dash} ${weight}`);
  expect(new Set(lines).size).toBe(shapes.length);
  const points = [...stances, null].map((stance) =>
    render(StanceShape, { props: { stance, x: 0, y: 0 } }).body.replaceAll(/var\(--stance-[a-z-]+\)/g, 'ink'),
  );
  expect(new Set(points).size).toBe(points.length);
});
