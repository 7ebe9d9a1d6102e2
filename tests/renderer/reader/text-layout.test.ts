import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockKinds, type Block } from '#domain/article.ts';
import { layOut } from '../../../src/renderer/src/features/reader/text-layout.ts';

const blocks = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...blockKinds),
      furniture: fc.boolean(),
      length: fc.integer({ min: 1, max: 90 }),
    }),
    {
      maxLength: 200,
    },
  )
  .map((given) => {
    let at = 0;
    return given.map(({ kind, furniture, length }): Block => {
      const start = at;
      at += length + 2;
      return { start, end: start + length, kind, furniture };
    });
  });

test('every block is laid out once, in order, and told by its place', () => {
  fc.assert(
    fc.property(blocks, (all) => {
      const runs = layOut(all).flatMap((chunk) => chunk.runs);
      expect(runs.flatMap((run) => run.blocks)).toEqual(all);
      let index = 0;
      for (const run of runs) {
        expect(run.first).toBe(index);
        index += run.blocks.length;
      }
    }),
  );
});

test('a run holds one kind, and neighbouring furniture is one run', () => {
  fc.assert(
    fc.property(blocks, (all) => {
      const runs = layOut(all).flatMap((chunk) => chunk.runs);
      runs.forEach((run, index) => {
        expect(new Set(run.blocks.map((block) => block.furniture))).toEqual(
          new Set([run.kind === 'furniture']),
        );
        if (run.kind === 'furniture') expect(runs[index + 1]?.kind).not.toBe('furniture');
        if (run.kind === 'list') expect(run.blocks.every((block) => block.kind === 'list-item')).toBe(true);
      });
    }),
  );
});

test('a megabyte of paragraphs is laid out in a few hundred chunks of some height', () => {
  const all = Array.from({ length: 8000 }, (_, index): Block => ({
    start: index * 130,
    end: index * 130 + 128,
    kind: 'paragraph',
    furniture: false,
  }));
  const chunks = layOut(all);
  expect(chunks.length).toBeGreaterThan(200);
  expect(chunks.length).toBeLessThan(300);
  const height = chunks.reduce((sum, chunk) => sum + chunk.height, 0);
  expect(height).toBeCloseTo(8000 * (2 * 1.6 + 0.9));
});
