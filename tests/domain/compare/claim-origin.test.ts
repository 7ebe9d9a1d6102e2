import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOrigin } from '#domain/compare/claim-origin.ts';
import type { TableOccurrence } from '#domain/table/table-pair.ts';

/** An occurrence in an article with a chain of sources. */
const said = (articleId: string, ...sources: readonly string[]): TableOccurrence => ({
  id: `${articleId} ${sources.join(' ')}`,
  articleId,
  article: articleId,
  publisher: null,
  publishedOn: null,
  words: 'words',
  start: 0,
  polarity: 'affirms',
  quotation: null,
  fidelity: null,
  commitment: null,
  stance: null,
  chain: sources.map((sourceId, step) => ({
    sourceId,
    name: sourceId.toUpperCase(),
    status: step === 0 ? 'own-voice' : 'explicit',
  })),
  note: '',
});
const originOf = (...occurrences: readonly TableOccurrence[]): string | null =>
  claimOrigin(occurrences)?.sourceId ?? null;

test('two articles whose chains end in one source rest on it', () => {
  expect(originOf(said('a', 'ana', 'ministry'), said('b', 'bea', 'agency', 'ministry'))).toBe('ministry');
});

test('of several sources in every chain, the one nearest to the claim is the origin', () => {
  expect(originOf(said('a', 'ana', 'agency', 'witness'), said('b', 'bea', 'agency', 'witness'))).toBe(
    'witness',
  );
});

test('an article that another quotes is the origin of what it says in its own voice', () => {
  expect(originOf(said('a', 'ana'), said('b', 'bea', 'ana'))).toBe('ana');
});

test('one article, however often it says a claim, makes no common origin', () => {
  expect(originOf(said('a', 'ana', 'ministry'), said('a', 'ana', 'ministry'))).toBe(null);
  expect(originOf()).toBe(null);
});

test('one occurrence that rests on others takes the origin away', () => {
  expect(originOf(said('a', 'ana', 'ministry'), said('b', 'bea', 'ministry'), said('b', 'bea'))).toBe(null);
});

test('the origin stands in every chain, and the order of the occurrences does not change whether there is one', () => {
  const source = fc.constantFrom('s', 't', 'u', 'v');
  const occurrence = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.array(source, { minLength: 1, maxLength: 4 }))
    .map(([articleId, sources]) => said(articleId, ...sources));
  fc.assert(
    fc.property(fc.array(occurrence, { maxLength: 6 }), (occurrences) => {
      const origin = claimOrigin(occurrences);
      expect(claimOrigin(occurrences.toReversed()) === null).toBe(origin === null);
      if (origin)
        for (const { chain } of occurrences)
          expect(chain.map(({ sourceId }) => sourceId)).toContain(origin.sourceId);
    }),
  );
});
