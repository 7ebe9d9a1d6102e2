/** Where the facts of a previewed report are put beside its page. */
export const factsPath = (path: string): string => `${path}.json`;
