import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFields, singleFields, valuesOf } from '#domain/merge-sources.ts';
import type { SourceFields } from '#domain/source.ts';

const short = fc.constantFrom('', 'a', 'b');
const source: fc.Arbitrary<SourceFields> = fc.record({
  name: fc.constantFrom('A', 'B', 'C'),
  kind: fc.constantFrom('person', 'group', 'unknown'),
  aliases: fc.array(fc.constantFrom('A', 'D', 'E'), { maxLength: 3 }),
  role: short,
  affiliation: short,
  country: short,
  descriptor: short,
});
const sources = fc.array(source, { minLength: 2, maxLength: 4 });

test('every name of every source is the name or an alias, each once', () => {
  fc.assert(
    fc.property(sources, (given) => {
      const { name, aliases } = mergeFields(given, {});
      expect([name, ...aliases].sort()).toEqual(
        [...new Set(given.flatMap((each) => [each.name, ...each.aliases]))].sort(),
      );
    }),
  );
});

test('each field keeps the first known value unless another is chosen, and never an empty one for a known', () => {
  fc.assert(
    fc.property(sources, fc.constantFrom(...singleFields), (given, field) => {
      const values = valuesOf(field, given);
      expect(values.length).toBeGreaterThan(0);
      expect(mergeFields(given, {})[field]).toBe(values[0]);
      for (const value of values) expect(mergeFields(given, { [field]: value })[field]).toBe(value);
      if (given.some((each) => each[field] !== '' && each[field] !== 'unknown')) {
        expect(values).not.toContain('');
        expect(values).not.toContain('unknown');
      }
    }),
  );
});
