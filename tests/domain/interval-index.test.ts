import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntervalIndex } from '#domain/interval-index.ts';
import { spansOverlap, type Span } from '#domain/span.ts';

type Item = { readonly name: number; readonly spans: readonly Span[] };

const span = fc
  .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 25 }) })
  .map(({ start, length }): Span => ({ start, end: start + length }));
const items = fc
  .array(fc.array(span, { minLength: 1, maxLength: 3 }), { maxLength: 40 })
  .map((all) => all.map((spans, name): Item => ({ name, spans })));

const indexOf = (all: readonly Item[]): IntervalIndex<Item> => new IntervalIndex(all, (item) => item.spans);
const names = (found: readonly Item[]): readonly number[] =>
  found.map((item) => item.name).sort((a, b) => a - b);

test('what overlaps a span is what a look at every item finds', () => {
  fc.assert(
    fc.property(items, span, (all, wanted) => {
      const expected = all.filter((item) => item.spans.some((own) => spansOverlap(own, wanted)));
      expect(names(indexOf(all).overlapping(wanted))).toEqual(names(expected));
    }),
  );
});

test('what lies at an offset is what a look at every item finds', () => {
  fc.assert(
    fc.property(items, fc.nat(90), (all, offset) => {
      const expected = all.filter((item) =>
        item.spans.some((own) => own.start <= offset && offset < own.end),
      );
      expect(names(indexOf(all).at(offset))).toEqual(names(expected));
    }),
  );
});

test('a place touches the spans that begin or end there', () => {
  fc.assert(
    fc.property(items, fc.nat(90), (all, offset) => {
      const expected = all.filter((item) =>
        item.spans.some((own) => own.start <= offset && offset <= own.end),
      );
      expect(names(indexOf(all).touching(offset))).toEqual(names(expected));
    }),
  );
});

test('items are found in text order, the enclosing one first', () => {
  const all: Item[] = [
    { name: 0, spans: [{ start: 5, end: 8 }] },
    { name: 1, spans: [{ start: 0, end: 20 }] },
    { name: 2, spans: [{ start: 5, end: 12 }] },
  ];
  expect(
    indexOf(all)
      .at(6)
      .map((item) => item.name),
  ).toEqual([1, 2, 0]);
});

test('an empty span and an empty index hold nothing', () => {
  const all: Item[] = [{ name: 0, spans: [{ start: 0, end: 9 }] }];
  expect(indexOf(all).overlapping({ start: 4, end: 4 })).toEqual([]);
  expect(indexOf([]).at(0)).toEqual([]);
});
