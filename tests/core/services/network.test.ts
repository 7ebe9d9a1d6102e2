import { expect, test } from 'vitest';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text = 'one two three four five';
const everything = { filter: '', articleIds: [], most: 50, keep: [] };
const chainsOf = { filter: '', articleIds: [], links: [], sourceId: null, claimId: null, limit: 10 };

/** Two articles that quote an agency, and each other, for one claim; a third that speaks for itself. */
async function quoting() {
  const kase = await openTestCase();
  const a = await kase.importText(text, { title: 'A', authors: ['Ana'], publisher: 'Outlet' });
  const b = await kase.importText(`${text}.`, { title: 'B', authors: ['Bea'], publisher: 'Outlet' });
  const c = await kase.importText(`${text}!`, { title: 'C', authors: ['Cem'], publisher: null });
  const agency = (await kase.call('source.create', { name: 'Agency', kind: 'media-outlet' })).id;
  const first = await say(kase, a, 'one', [agency], null);
  await say(kase, b, 'one', [agency], first.claimId);
  const second = await say(kase, a, 'two', [b.authorSourceId], null);
  await say(kase, b, 'two', [a.authorSourceId], second.claimId);
  const third = await say(kase, c, 'five', [], null);
  return { kase, a, b, c, agency, first, second, third };
}

async function say(
  kase: TestCase,
  article: { readonly id: string; readonly authorSourceId: string },
  words: string,
  through: readonly string[],
  claimId: string | null,
) {
  const marked = await kase.call('occurrence.mark', {
    articleId: article.id,
    spans: [spanOf(text, words)],
    claimId,
    claimText: null,
    stance: 'endorses',
  });
  const step = { sourceSpan: null, cueSpan: null };
  await kase.call('occurrence.set-chain', {
    occurrenceId: marked.id,
    chain: [
      { ...step, sourceId: article.authorSourceId, status: 'own-voice' },
      ...through.map((sourceId) => ({ ...step, sourceId, status: 'explicit' as const })),
    ],
  });
  return marked;
}

test('who quotes whom, with the ring and the one voice in it, and the words of each link', async () => {
  const { kase, a, b, agency, first, second } = await quoting();
  const network = await kase.call('compare.network', everything);
  expect(network.nodes.map(({ name, voiceOf, places }) => [name, voiceOf, places])).toEqual([
    ['Ana', 1, 3],
    ['Bea', 1, 3],
    ['Agency', 0, 2],
    ['Cem', 1, 1],
  ]);
  expect(network.links.length).toBe(4);
  expect(network.whole).toEqual({ nodes: 4, links: 4, places: 5, quoting: 4 });
  expect(network.rings.first).toEqual([
    {
      sources: [
        { id: a.authorSourceId, name: 'Ana' },
        { id: b.authorSourceId, name: 'Bea' },
      ],
      claims: { first: [{ id: second.claimId, name: 'two' }], more: 0 },
    },
  ]);
  expect(network.voices.first).toMatchObject([
    { name: 'Agency', articles: 2, claims: { first: [{ claimId: first.claimId, articles: 2 }] } },
    // Each of the two stands in every chain of what they say on each other's word.
    { name: 'Bea', articles: 2, claims: { first: [{ claimId: second.claimId }] } },
  ]);
  const link = { from: a.authorSourceId, to: agency };
  const { total, chains } = await kase.call('compare.chains', { ...chainsOf, links: [link] });
  expect([total, chains[0]?.words, chains[0]?.chain.map(({ name }) => name)]).toEqual([
    1,
    'one',
    ['Ana', 'Agency'],
  ]);
});

test('it is of what the filter and the articles let through, follows changes and says what is left out', async () => {
  const { kase, a, b, c, agency, third } = await quoting();
  const some = await kase.call('compare.network', { ...everything, most: 1, keep: [agency] });
  expect(some.nodes.map(({ name }) => name)).toEqual(['Ana', 'Agency']);
  expect([some.links.length, some.whole.links]).toEqual([1, 4]);
  const filtered = await kase.call('compare.network', { ...everything, filter: 'source:"Agency" ' });
  expect(filtered.whole.places).toBe(2);
  const one = await kase.call('compare.network', { ...everything, articleIds: [a.id] });
  expect([one.whole.places, one.rings.first, one.voices.first]).toEqual([2, [], []]);
  const own = await kase.call('compare.network', { ...everything, articleIds: [c.id] });
  expect([own.nodes.length, own.links, own.whole.quoting]).toEqual([1, [], 0]);
  await kase.call('occurrence.remove', { occurrenceId: third.id });
  expect((await kase.call('compare.network', everything)).nodes.length).toBe(3);
  await kase.call('relation.set', {
    fromClaimId: (await kase.call('compare.chains', chainsOf)).chains[0]?.claimId ?? '',
    toClaimId:
      (await kase.call('compare.chains', { ...chainsOf, sourceId: b.authorSourceId })).chains.at(-1)
        ?.claimId ?? '',
    kind: 'derived-from',
    status: 'suggested',
    reason: '',
  });
  expect((await kase.call('compare.network', everything)).derivedRings.first).toEqual([]);
});

test('a case without articles has an empty network', async () => {
  const kase = await openTestCase();
  expect(await kase.call('compare.network', everything)).toMatchObject({ nodes: [], links: [] });
  expect(await kase.call('compare.chains', chainsOf)).toEqual({ total: 0, chains: [], links: [] });
});
