import { expect, test } from 'vitest';
import type { Stance } from '#domain/stance.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text = 'one two three four five';

/** Two articles: both make a claim, A for it and B against it; A makes one of its own, B another. */
const twoArticles = async () => {
  const kase = await openTestCase();
  const a = await kase.importText(text, { title: 'A', authors: ['Ana'], publisher: 'Post' });
  const b = await kase.importText(`${text}.`, { title: 'B', authors: ['Bea'], publisher: null });
  const shared = await mark(kase, a.id, 'one', null, 'endorses');
  await mark(kase, b.id, 'one', shared, 'rejects');
  const onlyA = await mark(kase, a.id, 'two', null, null);
  const onlyB = await mark(kase, b.id, 'three', null, null);
  return { kase, a, b, shared, onlyA, onlyB };
};

async function mark(
  kase: TestCase,
  articleId: string,
  words: string,
  claimId: string | null,
  stance: Stance | null,
): Promise<string> {
  const made = await kase.call('occurrence.mark', {
    articleId,
    spans: [spanOf(text, words)],
    claimId,
    claimText: null,
    stance,
  });
  return made.claimId;
}

const all = { filter: '', articleIds: [] };

test('what an article leaves out follows the case, and a filter hides nothing from being addressed', async () => {
  const { kase, a, b, onlyA, onlyB } = await twoArticles();
  const of = { kind: 'article' as const, articleId: a.id };
  const before = await kase.call('compare.left-out', { ...all, of });
  expect(before.rows.map(({ claimId }) => claimId)).toEqual([onlyB]);
  expect(before.articles).toEqual([
    { articleId: a.id, addressed: 2, leftOut: 1 },
    { articleId: b.id, addressed: 2, leftOut: 1 },
  ]);
  const narrowed = await kase.call('compare.left-out', { ...all, filter: 'stance:rejects', of });
  expect(narrowed.rows).toEqual([]);
  expect(narrowed.claims).toBe(1);
  await kase.call('relation.set', {
    fromClaimId: onlyA,
    toClaimId: onlyB,
    kind: 'equivalent',
    status: 'confirmed',
    reason: '',
  });
  expect((await kase.call('compare.left-out', { ...all, of })).rows).toEqual([]);
});

test('two sides of any kind are set against each other, with the words of each', async () => {
  const { kase, a, b, shared } = await twoArticles();
  const here = { kind: 'article' as const, articleId: a.id };
  const there = { kind: 'publisher' as const, name: '' };
  const view = await kase.call('compare.two', { ...all, here, there });
  expect(view.rows.map(({ group }) => group)).toEqual(['contradict', 'only-here', 'only-there']);
  expect([view.here, view.there]).toEqual([{ name: 'A' }, { name: '' }]);
  const selected = await kase.call('compare.two', {
    ...all,
    here: { kind: 'selection', filter: 'stance:endorses' },
    there: { kind: 'selection', filter: 'stance:rejects' },
  });
  expect(selected.rows.map(({ group }) => group)).toEqual(['contradict']);
  const words = await kase.call('compare.words', { ...all, claimIds: [shared], side: there, limit: 5 });
  expect(words).toMatchObject({ total: 1, places: [{ claimId: shared, articleId: b.id, words: 'one' }] });
  const every = await kase.call('compare.words', { ...all, claimIds: [shared], side: null, limit: 1 });
  expect([every.total, every.places.length]).toEqual([2, 1]);
});

test('a side that is gone is said to be, and makes no claim', async () => {
  const { kase, a, b } = await twoArticles();
  await kase.call('article.remove', { articleId: b.id });
  const view = await kase.call('compare.two', {
    ...all,
    here: { kind: 'article', articleId: a.id },
    there: { kind: 'article', articleId: b.id },
  });
  expect(view.there).toBeNull();
  expect(view.counts['only-here'].claims).toBe(2);
  const source = await kase.call('compare.left-out', {
    ...all,
    of: { kind: 'source', sourceId: b.id },
  });
  expect(source).toMatchObject({ rows: [], unreported: [a.id] });
});
