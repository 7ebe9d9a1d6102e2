import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedRings, quotingRings, stepsOf } from '#domain/compare/circular.ts';
import { linkKey } from '#domain/compare/network.ts';
import { manyVoicesThatAreOne } from '#domain/compare/one-voice.ts';
import { mostRings, ringsOf } from '#domain/compare/rings.ts';
import { comparisonOf, type Place } from './comparison-fixture.ts';

const link = fc.record({
  from: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  to: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
});

/** Whether there is a way from one to the other, sought the plain way. */
function leads(from: string, to: string, links: readonly { from: string; to: string }[]): boolean {
  const seen = new Set<string>();
  const walk = (at: string): boolean =>
    links.some((each) => {
      if (each.from !== at) return false;
      if (each.to === to) return true;
      if (seen.has(each.to)) return false;
      seen.add(each.to);
      return walk(each.to);
    });
  return walk(from);
}

test('rings follow the links, pass nothing twice, and every link on some ring is on one of them', () => {
  fc.assert(
    fc.property(fc.array(link, { maxLength: 14 }), (links) => {
      const rings = ringsOf(links);
      const keys = new Set(links.map(linkKey));
      const told = new Set(rings.flatMap(stepsOf).map(linkKey));
      for (const ring of rings) {
        expect(ring.length).toBeGreaterThan(1);
        expect(new Set(ring).size).toBe(ring.length);
        for (const step of stepsOf(ring)) expect(keys).toContain(linkKey(step));
        expect(ring[0]).toBe(ring.toSorted()[0]);
      }
      expect(new Set(rings.map((ring) => ring.join(' '))).size).toBe(rings.length);
      for (const each of links)
        if (each.from !== each.to)
          expect(told.has(linkKey(each)), linkKey(each)).toBe(leads(each.to, each.from, links));
      expect(ringsOf(links.toReversed())).toEqual(rings);
    }),
  );
});

test('a long way round is found, a long way that leads nowhere is none, and a web has a limit', () => {
  const names = Array.from({ length: 20_000 }, (_, at) => String(at).padStart(5, '0'));
  const way = names.slice(1).map((to, at) => ({ from: names[at] ?? '', to }));
  expect(ringsOf(way)).toEqual([]);
  expect(ringsOf([...way, { from: names.at(-1) ?? '', to: names[0] ?? '' }])[0]?.length).toBe(20_000);
  const few = names.slice(0, 60);
  const web = few.flatMap((from) => few.map((to) => ({ from, to })));
  expect(ringsOf(web).length).toBe(mostRings);
});

test('A cites B and B cites A for one claim is told before rings over different claims', () => {
  const rings = quotingRings(
    comparisonOf([
      { claim: 'c1', articleId: 'a', through: ['author of b'] },
      { claim: 'c1', articleId: 'b', through: ['author of a'] },
      { claim: 'c2', articleId: 'c', through: ['s', 't'] },
      { claim: 'c3', articleId: 'c', through: ['t', 's'], start: 9 },
      { claim: 'c4', articleId: 'd', through: ['x', 'y', 'x'] },
    ]),
  );
  expect(rings).toEqual([
    { sourceIds: ['author of a', 'author of b'], claimIds: ['c1'] },
    { sourceIds: ['x', 'y'], claimIds: ['c4'] },
    { sourceIds: ['s', 't'], claimIds: [] },
  ]);
});

test('a ring of three over three articles is one ring', () => {
  const places: readonly Place[] = [
    { claim: 'c1', articleId: 'a', through: ['author of b'] },
    { claim: 'c1', articleId: 'b', through: ['author of c'] },
    { claim: 'c1', articleId: 'c', through: ['author of a'] },
  ];
  expect(quotingRings(comparisonOf(places))).toEqual([
    { sourceIds: ['author of a', 'author of b', 'author of c'], claimIds: ['c1'] },
  ]);
  expect(quotingRings(comparisonOf(places.slice(1)))).toEqual([]);
  expect(quotingRings(comparisonOf([]))).toEqual([]);
});

test('claims derived from each other are a ring unless one relation is rejected', () => {
  const around = (status: 'confirmed' | 'suggested' | 'rejected') => ({
    nowhere: ['c1', 'c2'],
    relations: [
      { kind: 'derived-from' as const, status: 'confirmed' as const, claims: ['c1', 'c2'] as const },
      { kind: 'derived-from' as const, status, claims: ['c2', 'c1'] as const },
      { kind: 'supports' as const, status: 'confirmed' as const, claims: ['c2', 'c1'] as const },
    ],
  });
  expect(derivedRings(comparisonOf([], around('confirmed')))).toEqual([
    { claimIds: ['c1', 'c2'], confirmed: true },
  ]);
  expect(derivedRings(comparisonOf([], around('suggested')))).toEqual([
    { claimIds: ['c1', 'c2'], confirmed: false },
  ]);
  expect(derivedRings(comparisonOf([], around('rejected')))).toEqual([]);
});

test('articles that rest on one source are told by that source, with the claims', () => {
  const voices = manyVoicesThatAreOne(
    comparisonOf([
      { claim: 'c1', articleId: 'a', through: ['agency'] },
      { claim: 'c1', articleId: 'b', through: ['paper', 'agency'] },
      { claim: 'c2', articleId: 'b', through: ['agency'] },
      { claim: 'c2', articleId: 'c', through: ['agency'] },
      { claim: 'c2', articleId: 'a', through: ['agency'], start: 5 },
      { claim: 'c3', articleId: 'a', through: ['agency'], start: 9 },
      { claim: 'c4', articleId: 'a', through: ['witness'], start: 12 },
      { claim: 'c4', articleId: 'b', start: 12 },
    ]),
  );
  expect(voices).toEqual([
    {
      sourceId: 'agency',
      name: 'agency',
      articles: 3,
      claims: [
        { claimId: 'c2', text: 'c2', articles: 3 },
        { claimId: 'c1', text: 'c1', articles: 2 },
      ],
    },
  ]);
});
