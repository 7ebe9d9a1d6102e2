import fc from 'fast-check';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { TimelineLane, TimelinePoint } from '#domain/compare/timeline.ts';
import { spreadOf } from '#domain/compare/timeline.ts';
import { coursesOf } from '#domain/compare/stance-course.ts';
import { stances } from '#domain/stance.ts';
import Courses from '../../src/figures/Courses.svelte';
import { layCourses } from '../../src/figures/courses-layout.ts';
import { textWidth } from '../../src/figures/fit-text.ts';
import { stanceKey } from '../../src/figures/stance-key.ts';
import { standAlone } from '../../src/figures/stand-alone.ts';
import { eventMark, laneMarks, timelineColumns } from '../../src/figures/timeline-layout.ts';
import {
  axisTicks,
  binned,
  dayOf,
  panned,
  startOf,
  windowOver,
  zoomed,
} from '../../src/figures/time-scale.ts';
import Timeline from '../../src/figures/Timeline.svelte';
import { tableOccurrence } from '../domain/table/table-fixture.ts';

const day = fc.integer({ min: startOf('1990-01-01'), max: startOf('2030-01-01') }).map((time) => dayOf(time));
const points = fc.array(fc.tuple(day, fc.constantFrom(...stances, null)), { maxLength: 30 }).map((list) =>
  list
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, stance], at): TimelinePoint => ({
      on,
      stance,
      count: 1,
      articleId: 'a',
      occurrenceId: `o${at}`,
    })),
);
const laneOf = (given: Partial<TimelineLane>): TimelineLane => ({
  claimId: 'c',
  text: 'The gates were shut.',
  event: null,
  first: given.points?.[0]?.on ?? null,
  points: [],
  undated: 0,
  ...given,
});
const box = { x: 100, width: 400 };
const window = { from: startOf('2000-01-01'), to: startOf('2010-01-01') };

test('every place of a lane is drawn or counted, near its day and beside the others', () => {
  fc.assert(
    fc.property(points, (list) => {
      const { marks, before, after, hidden } = laneMarks(laneOf({ points: list }), window, box);
      expect(marks.reduce((sum, { count }) => sum + count, before + after + hidden)).toBe(list.length);
      marks.forEach(({ x }, at) => {
        expect(x).toBeGreaterThanOrEqual(box.x);
        if (at > 0) expect(x - (marks[at - 1]?.x ?? 0)).toBeGreaterThan(10.99);
      });
      const first = marks.filter((mark) => mark.first);
      expect(first.every(({ point }) => point.on === list[0]?.on)).toBe(true);
    }),
  );
});

test('an event is a bar as long as what is known of it, a day a thin full one', () => {
  const year = eventMark(laneOf({ event: { from: '2004-01-01', to: '2004-12-31' } }), window, box);
  expect(year).toMatchObject({ kind: 'span', exact: false });
  expect(year.kind === 'span' && year.width).toBeCloseTo(40, 0);
  const exact = eventMark(laneOf({ event: { from: '2009-12-31', to: '2009-12-31' } }), window, box);
  expect(exact).toMatchObject({ kind: 'span', exact: true, width: 5, x: 495 });
  expect(eventMark(laneOf({ event: { from: '1999-01-01', to: '1999-12-31' } }), window, box).kind).toBe(
    'before',
  );
  expect(eventMark(laneOf({ event: { from: '2010-01-01', to: '2010-01-01' } }), window, box).kind).toBe(
    'after',
  );
  expect(eventMark(laneOf({}), window, box).kind).toBe('none');
});

test('zooming and panning stay within all there is and keep the moment pointed at', () => {
  const all = window;
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (factor, at) => {
        const around = all.from + (all.to - all.from) * at;
        const near = zoomed(all, factor, around, all);
        expect(near.from).toBeGreaterThanOrEqual(all.from);
        expect(near.to).toBeLessThanOrEqual(all.to + 1);
        expect(near.from).toBeLessThanOrEqual(around + 1);
        expect(near.to).toBeGreaterThanOrEqual(around - 1);
        const moved = panned(near, 0.5, all);
        expect(moved.to - moved.from).toBeCloseTo(near.to - near.from, -2);
        expect(moved.to).toBeLessThanOrEqual(all.to + 1);
      },
    ),
  );
});

test('days survive the way to a moment and back, even in the first century', () => {
  fc.assert(
    fc.property(day, (each) => {
      expect(dayOf(startOf(each))).toBe(each);
    }),
  );
  expect(dayOf(startOf('0044-03-15'))).toBe('0044-03-15');
  expect(windowOver([])).toBeNull();
});

test('an axis names its days as briefly as they can be told apart', () => {
  expect(axisTicks(window, box).map(({ label }) => label)).toContain('2004');
  const week = { from: startOf('2004-05-01'), to: startOf('2004-05-08') };
  expect(axisTicks(week, box).every(({ label }) => /^2004-05-0\d$/.test(label))).toBe(true);
  const labels = axisTicks({ from: startOf('2004-05-01'), to: startOf('2004-05-03') }, box).map(
    ({ label }) => label,
  );
  expect(new Set(labels).size).toBe(labels.length);
});

test('the bars count a day once and a month in every part it touches', () => {
  const bins = binned(
    [
      { from: '2000-01-01', to: '2000-01-01', count: 2 },
      { from: '1999-01-01', to: '2009-12-31', count: 1 },
    ],
    window,
    10,
  );
  expect(bins).toEqual([3, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  const week = { from: startOf('2004-05-01'), to: startOf('2004-05-08') };
  const near = binned([{ from: '2004-05-03', to: '2004-05-03', count: 4 }], week, 28);
  expect(near.filter((count) => count > 0)).toEqual([4]);
});

const words = {
  title: 'Timeline',
  description: 'Lanes.',
  claims: '2 claims',
  event: 'Event',
  published: 'Published',
  noDate: 'no date',
  stance: (stance: string | null) => stance ?? 'not judged',
  more: null,
};

test('the timeline is drawn in core as one SVG, with every lane in it and the same bytes each time', () => {
  const lanes = [
    laneOf({
      claimId: 'c1',
      event: { from: '2004-01-01', to: '2004-12-31' },
      text: 'Вода піднялася & "ворота" <відчинили>',
      points: [{ on: '2005-01-01', stance: 'rejects', count: 3, articleId: 'a', occurrenceId: 'o' }],
    }),
    laneOf({ claimId: 'c2', text: 'فتحت البوابات', undated: 2 }),
  ];
  const props = {
    width: 800,
    height: 200,
    lanes,
    spread: spreadOf({ lanes, withoutEvent: 1 }),
    windows: { event: window, published: window },
    words,
  };
  const svg = standAlone(render(Timeline, { props }).body);
  expect(svg).toContain('&lt;відчинили>');
  expect(svg.match(/data-claim=/g)).toHaveLength(2);
  expect(svg).toContain('2005-01-01: rejects ×3');
  expect(svg).toContain('no date');
  expect(standAlone(render(Timeline, { props }).body)).toBe(svg);
});

test('the key to the signs names every stance and keeps within its room', () => {
  for (const room of [200, 640, 2000]) {
    const { entries, height } = stanceKey(room, (stance) => stance ?? 'not judged');
    expect(entries.map(({ stance }) => stance)).toEqual([...stances, null]);
    for (const { x, y, label } of entries) {
      expect(x === 10 || x + 16 + textWidth(label, 11) <= room).toBe(true);
      expect(y).toBeLessThan(height);
    }
    expect(new Set(entries.map(({ x, y }) => `${x} ${y}`)).size).toBe(7);
  }
});

test('the columns share even a narrow window without lying over each other', () => {
  for (const width of [320, 500, 800, 2400]) {
    const { label, event, published, undated } = timelineColumns(width);
    expect(label.x + label.width).toBeLessThanOrEqual(event.x);
    expect(event.x + event.width).toBeLessThanOrEqual(published.x);
    if (width >= 500) expect(published.x + published.width).toBeLessThanOrEqual(undated.x);
  }
});

test('a line steps between degrees and never leads to what is none', () => {
  const place = (publishedOn: string, stance: (typeof stances)[number] | null) =>
    tableOccurrence({ id: publishedOn, publisher: 'Post', publishedOn, stance });
  const courses = coursesOf(
    [place('2024-01-01', 'endorses'), place('2024-02-01', 'unclear'), place('2024-03-01', 'rejects')],
    'publisher',
  );
  const { lines, rows } = layCourses(courses, 'publisher', 400);
  expect(rows.map(({ value }) => value)).toEqual([
    'endorses',
    'leans-toward',
    'reports-neutrally',
    'distances',
    'rejects',
    'unclear',
    null,
  ]);
  expect(lines[0]?.path.match(/[ML]/g)).toHaveLength(3);
  expect(lines[0]?.marks.map(({ onScale }) => onScale)).toEqual([true, false, true]);
  const props = {
    width: 400,
    courses,
    subject: 'publisher' as const,
    words: {
      title: 'Course',
      description: '',
      value: (value: string | null) => value ?? 'not judged',
      name: () => 'Post',
    },
  };
  expect(render(Courses, { props }).body).toContain('Post, 2024-02-01: unclear');
  expect(layCourses([], 'source', 400).lines).toEqual([]);
});
