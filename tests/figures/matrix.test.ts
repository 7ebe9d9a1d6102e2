import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { claimMatrix } from '#domain/compare/matrix.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
import { layMatrix } from '../../src/figures/matrix-figure.ts';
import Matrix from '../../src/figures/Matrix.svelte';
import { standAlone } from '../../src/figures/stand-alone.ts';
import { comparisonOf, type Place } from '../domain/compare/comparison-fixture.ts';

const words = {
  title: 'Claims by article',
  description: 'Two claims',
  column: ({ title }: { readonly title: string }) => title,
  standing: (standing: string) => standing,
  stance: (stance: string | null) => stance ?? 'not judged',
  negates: 'negates',
  mean: 'Mean stance',
  meanOf: ({ meanStance }: { readonly meanStance: number | null }) => meanStance?.toFixed(1) ?? '',
  empty: 'an empty cell: not addressed',
  leftOut: null,
};
const layOf = (places: readonly Place[]) => layMatrix(claimMatrix(comparisonOf(places), startLayout));

test('a cell shows each of its stances once in the order of the scale, and an empty one nothing', () => {
  const { rows, leftOut } = layOf([
    { claim: 'p', articleId: 'a', stance: 'rejects' },
    { claim: 'p', articleId: 'a', stance: null, start: 1 },
    { claim: 'p', articleId: 'a', stance: 'endorses', start: 2, polarity: 'negates' },
    { claim: 'p', articleId: 'a', stance: 'endorses', start: 3 },
    { claim: 'q', articleId: 'b', stance: 'unclear' },
  ]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    [{ column: 0, stances: ['endorses', 'rejects', null], negates: true, places: 4 }],
    [{ column: 1, stances: ['unclear'], negates: false, places: 1 }],
  ]);
  expect(leftOut).toEqual({ rows: 0, columns: 0 });
});

test('what has no room is counted as left out', () => {
  const places = Array.from({ length: 150 }, (_, index) => ({
    claim: `claim ${index}`,
    articleId: `article ${index % 60}`,
  }));
  const figure = layOf(places);
  expect([figure.rows.length, figure.columns.length]).toEqual([100, 40]);
  expect(figure.leftOut).toEqual({ rows: 50, columns: 20 });
  for (const { cells } of figure.rows) for (const { column } of cells) expect(column).toBeLessThan(40);
});

test('drawn on the server it is an SVG that stands alone, with hostile and right-to-left words as they are', () => {
  const figure = layOf([
    { claim: '<script>alert("x")</script> & "more"', articleId: 'a', stance: 'endorses' },
    { claim: 'المياه ارتفعت عند الرابعة', articleId: 'b', stance: 'rejects' },
  ]);
  const drawing = standAlone(render(Matrix, { props: { figure, words } }).body);
  expect(drawing).toContain('<title>Claims by article</title>');
  expect(drawing).toContain('&lt;script');
  expect(drawing).not.toContain('<script');
  expect(drawing).toContain('المياه ارتفعت عند الرابعة');
  expect(drawing).not.toContain('var(--');
});

test('no claim and no column make an empty figure', () => {
  const figure = layOf([]);
  expect(figure.rows).toEqual([]);
  expect(render(Matrix, { props: { figure, words } }).body).toContain('<svg');
});
