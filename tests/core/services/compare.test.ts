import { expect, test } from 'vitest';
import type { ClaimMatrix } from '#domain/compare/matrix.ts';
import { cellLines } from '#domain/compare/matrix-cells.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
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

/** What stands in each cell: its stances with their counts. */
const stancesIn = (matrix: ClaimMatrix): readonly unknown[] =>
  matrix.rows.map(({ claimId }, row) => [
    claimId,
    matrix.columns.map((_, column) =>
      cellLines(matrix, row, column).map(({ stance, count }) => [stance, count]),
    ),
  ]);

test('claims that more articles address come first, then those earlier in the text; not addressed is an empty cell', async () => {
  const { kase, a, b, late, early } = await threeArticles();
  const matrix = await kase.call('compare.matrix', { filter: '', articleIds: [a.id, b.id] });
  expect(matrix.columns.map(({ title }) => title)).toEqual(['A', 'B']);
  expect(stancesIn(matrix)).toEqual([
    [
      late.claimId,
      [
        [['endorses', 1]],
        [
          [null, 1],
          ['rejects', 1],
        ],
      ],
    ],
    [early.claimId, [[[null, 1]], []]],
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
  const matrix = await kase.call('compare.matrix', { filter: '', articleIds: [a.id] });
  expect(cellLines(matrix, 1, 0)).toEqual([
    {
      stance: 'endorses',
      polarity: 'negates',
      commitment: 'denies',
      depth: 2,
      nearest: 'Press office',
      count: 1,
    },
  ]);
  const bySource = await kase.call('compare.matrix', {
    filter: '',
    articleIds: [a.id],
    layout: { ...startLayout, by: 'sources' },
  });
  expect(bySource.columns.map(({ name }) => name)).toEqual(['Press office', 'Ana']);
});

test('a cell leads to its words, and to where the other articles make the claim', async () => {
  const { kase, a, b, late } = await threeArticles();
  const scope = { filter: '', articleIds: [], by: 'articles' as const, claimId: late.claimId };
  const cell = await kase.call('compare.cell', { ...scope, columnId: b.id, limit: 1 });
  expect(cell).toMatchObject({
    total: 2,
    places: [{ words: 'one', articleId: b.id, article: 'B', stance: null }],
    articles: [{ articleId: b.id }, { articleId: a.id, occurrenceId: late.id }],
  });
  const row = await kase.call('compare.cell', { ...scope, columnId: null, limit: 10 });
  expect(row.places.map(({ words }) => words)).toEqual(['four', 'one', 'two']);
  const empty = await kase.call('compare.cell', { ...scope, columnId: 'elsewhere', limit: 10 });
  expect(empty).toMatchObject({ total: 0, places: [], articles: [{ articleId: a.id }, { articleId: b.id }] });
  const gone = { ...scope, claimId: a.id, columnId: null, limit: 10 };
  expect(await kase.call('compare.cell', gone)).toEqual({ total: 0, places: [], articles: [] });
});

test('a claim that is made nowhere is a row of the whole matrix, and of no part of it', async () => {
  const { kase, c, alone } = await threeArticles();
  await kase.call('assessment.set', { claimId: alone.claimId, patch: { verdict: 'unproven' } });
  await kase.call('occurrence.remove', { occurrenceId: alone.id });
  const { rows } = await kase.call('compare.matrix', { filter: '', articleIds: [] });
  expect(rows.at(-1)).toMatchObject({ claimId: alone.claimId, standing: 'not-addressed' });
  expect(await kase.call('compare.matrix', { filter: '', articleIds: [c.id] })).toMatchObject({
    columns: [{ title: 'C', claims: 0 }],
    rows: [],
  });
});

test('no article named means all; the order given is the order of the columns; one that is gone is named', async () => {
  const { kase, a, b, c } = await threeArticles();
  expect((await kase.call('compare.matrix', { filter: '', articleIds: [] })).rows).toHaveLength(3);
  const turned = await kase.call('compare.matrix', { filter: '', articleIds: [c.id, a.id, c.id] });
  expect(turned.columns.map(({ title }) => title)).toEqual(['C', 'A']);
  await kase.call('article.remove', { articleId: b.id });
  expect(await kase.failure('compare.matrix', { filter: '', articleIds: [a.id, b.id] })).toMatchObject({
    code: 'article.not-found',
  });
});
