import type { ClaimMatrix, MatrixSign } from './matrix.ts';

/** Places of one cell that are alike in sign and nearest source. */
export type CellLine = MatrixSign & { readonly nearest: string; readonly count: number };

/** The lines of a cell in text order; none is "not addressed". */
export function cellLines(matrix: ClaimMatrix, row: number, column: number): readonly CellLine[] {
  const { cells, signs, sources } = matrix;
  const cell = findCell(matrix, row, column);
  if (cell === -1) return [];
  const lines: CellLine[] = [];
  for (let at = cells.cellStarts[cell] ?? 0; at < (cells.cellStarts[cell + 1] ?? 0); at++) {
    const sign = signs[cells.signs[at] ?? 0];
    if (!sign) continue;
    lines.push({ ...sign, nearest: sources[cells.nearest[at] ?? 0] ?? '', count: cells.counts[at] ?? 0 });
  }
  return lines;
}

/** How many columns address a row's claim. */
export function coverageOf({ cells }: ClaimMatrix, row: number): number {
  return (cells.rowStarts[row + 1] ?? 0) - (cells.rowStarts[row] ?? 0);
}

function findCell({ cells }: ClaimMatrix, row: number, column: number): number {
  let [low, high] = [cells.rowStarts[row] ?? 0, (cells.rowStarts[row + 1] ?? 0) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = cells.columns[middle] ?? 0;
    if (found === column) return middle;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The columns from `first` up to `end` that address a row's claim, in order. */
export function filledColumns(
  { cells }: ClaimMatrix,
  row: number,
  first: number,
  end: number,
): readonly number[] {
  const filled: number[] = [];
  for (let at = cells.rowStarts[row] ?? 0; at < (cells.rowStarts[row + 1] ?? 0); at++) {
    const column = cells.columns[at] ?? 0;
    if (column >= end) break;
    if (column >= first) filled.push(column);
  }
  return filled;
}
