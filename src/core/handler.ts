import type { CoreOutput, CoreParsed, CoreRequestName, coreApi } from '#contract/api.ts';
import type { OpenCase } from './db/open.ts';
import type { Change, ServiceContext } from './services/context.ts';
import type { Steps } from './steps.ts';
import type { Works } from './works.ts';

/** What a handler gets: what every service gets, and the open case itself for the few requests that are about it. */
export type HandlerContext = ServiceContext & {
  readonly openCase: OpenCase;
  /** Lets what came in meanwhile have its turn; a query that reads in several parts waits so between them. */
  readonly nextTurn: () => Promise<void>;
  readonly works: Pick<Works, 'begin' | 'cancel'>;
};

/** Answers without writing a journal entry of its own through {@link mutation}; any service function of this shape fits. */
export type QueryHandler<Input, Output> = (context: HandlerContext, input: Input) => Output | Promise<Output>;

/** Goes back or forth in the journal, which writes its own kind of entry. */
export type JournalHandler<Output> = (context: HandlerContext) => Steps<Output>;

/**
 * Changes the case. `prepare` runs before the transaction and may take its time (reading an article); `run` runs inside
 * the one transaction that also writes the journal entry, at once or, where there may be much to do, in steps.
 */
export type MutationHandler<Input, Output> = {
  readonly prepare: null | ((context: HandlerContext, input: Input) => Promise<unknown>);
  readonly run: (context: HandlerContext, input: Input, prepared: unknown) => Made<Output>;
};

type Made<Output> = Change<Output> | Steps<Change<Output>>;

/** The handler a request needs, by whether the contract says that it mutates. */
export type Handler<Name extends CoreRequestName> = (typeof coreApi)[Name]['mutates'] extends true
  ? MutationHandler<CoreParsed<Name>, CoreOutput<Name>>
  : Name extends 'journal.undo' | 'journal.redo'
    ? JournalHandler<CoreOutput<Name>>
    : QueryHandler<CoreParsed<Name>, CoreOutput<Name>>;

/** One handler for each request of the contract; a missing or a wrong one does not compile. */
export type Handlers = { readonly [Name in CoreRequestName]: Handler<Name> };

/** Wraps a service that does all its work inside the transaction. */
export function mutation<Input, Output>(
  run: (context: HandlerContext, input: Input) => Made<Output>,
): MutationHandler<Input, Output> {
  return { prepare: null, run };
}

/** Wraps a service in two parts: what may wait comes first, outside the transaction, and hands its result to `run`. */
export function preparedMutation<Input, Output, Prepared>(
  prepare: (context: HandlerContext, input: Input) => Promise<Prepared>,
  run: (context: HandlerContext, input: Input, prepared: Prepared) => Made<Output>,
): MutationHandler<Input, Output> {
  // What `run` gets is what `prepare` gave: core.ts calls the two of one handler one after the other.
  return { prepare, run: (context, input, prepared) => run(context, input, prepared as Prepared) };
}
