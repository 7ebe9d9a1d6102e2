import type { CoreMessage, RequestEnvelope } from '#contract/envelope.ts';
import type { CaseSession } from './case-session.ts';
import type { Log } from './serve.ts';

/** The end of a message port that leads to a window; Electron's MessagePortMain has this shape. */
export type WindowPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  postMessage(message: CoreMessage): void;
};

/** Answers the requests that come through a window's port and tells it of every change and of long work, until the port closes. */
export function servePort(
  session: Pick<CaseSession, 'serve' | 'onChange' | 'onWork'>,
  port: WindowPort,
  log: Log,
): void {
  port.on('message', ({ data }) => {
    if (!isEnvelope(data)) {
      log('a window sent something that is no request');
      return;
    }
    const { id } = data;
    void session.serve(data).then((result) => {
      port.postMessage({ kind: 'answer', id, result });
    });
  });
  const stops = [
    session.onChange((detail) => port.postMessage({ kind: 'event', name: 'case.changed', detail })),
    session.onWork((event) => port.postMessage({ kind: 'event', ...event })),
  ];
  port.on('close', () => stops.forEach((stop) => stop()));
  port.start();
}

function isEnvelope(data: unknown): data is RequestEnvelope {
  if (typeof data !== 'object' || data === null) return false;
  const { id, name } = data as Partial<Record<keyof RequestEnvelope, unknown>>;
  return typeof id === 'number' && typeof name === 'string';
}
