import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPart } from '#domain/report/composition.ts';
import { movedPart } from '../../../src/renderer/src/features/report/composer/part-order.ts';

test('a part that moves stands where it was sent, and the others keep their order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.nat(),
      fc.integer({ min: -1, max: 10 }),
      (count, which, to) => {
        const parts = Array.from({ length: count }, (_, index) => emptyPart('text', String(index)));
        const id = String(which % count);
        const moved = movedPart(parts, id, to);
        if (to < 0 || to >= count || String(to) === id) {
          expect(moved).toBe(parts);
          return;
        }
        expect(moved[to]?.id).toBe(id);
        const rest = (list: typeof parts | typeof moved) => list.filter((part) => part.id !== id);
        expect(rest(moved)).toEqual(rest(parts));
      },
    ),
  );
});
