let on = $state(true);

/** True unless the analyst switched suggestions off. Read while rendering, it follows a change. */
export function suggestionsOn(): boolean {
  return on;
}

/** Has suggestions be made, or not, from now on. */
export function useSuggestions(wanted: boolean): void {
  on = wanted;
}
