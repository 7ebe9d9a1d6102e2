/** Asks `history.list` for the newest of all entries. */
export const wholeHistory = {
  about: null,
  by: null,
  from: null,
  until: null,
  offset: 0,
  limit: 100,
} as const;
