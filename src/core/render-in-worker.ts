import type { Worker } from 'node:worker_threads';
import { Failure } from '#domain/failure.ts';
import { cancellation } from './export/paced.ts';
import type { JobMessage, Renderer, RenderJob } from './export/job.ts';

/** Renders exports in threads of their own. `start` makes a thread of export-worker.ts with a job. */
export function renderInWorker(start: (job: RenderJob) => Worker): Renderer {
  return (job, onProgress) => {
    const worker = start(job);
    let cancelled = false;
    const bytes = new Promise<number>((resolve, reject) => {
      worker.on('message', (message: JobMessage) => {
        if (message.kind === 'progress') onProgress(message.done);
        else if (message.kind === 'done') resolve(message.bytes);
        else reject(failureOf(message));
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        // Only now is nobody writing any more.
        if (cancelled) reject(cancellation());
        else reject(new Error(`The thread of an export ended before it was done, with ${code}.`));
      });
    });
    return {
      bytes,
      cancel: () => {
        cancelled = true;
        void worker.terminate();
      },
    };
  };
}

function failureOf({ failure, error }: Extract<JobMessage, { kind: 'failed' }>): Error {
  if (failure) {
    return new Failure(failure.code, failure.message, failure.params);
  }
  const { message, stack, code } = error;
  return Object.assign(new Error(message), { stack }, code === null ? {} : { code });
}
