import { expect, test } from 'vitest';
import type { Stance } from '#domain/stance.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text = 'one two three four five';
const mark = async (
  kase: TestCase,
  articleId: string,
  words: readonly string[],
  claimId: string | null,
  stance: Stance | null = null,
): Promise<{ id: string; claimId: string }> =>
  kase.call('occurrence.mark', {
    articleId,
    spans: words.map((each) => spanOf(text, each)),
    claimId,
    claimText: null,
    stance,
  });

const threeArticles = async () => {
  const kase = await openTestCase();
  const [a, b, c] = [
    await kase.importText(text, { title: 'A', authors: ['Ana'] }),
    await kase.importText(`${text}.`, { title: 'B', authors: ['Bea'] }),
    await kase.importText(`${text}!`, { title: 'C', authors: ['Cem'] }),
  ];
  const late = await mark(kase, a.id, ['four'], null, 'endorses');
  const early = await mark(kase, a.id, ['one', 'three'], null);
  await mark(kase, b.id, ['two'], late.claimId, 'rejects');
  await mark(kase, b.id, ['one'], late.claimId, null);
  const alone = await mark(kase, c.id, ['five'], null, 'unclear');
  await kase.call('relation.set', {
    fromClaimId: late.claimId,
    toClaimId: early.claimId,
    kind: 'supports',
    status: 'confirmed',
    reason: '',
  });
  await kase.call('relation.set', {
    fromClaimId: late.claimId,
    toClaimId: alone.claimId,
    kind: 'supports',
    status: 'confirmed',
    reason: '',
  });
  return { kase, a, b, c, late, early, alone };
};

test('claims that more articles address come first, then those earlier in the text; not addressed is an empty cell', async () => {
  const { kase, a, b, late, early } = await threeArticles();
  const matrix = await kase.call('compare.matrix', { filter: '', articleIds: [a.id, b.id] });
  expect(matrix.articles.map(({ title }) => title)).toEqual(['A', 'B']);
  expect(
    matrix.rows.map(({ claim, cells }) => [
      claim.id,
      cells.map((cell) => cell.map(({ quote, stance }) => [quote, stance])),
    ]),
  ).toEqual([
    [
      late.claimId,
      [
        [['four', 'endorses']],
        [
          ['one', null],
          ['two', 'rejects'],
        ],
      ],
    ],
    [early.claimId, [[['one … three', null]], []]],
  ]);
  expect(matrix.relations.map(({ toClaimId }) => toClaimId)).toEqual([early.claimId]);
});

test('a cell tells who speaks last and how deep the chain is', async () => {
  const { kase, a, late } = await threeArticles();
  const press = await kase.call('source.create', { name: 'Press office', kind: 'organisation' });
  await kase.call('occurrence.set-chain', {
    occurrenceId: late.id,
    chain: [
      { sourceId: a.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null },
      { sourceId: press.id, status: 'explicit', sourceSpan: null, cueSpan: null },
    ],
  });
  await kase.call('occurrence.update', {
    occurrenceId: late.id,
    patch: { polarity: 'negates', commitment: 'denies' },
  });
  const { rows } = await kase.call('compare.matrix', { filter: '', articleIds: [a.id] });
  expect(rows[1]?.cells[0]).toEqual([
    {
      id: late.id,
      stance: 'endorses',
      polarity: 'negates',
      commitment: 'denies',
      chainDepth: 2,
      sourceName: 'Press office',
      start: 14,
      quote: 'four',
    },
  ]);
});

test('no article named means all; the order given is the order of the columns; one that is gone is named', async () => {
  const { kase, a, b, c } = await threeArticles();
  expect((await kase.call('compare.matrix', { filter: '', articleIds: [] })).rows).toHaveLength(3);
  const turned = await kase.call('compare.matrix', { filter: '', articleIds: [c.id, a.id, c.id] });
  expect(turned.articles.map(({ title }) => title)).toEqual(['C', 'A']);
  await kase.call('article.remove', { articleId: b.id });
  expect(await kase.failure('compare.matrix', { filter: '', articleIds: [a.id, b.id] })).toMatchObject({
    code: 'article.not-found',
  });
});
