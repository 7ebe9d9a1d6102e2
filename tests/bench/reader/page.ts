import '@fontsource-variable/source-serif-4/wght.css';
import '../../../src/renderer/src/styles/tokens.css';
import '../../../src/renderer/src/styles/base.css';
import '../../../src/renderer/src/styles/stance.css';
import './page.css';
import type { ArticleDocument } from '#contract/views.ts';
import { IntervalIndex } from '#domain/interval-index.ts';
import { tick } from 'svelte';
import { TextSurface } from '../../../src/renderer/src/reader-dom/text-surface.ts';
import { makeDocument, oneMore } from './article.ts';
import {
  allRanges,
  bare,
  bareInChunks,
  markJs,
  nearRanges,
  reader,
  recogito,
  wrapping,
  type Contender,
} from './contenders.ts';

// The page in which the reader and its peers are measured. All times are milliseconds.

const contenders = {
  reader,
  bare,
  'bare in chunks': bareInChunks,
  'all ranges': allRanges,
  'ranges near the window': nearRanges,
  'recogito, CSS highlights, given ranges': recogito('CSS_HIGHLIGHTS', 'ranges'),
  'recogito, CSS highlights, given offsets': recogito('CSS_HIGHLIGHTS', 'offsets'),
  'recogito, spans, given ranges': recogito('SPANS', 'ranges'),
  'recogito, spans, given offsets': recogito('SPANS', 'offsets'),
  'mark.js': markJs,
  'element wrapping': wrapping,
} satisfies Readonly<Record<string, Contender>>;

const box = document.getElementById('stage');
if (!box) throw new Error('There is no stage.');
const stage = box;
let article: ArticleDocument = makeDocument(1000, 1);

// What the reader asks of core is answered with nothing: here only the page is measured.
Object.defineProperty(window, 'parallax', {
  value: {
    call: () => Promise.resolve({ ok: true, value: null }),
    on: () => () => undefined,
    pathOf: () => '',
  },
});

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);
/** Waits until what was changed is on the screen: after the frame that paints it. */
async function painted(): Promise<void> {
  await nextFrame();
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port2.onmessage = resolve;
    port1.postMessage(null);
  });
}
/** Until nothing is left of what came before: twice a frame, and a pause for what runs when the page is idle. */
async function settled(): Promise<void> {
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 150));
  await painted();
}
async function timed(work: () => void): Promise<number> {
  const start = performance.now();
  work();
  await painted();
  return performance.now() - start;
}
/** Until more marks are on the screen than before; some of the peers paint a while after they were asked to. */
async function timedToMarks(work: () => void): Promise<number> {
  const before = shownMarks();
  const start = performance.now();
  work();
  do await painted();
  while (shownMarks() === before && performance.now() - start < 30_000);
  if (shownMarks() === before) throw new Error('No mark was shown within 30 s.');
  return performance.now() - start;
}

/**
 * What a change takes of the page's time: the work itself with all that follows at once, and the frame that shows it,
 * without the wait in between for the display's next beat.
 */
async function workOf(change: () => void): Promise<number> {
  await nextFrame();
  const start = performance.now();
  change();
  await Promise.resolve();
  await tick();
  const done = performance.now();
  const frame = nextFrame().then(() => performance.now());
  await painted();
  return done - start + (performance.now() - (await frame));
}

/** How many marks the page shows, however it does it. */
function shownMarks(): number {
  const ranges = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  return ranges + stage.querySelectorAll('mark, .r6o-annotation').length;
}

/** What was measured of one contender, once; `add` is until the mark is on the screen, `work` the page's time alone. */
type Figures = {
  readonly open: number;
  readonly paint: number;
  readonly add: readonly number[];
  readonly work: readonly number[];
};

const bench = {
  /** Makes the article that everything after is measured on. */
  load(characters: number, marks: number): void {
    article = makeDocument(characters, marks);
  },

  /** Opens the article, paints all its marks, then adds some marks in sight one by one. */
  async figures(name: keyof typeof contenders, adds: number): Promise<Figures> {
    await settled();
    let shown: ReturnType<Contender['open']> | undefined;
    const open = await timed(() => (shown = contenders[name].open(stage, article)));
    if (!shown) throw new Error('Nothing is shown.');
    await settled();
    shown.prepare?.(article.occurrences);
    const { paint: paintMarks } = shown;
    // At the beginning of a frame, so that the time is the frames it takes and not where in one it began.
    await nextFrame();
    const paint = name.startsWith('bare') ? 0 : await timedToMarks(() => paintMarks(article.occurrences));
    const add: number[] = [];
    const work: number[] = [];
    for (let number = 0; shown.add && number < adds; number += 1) {
      await settled();
      await nextFrame();
      add.push(await timedToMarks(() => shown?.add?.(oneMore(article, 2 * number))));
      await settled();
      work.push(await workOf(() => shown?.add?.(oneMore(article, 2 * number + 1))));
    }
    shown.close();
    return { open, paint, add, work };
  },

  /** Opens the article with its marks already there, as going to it does. */
  async openMarked(): Promise<number> {
    await settled();
    const start = performance.now();
    const shown = reader.open(stage, article);
    shown.paint(article.occurrences);
    await painted();
    const took = performance.now() - start;
    shown.close();
    return took;
  },

  /** The lengths of frames while the text is scrolled by half a window a frame. */
  async scroll(name: keyof typeof contenders, marked: boolean, frames: number): Promise<readonly number[]> {
    const shown = contenders[name].open(stage, article);
    if (marked) {
      shown.prepare?.(article.occurrences);
      shown.paint(article.occurrences);
    }
    await settled();
    const scroller = shown.scroller();
    const lengths: number[] = [];
    let last = await nextFrame();
    for (let frame = 0; frame < frames; frame += 1) {
      scroller.scrollTop += scroller.clientHeight / 2;
      const now = await nextFrame();
      lengths.push(now - last);
      last = now;
    }
    shown.close();
    return lengths;
  },

  /** What finding the marks under a point takes beside the browser's own look-up of the caret there, each a median. */
  async hitTest(points: number): Promise<{ readonly browser: number; readonly whole: number }> {
    const shown = reader.open(stage, article);
    shown.paint(article.occurrences);
    await settled();
    const root = stage.querySelector<HTMLElement>('[role=document]');
    if (!root) throw new Error('There is no text.');
    const surface = new TextSurface(root, article.text, article.blocks);
    const index = new IntervalIndex(article.occurrences, (occurrence) => occurrence.spans);
    const view = shown.scroller().getBoundingClientRect();
    const text = root.getBoundingClientRect();
    const browser: number[] = [];
    const whole: number[] = [];
    // Many at each point, as one is shorter than the clock's step.
    const each = 20;
    for (let point = 0; point < points; point += 1) {
      const x = text.left + ((point * 37) % text.width);
      const y = view.top + 40 + ((point * 53) % (view.height - 80));
      browser.push(perCall(each, () => document.caretPositionFromPoint(x, y)));
      whole.push(
        perCall(each, () => {
          const unit = surface.hitTest(x, y)?.unit ?? null;
          return unit === null ? [] : index.at(unit);
        }),
      );
    }
    shown.close();
    const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
    return { browser: middle(browser), whole: middle(whole) };
  },
};

function perCall(count: number, work: () => unknown): number {
  const start = performance.now();
  for (let call = 0; call < count; call += 1) work();
  return (performance.now() - start) / count;
}

/** What the benchmark's script calls. */
export type ReaderBench = typeof bench;
Object.assign(window, { bench });
