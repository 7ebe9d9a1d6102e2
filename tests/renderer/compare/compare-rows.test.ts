import { expect, test } from 'vitest';
import type { ClaimMatrix, MatrixOccurrence, RelationView } from '#contract/views.ts';
import type { RelationKind, RelationStatus } from '#domain/relation.ts';
import type { Stance } from '#domain/stance.ts';
import { findConflict, linesOf, rowsOf } from '../../../src/renderer/src/features/compare/compare-rows.ts';

function occurrence(stance: Stance | null, more: Partial<MatrixOccurrence> = {}): MatrixOccurrence {
  return {
    id: crypto.randomUUID(),
    stance,
    polarity: 'affirms',
    commitment: null,
    chainDepth: 1,
    sourceName: 'The author',
    start: 0,
    quote: 'words',
    ...more,
  };
}

function matrix(
  rows: Readonly<Record<string, readonly (readonly MatrixOccurrence[])[]>>,
  relations: readonly RelationView[] = [],
): ClaimMatrix {
  const claims = Object.entries(rows).map(([id, cells]) => ({
    claim: {
      id,
      text: id,
      type: null,
      eventDate: null,
      tags: [],
      occurrenceCount: 1,
      articleIds: [],
      verdict: null,
    },
    cells,
  }));
  return { articles: [], rows: claims, relations };
}

function relation(
  from: string,
  to: string,
  kind: RelationKind,
  status: RelationStatus = 'confirmed',
): RelationView {
  return {
    id: `${from}-${to}`,
    fromClaimId: from,
    toClaimId: to,
    fromText: from,
    toText: to,
    kind,
    status,
    reason: '',
  };
}

test('claims that no article makes are left out, the others numbered from 1', () => {
  const rows = rowsOf(
    matrix({ a: [[occurrence('endorses')], []], none: [[], []], b: [[], [occurrence(null)]] }),
  );
  expect(rows.map(({ claim, number }) => [claim.id, number])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('a relation hangs on both its claims, read from its own end, and names the other by number', () => {
  const cells = [[occurrence('endorses')], []];
  const rows = rowsOf(matrix({ a: cells, b: cells }, [relation('a', 'b', 'narrower')]));
  expect(rows.map(({ relations }) => relations.map(({ inverse, other }) => [inverse, other]))).toEqual([
    [[false, 2]],
    [[true, 1]],
  ]);
});

test('a rejected relation does not show, and one to a claim outside the table neither', () => {
  const cells = [[occurrence('endorses')], []];
  const rejected = relation('a', 'b', 'contradicts', 'rejected');
  const outside = relation('a', 'elsewhere', 'contradicts');
  const rows = rowsOf(matrix({ a: cells, b: cells }, [rejected, outside]));
  expect(rows.map(({ relations, state }) => [relations.length, state])).toEqual([
    [0, 'one-sided'],
    [0, 'one-sided'],
  ]);
});

test('a confirmed contradiction or tension decides the state; a suggested one does not', () => {
  const agreed = [[occurrence('endorses')], [occurrence('leans-toward')]];
  const stateWith = (kind: RelationKind, status: RelationStatus): unknown =>
    rowsOf(matrix({ a: agreed, b: agreed }, [relation('a', 'b', kind, status)]))[0]?.state;
  expect(stateWith('contradicts', 'confirmed')).toBe('contradicted');
  expect(stateWith('in-tension', 'confirmed')).toBe('in-tension');
  expect(stateWith('contradicts', 'suggested')).toBe('agreed');
});

test('where stances contradict, a tension does not soften it', () => {
  const opposed = [[occurrence('endorses')], [occurrence('rejects')]];
  const rows = rowsOf(matrix({ a: opposed, b: opposed }, [relation('a', 'b', 'in-tension')]));
  expect(rows[0]?.state).toBe('contradicted');
});

test('occurrences alike are one line with a count; any difference makes another line', () => {
  const lines = linesOf([
    occurrence('endorses'),
    occurrence('endorses', { polarity: 'negates' }),
    occurrence('endorses'),
    occurrence(null),
    occurrence('unclear'),
    occurrence('reports-neutrally'),
  ]);
  expect(lines.map(({ stance, polarity, count }) => [stance, polarity, count])).toEqual([
    ['endorses', 'affirms', 2],
    ['endorses', 'negates', 1],
    [null, 'affirms', 1],
    ['unclear', 'affirms', 1],
    ['reports-neutrally', 'affirms', 1],
  ]);
});

test('only a contradiction or tension between the very two keeps them from being joined', () => {
  const cells = [[occurrence('endorses')], []];
  const [a] = rowsOf(
    matrix({ a: cells, b: cells, c: cells }, [
      relation('b', 'a', 'contradicts'),
      relation('a', 'c', 'supports'),
    ]),
  );
  expect(a && findConflict(a, 'b')?.kind).toBe('contradicts');
  expect(a && findConflict(a, 'c')).toBeNull();
});

test('values the case added make lines of their own, though they count as the same', () => {
  const sneers = { added: { stance: 'sneers' } };
  const lines = linesOf([
    occurrence('distances'),
    occurrence('distances', sneers),
    occurrence('distances', sneers),
    occurrence('distances', { added: { quotation: 'screenshot' } }),
  ]);
  expect(lines.map(({ added, count }) => [added?.stance, count])).toEqual([
    [undefined, 2],
    ['sneers', 2],
  ]);
});
