import { expect, test } from 'vitest';
import { openTestCase, spanOf } from '../services/test-case.ts';

const text = 'one two three four five';

test('a comparison holds what its filter and its articles let through, and follows every change', async () => {
  const kase = await openTestCase();
  const a = await kase.importText(text, { title: 'A', authors: ['Ana'] });
  const b = await kase.importText(`${text}.`, { title: 'B', authors: ['Bea'] });
  const mark = (articleId: string, words: string) =>
    kase.call('occurrence.mark', {
      articleId,
      spans: [spanOf(text, words)],
      claimId: null,
      claimText: words,
      stance: null,
    });
  const claims = async (filter: string, articleIds: readonly string[]) => {
    const { rows, columns } = await kase.call('compare.matrix', { filter, articleIds: [...articleIds] });
    return [columns.map(({ title }) => title).join(), rows.map(({ text: claim }) => claim).join()];
  };
  await mark(a.id, 'one');
  const two = await mark(b.id, 'two');
  expect(await claims('', [])).toEqual(['A,B', 'one,two']);
  expect(await claims('"two" ', [])).toEqual(['A,B', 'two']);
  expect(await claims('', [a.id])).toEqual(['A', 'one']);
  expect(await claims('source:Bea ', [a.id])).toEqual(['A', '']);
  await kase.call('claim.update', { claimId: two.claimId, patch: { text: 'three' } });
  expect(await claims('"two" ', [])).toEqual(['A,B', 'three']);
  expect(await claims('"three" ', [b.id])).toEqual(['B', 'three']);
  await kase.call('claim.update', { claimId: two.claimId, patch: { tags: ['port'] } });
  expect(await claims('tag:port ', [])).toEqual(['A,B', 'three']);
});
