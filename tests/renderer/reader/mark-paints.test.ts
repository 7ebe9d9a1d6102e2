import { expect, test } from 'vitest';
import type { OccurrenceDetail } from '#contract/views.ts';
import { IntervalIndex } from '#domain/interval-index.ts';
import type { Span } from '#domain/span.ts';
import { markPaints } from '../../../src/renderer/src/features/reader/mark-paints.ts';

function indexOf(spans: readonly Span[]): IntervalIndex<OccurrenceDetail> {
  const marks = spans.map((span, index) => ({ id: `${index}`, stance: 'rejects', spans: [span], chain: [] }));
  return new IntervalIndex(marks as never as readonly OccurrenceDetail[], (mark) => mark.spans);
}

test('only what lies near the window is painted, however many marks there are and though one holds all of them', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({ start: i * 500, end: i * 500 + 120 }));
  const near = { start: 2_000_000, end: 2_012_000 };
  const paints = markPaints(indexOf([...many, { start: 0, end: 5_000_000 }]), near);
  expect(paints.length).toBeLessThan(110);
  expect(paints.filter(({ name }) => name === 'mark-rejects')).toHaveLength(24);
  expect(paints.filter(({ name }) => name === 'mark-rejects-2')).toMatchObject([
    { start: 0, end: 5_000_000 },
  ]);
});

test('a mark that reaches out of sight keeps its level while the text is scrolled', () => {
  const index = indexOf([
    { start: 0, end: 3000 },
    { start: 2500, end: 2600 },
  ]);
  for (const near of [
    { start: 0, end: 1000 },
    { start: 1000, end: 2000 },
    { start: 2000, end: 3000 },
  ]) {
    const level = markPaints(index, near).find(({ start, name }) => start === 0 && name.startsWith('mark-'));
    expect(level?.name).toBe('mark-rejects-2');
  }
});
