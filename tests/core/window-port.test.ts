import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import type { CoreMessage } from '#contract/envelope.ts';
import { createCaseSession } from '#core/case-session.ts';
import { handlers } from '#core/handlers.ts';
import { valueOf } from '#core/result-value.ts';
import { servePort, type WindowPort } from '#core/window-port.ts';
import { idSeries, makeCase, steadyClock, temporaryFolder } from './db/temp-case.ts';

/** Node's port in the shape of Electron's, whose messages come wrapped as `{ data }`. */
function asWindowPort(port: MessagePort): WindowPort {
  return {
    on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data) => listener({ data }))
        : port.on('close', () => listener({ data: undefined })),
    start: () => port.start(),
    postMessage: (message) => port.postMessage(message),
  };
}

async function startWindow() {
  const log: string[] = [];
  const session = createCaseSession(
    { now: steadyClock(), newId: idSeries(9), log: (line) => log.push(line) },
    handlers,
  );
  onTestFinished(async () => void (await session.close()));
  valueOf(await session.open(makeCase(temporaryFolder()), 'Tess'));
  const connect = (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    servePort(session, asWindowPort(port1), (line) => log.push(line));
    onTestFinished(() => port2.close());
    return port2;
  };
  return { session, connect, log };
}

/** The next messages that come through a port. */
async function receive(port: MessagePort, count: number): Promise<readonly CoreMessage[]> {
  const messages: CoreMessage[] = [];
  while (messages.length < count) messages.push(...((await once(port, 'message')) as CoreMessage[]));
  return messages;
}

const createSource = { name: 'source.create', input: { name: 'Ann', kind: 'person' } };

test('a request through the port is answered under its number, and the change is told', async () => {
  const { connect } = await startWindow();
  const port = connect();
  port.postMessage({ id: 7, ...createSource });
  const messages = await receive(port, 2);
  expect(messages).toContainEqual(
    expect.objectContaining({ kind: 'answer', id: 7, result: expect.objectContaining({ ok: true }) }),
  );
  expect(messages).toContainEqual(
    expect.objectContaining({
      kind: 'event',
      name: 'case.changed',
      detail: expect.objectContaining({ seq: 1 }),
    }),
  );
});

test('each window is told of the changes of the others', async () => {
  const { connect } = await startWindow();
  const [first, second] = [connect(), connect()];
  first.postMessage({ id: 1, ...createSource });
  expect(await receive(second, 1)).toEqual([
    expect.objectContaining({ kind: 'event', name: 'case.changed' }),
  ]);
});

test('what is no request is not answered and does no harm', async () => {
  const { connect, log } = await startWindow();
  const port = connect();
  for (const nonsense of [
    null,
    'case.info',
    5,
    {},
    { id: 'x', name: 'case.info' },
    { id: 1 },
    [1, 'case.info'],
  ]) {
    port.postMessage(nonsense);
  }
  port.postMessage({ id: 9, name: 'case.info', input: {} });
  expect(await receive(port, 1)).toEqual([expect.objectContaining({ kind: 'answer', id: 9 })]);
  expect(log).toHaveLength(7);
});

test('after its port closed a window is not told of anything', async () => {
  const { session, connect, log } = await startWindow();
  const port = connect();
  const closed = once(port, 'close');
  port.close();
  await closed;
  const other = connect();
  valueOf(await session.call('source.create', { name: 'Ann', kind: 'person' }));
  await receive(other, 1);
  expect(log).toEqual([]);
});
