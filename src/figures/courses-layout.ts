import { curveStepAfter, line } from 'd3-shape';
import type { Commitment } from '#domain/occurrence.ts';
import type { Course, CoursePoint, CourseSubject } from '#domain/compare/stance-course.ts';
import type { Stance } from '#domain/stance.ts';
import { axisTicks, placeOf, startOf, windowOver } from './time-scale.ts';

// How stances toward a claim, or commitments to it, change over time: days go to the right, each value has a row; rows
// below the rule are no degree of anything (unclear, relays, not judged), so no line leads there.

/** A row of the drawing: a value, or null for what is not judged. */
export type CourseRow = { readonly value: Stance | Commitment | null; readonly onScale: boolean };

/** The rows for what is followed, from what is most for the claim to what is most against it. */
export function courseRows(subject: CourseSubject): readonly CourseRow[] {
  const scale: readonly (Stance | Commitment)[] =
    subject === 'publisher'
      ? ['endorses', 'leans-toward', 'reports-neutrally', 'distances', 'rejects']
      : ['asserts', 'says-probable', 'says-possible', 'questions', 'denies'];
  const off: readonly (Stance | Commitment | null)[] =
    subject === 'publisher' ? ['unclear', null] : ['relays', null];
  return [
    ...scale.map((value) => ({ value, onScale: true })),
    ...off.map((value) => ({ value, onScale: false })),
  ];
}

/** How lines are dashed, one after another: with the name at their end they are told apart without colour. */
const dashes = ['none', '6 3', '2 2', '9 3 2 3', '12 4', '4 2 1 2'];

const rowHeight = 24;
const top = 12;
const axisHeight = 24;

/** How high the drawing of so many courses is. */
export function coursesHeight(subject: CourseSubject, courses: number): number {
  return top + courseRows(subject).length * rowHeight + axisHeight + courses * 18 + 8;
}

/** Lays the courses out in so much room. */
export function layCourses(courses: readonly Course[], subject: CourseSubject, width: number) {
  const rows = courseRows(subject).map((row, at) => ({ ...row, y: top + at * rowHeight + rowHeight / 2 }));
  const box = {
    x: Math.min(120, width * 0.34),
    width: Math.max(width - Math.min(120, width * 0.34) - 20, 60),
  };
  const window = windowOver(courses.flatMap(({ points }) => points.map(({ on }) => ({ from: on, to: on }))));
  const bottom = top + rows.length * rowHeight;
  if (!window) return { rows, box, bottom, ticks: [], lines: [] };
  const place = placeOf(window, box);
  const rowOf = (point: CoursePoint) => {
    const value = subject === 'publisher' ? point.stance : point.commitment;
    return rows.find((row) => row.value === value);
  };
  const path = line<{ readonly x: number; readonly y: number }>(
    ({ x }) => x,
    ({ y }) => y,
  ).curve(curveStepAfter);
  const lines = courses.map((course, at) => {
    // Courses that are in one row at one time lie beside each other.
    const shift = (at - (courses.length - 1) / 2) * Math.min(3, 14 / Math.max(courses.length, 1));
    const marks = course.points.map((point) => {
      const row = rowOf(point);
      return { point, x: place(startOf(point.on)), y: (row?.y ?? 0) + shift, onScale: row?.onScale ?? false };
    });
    return {
      course,
      marks,
      dash: dashes[at % dashes.length] ?? 'none',
      path: path(marks.filter(({ onScale }) => onScale)) ?? '',
    };
  });
  return { rows, box, bottom, ticks: axisTicks(window, box), lines };
}
