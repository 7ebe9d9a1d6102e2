import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { exportOrder } from '#contract/report.ts';
import type { RenderJob } from '#core/export/job.ts';
import { renderInWorker } from '#core/render-in-worker.ts';
import { Failure } from '#domain/failure.ts';
import { temporaryFolder } from './db/temp-case.ts';

const order = exportOrder.parse({ format: 'csv', scope: { filter: '', articleIds: [] } });

/** Renders with a thread that runs `code`, in which `tell` posts a message and `job` is the job. */
function render(code: string, onProgress: (done: number) => void = () => undefined) {
  const job: RenderJob = {
    casePath: 'a.parallax',
    order,
    temporary: { path: join(temporaryFolder(), 'a.tmp'), as: 'file' },
  };
  const head = `
    const { parentPort, workerData: job } = require('node:worker_threads');
    const fs = require('node:fs');
    const tell = (message) => parentPort.postMessage(message);`;
  const start = (given: RenderJob): Worker => new Worker(head + code, { eval: true, workerData: given });
  return { job, rendering: renderInWorker(start)(job, onProgress) };
}

test('gives the bytes that the thread wrote, and passes its progress on', async () => {
  const told: number[] = [];
  const { rendering } = render(
    `tell({ kind: 'progress', done: 0.5 }); tell({ kind: 'done', bytes: job.order.format.length });`,
    (done) => told.push(done),
  );
  expect(await rendering.bytes).toBe(3);
  expect(told).toEqual([0.5]);
});

test('a failure comes out as it was, an error of the file system with its code', async () => {
  const failed = render(
    `tell({ kind: 'failed', failure: { code: 'article.not-found', message: 'Gone.', params: { articleId: 'x' } }, error: { message: '', stack: '', code: null } });`,
  );
  await expect(failed.rendering.bytes).rejects.toEqual(
    new Failure('article.not-found', 'Gone.', { articleId: 'x' }),
  );
  const full = render(
    `tell({ kind: 'failed', failure: null, error: { message: 'full', stack: 'at writeFile', code: 'ENOSPC' } });`,
  );
  await expect(full.rendering.bytes).rejects.toMatchObject({
    message: 'full',
    stack: 'at writeFile',
    code: 'ENOSPC',
  });
});

test('a thread that throws or ends without a word is no success', async () => {
  await expect(render(`throw new Error('out of luck');`).rendering.bytes).rejects.toThrow('out of luck');
  await expect(render(`process.exit(3);`).rendering.bytes).rejects.toThrow('ended before it was done');
});

test('a thread that never listens is ended at once, and writes no more', async () => {
  const { job, rendering } = render(`
    fs.writeFileSync(job.temporary.path, '');
    for (;;) fs.appendFileSync(job.temporary.path, '.');`);
  await vi.waitFor(() => {
    expect(existsSync(job.temporary.path)).toBe(true);
  });
  rendering.cancel();
  await expect(rendering.bytes).rejects.toMatchObject({ code: 'request.cancelled' });
});

test('cancelled after it is done, it stays done', async () => {
  const { rendering } = render(`tell({ kind: 'done', bytes: 7 });`);
  expect(await rendering.bytes).toBe(7);
  rendering.cancel();
  expect(await rendering.bytes).toBe(7);
});
