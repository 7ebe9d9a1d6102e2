import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coreApi, mainApi } from '#contract/api.ts';
import type { RequestEnvelope } from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';

type Bridge = {
  call: (name: string, input: unknown) => Promise<Result<unknown>>;
  on: (name: string, listener: (detail: unknown) => void) => () => void;
  pathOf: (file: unknown) => string;
};

const electron = vi.hoisted(() => {
  const listeners = new Map<string, (event: unknown, ...args: unknown[]) => void>();
  const exposed: { name: string; bridge: unknown } = { name: '', bridge: null };
  return {
    listeners,
    exposed,
    invoke: vi.fn<(channel: string, name: unknown, input: unknown) => Promise<unknown>>(),
    send: vi.fn<(channel: string, detail?: unknown) => void>(),
    getPathForFile: vi.fn<(file: unknown) => string>(),
  };
});

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, bridge: unknown) => {
      electron.exposed = { name, bridge };
    },
  },
  ipcRenderer: {
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
      electron.listeners.set(channel, listener);
    },
    invoke: electron.invoke,
    send: electron.send,
  },
  webUtils: { getPathForFile: electron.getPathForFile },
}));

let bridge: Bridge;
const open: MessagePort[] = [];

beforeEach(async () => {
  vi.resetModules();
  vi.clearAllMocks();
  electron.listeners.clear();
  await import('../../src/preload/index.ts');
  bridge = electron.exposed.bridge as Bridge;
});
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Hands the preload a port, as main does, and gives core's end with what has come over it. */
function connect(): { readonly received: RequestEnvelope[]; readonly post: (message: unknown) => void } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const received: RequestEnvelope[] = [];
  port1.on('message', (message: RequestEnvelope) => received.push(message));
  electron.listeners.get('parallax:port')?.({ ports: [port2] });
  return {
    received,
    post: (message) => {
      port1.postMessage(message);
    },
  };
}

test('the page gets exactly call, on and pathOf, and main is asked for a port at once', () => {
  expect(electron.exposed.name).toBe('parallax');
  expect(Object.keys(bridge).toSorted()).toEqual(['call', 'on', 'pathOf']);
  expect(electron.send).toHaveBeenCalledExactlyOnceWith('parallax:connect');
});

test.each(Object.keys(mainApi))('%s is asked of main', async (name) => {
  electron.invoke.mockResolvedValue({ ok: true, value: 'from main' });
  await expect(bridge.call(name, { some: 'input' })).resolves.toEqual({ ok: true, value: 'from main' });
  expect(electron.invoke).toHaveBeenCalledExactlyOnceWith('parallax:request', name, { some: 'input' });
});

test('every request of core goes over the port and none to main', async () => {
  const core = connect();
  for (const name of Object.keys(coreApi)) void bridge.call(name, {});
  await vi.waitFor(() => {
    expect(core.received.map(({ name }) => name)).toEqual(Object.keys(coreApi));
  });
  expect(new Set(core.received.map(({ id }) => id)).size).toBe(core.received.length);
  expect(electron.invoke).not.toHaveBeenCalled();
});

test.each(['control.open', 'case.unknown', '__proto__', 'constructor', 'toString', ''])(
  'the name “%s” is refused and goes nowhere',
  async (name) => {
    const core = connect();
    const result = await bridge.call(name, {});
    expect(result).toMatchObject({ ok: false, failure: { code: 'request.unknown' } });
    expect(electron.invoke).not.toHaveBeenCalled();
    expect(core.received).toEqual([]);
  },
);

test('what is asked before there is a port is sent when it comes, in order', async () => {
  const first = bridge.call('case.info', {});
  const second = bridge.call('article.list', {});
  const core = connect();
  await vi.waitFor(() => {
    expect(core.received.map(({ name }) => name)).toEqual(['case.info', 'article.list']);
  });
  core.post({ kind: 'answer', id: core.received[1]?.id, result: { ok: true, value: 'articles' } });
  core.post({ kind: 'answer', id: core.received[0]?.id, result: { ok: true, value: 'info' } });
  await expect(first).resolves.toEqual({ ok: true, value: 'info' });
  await expect(second).resolves.toEqual({ ok: true, value: 'articles' });
});

test('a new port answers what the old core had not, and what comes after goes to the new one', async () => {
  const old = connect();
  const lost = bridge.call('journal.undo', {});
  await vi.waitFor(() => {
    expect(old.received).toHaveLength(1);
  });
  const core = connect();
  await expect(lost).resolves.toMatchObject({ ok: false, failure: { code: 'core.restarted' } });
  void bridge.call('case.info', {});
  await vi.waitFor(() => {
    expect(core.received.map(({ name }) => name)).toEqual(['case.info']);
  });
});

test('once core is given up everything fails at once, until there is a port again', async () => {
  const heard = vi.fn();
  bridge.on('core.gave-up', heard);
  const waiting = bridge.call('case.info', {});
  electron.listeners.get('parallax:event')?.({}, 'core.gave-up', { reason: 'It stopped three times.' });
  const gaveUp = { ok: false, failure: { code: 'core.internal', message: 'It stopped three times.' } };
  await expect(waiting).resolves.toMatchObject(gaveUp);
  await expect(bridge.call('article.list', {})).resolves.toMatchObject(gaveUp);
  expect(heard).toHaveBeenCalledExactlyOnceWith({ reason: 'It stopped three times.' });

  const core = connect();
  void bridge.call('article.list', {});
  await vi.waitFor(() => {
    expect(core.received.map(({ name }) => name)).toEqual(['article.list']);
  });
});

test('events of core and of main reach those who listen, until they stop', async () => {
  const core = connect();
  const changed = vi.fn();
  const stop = bridge.on('case.changed', changed);
  core.post({ kind: 'event', name: 'case.changed', detail: { seq: 1 } });
  await vi.waitFor(() => {
    expect(changed).toHaveBeenCalledExactlyOnceWith({ seq: 1 });
  });
  stop();
  const last = vi.fn();
  bridge.on('menu.command', last);
  core.post({ kind: 'event', name: 'case.changed', detail: { seq: 2 } });
  core.post({ kind: 'event', name: 'menu.command', detail: { command: 'edit.undo' } });
  await vi.waitFor(() => {
    expect(last).toHaveBeenCalledOnce();
  });
  expect(changed).toHaveBeenCalledOnce();
  electron.listeners.get('parallax:event')?.({}, 'menu.command', { command: 'edit.redo' });
  expect(last).toHaveBeenLastCalledWith({ command: 'edit.redo' });
});

test('there is no listening to an event that does not exist', () => {
  expect(() => bridge.on('parallax:port', vi.fn())).toThrow(TypeError);
});

test('a fault of main is a failure, never a rejection', async () => {
  electron.invoke.mockRejectedValue(new Error('An object could not be cloned'));
  await expect(bridge.call('app.info', {})).resolves.toMatchObject({
    ok: false,
    failure: { code: 'core.internal' },
  });
});

test('main learns the path of a dropped file before the page does, and nothing of a file without one', () => {
  electron.getPathForFile.mockReturnValueOnce('/srv/river.parallax').mockReturnValueOnce('');
  electron.send.mockClear();
  expect(bridge.pathOf('a file')).toBe('/srv/river.parallax');
  expect(electron.send).toHaveBeenCalledExactlyOnceWith('parallax:file-path', '/srv/river.parallax');
  expect(bridge.pathOf('made in the page')).toBe('');
  expect(electron.send).toHaveBeenCalledOnce();
});
