import type { ClaimMatrix, MatrixRow } from '#domain/compare/matrix.ts';
import { cellLines } from '#domain/compare/matrix-cells.ts';
import type { MatrixColumn } from '#domain/compare/matrix-columns.ts';
import { stances, type Stance } from '#domain/stance.ts';

/** More rows and columns than these are neither readable on paper nor in a picture. */
const mostRows = 100;
const mostColumns = 40;

const numberWidth = 44;
const textWidth = 330;
const standingWidth = 110;
const columnWidth = 44;
const rowHeight = 20;
const headHeight = 130;
const footHeight = 22;
const keyHeight = 46;

/** One filled cell: its different stances in the order of the scale, not judged (null) at the end. */
export type DrawnCell = {
  readonly column: number;
  readonly stances: readonly (Stance | null)[];
  /** Whether any of its places negates the claim. */
  readonly negates: boolean;
  readonly places: number;
};

/** A printed matrix, laid out in user units; `leftOut` counts the rows and columns for which there is no room. */
export type MatrixFigure = {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly column: MatrixColumn; readonly x: number }[];
  readonly rows: readonly {
    readonly row: MatrixRow;
    readonly y: number;
    readonly cells: readonly DrawnCell[];
  }[];
  readonly columnWidth: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly textX: number;
  readonly textWidth: number;
  readonly standingX: number;
  readonly standingWidth: number;
  readonly footY: number;
  readonly keyY: number;
  readonly leftOut: { readonly rows: number; readonly columns: number };
};

/** Lays out as much of a matrix as a page can show, from its beginning. */
export function layMatrix(matrix: ClaimMatrix): MatrixFigure {
  const columns = matrix.columns.slice(0, mostColumns);
  const rows = matrix.rows.slice(0, mostRows);
  const left = numberWidth + textWidth + standingWidth;
  const footY = headHeight + rows.length * rowHeight;
  return {
    width: left + Math.max(columns.length * columnWidth, 200) + 10,
    height: footY + footHeight + keyHeight,
    columns: columns.map((column, at) => ({ column, x: left + at * columnWidth })),
    rows: rows.map((row, index) => ({
      row,
      y: headHeight + index * rowHeight,
      cells: columns.flatMap((_, column) => cellOf(matrix, index, column) ?? []),
    })),
    columnWidth,
    rowHeight,
    headHeight,
    textX: numberWidth,
    textWidth,
    standingX: numberWidth + textWidth,
    standingWidth,
    footY,
    keyY: footY + footHeight,
    leftOut: {
      rows: matrix.rows.length - rows.length,
      columns: matrix.columns.length - columns.length,
    },
  };
}

function cellOf(matrix: ClaimMatrix, row: number, column: number): DrawnCell | null {
  const lines = cellLines(matrix, row, column);
  if (lines.length === 0) return null;
  return {
    column,
    stances: [...stances, null].filter((stance) => lines.some((line) => line.stance === stance)),
    negates: lines.some(({ polarity }) => polarity === 'negates'),
    places: lines.reduce((sum, { count }) => sum + count, 0),
  };
}
