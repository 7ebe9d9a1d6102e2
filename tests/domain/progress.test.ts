import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '#domain/article.ts';
import { isParagraph, perCent, progressOf, readShareOf } from '#domain/progress.ts';
import { spansOverlap } from '#domain/span.ts';

const blocks: fc.Arbitrary<readonly Block[]> = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 20 }),
      kind: fc.constantFrom<Block['kind']>('heading', 'paragraph', 'quotation', 'list-item'),
      furniture: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((parts) => {
    let end = -2;
    return parts.map(({ length, kind, furniture }) => {
      const start = end + 2;
      end = start + length;
      return { start, end, kind, furniture };
    });
  });
const spans = fc.array(
  fc
    .record({ start: fc.nat(250), length: fc.integer({ min: 1, max: 60 }) })
    .map(({ start, length }) => ({ start, end: start + length })),
  { maxLength: 8 },
);

test('a paragraph counts as marked when a mark shares a part with it; furniture and headings never do', () => {
  fc.assert(
    fc.property(blocks, spans, (all, marks) => {
      const paragraphs = all.filter(isParagraph);
      const marked = paragraphs.filter((block) => marks.some((mark) => spansOverlap(block, mark)));
      expect(progressOf(all, marks)).toEqual({ marked: marked.length, paragraphs: paragraphs.length });
    }),
  );
});

test('each article counts by its words; a share that was begun is never 0 per cent, and only the whole is 100', () => {
  expect(readShareOf([])).toBe(0);
  expect(
    readShareOf([
      { wordCount: 300, readShare: 1 },
      { wordCount: 100, readShare: 0 },
    ]),
  ).toBe(0.75);
  expect([0, 0.0001, 0.5, 0.9999, 1].map(perCent)).toEqual([0, 1, 50, 99, 100]);
});
