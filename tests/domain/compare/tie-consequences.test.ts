import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComparedRelation } from '#domain/compare/comparison.ts';
import { tieConsequences, type ProposedTie } from '#domain/compare/tie-consequences.ts';
import { orderedPair, relationKinds, relationStatuses, type RelationKind } from '#domain/relation.ts';

/** `a contradicts b`, confirmed unless said. */
const relate = (words: string, status: ComparedRelation['status'] = 'confirmed'): ComparedRelation => {
  const [fromClaimId = '', kind, toClaimId = ''] = words.split(' ');
  return { id: words, fromClaimId, toClaimId, kind: kind as RelationKind, status, reason: '' };
};
const tied = (words: string): ProposedTie => {
  const [first = '', kind = '', second = ''] = words.split(' ');
  if (kind === 'joins') return { kind: 'join', intoClaimId: second, fromClaimIds: first.split('+') };
  return { kind: kind as RelationKind, fromClaimId: first, toClaimId: second };
};
const of = (relations: readonly string[], tie: string) => {
  const { opposed, rings, follows, dissolved } = tieConsequences(
    relations.map((each) => relate(each)),
    tied(tie),
  );
  return {
    opposed: opposed.map(({ id }) => id),
    rings: rings.map(({ kind, claimIds }) => `${kind} ${claimIds.join('>')}`),
    follows: follows.map(({ kind, fromClaimId, toClaimId }) => `${fromClaimId} ${kind} ${toClaimId}`),
    dissolved: dissolved.map(({ id }) => id),
  };
};
const nothing = { opposed: [], rings: [], follows: [], dissolved: [] };

test('a tie between claims that nothing else ties brings nothing with it', () => {
  expect(of([], 'a joins b')).toEqual(nothing);
  expect(of(['c contradicts d'], 'a supports b')).toEqual(nothing);
});

test('claims that contradict each other or are in tension are not joined nor called equivalent unasked', () => {
  expect(of(['b contradicts a'], 'a joins b')).toMatchObject({ opposed: ['b contradicts a'] });
  expect(of(['a in-tension b'], 'a equivalent b')).toMatchObject({ opposed: ['a in-tension b'] });
});

test('a contradiction is found through what is equivalent', () => {
  expect(of(['a equivalent c', 'b contradicts c'], 'a joins b').opposed).toEqual(['b contradicts c']);
  expect(of(['a equivalent c', 'c equivalent b'], 'a contradicts b').opposed).toEqual([
    'a equivalent c',
    'c equivalent b',
  ]);
});

test('of equivalences only those between the two stand in the way of a contradiction', () => {
  expect(of(['a equivalent b', 'b equivalent c', 'x equivalent y'], 'a contradicts b').opposed).toEqual([
    'a equivalent b',
  ]);
});

test('two claims cannot both support and contradict a third once they are one', () => {
  expect(of(['a supports x', 'b contradicts x'], 'a joins b').opposed).toEqual([
    'a supports x',
    'b contradicts x',
  ]);
  expect(of(['a narrower b'], 'b contradicts a').opposed).toEqual(['a narrower b']);
});

test('what stood in each other’s way before is not told again', () => {
  expect(of(['a supports b', 'a contradicts b'], 'a joins c').opposed).toEqual([]);
});

test('a rejected relation counts for nothing', () => {
  const { opposed, follows } = tieConsequences([relate('a contradicts b', 'rejected')], tied('a joins b'));
  expect([opposed, follows]).toEqual([[], []]);
});

test('a ring is shown with the claims on its way', () => {
  expect(of(['b narrower c', 'c narrower a'], 'a narrower b').rings).toEqual(['narrower a>b>c']);
  expect(of(['a derived-from x', 'x derived-from b'], 'a joins b').rings).toEqual(['derived-from b>x']);
  expect(of(['a updates b'], 'b updates a').rings).toEqual(['updates b>a']);
  expect(of(['a narrower b'], 'a joins b')).toEqual({ ...nothing, dissolved: ['a narrower b'] });
});

test('relations that would follow are listed: contradictions of what is wider or equivalent, and what leads on', () => {
  expect(of(['b contradicts x'], 'a narrower b').follows).toEqual(['a contradicts x']);
  expect(of(['b contradicts x'], 'a equivalent b').follows).toEqual(['a contradicts x']);
  expect(of(['c narrower a'], 'a contradicts b').follows).toEqual(['b contradicts c']);
  expect(of(['b narrower c'], 'a narrower b').follows).toEqual(['a narrower c']);
  expect(of(['b derived-from c'], 'a derived-from b').follows).toEqual(['a derived-from c']);
  expect(of(['b equivalent c'], 'a equivalent b').follows).toEqual(['a equivalent c']);
  expect(of(['b contradicts x', 'x contradicts a'], 'a narrower b').follows).toEqual([]);
});

test('what a joined claim takes along is not told as following', () => {
  expect(of(['a contradicts x', 'b supports y'], 'a joins b')).toEqual(nothing);
});

test('relations that would double or lead to themselves go', () => {
  expect(of(['a supports x', 'b supports x', 'a supports b'], 'a joins b').dissolved).toEqual([
    'a supports x',
    'a supports b',
  ]);
  expect(of(['a supports x', 'c supports x'], 'a+c joins b').dissolved).toEqual(['c supports x']);
});

const claim = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const relations = fc
  .uniqueArray(
    fc
      .tuple(claim, fc.constantFrom(...relationKinds), claim, fc.constantFrom(...relationStatuses))
      .filter(([from, , to]) => from !== to),
    { selector: ([from, kind, to]) => `${from} ${kind} ${to}`, maxLength: 9 },
  )
  .map((all) => all.map(([from, kind, to, status]) => relate(`${from} ${kind} ${to}`, status)));
const ties = fc
  .tuple(claim, fc.constantFrom('joins', ...relationKinds), claim)
  .filter(([from, , to]) => from !== to)
  .map((words) => tied(words.join(' ')));

test('the order of the relations does not matter, and nothing listed is there already', () => {
  fc.assert(
    fc.property(relations, ties, (all, tie) => {
      const found = tieConsequences(all, tie);
      const turned = tieConsequences(all.toReversed(), tie);
      expect(turned.follows).toEqual(found.follows);
      expect(new Set(turned.opposed)).toEqual(new Set(found.opposed));
      expect(turned.dissolved.length).toBe(found.dissolved.length);
      expect(turned.rings.map(({ kind }) => kind)).toEqual(found.rings.map(({ kind }) => kind));
      for (const { kind, fromClaimId, toClaimId } of found.follows) {
        expect(fromClaimId).not.toBe(toClaimId);
        expect(
          all.some(
            (each) =>
              each.status !== 'rejected' &&
              each.kind === kind &&
              orderedPair(kind, each.fromClaimId, each.toClaimId).join() === `${fromClaimId},${toClaimId}`,
          ),
        ).toBe(false);
      }
    }),
  );
});

test('once the opposed relations are rejected, nothing stands in the way', () => {
  fc.assert(
    fc.property(relations, ties, (all, tie) => {
      const { opposed } = tieConsequences(all, tie);
      const settled = all.map((each) =>
        opposed.includes(each) ? { ...each, status: 'rejected' as const } : each,
      );
      expect(tieConsequences(settled, tie).opposed).toEqual([]);
    }),
  );
});

test('what follows is all that follows: setting it too leaves nothing more to follow but by itself', () => {
  fc.assert(
    fc.property(relations, ties, (all, tie) => {
      if (tie.kind === 'join') return;
      const { follows } = tieConsequences(all, tie);
      const set = follows.map(({ kind, fromClaimId, toClaimId }) =>
        relate(`${fromClaimId} ${kind} ${toClaimId}`),
      );
      expect(tieConsequences([...all, ...set], tie).follows).toEqual([]);
    }),
  );
});
