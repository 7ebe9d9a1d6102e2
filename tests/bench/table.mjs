// The claims table of a large case in the real window: how soon it is there, how it scrolls, filters, sorts and edits.
import { median, ms, quantile } from './figures.mjs';

/** Measures the table of the case open in the page; `report` takes what, figure, aim and whether it holds. */
export async function benchTable(page, report) {
  await page.keyboard.press('Control+6');
  const opened = await page.evaluate(waitForRows);
  const total = await page.evaluate(
    () => Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1,
  );
  const rows = total.toLocaleString('en');
  report(`The claims table of ${rows} rows, from opening to its first rows`, ms(opened), '', null);

  const frames = await page.evaluate(scrollFrames);
  report(`Scrolling it by wheel, ${frames.length} frames, median`, ms(median(frames)), '', null);
  const slow = quantile(frames, 0.95);
  report('Scrolling it by wheel, 95th percentile frame', ms(slow), 'under 34 ms', slow < 34);

  const jumps = await page.evaluate(jumpTimes);
  report(
    `Jumping anywhere in it until the rows are there, median of ${jumps.length}`,
    ms(median(jumps)),
    '',
    null,
  );

  for (const [what, query] of [
    ['Filtering it by a word the first time', { filter: 'gate' }],
    ['Filtering it by another word', { filter: 'ministry' }],
    ['Sorting it by exact words', { sort: [{ column: 'words', descending: false }] }],
    ['Grouping it by article', { group: 'article' }],
  ]) {
    report(what, ms(await page.evaluate(askRows, query)), '', null);
  }
  for (const count of [10_000, 100_000]) {
    const took = await page.evaluate(editRows, count);
    const aim = count === 10_000 ? 'under 5 s' : '';
    const name = `Giving ${count.toLocaleString('en')} of its rows a stance, as one change`;
    report(name, `${(took / 1000).toFixed(1)} s`, aim, aim === '' ? null : took < 5000);
  }
}

/** Runs in the page: milliseconds from now until the table shows rows. */
async function waitForRows() {
  const start = performance.now();
  while (!document.querySelector('[role=grid] [role=gridcell]:not(.wait)'))
    await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - start;
}

/** Runs in the page: the length of each frame while the table scrolls 400 pixels a frame. */
async function scrollFrames() {
  const grid = document.querySelector('[role=grid]');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  let last = await frame();
  for (let count = 0; count < 300; count++) {
    grid.scrollTop += 400;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Runs in the page: milliseconds from a jump to a far place until no row there is waited for. */
async function jumpTimes() {
  const grid = document.querySelector('[role=grid]');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  for (let count = 0; count < 25; count++) {
    const start = performance.now();
    grid.scrollTop = grid.scrollHeight * ((count * 0.37) % 1);
    do await frame();
    while (grid.querySelector('[aria-busy=true]'));
    times.push(performance.now() - start);
  }
  return times;
}

/** Runs in the page: milliseconds core takes to answer with the first rows of a query. */
async function askRows(wanted) {
  const query = { filter: '', rows: 'occurrences', sort: [], group: null, collapsed: [], ...wanted };
  const start = performance.now();
  const answer = await window.parallax.call('table.rows', { query, start: 0, count: 100, find: null });
  if (!answer.ok) throw new Error(answer.failure.message);
  return performance.now() - start;
}

/** Runs in the page: milliseconds an edit of so many rows takes; it is undone afterwards. */
async function editRows(count) {
  const call = async (name, input) => {
    const answer = await window.parallax.call(name, input);
    if (!answer.ok) throw new Error(answer.failure.message);
    return answer.value;
  };
  const query = { filter: '', rows: 'occurrences', sort: [], group: null, collapsed: [] };
  const ids = await call('table.ids', { query, start: 0, end: count });
  const start = performance.now();
  const { changes } = await call('table.edit', { ids, edit: { field: 'stance', value: null } });
  const took = performance.now() - start;
  if (changes < count / 2) throw new Error(`Only ${changes} of ${count} rows changed.`);
  await call('journal.undo', {});
  return took;
}
