import type { Result } from '#contract/result.ts';
import { Failure } from '#domain/failure.ts';

/** The value of a result. @throws Failure when it holds one. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { code, message, params } = result.failure;
  throw new Failure(code, message, params);
}
