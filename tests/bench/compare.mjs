// The views of the comparison in the real window, each on a case of the generator.
import { join } from 'node:path';
import { writeMarks } from './articles.mjs';
import { writeComparison } from './compare-case.mjs';
import { benchMatrix } from './matrix.mjs';
import { benchPanes } from './panes.mjs';

/** Measures the comparison; `generate` and `makeCase` make articles and a case of them, `report` takes what was found. */
export async function benchCompare(generate, makeCase, folder, report) {
  const long = generate(4, 1_000_000, 50);
  const panes = makeCase('panes', long, writeMarks(long, 2000, 4));
  await benchPanes(join(folder, 'panes-profile'), panes, report);

  const articles = generate(200, 20_000, 40_000);
  const { marks, truth } = writeComparison(articles, 5000);
  const matrix = makeCase('matrix', articles, marks);
  await benchMatrix(join(folder, 'matrix-profile'), matrix, truth, report);
}
