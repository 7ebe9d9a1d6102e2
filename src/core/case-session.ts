import { realpathSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { CoreInput, CoreOutput, CoreRequestName } from '#contract/api.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Result } from '#contract/result.ts';
import type { CaseInfo } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { changesSince, lastSeq, recordChange } from './db/journal.ts';
import { growIndex, isIndexGrowing } from './db/search-index.ts';
import { createCase, openCase, type OpenCase } from './db/open.ts';
import { saveCopy } from './db/save-copy.ts';
import type { HandlerContext, Handlers, JournalHandler, MutationHandler, QueryHandler } from './handler.ts';
import { type CheckedRequest, type Log, serve, toResult } from './serve.ts';
import { caseInfo } from './services/case-info.ts';
import type { Change } from './services/context.ts';
import type { Steps } from './steps.ts';
import { createWorks, stretch, type WorkEvent } from './works.ts';

/** What a session needs from outside: the time (ISO 8601, UTC), new ids (UUIDv7) and a place for log lines. */
export type Outside = { readonly now: () => string; readonly newId: () => string; readonly log: Log };

/** Told of every committed change, undo and redo included. */
export type ChangeListener = (change: AppEvents['case.changed']) => void;

/**
 * The one open case of a process and all that can be asked of it. Whatever writes, opens or closes is done one after
 * the other in the order asked. No method rejects: every failure is a Result.
 */
export type CaseSession = {
  /** Opens a case in place of the one that is open, which stays open when this fails. */
  open(path: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Makes a case file and opens it. */
  create(path: string, title: string, analyst: string): Promise<Result<CaseInfo>>;
  /** Writes the case as it is now to another file. */
  saveCopy(path: string): Promise<Result<{ readonly path: string }>>;
  setAnalyst(analyst: string): Promise<Result<null>>;
  close(): Promise<Result<null>>;
  /** Makes a request of the contract; the input is checked, wherever it comes from. */
  call<Name extends CoreRequestName>(name: Name, input: CoreInput<Name>): Promise<Result<CoreOutput<Name>>>;
  /** The same for a request that came from the page: nothing about it is known. */
  serve(request: { readonly name: string; readonly input: unknown }): Promise<Result<unknown>>;
  /** Reads the case without any change coming in between. */
  read<Value>(
    what: string,
    work: (context: HandlerContext) => Value | Promise<Value>,
  ): Promise<Result<Value>>;
  /** Makes a change that is no request of the contract, as one journal entry with `action` as its name. */
  change<Output>(
    action: string,
    work: (context: HandlerContext) => Change<Output> | Steps<Change<Output>>,
  ): Promise<Result<Output>>;
  /** Listens until the function it returns is called. */
  onChange(listener: ChangeListener): () => void;
  /** The same for work that takes long. */
  onWork(listener: (event: WorkEvent) => void): () => void;
};

/** Starts a session with no case open. */
export function createCaseSession(outside: Outside, handlers: Handlers): CaseSession {
  const { now, newId, log } = outside;
  const listeners = new Set<ChangeListener>();
  const workListeners = new Set<(event: WorkEvent) => void>();
  const works = createWorks((event) => workListeners.forEach((listener) => tell(listener, event)));
  let current: OpenCase | null = null;
  /** The change under way, whose rows nobody may read before it is committed or taken back. */
  let underWay: Promise<unknown> | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  function context(): HandlerContext {
    if (!current) throw noCase();
    return { db: current.db, now, newId, openCase: current, works, nextTurn };
  }

  async function nextTurn(): Promise<void> {
    await setImmediate();
    await settled();
  }

  async function settled(): Promise<void> {
    while (underWay) await underWay.catch(() => undefined);
  }

  /** Makes a change in steps; queries wait for it, and `work.cancel` ends it. */
  async function carryOut<Value>(what: string, steps: Steps<Value>): Promise<Value> {
    const work = works.run({ what, canCancel: true, steps });
    underWay = work;
    try {
      return await work;
    } finally {
      underWay = null;
    }
  }

  let growing: OpenCase | null = null;

  /** Goes on with an index that is not whole, a stretch a turn, so that whatever is asked meanwhile is done in between. */
  async function growWhatIsMissing(): Promise<void> {
    const opened = current;
    if (!opened || growing === opened || opened.readOnly !== null || !isIndexGrowing(opened.db)) return;
    growing = opened;
    const work = works.begin('search.index');
    try {
      let done = 0;
      while (done < 1) {
        await setImmediate();
        done = await inTurn(() => (current === opened ? growIndex(opened.db, stretch) : 1));
        work.at(done);
      }
    } catch (error) {
      // As when the disk is full. The next opening goes on with it.
      log(`the search index: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      work.end();
      if (growing === opened) growing = null;
    }
  }

  function writableContext(): HandlerContext {
    const found = context();
    if (found.openCase.readOnly !== null) throw readOnly(found.openCase.readOnly);
    return found;
  }

  function record<Output>(
    { db, openCase: { analyst } }: HandlerContext,
    action: string,
    change: () => Change<Output> | Steps<Change<Output>>,
  ): Promise<Output> {
    return carryOut(action, recordChange(db, action, { by: analyst, at: now() }, change));
  }

  /** Does something that may write the journal, then tells of what it wrote. */
  async function announcing<Value>(
    { db }: HandlerContext,
    work: () => Value | Promise<Value>,
  ): Promise<Value> {
    const before = lastSeq(db);
    const value = await work();
    for (const change of changesSince(db, before)) listeners.forEach((listener) => tell(listener, change));
    void growWhatIsMissing();
    return value;
  }

  /** What is committed stays so, whatever happens to those who want to know. */
  function tell<News>(listener: (news: News) => void, news: News): void {
    try {
      listener(news);
    } catch (error) {
      log(`a listener failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  function perform({ name, input }: CheckedRequest): unknown {
    // The contract's list says which of the two a name has, and Handlers holds the table to it.
    const handler = handlers[name] as
      MutationHandler<unknown, unknown> | QueryHandler<unknown, unknown> | JournalHandler<unknown>;
    if (typeof handler !== 'function') {
      return inTurn(async () => {
        const found = writableContext();
        const prepared = handler.prepare === null ? null : await handler.prepare(found, input);
        return announcing(found, () => record(found, name, () => handler.run(found, input, prepared)));
      });
    }
    if (name === 'journal.undo' || name === 'journal.redo') {
      const travel = handler as JournalHandler<unknown>;
      return inTurn(() => {
        const found = writableContext();
        return announcing(found, () => carryOut(name, travel(found)));
      });
    }
    return answerQuery(name, handler, input);
  }

  async function answerQuery(
    name: CoreRequestName,
    handler: QueryHandler<unknown, unknown>,
    input: unknown,
  ): Promise<unknown> {
    if (underWay && name !== 'work.cancel') await settled();
    const found = context();
    try {
      const answer = await handler(found, input);
      if (name.startsWith('search.')) void growWhatIsMissing();
      return answer;
    } catch (error) {
      if (!found.db.open) throw noCase();
      throw error;
    }
  }

  function openInPlace(path: string, analyst: string): CaseInfo {
    if (current && isSameFile(current.path, path)) {
      if (current.readOnly === null) {
        current.analyst = analyst;
        return caseInfo(context());
      }
      // It may be free for writing by now.
      current.close();
      current = null;
    }
    const opened = openCase(path, { analyst, newId });
    current?.close();
    current = opened;
    void growWhatIsMissing();
    return caseInfo(context());
  }

  return {
    open: (path, analyst) => toResult('open', log, () => inTurn(() => openInPlace(path, analyst))),
    create: (path, title, analyst) =>
      toResult('create', log, () =>
        inTurn(() => {
          createCase(path, { title, now, newId });
          return openInPlace(path, analyst);
        }),
      ),
    saveCopy: (path) =>
      toResult('save copy', log, () => inTurn(() => ({ path: saveCopy(context().openCase, path, newId) }))),
    setAnalyst: (analyst) =>
      toResult('set analyst', log, () =>
        inTurn(() => {
          if (current) current.analyst = analyst;
          return null;
        }),
      ),
    close: () =>
      toResult('close', log, () =>
        inTurn(() => {
          current?.close();
          current = null;
          return null;
        }),
      ),
    // `serve` answers with what the handler of this very name gave.
    call: <Name extends CoreRequestName>(name: Name, input: CoreInput<Name>) =>
      serve({ name, input }, perform, log) as Promise<Result<CoreOutput<Name>>>,
    serve: (request) => serve(request, perform, log),
    read: (what, work) => toResult(what, log, () => inTurn(() => work(context()))),
    change: (action, work) =>
      toResult(action, log, () =>
        inTurn(() => {
          const found = writableContext();
          return announcing(found, () => record(found, action, () => work(found)));
        }),
      ),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onWork: (listener) => {
      workListeners.add(listener);
      return () => workListeners.delete(listener);
    },
  };
}

function isSameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}

function noCase(): Failure {
  return new Failure('case.none-open', 'No case is open. Open one or make a new one first.');
}

function readOnly(why: NonNullable<CaseInfo['readOnly']>): Failure {
  return new Failure(
    'case.read-only',
    why === 'open-elsewhere'
      ? 'This case is open in another window or program and can only be read here. Close it there, then open it again.'
      : 'This case may not be changed: the file or its folder is write-protected. Save a copy elsewhere to work in it.',
    { reason: why },
  );
}
