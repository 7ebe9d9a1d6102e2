const mostRounds = 200;
/** Rounds stop when no score moves further than this, on a scale on which the scores' spread is 1. */
const stillness = 1e-7;
/** Beyond so many cells passed through, the order found so far is good enough. */
const mostSteps = 40_000_000;

/**
 * Orders the rows and columns of a table by likeness, so that rows filled in the same columns lie beside each other and
 * so do columns filled in the same rows. The method is reciprocal averaging (seriation by barycentres, the first axis of
 * a correspondence analysis): a row's score is the mean of its columns' scores and the other way round, in turns until
 * they stand still, from the order given. Only which cells are filled counts, not what is in them. It is the same every
 * time: rows of equal score keep the order given, the axis runs the way the columns did, and what is empty comes last.
 * @param rows the columns filled in each row.
 */
export function seriate(
  rows: readonly (readonly number[])[],
  columnCount: number,
): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const degrees = new Float64Array(columnCount);
  for (const row of rows) for (const column of row) degrees[column] = (degrees[column] ?? 0) + 1;
  const filled = degrees.reduce((sum, each) => sum + each, 0);
  const start = standardised(
    Float64Array.from(degrees, (_, column) => column),
    degrees,
  );
  let columnScores = start;
  const rounds = Math.min(mostRounds, Math.ceil(mostSteps / Math.max(1, filled)));
  for (let round = 0; start !== null && columnScores !== null && round < rounds; round++) {
    const scores = columnScores;
    const rowScores = Float64Array.from(rows, (row) => mean(row, scores));
    const sums = new Float64Array(columnCount);
    for (const [index, row] of rows.entries())
      for (const column of row) sums[column] = (sums[column] ?? 0) + (rowScores[index] ?? 0);
    const next = standardised(
      sums.map((sum, column) => sum / (degrees[column] || 1)),
      degrees,
    );
    const moved = next?.reduce((most, score, at) => Math.max(most, Math.abs(score - (scores[at] ?? 0))), 0);
    columnScores = next;
    if (moved !== undefined && moved < stillness) break;
  }
  const scores = columnScores ?? new Float64Array(columnCount);
  const along = start?.reduce(
    (sum, each, column) => sum + each * (scores[column] ?? 0) * (degrees[column] ?? 0),
    0,
  );
  const way = along !== undefined && along < 0 ? -1 : 1;
  return {
    rows: byScore(
      rows.map((row) => (row.length === 0 || columnScores === null ? null : way * mean(row, scores))),
      (row) => (rows[row]?.length ?? 0) === 0,
    ),
    columns: byScore(
      [...scores].map((score) => way * score),
      (column) => degrees[column] === 0,
    ),
  };
}

function mean(columns: readonly number[], scores: Float64Array): number {
  let sum = 0;
  for (const column of columns) sum += scores[column] ?? 0;
  return columns.length === 0 ? 0 : sum / columns.length;
}

/** The scores with weighted mean 0 and weighted spread 1; null where all are alike and tell nothing apart. */
function standardised(scores: Float64Array, weights: Float64Array): Float64Array | null {
  let total = 0;
  let sum = 0;
  for (const [at, score] of scores.entries()) {
    total += weights[at] ?? 0;
    sum += score * (weights[at] ?? 0);
  }
  const middle = total === 0 ? 0 : sum / total;
  let squares = 0;
  for (const [at, score] of scores.entries()) squares += (score - middle) ** 2 * (weights[at] ?? 0);
  const spread = Math.sqrt(squares / (total || 1));
  return spread < 1e-12 ? null : scores.map((score) => (score - middle) / spread);
}

function byScore(scores: readonly (number | null)[], isEmpty: (index: number) => boolean): readonly number[] {
  return scores
    .map((_, index) => index)
    .sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)) || (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
}
