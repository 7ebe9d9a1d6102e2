import type { CaseValue } from '#domain/case-codebook.ts';

let values = $state.raw<readonly CaseValue[]>([]);

/** What the open case says of its codebook. What reads it while rendering follows a change. */
export function caseCodebook(): readonly CaseValue[] {
  return values;
}

/** Has the interface say what the open case says of its codebook; empty for none. */
export function useCaseCodebook(said: readonly CaseValue[]): void {
  values = said;
}
