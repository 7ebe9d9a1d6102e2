import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Piece } from '#core/export/format.ts';
import { paced, pacedFiles } from '#core/export/paced.ts';

/** Pieces that take a millisecond each and never wait. */
function* busy(count: number): Generator<Piece> {
  for (let at = 0; at < count; at += 1) {
    for (const until = performance.now() + 1; performance.now() < until;);
    yield `${at},`;
  }
}

test('all pieces come through, in their order', async () => {
  const pieces: Piece[] = [];
  for await (const piece of paced(['a', 0.5, Uint8Array.of(1)], new AbortController().signal))
    pieces.push(piece);
  expect(pieces).toEqual(['a', 0.5, Uint8Array.of(1)]);
});

test('an interrupt is heard in the middle of work that never waits', async () => {
  const stop = new AbortController();
  void setTimeout(30).then(() => stop.abort());
  let count = 0;
  const work = (async () => {
    for await (const piece of paced(busy(10_000), stop.signal)) count += String(piece).length > 0 ? 1 : 0;
  })();
  await expect(work).rejects.toMatchObject({ code: 'request.cancelled', params: { rule: 'not-written' } });
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(10_000);
});

test('several files stop in whichever is under way', async () => {
  const stop = new AbortController();
  const names: string[] = [];
  const work = (async () => {
    for await (const { name, pieces } of pacedFiles(
      ['one', 'two', 'three'].map((each) => ({ name: each, pieces: ['x'] })),
      stop.signal,
    )) {
      if (name === 'two') stop.abort();
      for await (const piece of pieces) names.push(`${name} ${String(piece)}`);
    }
  })();
  await expect(work).rejects.toMatchObject({ code: 'request.cancelled' });
  expect(names).toEqual(['one x']);
});
