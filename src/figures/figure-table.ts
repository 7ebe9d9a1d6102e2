/** The table behind a figure: what it draws, in words and numbers. Each row has a cell for each column. */
export type FigureTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};
