import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { CoreRequestName, MainRequestName, RequestName } from '#contract/api.ts';
import type { BridgeChannels, ParallaxBridge } from '#contract/bridge.ts';
import type { CoreMessage, RequestEnvelope } from '#contract/envelope.ts';
import type { AppEvents, EventName } from '#contract/events.ts';
import type { Result } from '#contract/result.ts';
import type { FailureCode } from '#domain/failure.ts';

// The one file that stands between the page and the rest. It runs sandboxed, so it imports types only.

const channels: BridgeChannels = {
  request: 'parallax:request',
  connect: 'parallax:connect',
  port: 'parallax:port',
  event: 'parallax:event',
  filePath: 'parallax:file-path',
};

/** Who answers each request. A request that is missing here, or is sent the wrong way, does not compile. */
const routes: { readonly [Name in CoreRequestName]: 'core' } & {
  readonly [Name in MainRequestName]: 'main';
} = {
  'case.info': 'core',
  'case.rename': 'core',
  'import.preview': 'core',
  'article.import': 'core',
  'data.choose': 'main',
  'data.preview': 'main',
  'data.import': 'main',
  'article.list': 'core',
  'article.open': 'core',
  'article.keep-place': 'core',
  'article.update': 'core',
  'article.set-furniture': 'core',
  'article.remove': 'core',
  'occurrence.mark': 'core',
  'occurrence.get': 'core',
  'occurrence.update': 'core',
  'occurrence.set-chain': 'core',
  'occurrence.remove': 'core',
  'occurrence.split': 'core',
  'claim.list': 'core',
  'claim.get': 'core',
  'claim.update': 'core',
  'claim.join': 'core',
  'assessment.set': 'core',
  'relation.set': 'core',
  'suggestion.list': 'core',
  'suggestion.decide': 'core',
  'suggestion.confirm': 'core',
  'relation.remove': 'core',
  'source.list': 'core',
  'source.suggest': 'core',
  'source.create': 'core',
  'source.update': 'core',
  'source.rate': 'core',
  'source.page': 'core',
  'source.remove-rating': 'core',
  'source.preview-merge': 'core',
  'source.merge': 'core',
  'source.preview-split': 'core',
  'source.split': 'core',
  'source.remove': 'core',
  'tie.preview': 'core',
  'claim.split': 'core',
  'relation.list': 'core',
  'relation.settle': 'core',
  'codebook.get': 'core',
  'codebook.count-uses': 'core',
  'codebook.add-value': 'core',
  'codebook.set-value': 'core',
  'codebook.remove-value': 'core',
  'tag.list': 'core',
  'tag.update': 'core',
  'tag.rename': 'core',
  'tag.merge': 'core',
  'tag.remove': 'core',
  'compare.matrix': 'core',
  'compare.panes': 'core',
  'compare.left-out': 'core',
  'compare.two': 'core',
  'compare.words': 'core',
  'compare.cell': 'core',
  'compare.timeline': 'core',
  'compare.claim-times': 'core',
  'compare.network': 'core',
  'compare.chains': 'core',
  'table.rows': 'core',
  'table.ids': 'core',
  'view.list': 'core',
  'view.save': 'core',
  'view.remove': 'core',
  'report.list': 'core',
  'report.get': 'core',
  'report.save': 'core',
  'report.rename': 'core',
  'report.remove': 'core',
  'report.versions': 'core',
  'report.keep-version': 'core',
  'report.restore-version': 'core',
  'history.list': 'core',
  'history.people': 'core',
  'history.compare': 'core',
  'history.go-to': 'core',
  'search.find': 'core',
  'search.more': 'core',
  'search.count': 'core',
  'search.hits': 'core',
  'table.preview-edit': 'core',
  'table.edit': 'core',
  'report.count': 'core',
  'work.cancel': 'core',
  'journal.undo': 'core',
  'journal.redo': 'core',
  'app.info': 'main',
  'app.open-external': 'main',
  'app.show-in-folder': 'main',
  'settings.set': 'main',
  'case.new': 'main',
  'case.open': 'main',
  'case.save-copy': 'main',
  'case.open-sample': 'main',
  'report.export': 'main',
  'report.preview': 'main',
  'template.list': 'main',
  'template.save': 'main',
  'template.rename': 'main',
  'template.remove': 'main',
  'figure.save': 'main',
};

const eventNames: { readonly [Name in EventName]: true } = {
  'case.changed': true,
  'work.progress': true,
  'work.ended': true,
  'case.opened': true,
  'case.open-failed': true,
  'core.restarted': true,
  'core.gave-up': true,
  'settings.changed': true,
  'menu.command': true,
};

type Answer = (result: Result<unknown>) => void;
type Listener = (detail: unknown) => void;

let port: MessagePort | null = null;
let gaveUp: string | null = null;
let nextId = 1;
/** Asked before there is a port. */
let queued: readonly RequestEnvelope[] = [];
const pending = new Map<number, Answer>();
const listeners = new Map<EventName, Set<Listener>>();

function failure(code: FailureCode, message: string): Result<never> {
  return { ok: false, failure: { code, message, params: {} } };
}

function callCore(name: string, input: unknown): Promise<Result<unknown>> {
  if (gaveUp !== null) return Promise.resolve(failure('core.internal', gaveUp));
  const envelope: RequestEnvelope = { id: nextId++, name, input };
  return new Promise((resolve) => {
    pending.set(envelope.id, resolve);
    if (port) port.postMessage(envelope);
    else queued = [...queued, envelope];
  });
}

async function callMain(name: string, input: unknown): Promise<Result<unknown>> {
  try {
    return (await ipcRenderer.invoke(channels.request, name, input)) as Result<unknown>;
  } catch {
    return failure(
      'core.internal',
      'Parallax could not do this because of a fault of its own. Please try it again.',
    );
  }
}

function call(name: string, input: unknown): Promise<Result<unknown>> {
  const route = Object.hasOwn(routes, name) ? routes[name as RequestName] : null;
  if (route === null)
    return Promise.resolve(failure('request.unknown', `There is no request “${String(name)}”.`));
  return route === 'core' ? callCore(name, input) : callMain(name, input);
}

function emit(name: EventName, detail: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(detail);
}

function on(name: EventName, listener: Listener): () => void {
  if (!Object.hasOwn(eventNames, name)) throw new TypeError(`There is no event “${String(name)}”.`);
  const registered = listeners.get(name) ?? new Set();
  listeners.set(name, registered.add(listener));
  return () => registered.delete(listener);
}

function pathOf(file: File): string {
  const path = webUtils.getPathForFile(file);
  if (path !== '') ipcRenderer.send(channels.filePath, path);
  return path;
}

function answerAll(result: Result<never>, except: ReadonlySet<number>): void {
  for (const [id, answer] of pending) {
    if (except.has(id)) continue;
    pending.delete(id);
    answer(result);
  }
}

/** A new port means a new core: what the old one had not answered is lost, what was never sent is sent now. */
function usePort(next: MessagePort): void {
  const waiting = queued;
  queued = [];
  gaveUp = null;
  port?.close();
  port = next;
  answerAll(
    failure(
      'core.restarted',
      'The part of Parallax that keeps your case stopped and was started again before this was done. Please repeat it.',
    ),
    new Set(waiting.map((envelope) => envelope.id)),
  );
  next.onmessage = ({ data }: MessageEvent<CoreMessage>) => {
    if (data.kind === 'event') {
      emit(data.name, data.detail);
      return;
    }
    const answer = pending.get(data.id);
    pending.delete(data.id);
    answer?.(data.result);
  };
  for (const envelope of waiting) next.postMessage(envelope);
}

function giveUp(reason: string): void {
  gaveUp = reason;
  queued = [];
  answerAll(failure('core.internal', reason), new Set());
}

ipcRenderer.on(channels.port, (event: IpcRendererEvent) => {
  const [next] = event.ports;
  if (next) usePort(next);
});
ipcRenderer.on(channels.event, (_event, name: EventName, detail: AppEvents[EventName]) => {
  if (name === 'core.gave-up') giveUp((detail as AppEvents['core.gave-up']).reason);
  emit(name, detail);
});
ipcRenderer.send(channels.connect);

contextBridge.exposeInMainWorld('parallax', { call, on, pathOf } satisfies Record<
  keyof ParallaxBridge,
  unknown
>);
