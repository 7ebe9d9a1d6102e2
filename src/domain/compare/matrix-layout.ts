/** What a column of the matrix stands for: an article, a publisher, or the source nearest to the claim. */
export const matrixGroupings = ['articles', 'publishers', 'sources'] as const;
/** One of {@link matrixGroupings}. */
export type MatrixGrouping = (typeof matrixGroupings)[number];

/**
 * What the rows are ordered by: `coverage`, how many columns address the claim; `dispute`, how far they are apart;
 * `date`, the event's or else of first publication; `text`, where the claim is first made; `similarity`, see seriate.ts.
 */
export const matrixRowOrders = ['coverage', 'dispute', 'date', 'text', 'similarity'] as const;
/** One of {@link matrixRowOrders}. */
export type MatrixRowOrder = (typeof matrixRowOrders)[number];

/** What the columns are ordered by: as they come in the case, how many claims, first publication, or similarity. */
export const matrixColumnOrders = ['case', 'coverage', 'date', 'similarity'] as const;
/** One of {@link matrixColumnOrders}. */
export type MatrixColumnOrder = (typeof matrixColumnOrders)[number];

/** How the matrix is laid out. `reversed` turns an order round; what has no place in it still comes last. */
export type MatrixLayout = {
  readonly by: MatrixGrouping;
  readonly rows: { readonly order: MatrixRowOrder; readonly reversed: boolean };
  readonly columns: { readonly order: MatrixColumnOrder; readonly reversed: boolean };
};

/** The layout to begin with. */
export const startLayout: MatrixLayout = {
  by: 'articles',
  rows: { order: 'coverage', reversed: false },
  columns: { order: 'case', reversed: false },
};
