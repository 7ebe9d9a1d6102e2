import type { FailureData } from '#domain/failure.ts';

/** What a request answers: a value, or the failure that kept it from one. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: FailureData };
