// Four long articles side by side in the real window: how they scroll while the lines that tie their claims are redrawn.
import { launch } from './electron-app.mjs';
import { median, ms, quantile } from './figures.mjs';

/** So many frames are not counted. */
const warmingUp = 20;

/** Measures four panes; the case has four articles. `report` takes what, figure, aim and whether it holds. */
export async function benchPanes(profile, file, report) {
  const { app, page } = await launch(profile, [file]);
  await page.keyboard.press('Control+3');
  for (const count of [3, 4]) {
    await page.keyboard.press('F7');
    await page.evaluate(documentsShown, count);
  }
  // With the table folded away there are most words and lines to draw.
  await page.keyboard.press('F8');
  // Choosing the first claim that all share brings it to one height.
  await page.keyboard.press('b');
  await page.evaluate(linesShown);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const display = median(await page.evaluate(idleFrames));
  for (const way of ['one scrolled to and fro', 'one scrolled on', 'scrolled on together']) {
    if (way === 'scrolled on together') await page.keyboard.press('F9');
    const before = await threadTimes(session);
    const { frames, lines, redrawn } = await page.evaluate(scrollFrames, {
      toAndFro: way === 'one scrolled to and fro',
      warmingUp,
    });
    const after = await threadTimes(session);
    const perFrame = (name) => ms((after[name] - before[name]) / (frames.length + warmingUp));
    const what = `Four panes of 1 MB with 2,000 marks each, ${way}`;
    report(`${what}: frames, median of ${frames.length}`, ms(median(frames)), '', null);
    const slow = quantile(frames, 0.95);
    report(`${what}: 95th percentile frame`, ms(slow), `one frame, ${ms(display)}`, slow < display * 1.5);
    const work = `${perFrame('TaskDuration')}, of it script ${perFrame('ScriptDuration')}`;
    report(`${what}: the page’s own time for a frame`, work, '', null);
    report(`${what}: lines on show, median`, `${median(lines)}`, '', null);
    const share = redrawn / frames.length;
    report(`${what}: frames in which the lines had moved`, `${(share * 100).toFixed(0)} %`, '', null);
  }
  await page.keyboard.press('F9');
  const levelled = await page.evaluate(levelTimes);
  report('Choosing a claim until it is at one height in all four, median', ms(median(levelled)), '', null);
  await app.close();
}

/** The milliseconds that the page's own thread has worked so far, by kind; what other programs take does not count. */
async function threadTimes(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
}

/** Runs in the page: waits until so many articles are in it. */
async function documentsShown(count) {
  for (;;) {
    const shown = [...document.querySelectorAll('[role=document]')];
    if (shown.length === count && shown.every((text) => text.querySelector('[data-block]'))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs in the page: waits until claims are tied. */
async function linesShown() {
  while (!document.querySelector('.ties .line')) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Runs in the page: the length of each frame while nothing happens. */
async function idleFrames() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  let last = await frame();
  for (let count = 0; count < 60; count++) {
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Runs in the page: the length of each frame while the first pane scrolls, and what was drawn. */
async function scrollFrames({ toAndFro, warmingUp }) {
  const scroller = document.querySelector('[role=document]').closest('.scroller');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const drawn = () =>
    [...document.querySelectorAll('.ties .line')].map((line) => line.getAttribute('d')).join();
  const frames = [];
  const lines = [];
  let redrawn = 0;
  scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
  let last = await frame();
  let before = drawn();
  for (let count = 0; count < 400; count++) {
    scroller.scrollTop += !toAndFro ? 30 : count % 50 < 25 ? 12 : -12;
    const now = await frame();
    const line = drawn();
    if (count >= warmingUp) {
      frames.push(now - last);
      lines.push(document.querySelectorAll('.ties .line').length);
      if (line !== before) redrawn += 1;
    }
    last = now;
    before = line;
  }
  return { frames, lines, redrawn };
}

/** Runs in the page: milliseconds from choosing a claim by its line until a line of it is level. */
async function levelTimes() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isLevel = (line) => {
    const numbers = line
      .getAttribute('d')
      .match(/-?[\d.]+/g)
      .map(Number);
    return Math.abs(numbers[1] - numbers.at(-1)) < 2;
  };
  for (const text of document.querySelectorAll('[role=document]')) text.closest('.scroller').scrollTop = 0;
  while (!document.querySelector('.ties .end')) await frame();
  const times = [];
  for (let count = 0; count < 9; count++) {
    const ends = [...document.querySelectorAll('.ties .end')];
    const end = ends[Math.floor(ends.length * ((count * 0.37) % 1))];
    if (!end) break;
    const start = performance.now();
    end.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    for (let waited = 0; waited < 200; waited++) {
      await frame();
      const chosen = [...document.querySelectorAll('.ties .chosen .line')];
      if (chosen.length > 0 && chosen.some(isLevel)) break;
    }
    times.push(performance.now() - start);
    document.querySelector('[role=document]').closest('.scroller').scrollTop += 700;
    await frame();
    await frame();
  }
  return times;
}
