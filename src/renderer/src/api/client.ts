import type { RequestInput, RequestName, RequestOutput } from '#contract/api.ts';
import type { AppEvents, EventName } from '#contract/events.ts';
import type { Result } from '#contract/result.ts';
import { Failure } from '#domain/failure.ts';

/** What the preload puts on the window: two functions and the path of a dropped file, nothing else. */
type Bridge = {
  readonly call: (name: RequestName, input: unknown) => Promise<Result<unknown>>;
  readonly on: <Name extends EventName>(name: Name, listener: (detail: AppEvents[Name]) => void) => () => void;
  readonly pathOf: (file: File) => string;
};

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with Window
  interface Window {
    readonly parallax: Bridge;
  }
}

/**
 * Makes a request of core or main and waits for its answer.
 * @throws Failure with the code that core or main gave.
 */
export async function call<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const result = await window.parallax.call(name, input);
  if (!result.ok) throw new Failure(result.failure.code, result.failure.message, result.failure.params);
  return result.value as RequestOutput<Name>;
}

/** Listens for an event; the function returned stops listening. */
export function on<Name extends EventName>(name: Name, listener: (detail: AppEvents[Name]) => void): () => void {
  return window.parallax.on(name, listener);
}
