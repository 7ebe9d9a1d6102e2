import { expect, test } from 'vitest';
import type { JobRequest } from '#contract/envelope.ts';
import { askElectronBy } from '../../src/core/ask-electron.ts';

test('how far main is with a job is told to who asked for it, until it ends', async () => {
  const posted: JobRequest[] = [];
  const line = askElectronBy((message) => posted.push(message));
  const told: number[] = [];
  const job = { kind: 'draw', pictures: [] } as const;
  const { signal } = new AbortController();
  const first = line.ask(job, signal, (done) => told.push(done));
  const second = line.ask(job, signal);
  expect(posted.map(({ id }) => id)).toEqual([1, 2]);
  line.progress(1, 0.25);
  line.progress(2, 0.5);
  line.progress(1, 0.75);
  line.ended(1, { ok: true, value: null });
  line.ended(2, { ok: true, value: null });
  await Promise.all([first, second]);
  line.progress(1, 1);
  expect(told).toEqual([0.25, 0.75]);
});
