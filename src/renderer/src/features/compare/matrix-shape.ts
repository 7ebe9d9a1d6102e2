/** The sizes of the matrix in CSS pixels; every row and every column is as large, so that each one's place is known. */
export type MatrixShape = {
  /** Cells say what they hold in words; else in signs. */
  readonly wordy: boolean;
  readonly claimWidth: number;
  readonly columnWidth: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly footHeight: number;
};

/** Narrower than this a column has no room for words. */
const leastForWords = 128;
const signWidth = 50;

/** The sizes of a matrix of so many columns in a window part that wide: words when columns are few, signs when many. */
export function matrixShape(width: number, columns: number): MatrixShape {
  const claimWidth = Math.round(Math.max(160, Math.min(360, width * 0.36)));
  const room = (width - claimWidth) / Math.max(1, columns);
  const wordy = room >= leastForWords;
  return {
    wordy,
    claimWidth,
    columnWidth: wordy ? Math.floor(room) : signWidth,
    rowHeight: wordy ? 68 : 44,
    headHeight: wordy ? 30 : 96,
    footHeight: 24,
  };
}

/**
 * Which index each slot of a recycled list shows: slot s shows the index that leaves the remainder s, so that what comes
 * in at one end takes the place of what left at the other; -1 where there is none.
 */
export function slotsOf(first: number, last: number, slots: number): readonly number[] {
  return Array.from({ length: slots }, (_, slot) => {
    const index = first + ((((slot - first) % slots) + slots) % slots);
    return index < last ? index : -1;
  });
}
