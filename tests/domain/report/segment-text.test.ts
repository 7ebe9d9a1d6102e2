import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignLanes, type Mark, segmentText } from '#domain/report/segment-text.ts';
import { spansOverlap } from '#domain/span.ts';

const spanIn = (length: number): fc.Arbitrary<{ start: number; end: number }> =>
  fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const marksIn = (length: number): fc.Arbitrary<Mark<number>[]> =>
  fc.array(spanIn(length), { maxLength: 8 }).map((spans) => spans.map((span, key) => ({ ...span, key })));
const scene = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .chain((text) =>
    fc.record({ text: fc.constant(text), block: spanIn(text.length), marks: marksIn(text.length) }),
  );

test('the segments of a block joined are the block, and none is empty', () => {
  fc.assert(
    fc.property(scene, ({ text, block, marks }) => {
      const segments = segmentText(text, block, marks);
      expect(segments.map((segment) => segment.text).join('')).toBe(text.slice(block.start, block.end));
      for (const segment of segments) expect(segment.end).toBeGreaterThan(segment.start);
    }),
  );
});

test('every mark covers exactly its own characters of the block', () => {
  fc.assert(
    fc.property(scene, ({ text, block, marks }) => {
      const segments = segmentText(text, block, marks);
      for (const mark of marks) {
        const covered = segments.filter((segment) => segment.marks.includes(mark));
        const [from, to] = [Math.max(mark.start, block.start), Math.min(mark.end, block.end)];
        expect(covered.map((segment) => segment.text).join('')).toBe(from < to ? text.slice(from, to) : '');
      }
    }),
  );
});

test('every mark that touches the block starts in one segment and ends in one', () => {
  fc.assert(
    fc.property(scene, ({ text, block, marks }) => {
      fc.pre(block.start < block.end);
      const segments = segmentText(text, block, marks);
      const touching = marks.filter((mark) => mark.start < mark.end && spansOverlap(mark, block));
      expect(new Set(segments.flatMap((segment) => segment.starting))).toEqual(new Set(touching));
      expect(segments.flatMap((segment) => segment.starting)).toHaveLength(touching.length);
      expect(segments.flatMap((segment) => segment.ending)).toHaveLength(touching.length);
    }),
  );
});

test('overlapping marks keep their order from outer to inner over all segments', () => {
  const marks = [
    { start: 4, end: 12, key: 'b' },
    { start: 0, end: 8, key: 'a' },
    { start: 4, end: 6, key: 'c' },
  ];
  const segments = segmentText('abcdefghijklmnop', { start: 0, end: 16 }, marks);
  expect(segments.map(({ text, marks: on }) => `${text}:${on.map(({ key }) => key).join('')}`)).toEqual([
    'abcd:a',
    'ef:abc',
    'gh:ab',
    'ijkl:b',
    'mnop:',
  ]);
});

test('marks that overlap never share a lane, and a mark by itself has the first', () => {
  fc.assert(
    fc.property(marksIn(50), (all) => {
      const marks = all.filter((mark) => mark.start < mark.end);
      const lanes = assignLanes(marks);
      marks.forEach((mark, i) => {
        const others = marks.filter((other, j) => j !== i && spansOverlap(mark, other));
        if (others.length === 0) expect(lanes[i]).toBe(0);
        for (const other of others) expect(lanes[i]).not.toBe(lanes[marks.indexOf(other)]);
      });
    }),
  );
});
