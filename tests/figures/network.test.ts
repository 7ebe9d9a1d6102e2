import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { NetworkLink, NetworkNode, QuotingNetwork } from '#domain/compare/network.ts';
import { tallyStances } from '#domain/compare/network.ts';
import { sourceKinds, type SourceKind } from '#domain/source.ts';
import { stances } from '#domain/stance.ts';
import Network from '../../src/figures/Network.svelte';
import { legendLayout, networkLayout, type PlacedNode } from '../../src/figures/network-layout.ts';
import { sourceShape } from '../../src/figures/source-shape.ts';
import { standAlone } from '../../src/figures/stand-alone.ts';

const node = (id: string, given: Partial<NetworkNode> = {}): NetworkNode => ({
  id,
  name: `Source ${id}`,
  kind: 'person',
  voiceOf: 0,
  places: 1,
  nearest: 0,
  depth: 1,
  ...given,
});
const link = (from: string, to: string, given: Partial<NetworkLink> = {}): NetworkLink => ({
  from,
  to,
  places: 1,
  articles: 1,
  claims: 1,
  stance: tallyStances(['endorses']),
  statuses: { explicit: 1, implicit: 0, anonymous: 0 },
  ...given,
});

const networks = fc
  .array(
    fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 60 }),
      kind: fc.constantFrom(...sourceKinds),
      voiceOf: fc.nat(2),
      places: fc.integer({ min: 1, max: 5000 }),
      depth: fc.double({ min: 0, max: 5, noNaN: true }),
    }),
    { maxLength: 25 },
  )
  .chain((given) => {
    const nodes = given.map((each, index) => node(String(index), each));
    const ends = nodes.flatMap(({ id: from }) => nodes.map(({ id: to }) => ({ from, to })));
    const between = ends.filter(({ from, to }) => from !== to);
    const links =
      between.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...between), { maxLength: 30 });
    return links.map((some): QuotingNetwork => ({
      nodes,
      links: some.map(({ from, to }) => link(from, to)),
    }));
  });

const overlap = ({ box: a }: PlacedNode, { box: b }: PlacedNode): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

test('whatever the network, signs and names never overlap, stay in the picture, and are where they were before', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const layout = networkLayout(network);
      expect(layout.nodes.length).toBe(network.nodes.length);
      expect(layout.links.length).toBe(network.links.length);
      layout.nodes.forEach((one, index) => {
        expect(one.box.left >= 0 && one.box.left + one.box.width <= layout.width).toBe(true);
        expect(one.box.top >= 0 && one.box.top + one.box.height <= layout.height).toBe(true);
        for (const other of layout.nodes.slice(index + 1)) expect(overlap(one, other)).toBe(false);
      });
      for (const { path, head } of layout.links) expect(path + head).not.toMatch(/NaN|Infinity/);
      expect(networkLayout(network)).toEqual(layout);
    }),
    { numRuns: 40 },
  );
});

test('own voices stand left of whom they quote, and a link there and one back lie apart', () => {
  const { nodes, links } = networkLayout({
    nodes: [node('a', { depth: 0, voiceOf: 1 }), node('s', { depth: 1 }), node('t', { depth: 2 })],
    links: [link('a', 's'), link('s', 'a'), link('s', 't')],
  });
  const [a, s, t] = nodes;
  expect((a?.x ?? 0) < (s?.x ?? 0) && (s?.x ?? 0) < (t?.x ?? 0)).toBe(true);
  const [there, back] = links;
  expect(Math.abs((there?.y ?? 0) - (back?.y ?? 0))).toBeGreaterThan(10);
});

test('nothing and one source alone make a picture of some size', () => {
  expect(networkLayout({ nodes: [], links: [] })).toMatchObject({ nodes: [], links: [] });
  const { width, height, nodes } = networkLayout({ nodes: [node('a')], links: [] });
  expect(width).toBeGreaterThan(100);
  expect(nodes[0]?.x).toBeCloseTo(width / 2);
  expect(height).toBeGreaterThan(100);
});

const words = {
  title: 'Who quotes whom',
  description: 'Three sources.',
  kind: (kind: SourceKind) => `kind ${kind}`,
  stance: (stance: string | null) => `stance ${stance ?? 'not judged'}`,
  voice: 'own voice',
  more: null,
};

test('the drawing has each source and link once, a legend of what is in it, and stands alone as XML', () => {
  const layout = networkLayout({
    nodes: [node('a', { depth: 0, voiceOf: 1, name: '<b>&"' }), node('s', { kind: 'document' }), node('t')],
    links: [
      link('a', 's', { places: 7, stance: tallyStances(['endorses', 'rejects']) }),
      link('s', 't', { stance: tallyStances([null]) }),
    ],
  });
  const svg = standAlone(render(Network, { props: { layout, words, lit: new Set(['a s']) } }).body);
  expect(svg).not.toContain('var(');
  const root = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.documentElement;
  expect(root.querySelectorAll('[data-source]').length).toBe(3);
  expect([...root.querySelectorAll('[data-link]')].map((each) => each.getAttribute('opacity'))).toEqual([
    null,
    '0.2',
  ]);
  expect(root.querySelector('[data-link="a s"] text')?.textContent).toBe('7');
  const text = root.textContent ?? '';
  for (const each of ['own voice', 'kind document', 'kind person', 'stance divided', 'stance not judged'])
    expect(text).toContain(each);
  expect(text).toContain('<b>&"');
  expect(text).not.toContain('kind group');
});

test('no two kinds of source look alike without colour', () => {
  const looks = sourceKinds.map((kind) => JSON.stringify(sourceShape(kind)));
  expect(new Set(looks).size).toBe(sourceKinds.length);
});

test('a legend breaks into rows that stay in the width', () => {
  const entries = [...stances].map((sign) => ({ sign, words: `A rather long word for ${sign}` }));
  const { entries: placed, height } = legendLayout(entries, 420);
  for (const { x } of placed) expect(x).toBeLessThan(420);
  expect(new Set(placed.map(({ y }) => y)).size).toBeGreaterThan(1);
  expect(height).toBeGreaterThan(Math.max(...placed.map(({ y }) => y)));
  expect(legendLayout([], 420).height).toBe(0);
});
