import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComparedRelation } from '#domain/compare/comparison.ts';
import { agreementOf, tiesBetween, type TiedPlace } from '#domain/compare/ties-between.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { stances } from '#domain/stance.ts';

const claimId = fc.constantFrom('a', 'b', 'c', 'd');
const stand = fc.record({
  polarity: fc.constantFrom('affirms' as const, 'negates' as const),
  stance: fc.constantFrom(...stances, null),
});
const placesOf = (side: string): fc.Arbitrary<readonly TiedPlace[]> =>
  fc
    .array(fc.tuple(claimId, stand), { maxLength: 30 })
    .map((list) => list.map(([claim, each], index) => ({ ...each, id: `${side}${index}`, claimId: claim })));
const relation: fc.Arbitrary<ComparedRelation> = fc.record({
  id: fc.uuid(),
  fromClaimId: claimId,
  toClaimId: claimId,
  kind: fc.constantFrom(...relationKinds),
  status: fc.constantFrom(...relationStatuses),
  reason: fc.constant(''),
});
const sides = fc.tuple(placesOf('l'), placesOf('r'), fc.array(relation, { maxLength: 8 }));

const related = (relations: readonly ComparedRelation[], one: string, other: string): boolean =>
  relations.some(
    ({ fromClaimId, toClaimId, status }) =>
      status !== 'rejected' &&
      ((fromClaimId === one && toClaimId === other) || (fromClaimId === other && toClaimId === one)),
  );

test('two places are tied once at most, and only where they make one claim or related ones', () => {
  fc.assert(
    fc.property(sides, ([left, right, relations]) => {
      const ties = tiesBetween(left, right, relations);
      const claims = new Map([...left, ...right].map((place) => [place.id, place.claimId]));
      expect(new Set(ties.map((tie) => `${tie.left} ${tie.right}`)).size).toBe(ties.length);
      for (const tie of ties) {
        const one = claims.get(tie.left) ?? '';
        const other = claims.get(tie.right) ?? '';
        expect(tie.kind === 'same').toBe(one === other);
        if (one !== other) expect(related(relations, one, other)).toBe(true);
      }
    }),
  );
});

test('a place whose claim has a place on the other side is tied to one, and of many places ties stay few', () => {
  fc.assert(
    fc.property(sides, ([left, right, relations]) => {
      const ties = tiesBetween(left, right, relations);
      const tied = new Set(ties.flatMap((tie) => [tie.left, tie.right]));
      for (const place of left)
        if (right.some((other) => other.claimId === place.claimId)) expect(tied).toContain(place.id);
      for (const place of right)
        if (left.some((other) => other.claimId === place.claimId)) expect(tied).toContain(place.id);
      const same = ties.filter(({ kind }) => kind === 'same').length;
      expect(same).toBeLessThanOrEqual(4 * 12 + left.length + right.length);
    }),
  );
});

test('turned round, the same places are tied, the relations are read the other way and agreement is the same', () => {
  fc.assert(
    fc.property(sides, ([left, right, relations]) => {
      const key = (one: string, other: string, suggested: boolean, agreement: string, kind: string): string =>
        [one, other, suggested, agreement, kind].join(' ');
      const there = tiesBetween(left, right, relations);
      const back = tiesBetween(right, left, relations);
      const oneWay = there
        .map((tie) => key(tie.left, tie.right, tie.suggested, tie.agreement, tie.kind))
        .toSorted();
      const otherWay = back
        .map((tie) => key(tie.right, tie.left, tie.suggested, tie.agreement, tie.kind))
        .toSorted();
      // Of two relations of one kind between two claims, one each way, either may be the one that ties.
      const sure = relations.every(
        (each) =>
          !relations.some(
            (other) =>
              other !== each &&
              other.kind === each.kind &&
              related([{ ...each, status: 'confirmed' }], other.fromClaimId, other.toClaimId),
          ),
      );
      if (sure) expect(otherWay).toEqual(oneWay);
      else expect(otherWay.length).toBe(oneWay.length);
    }),
  );
});

test('a thousand places of one claim on each side have a tie each, in order', () => {
  const many = (side: string): readonly TiedPlace[] =>
    Array.from({ length: 1000 }, (_, index) => ({
      id: `${side}${index}`,
      claimId: 'a',
      polarity: 'affirms',
      stance: 'endorses',
    }));
  const ties = tiesBetween(many('l'), many('r').slice(0, 400), []);
  expect(ties.length).toBe(1000);
  const places = ties.map(({ right }) => Number(right.slice(1)));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(new Set(places).size).toBe(400);
});

test('a confirmed relation comes before a suggested one, and a contradiction before what is weaker', () => {
  const place = (id: string, claim: string): TiedPlace => ({
    id,
    claimId: claim,
    polarity: 'affirms',
    stance: 'endorses',
  });
  const between = (...relations: readonly Partial<ComparedRelation>[]): readonly string[] =>
    tiesBetween(
      [place('l', 'a')],
      [place('r', 'b')],
      relations.map((each, index) => ({
        id: `${index}`,
        fromClaimId: 'a',
        toClaimId: 'b',
        kind: 'supports',
        status: 'confirmed',
        reason: '',
        ...each,
      })),
    ).map(({ kind, inverse, suggested }) => `${kind} ${inverse} ${suggested}`);
  expect(between({ kind: 'contradicts', status: 'suggested' }, { kind: 'supports' })).toEqual([
    'supports false false',
  ]);
  expect(between({ kind: 'supports' }, { kind: 'contradicts' })).toEqual(['contradicts false false']);
  expect(between({ kind: 'narrower', fromClaimId: 'b', toClaimId: 'a' })).toEqual(['narrower true false']);
  expect(between({ status: 'rejected' })).toEqual([]);
});

test('what is contradicted depends on both the stances and the relation', () => {
  const of = (stance: 'endorses' | 'rejects' | 'unclear' | null) => ({
    polarity: 'affirms' as const,
    stance,
  });
  const [yes, no, unclear, none] = [of('endorses'), of('rejects'), of('unclear'), of(null)];
  expect(agreementOf('same', yes, yes)).toBe('agreed');
  expect(agreementOf('same', no, no)).toBe('agreed');
  expect(agreementOf('equivalent', no, yes)).toBe('contradicted');
  for (const quiet of [unclear, none]) expect(agreementOf('same', yes, quiet)).toBe('open');
  expect(agreementOf('contradicts', yes, yes)).toBe('contradicted');
  expect(agreementOf('contradicts', yes, no)).toBe('agreed');
  expect(agreementOf('contradicts', no, no)).toBe('open');
  expect(agreementOf('narrower', yes, no)).toBe('contradicted');
  expect(agreementOf('narrower', no, yes)).toBe('open');
  for (const kind of ['in-tension', 'supports', 'updates', 'derived-from'] as const)
    expect(agreementOf(kind, yes, no)).toBe('open');
});
