import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimsSideBySide, isOnWalk } from '#domain/compare/claims-side-by-side.ts';
import type { ComparedRelation } from '#domain/compare/comparison.ts';
import type { TiedPlace } from '#domain/compare/ties-between.ts';
import { stances, type Stance } from '#domain/stance.ts';

const place = (id: string, claimId: string, stance: Stance | null = null): TiedPlace => ({
  id,
  claimId,
  stance,
  polarity: 'affirms',
});
const contradicts = (from: string, to: string, status: ComparedRelation['status']): ComparedRelation => ({
  id: `${from}${to}`,
  fromClaimId: from,
  toClaimId: to,
  kind: 'contradicts',
  status,
  reason: '',
});
const articles = fc.array(
  fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(...stances, null)))
    .map((list) => list.map(([claimId, stance], index) => place(`${claimId}${index}`, claimId, stance))),
  { maxLength: 4 },
);

test('every claim comes once, those of the article that is read first and in its order', () => {
  fc.assert(
    fc.property(articles, fc.nat(3), (list, read) => {
      const claims = claimsSideBySide(list, [], read);
      const made = new Set(list.flat().map(({ claimId }) => claimId));
      expect(claims.map(({ claimId }) => claimId).toSorted()).toEqual([...made].toSorted());
      const own = [...new Set((list[read] ?? []).map(({ claimId }) => claimId))];
      expect(claims.slice(0, own.length).map(({ claimId }) => claimId)).toEqual(own);
      for (const { claimId, placeId, article } of claims)
        expect(list[article]?.find((each) => each.claimId === claimId)?.id).toBe(placeId);
    }),
  );
});

test('without relations a claim is either shared or one-sided, and what is disputed is shared', () => {
  fc.assert(
    fc.property(articles, (list) => {
      for (const claim of claimsSideBySide(list, [], 0)) {
        expect(isOnWalk('shared', claim)).not.toBe(isOnWalk('one-sided', claim));
        if (isOnWalk('disputed', claim)) expect(isOnWalk('shared', claim)).toBe(true);
      }
    }),
  );
});

test('opposite sides and a confirmed contradiction make a claim disputed, a suggested one does not', () => {
  const list = [
    [place('1', 'a', 'endorses'), place('2', 'b'), place('3', 'c')],
    [place('4', 'd'), place('5', 'a', 'rejects'), place('6', 'e')],
  ];
  const relations = [contradicts('b', 'd', 'confirmed'), contradicts('c', 'e', 'suggested')];
  const on = (walk: 'shared' | 'disputed' | 'one-sided') =>
    claimsSideBySide(list, relations, 1)
      .filter((claim) => isOnWalk(walk, claim))
      .map(({ claimId }) => claimId);
  expect(on('shared')).toEqual(['a']);
  expect(on('disputed')).toEqual(['d', 'a', 'b']);
  expect(on('one-sided')).toEqual(['e', 'c']);
});
