import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron';
import type { AskElectron, ElectronJob } from '#contract/electron-job.ts';
import type {
  ControlAnswer,
  ControlApi,
  ControlMessage,
  ControlName,
  JobRequest,
} from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';
import { Failure } from '#domain/failure.ts';
import type { CaseInfo } from '#contract/views.ts';
import type { Log } from './log.ts';
import { toFailure } from './to-failure.ts';

/** The part of a utility process that is used here. */
export type CoreChild = Pick<UtilityProcess, 'postMessage' | 'on' | 'kill'>;

/** What the core process needs from outside. */
export type CoreProcessOptions = {
  readonly fork: () => CoreChild;
  readonly createChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  /** Who makes changes; asked when a case is opened again. */
  readonly analyst: () => string;
  readonly now: () => number;
  readonly log: Log;
  /** Does for core what only the Electron runtime can. */
  readonly doJob: AskElectron;
  /** Core crashed and is back: with the same case, or without one and the reason. The window has its new port already. */
  readonly onRestarted: (info: CaseInfo | null, failure: Failure | null) => void;
  /** Core crashed too often; the sentence says what to do. */
  readonly onGaveUp: (reason: string) => void;
};

/** The process that owns the database: started at once, started again when it crashes. */
export type CoreProcess = {
  /**
   * Asks core for something only main may ask. Opening, making or restoring a case starts a core that was given up.
   * @throws Failure what core answered; `core.restarted` when core crashed meanwhile; `core.internal` when given up.
   */
  readonly request: <Name extends ControlName>(
    name: Name,
    input: ControlApi[Name]['input'],
  ) => Promise<ControlApi[Name]['output']>;
  /** Gives every port to core, now and after each restart, to the one that takes it: the window's page. */
  readonly connect: (takePort: (port: MessagePortMain) => void) => void;
  /** Why core is given up, or null. */
  readonly gaveUp: () => string | null;
  /** Closes the case and ends the process; after `limit` milliseconds it is ended all the same. */
  readonly close: (limit: number) => Promise<void>;
};

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (failure: Failure) => void };

const crashLimit = 3;
const crashWindow = 60_000;
const opening: ReadonlySet<ControlName> = new Set([
  'control.open',
  'control.create',
  'control.create-sample',
]);

/** Starts core and keeps it running. */
export function startCoreProcess(options: CoreProcessOptions): CoreProcess {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let casePath: string | null = null;
  let crashes: readonly number[] = [];
  let givenUp: string | null = null;
  let closing = false;
  let takePort: ((port: MessagePortMain) => void) | null = null;
  let child = start();

  function start(): CoreChild {
    const started = options.fork();
    const jobs = new Map<number, AbortController>();
    started.on('message', (message: ControlAnswer | JobRequest) => {
      if (message.kind === 'job-cancelled') {
        jobs.get(message.id)?.abort();
        return;
      }
      if (message.kind === 'job') {
        const stop = new AbortController();
        jobs.set(message.id, stop);
        const tell = (done: number): void => {
          if (started === child && jobs.has(message.id))
            started.postMessage({ kind: 'job-progress', id: message.id, done } satisfies ControlMessage);
        };
        void resultOf(message.job, stop.signal, tell).then((result) => {
          jobs.delete(message.id);
          if (started === child)
            started.postMessage({ kind: 'job-ended', id: message.id, result } satisfies ControlMessage);
        });
        return;
      }
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.result.ok) waiting?.resolve(message.result.value);
      else
        waiting?.reject(
          new Failure(
            message.result.failure.code,
            message.result.failure.message,
            message.result.failure.params,
          ),
        );
    });
    started.on('exit', (code) => {
      for (const stop of jobs.values()) stop.abort();
      if (started === child) ended(code);
    });
    return started;
  }

  async function resultOf(
    job: ElectronJob,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<Result<null>> {
    try {
      await options.doJob(job, signal, onProgress);
      return { ok: true, value: null };
    } catch (error) {
      const failure = toFailure(error, 'The export');
      if (failure.code === 'core.internal') options.log.error(`${job.kind} failed`, error);
      return { ok: false, failure: failure.toData() };
    }
  }

  function ended(code: number): void {
    for (const waiting of pending.values()) waiting.reject(restartedFailure());
    pending.clear();
    if (closing) return;
    const now = options.now();
    crashes = [...crashes.filter((time) => now - time < crashWindow), now];
    options.log.error(`core ended with code ${code} (${crashes.length} of ${crashLimit} within a minute)`);
    if (crashes.length >= crashLimit) {
      givenUp =
        'The part of Parallax that keeps your case stopped three times within a minute and was not started again. ' +
        'Everything shown as saved is in the case file. Open the case again, or restart Parallax.';
      options.onGaveUp(givenUp);
      return;
    }
    child = start();
    void reopen();
  }

  /** A crash meanwhile ends this quietly: the next round of `ended` takes over. */
  async function reopen(): Promise<void> {
    let info: CaseInfo | null = null;
    let failure: Failure | null = null;
    try {
      if (casePath !== null)
        info = await post('control.open', { path: casePath, analyst: options.analyst() });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'core.restarted') return;
      failure = error;
      casePath = null;
    }
    handPort();
    options.onRestarted(info, failure);
  }

  function post<Name extends ControlName>(
    name: Name,
    input: ControlApi[Name]['input'],
  ): Promise<ControlApi[Name]['output']> {
    const id = nextId++;
    return new Promise((resolve, reject) => {
      // Core answers with the output of the request it was asked; the type cannot follow an id through the process.
      pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      child.postMessage({ kind: 'control', id, name, input });
    });
  }

  function handPort(): void {
    if (takePort === null || givenUp !== null) return;
    const { port1, port2 } = options.createChannel();
    child.postMessage({ kind: 'port' } satisfies ControlMessage, [port1]);
    takePort(port2);
  }

  return {
    request: async (name, input) => {
      if (closing) throw restartedFailure();
      if (givenUp !== null) {
        if (!opening.has(name)) throw new Failure('core.internal', givenUp);
        givenUp = null;
        crashes = [];
        child = start();
        handPort();
      }
      const output = await post(name, input);
      if (opening.has(name)) casePath = (output as CaseInfo).path;
      if (name === 'control.close') casePath = null;
      return output;
    },
    connect: (take) => {
      takePort = take;
      handPort();
    },
    gaveUp: () => givenUp,
    close: async (limit) => {
      if (closing || givenUp !== null) return;
      const closed = post('control.close', null);
      closing = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => {
          resolve('late');
        }, limit);
      });
      const outcome = await Promise.race([closed, late]).catch((error: unknown) => error);
      clearTimeout(timer);
      if (outcome !== null) options.log.error('core did not close the case in order', outcome);
      child.kill();
    },
  };
}

function restartedFailure(): Failure {
  return new Failure(
    'core.restarted',
    'The part of Parallax that keeps your case stopped and was started again before this was done. Please repeat it.',
  );
}
