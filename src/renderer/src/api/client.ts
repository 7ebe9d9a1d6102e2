import type { ParallaxBridge } from '#contract/bridge.ts';
import type { RequestInput, RequestName, RequestOutput } from '#contract/api.ts';
import type { AppEvents, EventName } from '#contract/events.ts';
import { Failure } from '#domain/failure.ts';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with Window
  interface Window {
    readonly parallax: ParallaxBridge;
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
  return result.value;
}

/** Listens for an event; the function returned stops listening. */
export function on<Name extends EventName>(
  name: Name,
  listener: (detail: AppEvents[Name]) => void,
): () => void {
  return window.parallax.on(name, listener);
}
