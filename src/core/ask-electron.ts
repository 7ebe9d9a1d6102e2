import type { AskElectron } from '#contract/electron-job.ts';
import type { JobRequest } from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';
import { Failure } from '#domain/failure.ts';
import { valueOf } from './result-value.ts';

/** Core's way to the Electron runtime, which is main's. */
export type ElectronLine = {
  readonly ask: AskElectron;
  /** Takes how far main is with a job. */
  readonly progress: (id: number, done: number) => void;
  /** Takes what main says of a job. */
  readonly ended: (id: number, result: Result<null>) => void;
};

/** Asks main by messages. */
export function askElectronBy(post: (message: JobRequest) => void): ElectronLine {
  const waiting = new Map<
    number,
    {
      readonly settle: (result: Result<null>) => void;
      readonly onProgress: ((done: number) => void) | undefined;
    }
  >();
  let lastId = 0;
  return {
    ask: async (job, signal, onProgress) => {
      if (signal.aborted) throw new Failure('request.cancelled', 'Cancelled; nothing was written.');
      const id = (lastId += 1);
      const cancel = (): void => {
        post({ kind: 'job-cancelled', id });
      };
      signal.addEventListener('abort', cancel);
      try {
        valueOf(
          await new Promise<Result<null>>((settle) => {
            waiting.set(id, { settle, onProgress });
            post({ kind: 'job', id, job });
          }),
        );
      } finally {
        signal.removeEventListener('abort', cancel);
        waiting.delete(id);
      }
    },
    progress: (id, done) => waiting.get(id)?.onProgress?.(done),
    ended: (id, result) => waiting.get(id)?.settle(result),
  };
}
