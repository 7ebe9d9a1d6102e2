import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainsThrough } from '#domain/compare/chains-through.ts';
import {
  linkKey,
  quotingNetwork,
  strongestPart,
  tallyStance,
  tallyStances,
} from '#domain/compare/network.ts';
import { stances } from '#domain/stance.ts';
import { comparisonOf, type Place } from './comparison-fixture.ts';

const place = fc.record({
  claim: fc.constantFrom('c1', 'c2', 'c3'),
  articleId: fc.constantFrom('a', 'b', 'c'),
  through: fc.array(fc.constantFrom('s', 't', 'u', '?v', 'author of a', 'author of b'), { maxLength: 4 }),
  stance: fc.constantFrom(...stances, null),
  start: fc.nat(100),
});
const places = fc.array(place, { maxLength: 30 });

test('each step of a chain quotes the next, and a place counts once however often its chain passes', () => {
  const { nodes, links } = quotingNetwork(
    comparisonOf(
      [
        { claim: 'c1', articleId: 'a', through: ['agency', '?officials'], stance: 'endorses' },
        { claim: 'c2', articleId: 'a', through: ['agency'], stance: 'rejects', start: 9 },
        { claim: 'c1', articleId: 'b', through: ['agency', 'minister', 'agency', 'minister'] },
        { claim: 'c1', articleId: 'b', start: 9 },
      ],
      { kinds: { agency: 'media-outlet' } },
    ),
  );
  expect(nodes.map(({ id, voiceOf, places: count, nearest }) => [id, voiceOf, count, nearest])).toEqual([
    ['agency', 0, 3, 1],
    ['author of a', 1, 2, 0],
    ['author of b', 1, 2, 1],
    ['?officials', 0, 1, 1],
    ['minister', 0, 1, 1],
  ]);
  expect(nodes[0]).toMatchObject({ kind: 'media-outlet', depth: 1.5 });
  const shown = links.map(({ from, to, places: count, articles, claims }) => [
    from,
    to,
    count,
    articles,
    claims,
  ]);
  expect(shown).toEqual([
    ['author of a', 'agency', 2, 1, 2],
    ['author of b', 'agency', 1, 1, 1],
    ['agency', '?officials', 1, 1, 1],
    ['agency', 'minister', 1, 1, 1],
    ['minister', 'agency', 1, 1, 1],
  ]);
  expect(links[0]?.stance).toEqual({ for: 1, neutral: 0, against: 1, unclear: 0, notJudged: 0, mean: 0 });
  expect(links[2]?.statuses).toEqual({ explicit: 0, implicit: 0, anonymous: 1 });
});

test('nothing compared, an own voice alone and a source that follows itself make no link', () => {
  expect(quotingNetwork(comparisonOf([]))).toEqual({ nodes: [], links: [] });
  expect(quotingNetwork(comparisonOf([], { nowhere: ['c1'], articles: { a: [null, null] } })).nodes).toEqual(
    [],
  );
  const alone = quotingNetwork(comparisonOf([{ claim: 'c1', articleId: 'a' }]));
  expect([alone.nodes.length, alone.links.length]).toEqual([1, 0]);
  const itself = quotingNetwork(comparisonOf([{ claim: 'c1', articleId: 'a', through: ['s', 's'] }]));
  expect(itself.links.map(linkKey)).toEqual(['author of a s']);
  expect(itself.nodes.find(({ id }) => id === 's')?.places).toBe(1);
});

test('a thousand places of one claim are one link with their count', () => {
  const many = Array.from({ length: 1000 }, (_, start): Place => ({
    claim: 'c1',
    articleId: 'a',
    through: ['s'],
    start,
  }));
  const { nodes, links } = quotingNetwork(comparisonOf(many));
  expect(nodes.length).toBe(2);
  expect(links).toMatchObject([{ places: 1000, articles: 1, claims: 1 }]);
  const { total, chains } = chainsThrough(
    comparisonOf(many),
    { links: [{ from: 'author of a', to: 's' }], sourceId: null, claimId: null },
    50,
  );
  expect([total, chains.length]).toEqual([1000, 50]);
});

test('the network does not depend on the order of the places, and its links join its nodes', () => {
  fc.assert(
    fc.property(places, (list) => {
      const comparison = comparisonOf(list);
      const network = quotingNetwork(comparison);
      const turned = quotingNetwork({ ...comparison, pairs: comparison.pairs.toReversed() });
      expect(turned.links).toEqual(network.links);
      expect(turned.nodes.map(({ id, places: count }) => [id, count])).toEqual(
        network.nodes.map(({ id, places: count }) => [id, count]),
      );
      const ids = new Set(network.nodes.map(({ id }) => id));
      for (const { from, to, places: count, stance, statuses } of network.links) {
        expect(ids.has(from) && ids.has(to) && from !== to).toBe(true);
        expect(stance.for + stance.neutral + stance.against + stance.unclear + stance.notJudged).toBe(count);
        expect(statuses.explicit + statuses.implicit + statuses.anonymous).toBe(count);
      }
    }),
  );
});

test('the chains through a link are as many as it counts, and pass it', () => {
  fc.assert(
    fc.property(places, (list) => {
      const comparison = comparisonOf(list);
      for (const { from, to, places: count } of quotingNetwork(comparison).links) {
        const found = chainsThrough(
          comparison,
          { links: [{ from, to }], sourceId: null, claimId: null },
          500,
        );
        expect(found.total).toBe(count);
        for (const { chain } of found.chains) {
          const ids = chain.map(({ sourceId }) => sourceId);
          expect(ids.some((id, index) => id === from && ids[index + 1] === to)).toBe(true);
        }
        expect(found.links.find((link) => link.from === from && link.to === to)?.places).toBe(count);
      }
    }),
  );
});

test('chains are sought by source and by claim too', () => {
  const comparison = comparisonOf([
    { claim: 'c1', articleId: 'a', through: ['s', 't'], stance: 'distances' },
    { claim: 'c2', articleId: 'a', through: ['t'], start: 9 },
    { claim: 'c1', articleId: 'b' },
  ]);
  const seek = (given: { readonly sourceId?: string; readonly claimId?: string }) =>
    chainsThrough(comparison, { links: [], sourceId: null, claimId: null, ...given }, 10);
  expect(seek({ sourceId: 't' }).chains.map(({ claimId }) => claimId)).toEqual(['c1', 'c2']);
  expect(seek({ sourceId: 't', claimId: 'c1' }).links.map(linkKey)).toEqual(['author of a s', 's t']);
  expect(seek({ claimId: 'c1' }).total).toBe(2);
  expect(seek({ sourceId: 'gone' })).toEqual({ total: 0, chains: [], links: [] });
});

test('the strongest part has the first nodes, those kept, and only links between them', () => {
  fc.assert(
    fc.property(places, fc.nat(5), (list, most) => {
      const network = quotingNetwork(comparisonOf(list));
      const last = network.nodes.at(-1)?.id ?? 'none';
      const part = strongestPart(network, most, [last, 'gone']);
      expect(part.nodes.length).toBeLessThanOrEqual(most + 1);
      const ids = new Set(part.nodes.map(({ id }) => id));
      if (network.nodes.length > 0) expect(ids.has(last)).toBe(true);
      for (const { id } of network.nodes.slice(0, most)) expect(ids.has(id)).toBe(true);
      for (const { from, to } of part.links) expect(ids.has(from) && ids.has(to)).toBe(true);
    }),
  );
});

test('neutral, unclear, divided and not judged never merge', () => {
  const of = (...given: Parameters<typeof tallyStances>[0]) => tallyStance(tallyStances(given));
  expect(of('endorses', 'rejects')).toBe('divided');
  expect(of('reports-neutrally')).toBe('reports-neutrally');
  expect(of('unclear', null)).toBe('unclear');
  expect(of(null, null)).toBe(null);
  expect(of()).toBe(null);
  expect(of('endorses', 'leans-toward')).toBe('endorses');
  expect(of('reports-neutrally', 'distances', null)).toBe('distances');
  expect(of('rejects', 'unclear')).toBe('rejects');
});
