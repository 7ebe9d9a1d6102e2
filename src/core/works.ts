import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppEvents } from '#contract/events.ts';
import { Failure } from '#domain/failure.ts';
import type { Steps } from './steps.ts';

/** How long core works, in milliseconds, before it listens to what came in meanwhile. */
export const stretch = 25;
/** What takes less than this, in milliseconds, is not told. */
const untold = 300;
/** The least time between two tellings, in milliseconds. */
const pause = 80;

/** What is told of work that takes long. */
export type WorkEvent =
  | { readonly name: 'work.progress'; readonly detail: AppEvents['work.progress'] }
  | { readonly name: 'work.ended'; readonly detail: AppEvents['work.ended'] };

/** Everything long that core does, how far it is, and the way to cancel it. */
export type Works = {
  /** Begins work that is done by itself, at its own pace; with `cancel` it can be cancelled. */
  begin(what: string, cancel?: () => void): UnderWay;
  /**
   * Does work in stretches, letting others have their turn in between.
   * @throws Failure `request.cancelled` out of the step at which it was cancelled; and whatever the work throws.
   */
  run<Value>(work: LongWork<Value>): Promise<Value>;
  /** Cancels a work; one that has ended or cannot be cancelled goes on as it was. */
  cancel(id: number): void;
};

/** Work that has begun. */
export type UnderWay = {
  /** Says how far it is, 0 to 1; told when it takes long, and not too often. */
  at(done: number): void;
  readonly cancelled: () => boolean;
  end(): void;
};

/** Work in steps, its name for the window (an action of the journal), and whether it may be cancelled. */
export type LongWork<Value> = {
  readonly what: string;
  readonly canCancel: boolean;
  readonly steps: Steps<Value>;
};

/** Keeps the works of one session; `tell` hears of those that take long. */
export function createWorks(tell: (event: WorkEvent) => void): Works {
  const cancelled = new Set<number>();
  const cancellable = new Map<number, () => void>();
  let lastId = 0;

  function begin(what: string, cancel?: () => void): UnderWay {
    const id = (lastId += 1);
    const began = performance.now();
    let told: number | null = null;
    if (cancel) cancellable.set(id, cancel);
    const tellNow = (done: number): void => {
      told = performance.now();
      tell({ name: 'work.progress', detail: { id, what, canCancel: cancel !== undefined, done } });
    };
    // What says nothing of itself at first is told all the same once it takes long.
    const silence = setTimeout(() => {
      if (told === null) tellNow(0);
    }, untold);
    return {
      at: (done) => {
        if (performance.now() - (told ?? began + untold - pause) >= pause) tellNow(done);
      },
      cancelled: () => cancelled.has(id),
      end: () => {
        clearTimeout(silence);
        cancellable.delete(id);
        cancelled.delete(id);
        if (told !== null) tell({ name: 'work.ended', detail: { id } });
      },
    };
  }

  return {
    begin,
    async run({ what, canCancel, steps }) {
      const underWay = begin(what, canCancel ? () => undefined : undefined);
      let listened = performance.now();
      try {
        let step = steps.next();
        while (!step.done) {
          if (performance.now() - listened >= stretch) {
            underWay.at(step.value);
            await nextTurn();
            listened = performance.now();
          }
          step = underWay.cancelled() ? steps.throw(cancellation()) : steps.next();
        }
        return step.value;
      } finally {
        underWay.end();
      }
    },
    cancel(id) {
      const cancel = cancellable.get(id);
      if (!cancel) return;
      cancelled.add(id);
      cancel();
    },
  };
}

function cancellation(): Failure {
  return new Failure('request.cancelled', 'Cancelled; nothing was changed.');
}
