import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '#domain/article.ts';
import { isParagraph, progressOf } from '#domain/progress.ts';
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
