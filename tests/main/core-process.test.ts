import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { ControlAnswer, ControlMessage } from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { startCoreProcess, type CoreChild, type CoreProcessOptions } from '../../src/main/core-process.ts';

const info = { path: '/srv/river.parallax', title: 'River' } as CaseInfo;

/** A core that answers by a script and dies when told to. */
class FakeCore extends EventEmitter {
  readonly received: ControlMessage[] = [];
  readonly ports: unknown[] = [];
  killed = false;
  readonly #answer: (message: ControlMessage) => Result<unknown> | null;

  constructor(answer: (message: ControlMessage) => Result<unknown> | null) {
    super();
    this.#answer = answer;
  }

  postMessage(message: ControlMessage, transfer: readonly unknown[] = []): void {
    this.received.push(message);
    this.ports.push(...transfer);
    if (message.kind !== 'control') return;
    const result = this.#answer(message);
    if (result)
      queueMicrotask(() =>
        this.emit('message', { kind: 'answer', id: message.id, result } satisfies ControlAnswer),
      );
  }

  kill(): boolean {
    this.killed = true;
    this.emit('exit', 15);
    return true;
  }
}

function set(
  answer: (message: ControlMessage) => Result<unknown> | null = () => ({ ok: true, value: info }),
) {
  const cores: FakeCore[] = [];
  const clock = { now: 0 };
  const options = {
    fork: () => {
      const core = new FakeCore(answer);
      cores.push(core);
      return core as unknown as CoreChild;
    },
    createChannel: () => ({ port1: `core end ${cores.length}`, port2: `page end ${cores.length}` }) as never,
    analyst: () => 'Ana',
    now: () => clock.now,
    log: { info: vi.fn(), error: vi.fn(), flush: () => Promise.resolve() },
    doJob: vi.fn<CoreProcessOptions['doJob']>(() => Promise.resolve()),
    onRestarted: vi.fn<CoreProcessOptions['onRestarted']>(),
    onGaveUp: vi.fn<CoreProcessOptions['onGaveUp']>(),
  };
  return { process: startCoreProcess(options), options, cores, clock };
}

const open = { path: info.path, analyst: 'Ana' };
const failing: Result<never> = {
  ok: false,
  failure: { code: 'case.damaged', message: 'The file is damaged.', params: { path: info.path } },
};

test('a request gets its own answer, whatever the order', async () => {
  const { process, cores } = set(() => null);
  const first = process.request('control.open', open);
  const second = process.request('control.save-copy', { path: '/srv/copy.parallax' });
  cores[0]?.emit('message', {
    kind: 'answer',
    id: 2,
    result: { ok: true, value: { path: '/srv/copy.parallax' } },
  });
  cores[0]?.emit('message', { kind: 'answer', id: 1, result: { ok: true, value: info } });
  await expect(first).resolves.toBe(info);
  await expect(second).resolves.toEqual({ path: '/srv/copy.parallax' });
});

test('a failure of core is thrown with its code, sentence and parameters', async () => {
  const { process } = set(() => failing);
  await expect(process.request('control.open', open)).rejects.toMatchObject({
    name: 'Failure',
    code: 'case.damaged',
    message: 'The file is damaged.',
    params: { path: info.path },
  });
});

test('both ends of a channel are handed over: one to core, one to the page', () => {
  const { process, cores } = set();
  const takePort = vi.fn();
  process.connect(takePort);
  expect(cores[0]?.received).toEqual([{ kind: 'port' }]);
  expect(cores[0]?.ports).toEqual(['core end 1']);
  expect(takePort).toHaveBeenCalledExactlyOnceWith('page end 1');
});

test('after a crash the same case is open in a new core, and the page has a new port before it is told', async () => {
  const { process, options, cores } = set();
  const takePort = vi.fn();
  process.connect(takePort);
  await process.request('control.open', open);
  cores[0]?.emit('exit', 11);
  expect(cores).toHaveLength(2);
  await vi.waitFor(() => {
    expect(options.onRestarted).toHaveBeenCalledExactlyOnceWith(info, null);
  });
  expect(cores[1]?.received.map((message) => message.kind)).toEqual(['control', 'port']);
  expect(cores[1]?.received[0]).toMatchObject({ name: 'control.open', input: open });
  expect(takePort).toHaveBeenLastCalledWith('page end 2');
  expect(takePort.mock.invocationCallOrder[1]).toBeLessThan(
    options.onRestarted.mock.invocationCallOrder[0] ?? 0,
  );
});

test('what a crashed core had not answered fails with core.restarted', async () => {
  const { process, cores } = set(() => null);
  const waiting = process.request('control.save-copy', { path: '/srv/copy.parallax' });
  cores[0]?.emit('exit', 11);
  await expect(waiting).rejects.toMatchObject({ code: 'core.restarted' });
});

test('a crash with no case open restarts core without one', async () => {
  const { options, cores } = set();
  cores[0]?.emit('exit', 11);
  await vi.waitFor(() => {
    expect(options.onRestarted).toHaveBeenCalledExactlyOnceWith(null, null);
  });
  expect(cores[1]?.received).toEqual([]);
});

test('a case that was closed is not opened again', async () => {
  const { process, options, cores } = set((message) =>
    message.kind === 'control' && message.name === 'control.close'
      ? { ok: true, value: null }
      : { ok: true, value: info },
  );
  await process.request('control.open', open);
  await process.request('control.close', null);
  cores[0]?.emit('exit', 11);
  await vi.waitFor(() => {
    expect(options.onRestarted).toHaveBeenCalledExactlyOnceWith(null, null);
  });
});

test('a case that cannot be opened after a crash is told with the reason', async () => {
  let opens = 0;
  const { process, options, cores } = set(() => (++opens === 1 ? { ok: true, value: info } : failing));
  await process.request('control.open', open);
  cores[0]?.emit('exit', 11);
  await vi.waitFor(() => {
    expect(options.onRestarted).toHaveBeenCalledOnce();
  });
  const [reopened, failure] = options.onRestarted.mock.calls[0] ?? [];
  expect(reopened).toBeNull();
  expect((failure as Failure).code).toBe('case.damaged');
});

test('three crashes within a minute and core is given up, until another case is opened', async () => {
  const { process, options, cores, clock } = set();
  const takePort = vi.fn();
  process.connect(takePort);
  for (const time of [0, 20_000, 59_000]) {
    clock.now = time;
    cores.at(-1)?.emit('exit', 11);
  }
  expect(cores).toHaveLength(3);
  expect(options.onGaveUp).toHaveBeenCalledExactlyOnceWith(process.gaveUp());
  await expect(process.request('control.save-copy', { path: '/x' })).rejects.toMatchObject({
    code: 'core.internal',
  });

  await expect(process.request('control.open', open)).resolves.toBe(info);
  expect(cores).toHaveLength(4);
  expect(process.gaveUp()).toBeNull();
  expect(takePort).toHaveBeenLastCalledWith('page end 4');
});

test('crashes further apart than a minute never add up', () => {
  const { options, cores, clock } = set();
  for (let crash = 0; crash < 10; crash++) {
    clock.now += 31_000;
    cores.at(-1)?.emit('exit', 11);
  }
  expect(options.onGaveUp).not.toHaveBeenCalled();
  expect(cores).toHaveLength(11);
});

test('a crash while the case is opened again counts once and leads to one more core', async () => {
  const { process, options, cores, clock } = set((message) =>
    message.kind === 'control' && message.id === 2 ? null : { ok: true, value: info },
  );
  await process.request('control.open', open);
  cores[0]?.emit('exit', 11);
  clock.now = 1;
  cores[1]?.emit('exit', 11);
  await vi.waitFor(() => {
    expect(options.onRestarted).toHaveBeenCalledExactlyOnceWith(info, null);
  });
  expect(cores).toHaveLength(3);
});

test('closing waits for the case to be closed, then ends the process, which is no crash', async () => {
  const { process, options, cores } = set(() => ({ ok: true, value: null }));
  await process.close(1000);
  expect(cores[0]?.received).toMatchObject([{ name: 'control.close' }]);
  expect(cores[0]?.killed).toBe(true);
  expect(cores).toHaveLength(1);
  expect(options.log.error).not.toHaveBeenCalled();
  await expect(process.request('control.open', open)).rejects.toMatchObject({ code: 'core.restarted' });
});

test('a core that does not close in time is ended all the same', async () => {
  vi.useFakeTimers();
  try {
    const { process, options, cores } = set(() => null);
    const closing = process.close(5000);
    await vi.advanceTimersByTimeAsync(5000);
    await closing;
    expect(cores[0]?.killed).toBe(true);
    expect(options.log.error).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});

test('closing a core that crashes meanwhile ends too', async () => {
  const { process, cores } = set(() => null);
  const closing = process.close(60_000);
  cores[0]?.emit('exit', 11);
  await expect(closing).resolves.toBeUndefined();
  expect(cores).toHaveLength(1);
});

test('a job of core is done, and how far it is and its end are told; one that core cancels is stopped, and so are those of a core that ends', async () => {
  const { process, options, cores } = set();
  await process.request('control.open', open);
  const [core] = cores;
  const job = { kind: 'draw', pictures: [] } as const;
  const ended = (id: number) =>
    core?.received.find((message) => message.kind === 'job-ended' && message.id === id);
  options.doJob.mockImplementationOnce((_job, _signal, onProgress) => {
    onProgress?.(0.5);
    return Promise.resolve();
  });
  core?.emit('message', { kind: 'job', id: 4, job });
  await vi.waitFor(() => {
    expect(ended(4)).toEqual({ kind: 'job-ended', id: 4, result: { ok: true, value: null } });
  });
  expect(core?.received).toContainEqual({ kind: 'job-progress', id: 4, done: 0.5 });
  options.doJob.mockImplementation(
    (_job, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Failure('request.cancelled', 'Cancelled.'));
        });
      }),
  );
  core?.emit('message', { kind: 'job', id: 5, job });
  core?.emit('message', { kind: 'job-cancelled', id: 5 });
  await vi.waitFor(() => {
    expect(ended(5)).toMatchObject({ result: { ok: false, failure: { code: 'request.cancelled' } } });
  });
  core?.emit('message', { kind: 'job', id: 6, job });
  core?.emit('exit', 1);
  expect(options.doJob.mock.lastCall?.[1].aborted).toBe(true);
});
