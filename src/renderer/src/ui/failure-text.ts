import { Failure } from '#domain/failure.ts';

/** What went wrong, in words for the analyst; a failure that no rule foresaw is quoted. */
export function failureText(reason: unknown): string {
  return reason instanceof Failure ? reason.message : `Something went wrong: ${String(reason)}`;
}
