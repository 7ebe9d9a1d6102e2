// The matrix of a large case in the real window: how soon it is there, how it scrolls, how soon it is laid out anew.
import { launch } from './electron-app.mjs';
import { median, ms, quantile } from './figures.mjs';

/** Measures the matrix of a case; `truth` is what `writeComparison` knows of it. */
export async function benchMatrix(profile, file, truth, report) {
  const { app, page } = await launch(profile, [file]);
  await measure(page, truth, report);
  await app.close();
}

async function measure(page, truth, report) {
  const cells = truth.places.toLocaleString('en');
  const from = await page.evaluate(() => performance.now());
  await page.keyboard.press('Alt+2');
  const shown = await page.evaluate(waitForMatrix);
  report(
    `The matrix of ${truth.articles} articles by ${truth.claims.toLocaleString('en')} claims with ${cells} cells, from the key to its cells`,
    ms(shown - from),
    'under 1 s',
    shown - from < 1000,
  );
  checkTruth(await page.evaluate(readMatrix, { by: 'articles' }), truth);

  for (const [what, step] of [
    ['down', { top: 400, left: 0 }],
    ['sideways', { top: 0, left: 150 }],
    ['down and sideways at once', { top: 250, left: 60 }],
  ]) {
    const frames = await page.evaluate(scrollFrames, step);
    report(`Scrolling it ${what}, ${frames.length} frames, median`, ms(median(frames)), '', null);
    const slow = quantile(frames, 0.95);
    report(`Scrolling it ${what}, 95th percentile frame`, ms(slow), 'under 34 ms', slow < 34);
  }
  for (const [what, layout] of [
    ['Laying it out by dispute', { rows: { order: 'dispute', reversed: false } }],
    [
      'Ordering its rows and columns by similarity',
      {
        rows: { order: 'similarity', reversed: false },
        columns: { order: 'similarity', reversed: false },
      },
    ],
    ['Laying it out by source', { by: 'sources' }],
  ]) {
    const { took } = await page.evaluate(readMatrix, layout);
    report(`${what}, until the window has it`, ms(took), '', null);
  }
}

/** The generator knows what is true of the case; a matrix that says otherwise is not worth measuring. */
function checkTruth({ standings, origins, places, judged }, truth) {
  const found = JSON.stringify({ standings, origins, places });
  const sorted = Object.fromEntries(Object.entries(truth.standings).sort());
  const known = JSON.stringify({ standings: sorted, origins: truth.origins, places: truth.places });
  if (found !== known) throw new Error(`The matrix says ${found}, but the case was made so: ${known}`);
  if (judged === 0) throw new Error('No column has a mean stance.');
}

/** Runs in the page: the time at which the matrix has cells that hold something. */
async function waitForMatrix() {
  while (!document.querySelector('[role=grid][aria-colcount="201"] [role=gridcell] .sign'))
    await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now();
}

/** Runs in the page: asks core for the matrix and counts what it says. */
async function readMatrix(wanted) {
  const layout = {
    by: 'articles',
    rows: { order: 'coverage', reversed: false },
    columns: { order: 'case', reversed: false },
    ...wanted,
  };
  const start = performance.now();
  const answer = await window.parallax.call('compare.matrix', { filter: '', articleIds: [], layout });
  const took = performance.now() - start;
  if (!answer.ok) throw new Error(answer.failure.message);
  const { rows, columns } = answer.value;
  const standings = {};
  for (const { standing } of [...rows].sort((a, b) => (a.standing < b.standing ? -1 : 1)))
    standings[standing] = (standings[standing] ?? 0) + 1;
  return {
    took,
    standings,
    origins: rows.filter(({ origin }) => origin !== null).length,
    places: columns.reduce((sum, column) => sum + column.places, 0),
    judged: columns.filter(({ meanStance }) => meanStance !== null).length,
  };
}

/** Runs in the page: the length of each frame while the matrix scrolls so many pixels a frame, back again at the end. */
async function scrollFrames({ top, left }) {
  const grid = document.querySelector('[role=grid]');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  let way = 1;
  let last = await frame();
  for (let count = 0; count < 300; count++) {
    const before = [grid.scrollTop, grid.scrollLeft];
    grid.scrollBy(top * way, left * way);
    if (grid.scrollTop === before[0] && grid.scrollLeft === before[1]) way = -way;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}
