import { createContext, Script } from 'node:vm';

const script = new Script('run()');

/** Told by its code alone: the error is made inside the other context, whose Error is another one. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs synchronous work that may turn out endless, such as parsing what somebody built to be slow. Returns its result, or
 * null when it was stopped after so many milliseconds; what it was changing is then half changed and must be thrown away.
 */
export function withinTime<Result>(
  milliseconds: number,
  work: () => Result,
): { readonly result: Result } | null {
  let done: { readonly result: Result } | null = null;
  const context = createContext({
    run: () => {
      done = { result: work() };
    },
  });
  try {
    // The watchdog of node:vm stops whatever runs below this call, functions of this program included.
    script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
  return done;
}
