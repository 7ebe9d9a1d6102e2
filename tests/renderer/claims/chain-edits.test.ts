import { expect, test } from 'vitest';
import type { AttributionStep } from '#domain/attribution.ts';
import {
  canMove,
  withInserted,
  withMoved,
  withoutStep,
  withStep,
} from '../../../src/renderer/src/features/claims/chain-edits.ts';

const step = (sourceId: string): AttributionStep => ({
  sourceId,
  status: sourceId === 'author' ? 'own-voice' : 'explicit',
  sourceSpan: null,
  cueSpan: null,
});
const chain = ['author', 'agency', 'officials'].map(step);
const ids = (steps: readonly AttributionStep[]): readonly string[] => steps.map(({ sourceId }) => sourceId);

test('a step is put in before another or after the last', () => {
  expect(ids(withInserted(chain, 1, step('paper')))).toEqual(['author', 'paper', 'agency', 'officials']);
  expect(ids(withInserted(chain, 3, step('paper')))).toEqual(['author', 'agency', 'officials', 'paper']);
});

test('a step is changed alone, and taken out alone', () => {
  const changed = withStep(chain, 1, { status: 'implicit' });
  expect(changed.map(({ status }) => status)).toEqual(['own-voice', 'implicit', 'explicit']);
  expect(ids(withoutStep(chain, 1))).toEqual(['author', 'officials']);
});

test('steps move past each other, but none past the author', () => {
  expect(ids(withMoved(chain, 1, 2))).toEqual(['author', 'officials', 'agency']);
  expect(ids(withMoved(chain, 2, 1))).toEqual(['author', 'officials', 'agency']);
  expect(withMoved(chain, 1, 0)).toEqual(chain);
  expect(ids(withMoved([...chain, step('aide')], 3, 1))).toEqual(['author', 'aide', 'agency', 'officials']);
  expect(
    [0, 1, 2].map((index) => [canMove(chain, index, index - 1), canMove(chain, index, index + 1)]),
  ).toEqual([
    [false, false],
    [false, true],
    [true, false],
  ]);
});
