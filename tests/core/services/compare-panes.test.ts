import { expect, test } from 'vitest';
import { openTestCase, spanOf } from './test-case.ts';

const text = 'one two three four five';

test('articles side by side are told their relations, and what a filter lets through', async () => {
  const kase = await openTestCase();
  const a = await kase.importText(text, { title: 'A', authors: ['Ana'] });
  const b = await kase.importText(`${text}.`, { title: 'B', authors: ['Bea'] });
  const c = await kase.importText(`${text}!`, { title: 'C', authors: ['Cem'] });
  const mark = (articleId: string, words: string) =>
    kase.call('occurrence.mark', {
      articleId,
      spans: [spanOf(text, words)],
      claimId: null,
      claimText: words,
      stance: null,
    });
  const one = await mark(a.id, 'one');
  const two = await mark(b.id, 'two');
  const three = await mark(c.id, 'three');
  const relate = (fromClaimId: string, toClaimId: string, status: 'suggested' | 'rejected') =>
    kase.call('relation.set', { fromClaimId, toClaimId, kind: 'supports', status, reason: 'so' });
  await relate(one.claimId, two.claimId, 'suggested');
  await relate(two.claimId, one.claimId, 'rejected');
  await relate(one.claimId, three.claimId, 'suggested');

  const asked = (filter: string) => kase.call('compare.panes', { filter, articleIds: [a.id, b.id] });
  expect(await asked('')).toEqual({
    shown: null,
    relations: [
      {
        id: expect.any(String) as string,
        fromClaimId: one.claimId,
        toClaimId: two.claimId,
        kind: 'supports',
        status: 'suggested',
        reason: 'so',
      },
    ],
  });
  expect(await asked('"two" ')).toEqual({ shown: [two.id], relations: [] });
  await kase.call('article.remove', { articleId: b.id });
  expect(await kase.failure('compare.panes', { filter: '', articleIds: [a.id, b.id] })).toMatchObject({
    code: 'article.not-found',
  });
});
